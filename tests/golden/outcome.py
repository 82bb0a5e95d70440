"""The end of the story: what is decided, who is told, and what becomes of that."""

from datetime import timedelta

from msgspec import structs

from app.domain.case import commands as case
from app.domain.case.feedback import About, Attempt, Channel, MessageState, Reader, Words
from app.domain.case.owing import message_id
from app.domain.case.parts import (
    Action,
    CloseReason,
)
from app.domain.case.releases import Recipient
from app.domain.meeting import commands as meeting
from app.domain.values import (
    MessageId,
)
from tests.golden.story import ACTION, LATER_ACTION, OPEN_CHALLENGE, RELEASE, REVIEW, THE_POST, by
from tests.helpers import builders as given
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    COORDINATOR,
    DAY,
    DECIDER,
    HEALTH,
    HOUR,
    NURSE,
    OFFICER,
    OTHER_CASE,
    SCRIBE,
    SITTING,
    SOCIAL_CARE,
    contribution_id,
    decision_id,
    draft,
)

SCHOOL = Recipient("Hope Head", "A school (not a real one)")
TO_DO = Action(ACTION, "Visit the family", SOCIAL_CARE, AT + DAY)
REDRAFTED = draft(reasons="Needs an assessment soon.", actions=(TO_DO,))

DECIDED = (
    *by(
        SCRIBE,
        case.ProposeDecision(case=CASE, decision=decision_id(1), draft=draft()),
        case.WithdrawProposal(case=CASE, decision=decision_id(1), reason="The wrong clause"),
        case.ProposeDecision(case=CASE, decision=decision_id(2), draft=draft()),
        case.ProposeDecision(case=CASE, decision=decision_id(2), draft=REDRAFTED),
    ),
    *by(CHAIR, case.ReadBackDecision(case=CASE, decision=decision_id(2))),
    *by(
        DECIDER,
        case.ConfirmDecision(case=CASE, decision=decision_id(2)),
        case.CorrectDecision(
            case=CASE,
            decision=decision_id(2),
            draft=structs.replace(REDRAFTED, reasons="Needs an assessment at home."),
            reason="Where was left out",
        ),
    ),
    *by(
        COORDINATOR,
        case.PutAction(case=CASE, action=structs.replace(TO_DO, id=LATER_ACTION, what="Ring")),
        case.PutAction(case=CASE, action=structs.replace(TO_DO, id=LATER_ACTION, what="Write")),
        case.CompleteAction(case=CASE, action=LATER_ACTION, note="Posted"),
        meeting.AppointScribe(meeting=SITTING, scribe=SCRIBE.account),
        case.EscalateChallenge(
            case=CASE, challenge=OPEN_CHALLENGE, to="Hedda Head", reason="The brother waits"
        ),
        case.BeginClosing(case=CASE),
        case.CloseCase(case=CASE, reason=CloseReason.OUTCOME_IN_HAND, text="In hand"),
        case.AskRelease(
            case=CASE,
            release=RELEASE,
            contributions=(contribution_id(3),),
            recipient=SCHOOL,
            purpose="To support the child there",
            redacted="Nothing is known to the police.",
        ),
    ),
    *by(
        OFFICER,
        case.AnswerRelease(case=CASE, release=RELEASE, approved=False, note="To whom there?"),
        case.AnswerRelease(case=CASE, release=RELEASE, approved=True),
    ),
    *by(
        COORDINATOR,
        case.ReleaseInformation(case=CASE, release=RELEASE, recipients=(SCHOOL,)),
        case.FollowUpRelease(case=CASE, release=RELEASE, text="Her mother was told."),
        case.ReopenCase(case=CASE, reason="A new call"),
        case.CloseCase(case=CASE, reason=CloseReason.OUTCOME_IN_HAND, text="Nothing new in it"),
    ),
    *by(
        CHAIR,
        case.SettleReview(case=CASE, review=REVIEW, text="It will say so", amend=True),
        meeting.CallCase(meeting=SITTING, case=OTHER_CASE),
        case.DeferCase(case=OTHER_CASE, until=AT + DAY, reason="The school answers tomorrow"),
        meeting.CloseSitting(meeting=SITTING),
    ),
)


def telling(reader: Reader, whom: str) -> MessageId:
    return message_id(decision_id(2), About.OUTCOME, reader, whom)


TO_SCHOOL = telling(Reader.SCHOOL, "referrer")
TO_HEALTH = telling(Reader.AGENCY, HEALTH)
TO_MOTHER = telling(Reader.FAMILY, given.MOTHER)
SAY = case.QueueMessage(
    case=CASE,
    message=TO_SCHOOL,
    channel=Channel.EMAIL,
    words=Words("The outcome", "An assessment follows.", "outcome-school", 1),
    address="robin@school.example",
)


def tried(state: MessageState, detail: str = "", seconds: int = 0) -> case.RecordAttempt:
    at = AT + HOUR + timedelta(seconds=seconds)
    return case.RecordAttempt(
        case=CASE, message=TO_SCHOOL, attempt=Attempt(at, state, detail, "<1@hub.example>")
    )


TOLD = (
    *by(
        THE_POST,
        structs.replace(SAY, message=TO_HEALTH, channel=Channel.BOARD, address=""),
    ),
    *by(
        NURSE,
        case.SeeMessage(case=CASE, message=TO_HEALTH),
        case.FileMessage(case=CASE, message=TO_HEALTH, filed_as="H-12"),
    ),
    *by(
        COORDINATOR,
        SAY,
        case.RecallMessage(case=CASE, message=TO_SCHOOL, reason="A name was wrong"),
        SAY,
    ),
    *by(
        THE_POST,
        tried(MessageState.FAILED, "Mailbox full"),
        tried(MessageState.SENT, seconds=60),
        tried(MessageState.DELIVERED, seconds=90),
    ),
    *by(
        COORDINATOR,
        case.DisputeMessage(case=CASE, message=TO_SCHOOL, text="We had hoped for more."),
    ),
    *by(CHAIR, case.SettleDispute(case=CASE, message=TO_SCHOOL, text="Explained by telephone.")),
    *by(
        OFFICER,
        case.RecordSafeContact(
            case=CASE,
            subject=given.MOTHER,
            channel=Channel.LETTER,
            address="1 Refuge Row (made up)",
            found_out="Her worker hands it to her.",
        ),
    ),
    *by(
        DECIDER,
        structs.replace(SAY, message=TO_MOTHER, channel=Channel.LETTER, address=""),
        case.CorrectDecision(
            case=CASE,
            decision=decision_id(2),
            draft=structs.replace(REDRAFTED, reasons="Needs an assessment at home and at school."),
            reason="The school was left out",
        ),
        structs.replace(SAY, message=TO_MOTHER, channel=Channel.LETTER, address=""),
    ),
    *by(OFFICER, case.MarkGiven(case=CASE, message=TO_MOTHER, how="Handed over in print")),
)

AGAIN = decision_id(3)
DECIDED_ANEW = (
    *by(COORDINATOR, case.ReopenCase(case=CASE, reason="Another call")),
    *by(SCRIBE, case.ProposeDecision(case=CASE, decision=AGAIN, draft=draft())),
    *by(CHAIR, case.ReadBackDecision(case=CASE, decision=AGAIN)),
    *by(DECIDER, case.ConfirmDecision(case=CASE, decision=AGAIN)),
)
"""The school is to hear of a correction, and hears of the later decision instead."""
