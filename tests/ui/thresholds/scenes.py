"""The thresholds screen as people meet it, in its window."""

from collections.abc import Callable, Iterable
from datetime import date

from msgspec import structs
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.domain.partnership.state import Clause, Seat, ThresholdVersion
from tests.helpers.builders import ADMINISTRATOR, CHAIR, DECIDER, NURSE, board, partnership
from tests.helpers.local_session import LocalHub
from tests.helpers.scenes import WINDOW, Scene
from tests.ui.thresholds import papers
from ui.main_window import MainWindow
from ui.thresholds.view import COMPARE, QUESTIONS, ThresholdsScreen

SMALL = QSize(1280, 720)
_LONG = "Maximiliana-Konstantina’s circumstances and those of her household taken together " * 4


def window(hub: LocalHub, who: Seat = CHAIR) -> MainWindow:
    desk = papers.sit(hub, who)
    return MainWindow(desk.bridge, {"thresholds": desk.screen})


def screen(made: MainWindow) -> ThresholdsScreen:
    found = made.findChild(ThresholdsScreen)
    assert found is not None
    return found


def at(place: str, who: Seat = CHAIR) -> Callable[[], QWidget]:
    def make() -> QWidget:
        made = window(LocalHub(papers.asked()), who)
        screen(made).go_to(place)
        return made

    return make


def document(who: Seat = NURSE) -> Callable[[], QWidget]:
    return lambda: window(LocalHub(papers.asked()), who)


def searched() -> QWidget:
    made = window(LocalHub(papers.asked()))
    screen(made).search.setText("away school")
    return made


def sample() -> QWidget:
    version = structs.replace(papers.SEVENTH, sample=True, sign_offs=())
    return window(LocalHub(board(papers.agreed(version))), NURSE)


def empty() -> QWidget:
    return window(LocalHub(board(partnership(thresholds=()))))


def read_in() -> QWidget:
    """A file that an administrator has read in, before it is published."""
    made = window(LocalHub(papers.asked()), ADMINISTRATOR)
    changed = structs.replace(
        papers.CLAUSES[4],
        text="Violence or coercive control at home that a child sees, hears or is hurt by.",
        indicators=("Bruising that is not explained", "A weapon was used", "A parent is followed"),
    )
    clauses = (*papers.CLAUSES[:2], *papers.CLAUSES[3:4], changed, papers.CLAUSES[5])
    later = structs.replace(
        papers.SEVENTH,
        version="8",
        effective=date(2027, 1, 1),
        clauses=(*clauses, Clause("4.7", 4, "Harm that begins online.", ("Sent images",))),
        sign_offs=(),
    )
    screen(made).compare.show_read("thresholds-2027.md", later)
    screen(made).go_to(COMPARE)
    return made


def many() -> QWidget:
    """Three hundred clauses, with long words and many indicators."""
    clauses = tuple(
        Clause(f"{n % 4 + 1}.{n}", n % 4 + 1, _LONG, tuple(f"{_LONG[:90]} {i}" for i in range(5)))
        for n in range(300)
    )
    version = ThresholdVersion(
        "2026.11-draft-for-consultation", date(2026, 4, 1), clauses, _LONG[:200]
    )
    return window(LocalHub(board(papers.agreed(version))))


def scenes() -> Iterable[Scene]:
    yield Scene("thresholds-document", WINDOW, document())
    yield Scene("thresholds-document-small", SMALL, document())
    yield Scene("thresholds-searched", WINDOW, searched)
    yield Scene("thresholds-sample", WINDOW, sample)
    yield Scene("thresholds-empty", WINDOW, empty)
    yield Scene("thresholds-many", SMALL, many)
    yield Scene("thresholds-compare", WINDOW, at(COMPARE))
    yield Scene("thresholds-read-in", WINDOW, read_in)
    yield Scene("thresholds-questions", WINDOW, at(QUESTIONS, DECIDER))
    yield Scene("thresholds-questions-small", SMALL, at(QUESTIONS, NURSE))
