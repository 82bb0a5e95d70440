"""A restricted case does not exist for whoever it does not name: not one of its ids or words."""

from collections.abc import Iterable
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from app import codec
from app.domain.board import Board
from app.domain.case import commands as on_case
from app.domain.case.events import CaseLinked
from app.domain.case.parts import Link, LinkKind
from app.domain.case.state import Case
from app.domain.commands import Command
from app.domain.context import Context
from app.domain.decide import decide
from app.domain.disclosure import audience_on, disclose, view, viewer
from app.domain.disclosure.meeting import named_in
from app.domain.errors import Refusal, Refused
from app.domain.events import CaseEvent, Event, MeetingEvent
from app.domain.meeting import commands as on_sitting
from app.domain.meeting.state import AgendaItem
from app.domain.partnership.state import Seat
from app.domain.values import CaseId, Headline, Line, Name, NonEmptyLine, NonEmptyText, Text
from app.ports import Here
from tests.app.domain.disclosure.asking import BUSY, EVERY_ROLE, ask, on_a_case, table
from tests.app.domain.disclosure.viewers import EVERYONE
from tests.app.domain.disclosure.worlds import IDS, KINDS
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    COORDINATOR,
    DISPLAY,
    NURSE,
    OFFICER,
    OTHER_CASE,
    SITTING,
    SOCIAL_CARE,
    board,
    by,
    case,
    case_id,
    referral,
    request_id,
    seat,
    sitting,
    subject,
)
from tests.helpers.full import SOME_ID, filled
from tests.helpers.strategies import Ids
from tests.sync.table import Client, Table, agree

WORDS = "Hidden heron"
HIDDEN, GONE = CaseId(SOME_ID), case_id(9)
"""Under an id that everything has which is filled; and one that nothing has."""
NAMED = (NURSE.account, DISPLAY.account, BUSY[1].account)
OUTSIDE = [who for who in EVERYONE if who.account != NURSE.account]
"""The wall too, though it is named: it stands open to a room."""
OUTSIDER = seat(40, "Olly Outsider", *EVERY_ROLE, agency=SOCIAL_CARE)


def hiding() -> Board:
    """Beside the hidden case: one linked to it, and a sitting that has it under the spotlight."""
    full = filled(Case, lambda _kind, _name: WORDS)
    assert full.restriction
    restriction = structs.replace(full.restriction, named=NAMED)
    linked = case(2, links=(Link(HIDDEN, LinkKind.SIBLING, WORDS),))
    agenda = (AgendaItem(HIDDEN), AgendaItem(OTHER_CASE))
    return board(
        structs.replace(full, id=HIDDEN, restriction=restriction),
        linked,
        sitting(chair=OUTSIDER.account, agenda=agenda, spotlight=HIDDEN),
    )


def tells(raw: bytes) -> bool:
    return any(text.encode() in raw for text in (HIDDEN, WORDS))


@pytest.mark.parametrize("who", OUTSIDE, ids=lambda who: who.name)
def test_no_view_holds_anything_of_it(who: Seat) -> None:
    seen = view(hiding(), who)
    assert not tells(b"".join(codec.encode(part) for part in seen.streams.values()))
    assert tells(codec.encode(view(hiding(), NURSE).case(HIDDEN)))


def naming() -> Iterable[tuple[Event, Any]]:
    """Every kind of event that tells of a case, with its stream."""
    for kind in KINDS:
        event = filled(kind, lambda _kind, _name: WORDS)
        if isinstance(event, CaseEvent):
            yield event, HIDDEN
        if isinstance(event, CaseLinked):
            yield structs.replace(event, by=by(CHAIR)), OTHER_CASE
        if isinstance(event, MeetingEvent) and any(named_in(event)):
            yield event, SITTING


@pytest.mark.parametrize("who", OUTSIDE, ids=lambda who: who.name)
def test_no_event_tells_of_it(who: Seat) -> None:
    known = hiding()
    for event, where in naming():
        audience = audience_on(known, viewer(who), where, event)
        shown = disclose(event, audience, known.streams[where])
        assert shown is None or not tells(codec.encode(shown))


def refusal(command: Command) -> Refusal:
    with pytest.raises(Refused) as no:
        decide(hiding(), command, Context(OUTSIDER, AT, ("AAAAA",)))
    return no.value.refusal


def told_apart(command: Any, field: str) -> bool:
    """Whether an outsider hears anything else of it than of a case that never was."""
    there = refusal(structs.replace(command, **{field: HIDDEN}))
    nowhere = refusal(structs.replace(command, **{field: GONE}))
    told = codec.encode(there).replace(HIDDEN.encode(), GONE.encode())
    return told != codec.encode(nowhere)


@pytest.mark.parametrize(
    "kind", [k for k in get_args(on_case.Command) if k is not on_case.ReceiveReferral]
)
def test_whatever_an_outsider_asks_of_it_is_as_if_it_never_was(kind: type[Any]) -> None:
    assert not told_apart(filled(kind), "case")


@pytest.mark.parametrize(
    "command",
    [
        on_case.LinkCase(case=OTHER_CASE, other=HIDDEN, kind=LinkKind.SIBLING),
        on_sitting.PutOnAgenda(meeting=SITTING, case=HIDDEN),
        on_sitting.TakeOffAgenda(meeting=SITTING, case=HIDDEN),
        on_sitting.CallCase(meeting=SITTING, case=HIDDEN),
        on_sitting.PutBackCase(meeting=SITTING, case=HIDDEN),
        on_sitting.CarryOverCase(meeting=SITTING, case=HIDDEN),
    ],
)
def test_nor_does_it_exist_beside_others(command: Any) -> None:
    field = "other" if isinstance(command, on_case.LinkCase) else "case"
    assert not told_apart(command, field)


# On the wire

SECRET: Ids = {
    **IDS,
    **dict.fromkeys((Text, Line, Name, Headline, NonEmptyLine, NonEmptyText), st.just(WORDS)),
}
WHISPERED = st.tuples(
    on_a_case(SECRET).map(lambda asked: structs.replace(asked, case=CASE)),
    st.just(BUSY[1]),
)
OPENS = (on_case.LiftRestriction, on_case.RestrictCase)
"""What lets others in, or names them."""


def whispering() -> tuple[Table, list[Client]]:
    """The case under way is restricted before anyone else looks on."""
    at = table()
    restrict = on_case.RestrictCase(case=CASE, named=NAMED, reason=WORDS)
    at.act(BUSY[1], on_case.AddNote(case=CASE, text=WORDS), restrict)
    return at, [at.client(who) for who in (CHAIR, COORDINATOR, OFFICER, DISPLAY)]


@given(st.lists(WHISPERED, min_size=3, max_size=12))
def test_no_frame_tells_of_it(asked: list[tuple[Command, Seat]]) -> None:
    at, outside = whispering()
    inside = at.client(BUSY[1])
    inside.do(inside.replica.be(Here(case=CASE, hand=True)))
    taken = [ask(at, one) for one in asked if not isinstance(one[0], OPENS)]
    at.do(at.room.tell_presence())
    at.settle()
    agree(at, inside, *outside)
    heard = b"".join(raw for one in outside for raw in one.frames)
    for text in (WORDS, CASE, request_id(1), request_id(2)):
        assert text.encode() not in heard, taken
        assert text.encode() in b"".join(inside.frames)


def test_no_frame_tells_of_a_referral_that_comes_in_restricted() -> None:
    at = table()
    inside, *outside = [at.client(who) for who in (CHAIR, COORDINATOR, OFFICER, DISPLAY)]
    receive = on_case.ReceiveReferral(
        case=GONE,
        referral=referral(details=WORDS),
        subjects=(subject(),),
        restrict_because=WORDS,
    )
    at.act(CHAIR, receive)
    at.settle()
    agree(at, inside, *outside)
    for text in (WORDS, GONE):
        assert text.encode() in b"".join(inside.frames)
        assert text.encode() not in b"".join(raw for one in outside for raw in one.frames)
