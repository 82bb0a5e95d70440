"""The case panel as people meet it."""

from collections.abc import Callable, Iterable

import msgspec
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar, QWidget

from tests.helpers.demo import demo
from tests.helpers.find import button, part
from tests.helpers.scenes import Scene
from ui.case import CasePanel
from ui.session_bridge import SessionBridge

NARROW = QSize(340, 780)
WIDE = QSize(420, 900)
DIALOG, SMALL = QSize(520, 860), QSize(520, 520)
TWIN = msgspec.json.encode(
    [{"given": "Jade", "family": "Maple", "born": "14/03/2019", "nhs": "999 104 2203"}]
).decode()
SUMMARY, SHARED, CHRONOLOGY, FAMILY, DECISION = range(5)


def panel(key: str, tab: int = SHARED, who: str = "chair") -> Callable[[], CasePanel]:
    def make() -> CasePanel:
        hub = demo().hub()
        shown = CasePanel(SessionBridge(hub.session(demo().seats[who])))
        shown.show_case(demo().cases[key])
        part(shown, QTabBar).setCurrentIndex(tab)
        return shown

    return make


def form(name: str, key: str, who: str = "chair") -> Callable[[], QWidget]:
    def make() -> QWidget:
        behind = panel(key, who=who)()
        opened = behind.open_form(name, demo().cases[key])
        return _held(behind, opened)

    return make


def new_referral(**written: str) -> Callable[[], QWidget]:
    def make() -> QWidget:
        behind = panel("jade")()
        opened = behind.open_new_referral()
        assert opened is not None
        opened.questions.set_values(written)
        opened.questions.edited.emit()
        return _held(behind, opened)

    return make


def waiting() -> QWidget:
    """Words shared while the line is gone."""
    hub, seats, cases = demo().hub(), demo().seats, demo().cases
    shown = CasePanel(SessionBridge(hub.session(seats["health"])))
    shown.show_case(cases["jade"])
    hub.offline(seats["health"])
    QTest.keyClicks(shown._dock.facts, "Seen at urgent care twice in October with bruising.")
    button(shown, "Share").click()
    return shown


def _held(behind: CasePanel, opened: QWidget | None) -> QWidget:
    """A dialog lives as long as the panel that it stands over."""
    assert opened is not None
    opened.destroyed.connect(behind.objectName)
    return opened


def scenes() -> Iterable[Scene]:
    yield Scene("case-shared", NARROW, panel("jade"))
    yield Scene("case-summary", WIDE, panel("jade", SUMMARY))
    yield Scene("case-chronology", WIDE, panel("jade", CHRONOLOGY))
    yield Scene("case-family", WIDE, panel("jade", FAMILY))
    yield Scene("case-decision", WIDE, panel("fern", DECISION))
    yield Scene("case-observer", NARROW, panel("jade", who="observer"))
    yield Scene("case-new", NARROW, panel("unnamed", SUMMARY))
    yield Scene("case-waiting", NARROW, waiting)
    yield Scene("case-form-request", DIALOG, form("request", "jade"))
    yield Scene("case-form-rate", SMALL, form("rate", "jade"))
    yield Scene("case-form-tag", DIALOG, form("tag", "jade"))
    yield Scene("case-form-refer", DIALOG, new_referral(people=TWIN))
