"""The case panel as people meet it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTabBar

from tests.helpers.demo import demo
from tests.helpers.find import part
from tests.helpers.scenes import Scene
from ui.case import CasePanel
from ui.session_bridge import SessionBridge

NARROW = QSize(340, 780)
WIDE = QSize(420, 900)
SUMMARY, SHARED, CHRONOLOGY, FAMILY, DECISION = range(5)


def panel(key: str, tab: int = SHARED, who: str = "chair") -> Callable[[], CasePanel]:
    def make() -> CasePanel:
        hub = demo().hub()
        shown = CasePanel(SessionBridge(hub.session(demo().seats[who])))
        shown.show_case(demo().cases[key])
        part(shown, QTabBar).setCurrentIndex(tab)
        return shown

    return make


def scenes() -> Iterable[Scene]:
    yield Scene("case-shared", NARROW, panel("jade"))
    yield Scene("case-summary", WIDE, panel("jade", SUMMARY))
    yield Scene("case-chronology", WIDE, panel("jade", CHRONOLOGY))
    yield Scene("case-family", WIDE, panel("jade", FAMILY))
    yield Scene("case-decision", WIDE, panel("fern", DECISION))
    yield Scene("case-observer", NARROW, panel("jade", who="observer"))
    yield Scene("case-new", NARROW, panel("unnamed", SUMMARY))
