"""The board as plain lines, to paste into a brief. What leaves the board names nobody."""

from collections.abc import Iterable, Mapping

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.values import AgencyId, Instant
from ui.board.lines import Group, Line
from ui.board.sentence import due_sentence
from ui.board.view_model import Row
from ui.fonts import text_font
from ui.theme import space
from ui.widgets import Button, Label
from ui.words import clock_time, long_date, today

_SIZE = (640, 560)


def brief_text(lines: Iterable[Line], agencies: Mapping[AgencyId, str], now: Instant) -> str:
    """Each case by its reference, under its rating, with what is owed and by whom."""
    said = [f"{long_date(today(now))} {clock_time(now)}"]
    for line in lines:
        if isinstance(line, Group):
            said += ["", f"{line.title}: {line.words}"]
        else:
            said.append(_line(line, agencies, now))
    return "\n".join(said)


def _line(row: Row, agencies: Mapping[AgencyId, str], now: Instant) -> str:
    waiting = [agencies[agency] for agency in row.waiting if agency in agencies]
    owed = f"waiting for {', '.join(waiting)}" if waiting else ""
    parts = (row.reference, row.concern, row.urgent, due_sentence(row, now), owed, row.chip.chip)
    return " · ".join(filter(None, parts))


def open_brief(parent: QWidget, text: str) -> QDialog:
    """Show the lines, ready to be copied."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("Brief")
    dialog.resize(*_SIZE)
    words = QPlainTextEdit(text)
    words.setReadOnly(True)
    words.setAccessibleName("Brief")
    words.setFont(text_font("body"))
    copy, close = Button("Copy all", "main"), Button("Close")
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
    close.clicked.connect(dialog.reject)
    _lay_out(dialog, words, copy, close)
    dialog.open()
    return dialog


def _lay_out(dialog: QDialog, words: QWidget, copy: QWidget, close: QWidget) -> None:
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*(4 * (space("xl"),)))
    column.setSpacing(space("m"))
    column.addWidget(Label("The cases now shown, by reference. No names leave the board.", "body"))
    column.addWidget(words, 1)
    buttons = QHBoxLayout()
    buttons.addStretch(1)
    for button in (close, copy):
        buttons.addWidget(button)
    column.addLayout(buttons)
