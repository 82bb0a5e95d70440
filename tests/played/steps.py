"""What every model has in common: a referral, a meeting, a challenge, a decision."""

from PySide6.QtGui import QGuiApplication

from app.domain.case.feedback import MessageState, Reader
from app.domain.case.state import ChallengeState, DecisionState
from app.domain.meeting.state import SittingState
from app.domain.values import Outcome, Stage
from tests.helpers import clerking
from tests.helpers.find import part
from tests.helpers.local_session import LocalHub
from tests.played.hub import case
from tests.played.person import Person, choose
from ui.feedback.deeds import Do
from ui.feedback.view import FeedbackScreen

MOTHER = {
    "kind": "adult",
    "given": "Holly",
    "family": "Bramble",
    "adult_born": "30/06/1991",
    "relationship": "mother",
    "pr": "yes",
}
SCHOOL = {
    "source": "2A",
    "referrer": "A. Teasel",
    "agency": "Larch Hill Primary",
    "email": "a.teasel@larch-hill.schools.northbridge.example",
}


def child(given: str, born: str) -> dict[str, str]:
    return {"kind": "child", "given": given, "family": "Bramble", "born": born}


def refer(chair: Person, *people: dict[str, str], **said: str) -> None:
    """Press "New referral" and write down what the school says."""
    chair.go("board")
    chair.press("New referral")
    form = chair.form()
    assert form is not None
    chair.people(form, *people)
    chair.answer(form, **SCHOOL, **said)
    chair.station("referral")
    chair.send(form)
    chair.on_the_board("Summary")
    chair.station("received")


def open_meeting(chair: Person, hub: LocalHub) -> None:
    """Planned, opened, and the only case called."""
    assert case(hub).stage is Stage.READY
    chair.meeting()
    chair.press("Plan a sitting")
    hub.wait(minutes=20)
    chair.press("Open the meeting")
    chair.press("Next case ›")
    (sitting,) = hub.board.meetings()
    assert sitting.state is SittingState.OPEN
    assert sitting.spotlight == case(hub).id


def draft(scribe: Person, outcome: str, level: int, clause: str, why: str) -> None:
    """All that a plain decision needs, written and not yet proposed."""
    scribe.meeting()
    scribe.outcome(outcome, level)
    form = scribe.decision().form
    scribe.write(form.reasons, why)
    choose(form.clause.box, clause)
    choose(form.lead.box, "social-care")


def stance(by: Person, outcome: Outcome, why: str) -> None:
    """In the room: one agency's view, before anyone sees another's."""
    stances = by.decision().talk.stances
    by.press(stances.own.text(), stances)
    choose(stances.form.outcome, outcome.value)
    by.write(stances.form.reason, why)
    by.press("Give stance", stances.form)
    assert by.case().stances[-1].agency == by.seat.agency


def decide(chair: Person, decider: Person) -> None:
    """Read back by the chair, and confirmed by whoever answers for it."""
    chair.meeting()
    chair.step()
    assert chair.case().decisions[-1].state is DecisionState.READ_BACK
    chair.station("read-back")
    decider.meeting()
    decider.step()
    decider.say("", "Confirm")
    decision = decider.case().decision
    assert decision is not None
    assert decision.decided_by is not None
    assert decision.decided_by.account == decider.seat.account
    decider.on_the_board("Decision")
    decider.station("decided")


def challenge(by: Person, answers: Person, text: str, answer: str) -> None:
    """One agency asks to look again from afar; it is answered, and accepts that."""
    by.write(by.from_afar()._side.challenge.field, text)
    by.press("Challenge")
    assert by.case().challenges[-1].text == text
    answers.meeting()
    answers.press("Answer", answers.decision().talk.challenges)
    answers.say(answer, "Answer")
    by.from_afar()
    by.station("challenged")
    by.press("Accept the answer")
    assert by.case().challenges[-1].state is ChallengeState.ACCEPTED


def tell(chair: Person, nurse: Person, hub: LocalHub) -> None:
    """What may go at once goes; the chair approves the rest; the nurse copies and files hers."""
    clerking.tell(hub, chair.seat, chair.case().id)
    approve_what_is_owed(chair)
    assert not [m for m in chair.case().messages if m.state is MessageState.OWED]
    family = [m for m in chair.case().messages if m.owed.reader is Reader.FAMILY]
    assert {m.state for m in family} <= {MessageState.HELD}, "no safe way is known yet"
    nurse.go("requests")
    nurse.press("Copy")
    copied = QGuiApplication.clipboard().text()
    assert "SAFEGUARDING, CONFIDENTIAL" in copied, copied
    nurse.press("Filed in our system …")
    nurse.say("CH-2019-114", "Filed")
    nurse.station("filed")
    mine = [m for m in nurse.case().messages if m.owed.to_agency == nurse.seat.agency]
    assert [(m.state, m.filed_as) for m in mine] == [(MessageState.FILED, "CH-2019-114")]


def approve_what_is_owed(chair: Person) -> None:
    """One after the other in the list, in the words that are shown."""
    chair.go("feedback")
    screen = part(chair.window, FeedbackScreen)
    for message in chair.case().messages:
        if message.state is MessageState.OWED:
            screen.open_message(message.owed.id)
            chair.station(f"tell-{message.owed.about}-{message.owed.reader}")
            approve = screen.desk.page.button(Do.APPROVE)
            assert approve is not None, (message.owed.reader, message.owed.about)
            chair.press(approve.text(), screen)
