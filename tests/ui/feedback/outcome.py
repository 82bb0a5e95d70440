"""A case that was decided this morning, and everybody who must hear of it."""

from datetime import date

from msgspec import structs

from app.domain.case import commands as c
from app.domain.case.feedback import Attempt, Channel, Message, MessageState, Reader
from app.domain.case.state import Case, RequestState
from app.domain.context import POST
from app.domain.partnership.state import FeedbackRules, Partnership
from app.domain.values import Source, Stage, Subject, SubjectId, SubjectKind
from tests.helpers.builders import (
    CASE,
    CHAIR,
    DECIDER,
    MOTHER,
    NURSE,
    SCRIBE,
    board,
    content,
    contribution,
    decision_id,
    draft,
    gathering,
    mother,
    partnership,
    referral,
    request,
    subject,
    uid,
)
from tests.helpers.clerking import tell
from tests.helpers.local_session import LocalHub

FATHER = SubjectId(uid(9, 4))
SCHOOL = "office@larch.schools.example"
RULES = FeedbackRules(trusted=("schools.example",), phone="01632 960 200")
REFUGE = "12 Refuge Row (made up)"
FACTS = "Seen twice by the school nurse. THEIRS ALONE IN FACTS."


def told_by(**changes: object) -> Partnership:
    return structs.replace(partnership(), feedback=structs.replace(RULES, **changes))


def referred(**changes: object) -> Case:
    """From a school, about Jade, her mother and her father; health has answered."""
    father = Subject(
        FATHER,
        SubjectKind.ADULT,
        "Ash",
        "Maple",
        relationship="father",
        parental_responsibility=True,
        in_household=False,
    )
    door = referral(
        source=Source.SCHOOL,
        referrer="Hal Head",
        referrer_agency="Larch Primary",
        referrer_email=SCHOOL,
    )
    usual = gathering(
        request(state=RequestState.ANSWERED),
        referral=door,
        stage=Stage.READY,
        subjects=(subject(), mother(parental_responsibility=True), father),
        contributions=(contribution(content=content(FACTS)),),
    )
    return structs.replace(usual, **changes)


def decided(case: Case | None = None, rules: Partnership | None = None) -> LocalHub:
    """10:00: confirmed a moment ago. School by 15:00; the family not yet."""
    hub = LocalHub(board(rules or told_by(), case or referred()))
    hub.act(SCRIBE, c.ProposeDecision(decision_id(1), draft(), case=CASE))
    hub.act(CHAIR, c.ReadBackDecision(decision_id(1), case=CASE))
    hub.act(DECIDER, c.ConfirmDecision(decision_id(1), case=CASE))
    return hub


def reopened(hub: LocalHub | None = None) -> LocalHub:
    """Some were told, the school was to be: then somebody rang."""
    hub = hub or busy()
    hub.act(CHAIR, c.ReopenCase(reason="Her aunt rang (made up).", case=CASE))
    return hub


def decided_anew(hub: LocalHub | None = None) -> LocalHub:
    hub = reopened(hub)
    hub.act(SCRIBE, c.ProposeDecision(decision_id(2), draft(reasons="Today."), case=CASE))
    hub.act(CHAIR, c.ReadBackDecision(decision_id(2), case=CASE))
    hub.act(DECIDER, c.ConfirmDecision(decision_id(2), case=CASE))
    return hub


def the_case(hub: LocalHub) -> Case:
    found = hub.board.case(CASE)
    assert found is not None
    return found


def to(hub: LocalHub, reader: Reader, person: SubjectId | None = None) -> Message:
    found = [m for m in the_case(hub).messages if m.owed.reader is reader]
    return next(m for m in reversed(found) if person is None or m.owed.to_subject == person)


def all_to(hub: LocalHub, reader: Reader) -> list[Message]:
    """One of each decision."""
    return [m for m in the_case(hub).messages if m.owed.reader is reader]


def approved(
    hub: LocalHub, reader: Reader = Reader.SCHOOL, channel: Channel = Channel.EMAIL
) -> None:
    tell(hub, CHAIR, CASE, reader, channel=channel)


def tried(hub: LocalHub, reader: Reader, state: MessageState, detail: str = "") -> None:
    """What the hub's own sender heard."""
    attempt = Attempt(hub.now, state, detail, "<1@hub.example>")
    hub.act(POST, c.RecordAttempt(to(hub, reader).owed.id, attempt, case=CASE))


def safe(hub: LocalHub, person: SubjectId = MOTHER, until: date | None = None) -> None:
    """The nurse found out that a letter by hand is safe."""
    record = c.RecordSafeContact(
        person, Channel.LETTER, REFUGE, "Her support worker hands it to her.", until, case=CASE
    )
    hub.act(NURSE, record)


def busy() -> LocalHub:
    """Some of everything: failed, queued, held, told, filed, disputed."""
    hub = decided()
    tell(hub, CHAIR, CASE)
    hub.wait(minutes=2)
    health = to(hub, Reader.AGENCY).owed.id
    hub.act(NURSE, c.SeeMessage(health, case=CASE))
    hub.act(NURSE, c.FileMessage(health, "EPR 12", case=CASE))
    safe(hub)
    approved(hub)
    hub.wait(minutes=1)
    return hub


def failed() -> LocalHub:
    hub = decided()
    tell(hub, CHAIR, CASE)
    approved(hub)
    hub.wait(minutes=11)
    said = "The mail server of schools.example says that there is no such mailbox"
    tried(hub, Reader.SCHOOL, MessageState.FAILED, said)
    return hub


def given(message: Message) -> c.MarkGiven:
    return c.MarkGiven(message.owed.id, "Told the head by telephone.", case=CASE)


def tell_school_by_hand(hub: LocalHub) -> None:
    hub.act(CHAIR, given(to(hub, Reader.SCHOOL)))
