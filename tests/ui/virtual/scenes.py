"""The meeting as the named nurse at home sees it."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from app.domain.case.commands import AddNote, AnswerChallenge, RaiseChallenge
from app.domain.meeting.commands import CloseSitting
from app.domain.values import AgencyId, ChallengeId
from app.ports import Connection, LineState
from tests.helpers.builders import uid
from tests.helpers.scenes import WINDOW, Scene
from tests.helpers.sitting import SITTING, Sitting
from ui.main_window import MainWindow
from ui.session_bridge import SessionBridge
from ui.virtual.view import VirtualMeeting

MINE = ChallengeId(uid(1, 0xB1))
THEIRS = ChallengeId(uid(2, 0xB1))


def window(sitting: Sitting, who: str = "health") -> tuple[MainWindow, VirtualMeeting]:
    bridge = SessionBridge(sitting.hub.session(sitting.seats[who]))
    shown = VirtualMeeting(bridge)
    return MainWindow(bridge, {"meeting": shown}), shown


def busy() -> QWidget:
    """As drawn: answered, proposed, away for 40 seconds while Education challenged."""
    sitting = Sitting().called().proposed()
    made, shown = window(sitting)
    nurse = sitting.seats["health"]
    sitting.hub.show_line(nurse, Connection(LineState.NOT_LIVE, since=sitting.hub.now))
    sitting.hub.wait(seconds=20)
    sitting.challenged().answered().stances()
    sitting.act("police", AddNote(case=sitting.kit, text="The address is watched from noon."))
    sitting.hub.wait(seconds=20)
    sitting.hub.online(nurse)
    shown._hand._set(up=True)
    return made


def before_answer() -> QWidget:
    return window(Sitting().called())[0]


def decided() -> QWidget:
    sitting = Sitting().called().answered().proposed().stances("health").revealed().decided()
    return window(sitting)[0]


def disputed() -> QWidget:
    """One's own challenge answered, another put to Health; words refused and given back."""
    sitting = Sitting().called().answered().proposed()
    mine = RaiseChallenge(
        MINE, "Urgent care saw a bruise that nobody asked about.", case=sitting.kit
    )
    theirs = RaiseChallenge(
        THEIRS, "Which visit was with the older male?", to=AgencyId("health"), case=sitting.kit
    )
    sitting.act("health", mine).act("police", theirs)
    answer = AnswerChallenge(MINE, "It goes to the strategy discussion.", case=sitting.kit)
    sitting.act("chair", answer)
    return window(sitting)[0]


def offline() -> QWidget:
    sitting = Sitting().called().proposed()
    made, shown = window(sitting)
    nurse = sitting.seats["health"]
    sitting.hub.show_line(nurse, Connection(LineState.NOT_LIVE, since=sitting.hub.now))
    shown._doing.unsure()
    shown._bridge.submit(AddNote(case=sitting.kit, text="I ring urgent care now."))
    return made


def ended() -> QWidget:
    sitting = Sitting().called().proposed().decided()
    made, _ = window(sitting)
    sitting.act("chair", CloseSitting(meeting=SITTING))
    return made


def scenes() -> Iterable[Scene]:
    yield Scene("virtual-busy", WINDOW, busy)
    yield Scene("virtual-before-answer", WINDOW, before_answer)
    yield Scene("virtual-disputed", WINDOW, disputed)
    yield Scene("virtual-decided", WINDOW, decided)
    yield Scene("virtual-offline", WINDOW, offline)
    yield Scene("virtual-ended", WINDOW, ended)
    yield Scene("virtual-planned", WINDOW, lambda: window(Sitting().planned())[0])
    yield Scene("virtual-none", WINDOW, lambda: window(Sitting())[0])
