"""The feedback screen as people meet it, in its window."""

from collections.abc import Callable, Iterable
from datetime import date

from msgspec import structs
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.domain.case.commands import DisputeMessage
from app.domain.case.feedback import Channel, Reader
from app.domain.partnership.state import Seat
from tests.helpers.builders import CASE, CHAIR, DECIDER, MOTHER, NURSE, board, mother, subject
from tests.helpers.local_session import LocalHub
from tests.helpers.scenes import WINDOW, Scene
from tests.ui.feedback import outcome
from ui.feedback.view import FeedbackScreen
from ui.main_window import MainWindow
from ui.session_bridge import SessionBridge

SMALL = QSize(1280, 720)


def window(hub: LocalHub, who: Seat = CHAIR) -> MainWindow:
    bridge = SessionBridge(hub.session(who))
    return MainWindow(bridge, {"feedback": FeedbackScreen(bridge)})


def screen(made: MainWindow) -> FeedbackScreen:
    found = made.findChild(FeedbackScreen)
    assert found is not None
    return found


def at(make: Callable[[], LocalHub], reader: Reader, who: Seat = CHAIR) -> Callable[[], MainWindow]:
    def opened() -> MainWindow:
        hub = make()
        made = window(hub, who)
        person = MOTHER if reader is Reader.FAMILY else None
        screen(made).open_message(outcome.to(hub, reader, person).owed.id)
        return made

    return opened


def untrusted() -> LocalHub:
    case = outcome.referred()
    door = structs.replace(case.referral, referrer_email="hal.head@post.example")
    return outcome.decided(structs.replace(case, referral=door))


def safe_until() -> LocalHub:
    hub = outcome.decided()
    outcome.safe(hub, until=date(2026, 5, 20))
    return hub


def released() -> LocalHub:
    hub = outcome.busy()
    made = window(hub, DECIDER)
    screen(made).open_message(outcome.to(hub, Reader.FAMILY, MOTHER).owed.id)
    desk = screen(made).desk
    desk._queue(CASE, outcome.to(hub, Reader.FAMILY, MOTHER).owed.id)
    return hub


def handed() -> LocalHub:
    hub = outcome.decided()
    outcome.approved(hub, Reader.PRACTITIONER, Channel.BOARD)
    return hub


def writing() -> QWidget:
    made = at(outcome.decided, Reader.SCHOOL)()
    screen(made).desk.page.words._begin()
    return made


def disputed() -> LocalHub:
    hub = outcome.busy()
    said = "We asked for a strategy discussion and hear of an assessment. Nobody rang us."
    health = outcome.to(hub, Reader.AGENCY).owed.id
    hub.act(NURSE, DisputeMessage(health, said, case=CASE))
    return hub


def long_names() -> QWidget:
    long = "Anastasia-Philippa Wilhelmina"
    family = "Featherstonehaugh-Cholmondeley"
    case = outcome.referred()
    people = (
        subject(given=long, family=family),
        mother(given=long, family=family, in_household=True),
    )
    door = structs.replace(
        case.referral,
        referrer="Professor Doctor Maximiliana-Konstantina of the Royal Larch Academy Trust",
        referrer_email="maximiliana-konstantina.very-long@larch-academy-trust.schools.example",
    )
    hub = outcome.decided(structs.replace(case, subjects=people, referral=door))
    made = window(hub)
    screen(made).open_message(outcome.to(hub, Reader.SCHOOL).owed.id)
    return made


def replaced() -> QWidget:
    hub = outcome.decided_anew()
    made = window(hub)
    (first, _) = outcome.all_to(hub, Reader.SCHOOL)
    screen(made).open_message(first.owed.id)
    return made


def empty() -> QWidget:
    return window(LocalHub(board()))


def scenes() -> Iterable[Scene]:
    school, family, agency = Reader.SCHOOL, Reader.FAMILY, Reader.AGENCY
    yield Scene("feedback-school", WINDOW, at(outcome.decided, school))
    yield Scene("feedback-queued", WINDOW, at(outcome.busy, school))
    yield Scene("feedback-failed", WINDOW, at(outcome.failed, school))
    yield Scene("feedback-untrusted", WINDOW, at(untrusted, school))
    yield Scene("feedback-writing", WINDOW, writing)
    yield Scene("feedback-disputed", WINDOW, at(disputed, agency))
    yield Scene("feedback-held", WINDOW, at(outcome.decided, family, DECIDER))
    yield Scene("feedback-held-until", WINDOW, at(safe_until, family, DECIDER))
    yield Scene("feedback-released", WINDOW, at(released, family, DECIDER))
    yield Scene("feedback-letter-unseen", WINDOW, at(outcome.busy, family, NURSE))
    yield Scene("feedback-agency", WINDOW, at(outcome.busy, agency, NURSE))
    yield Scene("feedback-handover", WINDOW, at(handed, Reader.PRACTITIONER))
    yield Scene("feedback-small", SMALL, at(outcome.busy, school))
    yield Scene("feedback-long-names", SMALL, long_names)
    yield Scene("feedback-reopened", WINDOW, at(outcome.reopened, school))
    yield Scene("feedback-replaced", WINDOW, replaced)
    yield Scene("feedback-empty", WINDOW, empty)
