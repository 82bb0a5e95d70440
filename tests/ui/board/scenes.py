"""The board as people meet it."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import mkdtemp

from msgspec import structs
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.case.commands import BeginScreening, MarkReady
from app.domain.case.parts import CloseReason
from app.domain.case.state import Case, Challenge, Closing, Request
from app.domain.partnership.state import Agency, Seat
from app.domain.values import AgencyId, ChallengeId, Incomplete, Rating, Stage
from app.ports import Here
from tests.helpers.builders import (
    AT,
    CHAIR,
    COORDINATOR,
    DAY,
    EDUCATION,
    HOUR,
    NURSE,
    OFFICER,
    TEACHER,
    board,
    by,
    case,
    case_id,
    gathering,
    partnership,
    rated,
    referral,
    request,
    sitting,
    subject,
    subject_id,
    uid,
)
from tests.helpers.demo import Demo, demo
from tests.helpers.local_session import LocalHub
from tests.helpers.scenes import WINDOW, Scene
from tests.ui.board.large import many
from tests.ui.board.opened import Opened
from ui.main_window import LEAST_HEIGHT, LEAST_WIDTH

LONG = tuple(
    Agency(AgencyId(name.lower().replace(" ", "-")), name)
    for name in (
        "Children's social care",
        "Neurodevelopmental pathway",
        "Police",
        "Education and inclusion",
        "Safeguarding midwifery",
    )
)


def opened(hub: LocalHub, who: Seat = COORDINATOR) -> Opened:
    return Opened(hub, who, Path(mkdtemp(prefix="mashboard-")))


def _open_request(morning: Demo, name: str, agency: str) -> Request:
    found = morning.board.case(morning.cases[name])
    assert found is not None
    return next(r for r in found.requests if r.open and r.agency == agency)


def busy() -> QWidget:
    morning = demo()
    hub = morning.hub()
    shown = opened(hub, morning.seats["chair"])
    shown.screen.choose(morning.cases["jade"])
    writes = Here(morning.cases["jade"], _open_request(morning, "jade", "probation").id)
    hub.arrive(morning.seats["probation"], here=writes)
    hub.arrive(morning.seats["police"], morning.seats["health"])
    return shown.window


def by_keys() -> QWidget:
    morning = demo()
    shown = opened(morning.hub(), morning.seats["health"])
    shown.window.show()
    shown.window.activateWindow()
    QApplication.processEvents()
    shown.table.choose(morning.cases["owain"])
    shown.key(Qt.Key.Key_Up)
    return shown.window


def empty() -> QWidget:
    return opened(LocalHub(board())).window


def nothing_found() -> QWidget:
    morning = demo()
    shown = opened(morning.hub(), morning.seats["chair"])
    shown.toolbar.search.setText("nobody")
    return shown.window


def offline() -> QWidget:
    morning = demo()
    hub, chair = morning.hub(), morning.seats["chair"]
    shown = opened(hub, chair)
    hub.offline(chair)
    for name in ("anon", "court"):
        shown.session.submit(BeginScreening(case=morning.cases[name]))
    return shown.window


def refused() -> QWidget:
    hub = LocalHub(board(rated(), _incomplete(), sitting()))
    shown = opened(hub)
    hub.hold()
    shown.session.submit(MarkReady(case=case_id(1)))
    hub.act(CHAIR, MarkReady(case=case_id(1)))
    hub.release()
    hub.hold()
    shown.session.submit(BeginScreening(case=case_id(2)))
    return shown.window


def _incomplete() -> Case:
    lacking = (Incomplete("nhs_number", "99", "not a number"),)
    return case(2, referral=referral(to_complete=lacking, details="Said at the school gate."))


def long_hub() -> LocalHub:
    """The longest names that may come, of people, agencies and concerns."""
    names = subject(given="Maximiliana Anneliese Theodora", family="Featherstonehaugh-Cholmondeley")
    long = gathering(
        *(request(agency.id, n, due=AT + n * HOUR) for n, agency in enumerate(LONG, 1)),
        subjects=(names, subject(2, given="Bo"), subject(3, given="Al", id=subject_id(3))),
        referral=referral(
            concern="Domestic abuse, and a parent's mental health after a bereavement",
            details="The school, the health visitor and a neighbour have each said the same thing.",
        ),
        rating=Rating.RED,
        stage=Stage.READY,
    )
    hub = LocalHub(board(partnership(agencies=LONG), long, case(2)))
    hub.arrive(OFFICER, NURSE, TEACHER)
    return hub


def long_names() -> QWidget:
    return opened(long_hub()).window


def large() -> QWidget:
    shown = opened(LocalHub(many()))
    shown.screen.choose(case_id(6))
    return shown.window


def marked() -> QWidget:
    """Open challenges, one overdue, a child who is back, and a release that waits for a word."""
    raised = Challenge(ChallengeId(uid(1, 8)), EDUCATION, by(TEACHER), AT, "Again.", due=AT + HOUR)
    late = structs.replace(raised, id=ChallengeId(uid(2, 8)), due=AT - HOUR)
    ended = Closing(CloseReason.OUTCOME_IN_HAND, "", AT - 50 * DAY, by(CHAIR))
    before = case(4, reference="NB-7K3FQ", stage=Stage.CLOSED, closing=ended)
    other = subject(2, given="Bo", family="Rowan", born=None)
    hub = LocalHub(
        board(
            gathering(challenges=(raised,)),
            gathering(id=case_id(2), reference="NB-BBBBB", challenges=(late, raised)),
            gathering(id=case_id(3), reference="NB-CCCCC", subjects=(other,), challenges=(late,)),
            before,
        )
    )
    return opened(hub).window


def scenes() -> Iterable[Scene]:
    yield Scene("board-marked", WINDOW, marked)
    yield Scene("board-marked-small", QSize(1280, 720), marked)
    yield Scene("board-busy", WINDOW, busy)
    yield Scene("board-by-keys", WINDOW, by_keys)
    yield Scene("board-empty", WINDOW, empty)
    yield Scene("board-nothing-found", WINDOW, nothing_found)
    yield Scene("board-offline", WINDOW, offline)
    yield Scene("board-refused", WINDOW, refused)
    yield Scene("board-long-names", WINDOW, long_names)
    yield Scene("board-large", QSize(1920, 1080), large)
    yield Scene("board-least", QSize(LEAST_WIDTH, LEAST_HEIGHT), busy)
