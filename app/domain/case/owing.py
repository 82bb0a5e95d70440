"""Who must hear what, and by when: reckoned where it happens, and stored with the event."""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256

from msgspec import structs

from app.domain.case.feedback import SETTLED, TOLD, About, Message, MessageState, Owed, Reader
from app.domain.case.parts import Draft, Referral
from app.domain.case.state import Case, Decision, RequestState
from app.domain.clocks import Calendar, SameTimeNextWorkingDay, due
from app.domain.partnership.state import FeedbackRules, Partnership
from app.domain.values import AgencyId, Instant, MessageId, Source, Stage, Subject, SubjectKind

ONE_DAY = SameTimeNextWorkingDay(1)
SCHOOLS = frozenset({Source.SCHOOL, Source.EDUCATION_SERVICE})
MEMBERS_OF_THE_PUBLIC = frozenset(
    {
        Source.FAMILY,
        Source.ACQUAINTANCE,
        Source.SELF,
        Source.OTHER_INDIVIDUAL,
        Source.ANONYMOUS,
        Source.UNKNOWN,
    }
)
GOES = frozenset({MessageState.OWED, MessageState.QUEUED, MessageState.FAILED})
OVER = frozenset({Stage.DECIDED, Stage.CLOSING, Stage.CLOSED})
NOT_ASKED = frozenset({RequestState.CANCELLED, RequestState.LOCKED})

NO_SAFE_WAY = "No safe way to reach this person is recorded yet"
KEPT_FROM_FAMILY = "The referrer asked that the family is not told: the decider releases it"
WAITS_FOR_RELEASE = "Waits for the chair or the decider to release it"
RESTRICTED = "The case is restricted: somebody named on it sends this"
OPEN_AGAIN = "The case is open again"


def message_id(of: str, about: About, reader: Reader, whom: str) -> MessageId:
    """The same for the same thing to be said to the same reader, so that it is owed once."""
    digest = sha256(f"{of}\n{about}\n{reader}\n{whom}".encode()).hexdigest()
    return MessageId(
        f"{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-a{digest[17:20]}-{digest[20:32]}"
    )


def reader_of(referral: Referral) -> Reader:
    """Whose template the referrer reads; one of whom nothing is known is told the least."""
    if referral.source in SCHOOLS:
        return Reader.SCHOOL
    unknown = referral.source is Source.UNKNOWN and referral.referrer_agency.strip()
    if referral.source in MEMBERS_OF_THE_PUBLIC and not unknown:
        return Reader.PUBLIC
    return Reader.PROFESSIONAL


def is_reopened(case: Case, message: Message) -> bool:
    """Whether what it tells is being decided anew."""
    return message.decision is not None and case.stage not in OVER


def stands(case: Case, message: Message) -> bool:
    """Nobody is told an outcome that a later decision changed, or that may change at any moment.
    A receipt says nothing that could."""
    if message.decision is None:
        return True
    last = case.decision
    return last is not None and last.id == message.decision and not is_reopened(case, message)


def to_hold(case: Case) -> tuple[MessageId, ...]:
    """What leaves sooner or later; what was recalled waits for a person already."""
    return tuple(m.owed.id for m in case.messages if m.decision and m.state in GOES)


def replaced(case: Case) -> tuple[MessageId, ...]:
    """What is still to be told of decisions so far, where another is made."""
    return tuple(m.owed.id for m in case.messages if m.decision and m.state not in SETTLED)


def receipts(case: str, referral: Referral, start: Instant, at: Partnership) -> tuple[Owed, ...]:
    """That the referral arrived."""
    return tuple(_referrer(case, About.RECEIPT, referral, start, at))


def outcomes(case: Case, of: str, draft: Draft, now: Instant, at: Partnership) -> tuple[Owed, ...]:
    """Everyone who must hear of a decision: referrer, agencies, who takes it, and the family."""
    return (
        *_referrer(of, About.OUTCOME, case.referral, now, at),
        *_agencies(case, of, now, at),
        *_handover(case, of, draft, now, at),
        *_family(case, of),
    )


def corrections(
    case: Case, decision: Decision, draft: Draft, now: Instant, at: Partnership
) -> tuple[Owed, ...]:
    """Anew to those who were told; to those who were not, the correct words go the first time.
    To nobody where a later decision stands: that one they hear."""
    if case.decision is None or case.decision.id != decision.id:
        return ()
    last = {_whom(m.owed): m for m in case.messages if m.decision == decision.id}
    fresh = outcomes(case, decision.id, draft, now, at)
    again = [_again(case, decision, m, now, at) for m in last.values() if m.state in TOLD]
    return (*again, *(owed for owed in fresh if _whom(owed) not in last))


def _again(case: Case, decision: Decision, told: Message, now: Instant, at: Partnership) -> Owed:
    whom = _whom(told.owed)
    family = told.owed.reader is Reader.FAMILY
    return structs.replace(
        told.owed,
        id=message_id(f"{decision.id} {len(decision.corrections) + 1}", About.CORRECTION, *whom),
        about=About.CORRECTION,
        due=_due(told.owed.reader, now, at),
        state=MessageState.HELD if family else _at_first(case),
        reason=_why_held(case, told.owed.to_subject) if family else _why_restricted(case),
    )


def _whom(owed: Owed) -> tuple[Reader, str]:
    return owed.reader, owed.to_agency or owed.to_subject or "referrer"


def _referrer(
    of: str, about: About, referral: Referral, start: Instant, at: Partnership
) -> Iterator[Owed]:
    """Nobody where the referrer is anonymous, or was never named."""
    name = referral.referrer.strip() or referral.referrer_agency.strip()
    address = referral.referrer_email.strip()
    anonymous = referral.anonymous or referral.source is Source.ANONYMOUS
    if anonymous or not (name or address or referral.referrer_phone.strip()):
        return
    reader = reader_of(referral)
    yield Owed(
        id=message_id(of, about, reader, "referrer"),
        about=about,
        reader=reader,
        name=name[:120],
        address=address,
        due=_due(reader, start, at),
    )


def _agencies(case: Case, of: str, now: Instant, at: Partnership) -> Iterator[Owed]:
    """Each that was asked or has shared, in the room or not."""
    asked = [r.agency for r in case.requests if r.state not in NOT_ASKED]
    for named in dict.fromkeys((*asked, *(c.agency for c in case.contributions))):
        yield _to_agency(case, of, Reader.AGENCY, named, "", now, at)


def _handover(case: Case, of: str, draft: Draft, now: Instant, at: Partnership) -> Iterator[Owed]:
    if draft.lead is not None:
        worker = case.key_worker.name if case.key_worker else ""
        name = draft.key_worker or worker[:120]
        yield _to_agency(case, of, Reader.PRACTITIONER, draft.lead, name, now, at)


def _to_agency(
    case: Case, of: str, reader: Reader, agency: AgencyId, name: str, now: Instant, at: Partnership
) -> Owed:
    known = at.agency(agency)
    return Owed(
        id=message_id(of, About.OUTCOME, reader, agency),
        about=About.OUTCOME,
        reader=reader,
        name=name or (known.name if known else agency),
        to_agency=agency,
        address=known.email if known else "",
        due=_due(reader, now, at),
        state=_at_first(case),
        reason=_why_restricted(case),
    )


def _at_first(case: Case) -> MessageState:
    """What is restricted is not told by itself to a whole agency."""
    return MessageState.OWED if case.restriction is None else MessageState.HELD


def _why_restricted(case: Case) -> str:
    return "" if case.restriction is None else RESTRICTED


def _family(case: Case, of: str) -> Iterator[Owed]:
    """One to each adult of the household or with parental responsibility; never by itself."""
    for adult in case.subjects:
        if adult.kind is SubjectKind.ADULT and (
            adult.in_household or adult.parental_responsibility
        ):
            yield Owed(
                id=message_id(of, About.OUTCOME, Reader.FAMILY, adult.id),
                about=About.OUTCOME,
                reader=Reader.FAMILY,
                name=_called(adult),
                to_subject=adult.id,
                state=MessageState.HELD,
                reason=_why_held(case, adult.id),
            )


def _called(adult: Subject) -> str:
    return " ".join(part for part in (adult.given, adult.family) if part.strip())[:120]


def _why_held(case: Case, subject: str | None) -> str:
    if case.referral.keep_from_family:
        return KEPT_FROM_FAMILY
    known = any(contact.subject == subject for contact in case.contacts)
    return WAITS_FOR_RELEASE if known else NO_SAFE_WAY


def _due(reader: Reader, start: Instant, at: Partnership) -> datetime | None:
    """Domain 1.2: one working day; a school before the end of its day; a family when it is safe."""
    match reader:
        case Reader.FAMILY:
            return None
        case Reader.AGENCY:
            return start
        case Reader.SCHOOL:
            return school_day(start, at.feedback, at.calendar)
        case _:
            return due(ONE_DAY, start, at.calendar)


def school_day(start: datetime, rules: FeedbackRules, calendar: Calendar) -> datetime:
    """Before children go home: that day where there is time, else the next working day."""
    day = calendar.local(start).date()
    today = calendar.at(day, rules.school_by)
    if calendar.works_on(day) and start < today:
        return today
    return calendar.at(calendar.next_working_day(day), rules.school_by)
