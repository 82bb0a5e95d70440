"""My agency's card: by what gateway it shares, what it must do, its policies, and whom to ring."""

import re
from datetime import date

from msgspec import Struct
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.partnership.state import Agency, Policy
from ui.requests.basis_part import Aside
from ui.widgets import Label, LinkButton, announce
from ui.words import short_date

_NUMBER = re.compile(r"\+?\d[\d ]{3,}\d|(?:ext|x) ?\d+")


class PolicyLine(Struct, frozen=True):
    text: str
    overdue: bool = False


class Card(Struct, frozen=True):
    """`number`: what is rung of `speak_to`; empty where it holds none."""

    agency: str
    gateway: str = ""
    duties: str = ""
    policies: tuple[PolicyLine, ...] = ()
    speak_to: str = ""
    number: str = ""


def card(agency: Agency, on: date) -> Card:
    found = _NUMBER.search(agency.speak_to)
    return Card(
        agency=agency.name,
        gateway=agency.gateway,
        duties=agency.duties,
        policies=tuple(_policy(policy, on) for policy in agency.policies),
        speak_to=agency.speak_to,
        number=found[0] if found else "",
    )


def _policy(policy: Policy, on: date) -> PolicyLine:
    """ "Caldicott policy: accepted 1 Mar 2024; its review is overdue since 1 Mar 2026"."""
    accepted = f"accepted {short_date(policy.accepted)}" if policy.accepted else "not accepted yet"
    if policy.review is None:
        return PolicyLine(f"{policy.name}: {accepted}.")
    day = short_date(policy.review)
    if policy.review < on:
        return PolicyLine(f"{policy.name}: {accepted}; review overdue since {day}.", overdue=True)
    return PolicyLine(f"{policy.name}: {accepted}; to be reviewed {day}.")


class CardPart(QWidget):
    """Three asides: by what, its policies, and whom to speak to. Nothing without any of it."""

    def __init__(self) -> None:
        super().__init__()
        self._card: Card | None = None
        self._by, self._policies, self._speak = Aside(), Aside(), Aside()
        self._ring, self._copy = LinkButton("Ring"), LinkButton("Copy the number")
        self._ring.clicked.connect(self._dial)
        self._copy.clicked.connect(self._take)
        row = QHBoxLayout()
        row.setSpacing(14)
        for link in (self._ring, self._copy):
            row.addWidget(link)
        row.addStretch(1)
        self._speak.column.addLayout(row)
        self._lines: list[Label] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._by, self._policies, self._speak):
            column.addWidget(part)

    def show_card(self, shown: Card) -> None:
        """Show this card, where it differs."""
        if shown == self._card:
            return
        self._card = shown
        gateway = f"{shown.gateway.rstrip('.')}." if shown.gateway else ""
        self._by.say(f"By what {shown.agency} shares", f"{gateway} {shown.duties}".strip())
        self._by.setVisible(bool(shown.gateway or shown.duties))
        self._policies.say("Policies", "")
        self._policies.setVisible(bool(shown.policies))
        self._show_policies(shown)
        self._speak.say("Unsure? Speak to", shown.speak_to)
        self._speak.setVisible(bool(shown.speak_to))
        for link in (self._ring, self._copy):
            link.setVisible(bool(shown.number))
            link.setAccessibleName(f"{link.text()}: {shown.speak_to}")

    def _show_policies(self, shown: Card) -> None:
        for label in self._lines:
            label.hide()
            label.deleteLater()
        self._lines = [
            Label(line.text, "meta", "amber-ink" if line.overdue else "ink-2", wrap=True)
            for line in shown.policies
        ]
        for label in self._lines:
            self._policies.column.addWidget(label)

    def _dial(self) -> None:
        """The computer's telephone takes it; the number is in the clipboard besides."""
        if self._card is not None:
            self._take()
            QDesktopServices.openUrl(QUrl(f"tel:{self._card.number.replace(' ', '')}"))

    def _take(self) -> None:
        if self._card is not None:
            QGuiApplication.clipboard().setText(self._card.number)
            announce(self, f"{self._card.number} is copied.")
