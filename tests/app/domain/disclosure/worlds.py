"""Boards on which anything may have happened, in few words and with few ids, so that much meets."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from types import UnionType
from typing import Any, cast, get_args

from hypothesis import strategies as st
from msgspec import structs

from app.domain.board import Board
from app.domain.case import events as case
from app.domain.case.decide.feedback import TO_QUEUE
from app.domain.case.feedback import SETTLED, TOLD, Channel, Message, MessageState, Reader
from app.domain.case.parts import Handling, Link, LinkKind
from app.domain.case.state import Case, Contribution
from app.domain.disclosure.meeting import named_in
from app.domain.events import CaseEvent, Erased, Event, MeetingEvent, Recorded
from app.domain.meeting import events as meeting
from app.domain.meeting.state import Meeting
from app.domain.partnership import events as partnership
from app.domain.partnership.state import Agency, Seat
from app.domain.turn import fold
from app.domain.values import (
    AccountId,
    ActionId,
    AgencyId,
    BoardId,
    By,
    CaseId,
    ChallengeId,
    ConsentId,
    ContributionId,
    DecisionId,
    Headline,
    Line,
    MeetingId,
    MessageId,
    Name,
    NonEmptyLine,
    NonEmptyText,
    ReleaseId,
    RequestId,
    ReviewId,
    Role,
    ServiceId,
    StreamId,
    SubjectId,
    Text,
)
from tests.app.domain.disclosure.viewers import NURSE_NOW
from tests.helpers.builders import (
    AGENCIES,
    AT,
    BOARD,
    CHAIR,
    CHILD,
    COORDINATOR,
    DISPLAY,
    HEALTH,
    MOTHER,
    NURSE,
    OFFICER,
    OTHER_CASE,
    POLICE,
    SITTING,
    SOCIAL_CARE,
    board,
    by,
    case_id,
    consent_id,
    content,
    contribution,
    contribution_id,
    decision_id,
    gathering,
    meeting_id,
    request_id,
    sitting,
    stream,
    subject_id,
    uid,
)
from tests.helpers.strategies import Ids, of
from tests.helpers.telling import (
    REFUGE,
    message,
    message_number,
    queued,
    safe_contact,
    tried,
)

CASE, THIRD_CASE = case_id(1), case_id(3)
OWNERS: Mapping[ContributionId, AgencyId] = {
    contribution_id(n): agency
    for n, agency in enumerate((SOCIAL_CARE, POLICE, HEALTH, HEALTH), start=1)
}
"""Whose each contribution is, whenever it is made."""

SEALED = content("A refuge address.", handling=Handling(only_for=(POLICE,)))
WORDS = st.sampled_from(["", "Seen at home.", "Rang twice."])
SAID = st.sampled_from(["Seen at home.", "Rang twice."])
IDS: Ids = {
    AccountId: st.sampled_from([s.account for s in (CHAIR, OFFICER, NURSE, DISPLAY)]),
    CaseId: st.sampled_from([CASE, OTHER_CASE]),
    MeetingId: st.just(SITTING),
    SubjectId: st.sampled_from([CHILD, MOTHER, subject_id(3)]),
    AgencyId: st.sampled_from([SOCIAL_CARE, POLICE, HEALTH]),
    RequestId: st.sampled_from([request_id(n) for n in (1, 2, 3)]),
    ContributionId: st.sampled_from([*OWNERS]),
    ConsentId: st.sampled_from([consent_id(1), consent_id(2)]),
    DecisionId: st.sampled_from([decision_id(1), decision_id(2)]),
    ChallengeId: st.sampled_from([ChallengeId(uid(n, 8)) for n in (1, 2)]),
    ActionId: st.sampled_from([ActionId(uid(n, 9)) for n in (1, 2)]),
    ReleaseId: st.sampled_from([ReleaseId(uid(n, 10)) for n in (1, 2)]),
    ReviewId: st.sampled_from([ReviewId(uid(n, 11)) for n in (1, 2)]),
    ServiceId: st.sampled_from([ServiceId("playgroup"), ServiceId("club")]),
    MessageId: st.sampled_from([message_number(n) for n in (1, 2, 3, 4, 5)]),
    BoardId: st.just(BOARD),
    By: st.sampled_from([by(COORDINATOR), by(OFFICER), by(NURSE)]),
    Seat: st.sampled_from(
        [
            *(NURSE, NURSE_NOW, OFFICER, structs.replace(OFFICER, roles=(Role.OBSERVER,))),
            *(DISPLAY, structs.replace(CHAIR, roles=(Role.AUDITOR,), agency=None)),
        ]
    ),
    Agency: st.sampled_from(AGENCIES),
    Name: WORDS,
    Line: WORDS,
    Headline: WORDS,
    Text: WORDS,
    NonEmptyLine: SAID,
    NonEmptyText: SAID,
}


def kinds(union: Any) -> tuple[type[Event], ...]:
    """Every type of a union of unions."""
    return tuple(
        kind
        for one in get_args(union)
        for kind in (kinds(one) if isinstance(one, UnionType) else (one,))
    )


KINDS = kinds(Event)
AT_A_CASE = tuple(k for k in KINDS if issubclass(k, CaseEvent) and k is not case.ReferralReceived)
Happened = tuple[StreamId, Event]


def happening(kind: type[Event]) -> st.SearchStrategy[Happened]:
    """An event of that kind, on one of the streams where it may stand."""
    return st.tuples(st.sampled_from(_streams(kind)), of(kind, IDS))


def _streams(kind: type[Event]) -> list[StreamId]:
    cases = [stream(c) for c in (CASE, OTHER_CASE)]
    if kind is case.ReferralReceived:
        return [stream(THIRD_CASE)]
    if kind is meeting.SittingPlanned:
        return [stream(meeting_id(2))]
    if kind is Erased:
        return [*cases, stream(SITTING), StreamId(BOARD)]
    if issubclass(kind, CaseEvent):
        return cases
    return [stream(SITTING) if issubclass(kind, MeetingEvent) else StreamId(BOARD)]


LATELY = st.lists(
    # Mostly words on cases: what is shared, sealed, corrected, linked, restricted.
    st.one_of(
        *(happening(kind) for kind in (*AT_A_CASE, *get_args(meeting.Event))),
        *(happening(kind) for kind in (partnership.SeatPut, partnership.SeatRemoved, Erased)),
        *(happening(kind) for kind in (case.InformationShared, case.ContributionCorrected) * 4),
        *(happening(kind) for kind in (case.CaseLinked, case.StanceGiven, case.CaseRestricted) * 3),
        *(happening(kind) for kind in (case.MessageQueued, case.MessageGiven) * 3),
    ),
    max_size=8,
)


LETTER = queued(
    3,
    Reader.FAMILY,
    to_subject=MOTHER,
    known_to=POLICE,
    address=REFUGE,
    attempts=(tried(detail="No such street"),),
)
TO_TELL = (
    queued(1, Reader.AGENCY, to_agency=HEALTH, channel=Channel.BOARD),
    message(2, Reader.FAMILY, to_subject=MOTHER, state=MessageState.HELD),
    LETTER,
    structs.replace(
        LETTER,
        owed=structs.replace(LETTER.owed, id=message_number(4)),
        state=MessageState.DISPUTED,
        approved_by=by(NURSE),
        dispute="She was told another thing.",
        reason="Rang twice.",
    ),
    message(5, Reader.PROFESSIONAL),
)


def begun(kind: type[Event]) -> Board:
    """Two cases and a sitting; no partnership yet where its founding is to come."""
    if kind is partnership.PartnershipFounded:
        return Board(BOARD, {})
    open_words = content(headline="Seen at school")
    said = (
        contribution(SOCIAL_CARE, 1, content=open_words),
        contribution(HEALTH, 3, content=SEALED, sealed=True),
    )
    one = gathering(
        contributions=said, messages=TO_TELL, contacts=(safe_contact(MOTHER, by=OFFICER),)
    )
    return board(one, structs.replace(one, id=OTHER_CASE), sitting())


def happened(board: Board, told: Iterable[Happened]) -> tuple[Board, tuple[Recorded, ...]]:
    """All of it that could be, in order, on that board."""
    recorded: list[Recorded] = []
    for where, event in told:
        fitting = fit(board, where, event)
        if fitting is not None:
            recorded.append(placed(board, where, fitting))
            board = fold(board, recorded[-1:])
    return board, tuple(recorded)


def placed(board: Board, where: StreamId, event: Event) -> Recorded:
    """The event, as the next of its board."""
    before = board.streams.get(where)
    version = before.version + 1 if before else 1
    position = board.position + 1
    at = AT + timedelta(minutes=position)
    return Recorded(position, where, version, at, COORDINATOR.account, event)


def fit(board: Board, where: StreamId, event: Event) -> Event | None:
    """The event as the rules would have made it there and then; None where they would not."""
    begins = BEGINNINGS.get(type(event))
    there = board.streams.get(where)
    if begins is not None:
        return None if there else structs.replace(event, **{begins: where})
    if there is None:
        return None
    fitted = FITTED[type(event)](there, event) if type(event) in FITTED else event
    return fitted if fitted and all(board.case(c) for c in _names(fitted)) else None


def _names(event: Event) -> Iterator[CaseId]:
    """The other cases that an event names: they are there."""
    if isinstance(event, MeetingEvent):
        yield from named_in(event)
    elif isinstance(event, case.CaseLinked) and event.link is not None:
        yield event.link.other


BEGINNINGS: dict[type[Event], str] = {
    case.ReferralReceived: "case",
    meeting.SittingPlanned: "meeting",
    partnership.PartnershipFounded: "board",
}
"""The field in which an event names the stream that it begins."""


def _shared(there: Case, event: case.InformationShared) -> Event | None:
    """Under an id that is new, by the agency whose it is."""
    known = {c.id for c in there.contributions}
    new = next((named for named in (event.contribution, *OWNERS) if named not in known), None)
    if new is None:
        return None
    return structs.replace(event, contribution=new, agency=OWNERS[new], sealed=_sealed(event))


def _sealed(event: case.InformationShared | case.ContributionCorrected) -> bool:
    return bool(event.content.handling.only_for)


def _standing(there: Case, named: ContributionId) -> Contribution | None:
    """That contribution, or another; withdrawn ones do not change any more."""
    standing = [c for c in there.contributions if not c.withdrawn_at]
    return max(standing, key=lambda c: c.id == named, default=None)


def _corrected(there: Case, event: case.ContributionCorrected) -> Event | None:
    found = _standing(there, event.contribution)
    if found is None:
        return None
    sealed = _sealed(event)
    return structs.replace(event, contribution=found.id, agency=found.agency, sealed=sealed)


def _withdrawn(there: Case, event: case.ContributionWithdrawn) -> Event | None:
    found = _standing(there, event.contribution)
    if found is None:
        return None
    return structs.replace(event, contribution=found.id, agency=found.agency)


def _revealed(there: Case, event: case.StancesRevealed) -> Event:
    return structs.replace(event, stances=there.stances)


def _linked(there: Case, event: case.CaseLinked) -> Event:
    """To the other of the two cases."""
    other = OTHER_CASE if there.id == CASE else CASE
    link = event.link or Link(other, LinkKind.SIBLING)
    return structs.replace(event, link=structs.replace(link, other=other))


def _paused(_: Case, event: case.RequestPaused) -> Event:
    return structs.replace(event, cause=event.cause or "Waiting for the school")


def _queued(there: Case, event: case.MessageQueued) -> Event | None:
    """A family's by the safe way that is recorded."""
    found = _fitting(there, event.message, lambda m: m.state in TO_QUEUE)
    if found is None:
        return None
    whose = [c for c in there.contacts if c.subject == found.owed.to_subject][-1:]
    family = found.owed.reader is Reader.FAMILY
    if family and not whose:
        return None
    known_to = whose[0].by.agency if family else None
    return structs.replace(event, message=found.owed.id, known_to=known_to)


def _fitting(there: Case, named: MessageId, may: Callable[[Message], bool]) -> Message | None:
    """That message, or another of which it may be."""
    return max(filter(may, there.messages), key=lambda m: m.owed.id == named, default=None)


def _told(may: Callable[[Message], bool]) -> Callable[[Case, Any], Event | None]:
    def fitted(there: Case, event: Any) -> Event | None:
        found = _fitting(there, event.message, may)
        return structs.replace(event, message=found.owed.id) if found else None

    return fitted


def _agenda(_: Meeting, event: meeting.AgendaSet) -> Event:
    once = {item.case: item for item in event.items}
    return structs.replace(event, items=tuple(once.values()))


def _of_a_case(_: Meeting, event: Any) -> Event:
    return cast(Event, structs.replace(event, case=event.case or CASE))


FITTED: dict[type[Event], Callable[[Any, Any], Event | None]] = {
    case.InformationShared: _shared,
    case.ContributionCorrected: _corrected,
    case.ContributionWithdrawn: _withdrawn,
    case.StancesRevealed: _revealed,
    case.CaseLinked: _linked,
    case.RequestPaused: _paused,
    case.MessageQueued: _queued,
    case.MessageRecalled: _told(lambda m: m.state is MessageState.QUEUED),
    case.MessageGiven: _told(lambda m: m.state not in SETTLED),
    case.MessageAttempted: _told(lambda m: m.queued_at is not None),
    case.MessageSeen: _told(lambda m: m.words is not None),
    case.MessageFiled: _told(lambda m: m.words is not None),
    case.MessageDisputed: _told(lambda m: m.state in TOLD or m.words is not None),
    case.DisputeSettled: _told(lambda m: m.state is MessageState.DISPUTED),
    meeting.AgendaSet: _agenda,
    meeting.CaseCalled: _of_a_case,
    meeting.CasePutBack: _of_a_case,
    meeting.CaseSettled: _of_a_case,
}
