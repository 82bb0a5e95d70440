"""The meeting as the named nurse at home sees it."""

from collections.abc import Iterable

from msgspec import structs
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.domain.case.commands import AddNote, AnswerChallenge, PutSubject, RaiseChallenge
from app.domain.meeting.commands import CloseSitting
from app.domain.values import AgencyId, ChallengeId
from app.ports import Connection, LineState
from tests.helpers.builders import uid
from tests.helpers.clerking import tell
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


def withdrawn() -> QWidget:
    """Consent is taken back while the nurse listens."""
    sitting = Sitting().called().answered().proposed()
    made, _ = window(sitting)
    sitting.withdrawn()
    return made


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


def refused() -> QWidget:
    """A note that is too long comes back; a stance after the reveal is told why not."""
    sitting = Sitting().called().proposed().stances()
    made, shown = window(sitting)
    sitting.hub.hold()
    shown._doing.as_proposed()
    sitting.revealed()
    sitting.hub.release()
    shown._side.note.field.set_text("The nurse has seen the bruise. " * 700)
    shown._side.note._go()
    return made


def long_names() -> QWidget:
    sitting = Sitting().called().proposed()
    text = "Attendance fell from 96% to 71% since September and nobody could say why. " * 9
    sitting.act("education", RaiseChallenge(MINE, text, case=sitting.kit))
    child = structs.replace(
        sitting.case().subjects[0],
        given="Maximiliana-Konstantina Theodora",
        family="Featherstonehaugh-Cholmondeley",
    )
    sitting.act("chair", PutSubject(child, "The name was heard wrongly.", case=sitting.kit))
    return window(sitting)[0]


def ended() -> QWidget:
    sitting = Sitting().called().proposed().decided()
    made, _ = window(sitting)
    sitting.act("chair", CloseSitting(meeting=SITTING))
    return made


def told() -> QWidget:
    """The note has come, and was seen."""
    sitting = Sitting().called().proposed()
    made, _ = window(sitting)
    sitting.decided()
    tell(sitting.hub, sitting.seats["chair"], sitting.kit)
    return made


def scenes() -> Iterable[Scene]:
    yield Scene("virtual-busy", WINDOW, busy)
    yield Scene("virtual-before-answer", WINDOW, before_answer)
    yield Scene("virtual-disputed", WINDOW, disputed)
    yield Scene("virtual-withdrawn", WINDOW, withdrawn)
    yield Scene("virtual-decided", WINDOW, decided)
    yield Scene("virtual-told", WINDOW, told)
    yield Scene("virtual-offline", WINDOW, offline)
    yield Scene("virtual-refused", WINDOW, refused)
    yield Scene("virtual-long", QSize(1100, 700), long_names)
    yield Scene("virtual-ended", WINDOW, ended)
    yield Scene("virtual-planned", WINDOW, lambda: window(Sitting().planned())[0])
    yield Scene("virtual-none", WINDOW, lambda: window(Sitting())[0])
