"""The law of disclosure: whoever is told of an event holds what a fresh look would show them."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec import structs

from app import codec
from app.domain.board import Board
from app.domain.case.events import CaseRated, CaseRestricted
from app.domain.disclosure import Sight, alike, audience_on, disclose, rights, view, viewer
from app.domain.disclosure.reparting import TAKES_BACK
from app.domain.events import Erased, Event, Recorded
from app.domain.partnership.state import Seat
from app.domain.turn import fold
from app.domain.values import Rating
from tests.app.domain.disclosure.viewers import EVERYONE, disclosed, held, seat_on, told, whole
from tests.app.domain.disclosure.worlds import (
    CASE,
    KINDS,
    LATELY,
    Happened,
    begun,
    happened,
    happening,
)
from tests.helpers.builders import CHAIR, by, stream

USUAL = settings.default
assert USUAL
A_QUARTER = settings(max_examples=USUAL.max_examples // 4)
"""Of the usual number of examples, for what is tried with each kind of event."""


@pytest.mark.parametrize("kind", KINDS)
@A_QUARTER
@given(data=st.data(), lately=LATELY)
def test_the_law(kind: type[Event], data: st.DataObject, lately: list[Happened]) -> None:
    before, _ = happened(begun(kind), lately)
    after, last = happened(before, [data.draw(happening(kind))])
    assume(last)
    for who in EVERYONE:
        same(told(before, after, last, who), after, who)
        sent_whole_only_for_cause(before, after, last[0], who)
        the_very_same_where_alike(after, last[0], who)


@given(LATELY, LATELY)
def test_a_turn_of_many_events_is_told_as_one(first: list[Happened], turn: list[Happened]) -> None:
    before, _ = happened(begun(CaseRestricted), first)
    after, many = happened(before, turn)
    for who in EVERYONE:
        same(told(before, after, many, who), after, who)


def test_what_is_erased_still_counts() -> None:
    """Otherwise the next command's `seen` would be of another version at hub and client."""
    before = begun(CaseRestricted)
    after, _ = happened(before, [(stream(CASE), Erased())])
    was, now = before.case(CASE), after.case(CASE)
    assert was
    assert now == structs.replace(was, version=was.version + 1)


def same(copy: Board, after: Board, who: Seat) -> None:
    """Equal, and equal in bytes: the hash by which a client proves its copy is of bytes."""
    seen = view(after, seat_on(after, who))
    assert copy.streams == seen.streams, who.name
    assert codec.board_hash(copy) == codec.board_hash(seen), who.name


def sent_whole_only_for_cause(before: Board, after: Board, one: Recorded, who: Seat) -> None:
    """Where the audience changed, or a room is no longer shown what it was shown before."""
    was, now = viewer(seat_on(before, who)), viewer(seat_on(after, who))
    takes_back = isinstance(one.event, TAKES_BACK) and now.standing.sight is not Sight.FULL
    for sent in whole(before, after, (one,), who):
        moved = was.standing != now.standing
        moved |= audience_on(before, was, sent) != audience_on(after, now, sent)
        assert moved or (takes_back and sent == one.stream), (who.name, one.event)


def the_very_same_where_alike(after: Board, one: Recorded, who: Seat) -> None:
    """What the hub need not look at again for each viewer of full sight."""
    part, now = after.streams.get(one.stream), viewer(seat_on(after, who))
    if alike(one.event, part) and now.standing.sight is Sight.FULL:
        audience = audience_on(after, now, one.stream, one.event)
        assert disclose(one.event, audience, part) is one.event, who.name


def test_most_events_are_alike_for_all() -> None:
    plain = begun(CaseRated).case(CASE)
    rated = CaseRated(by=by(CHAIR), rating=Rating.RED)
    assert plain
    assert alike(rated, structs.replace(plain, restriction=None, links=()))


@given(LATELY, LATELY)
def test_whoever_was_away_holds_the_same(first: list[Happened], later: list[Happened]) -> None:
    """Told at once of all that was missed, by a hub that knows only how it all ended."""
    left, _ = happened(begun(CaseRestricted), first)
    now, missed = happened(left, later)
    for who in EVERYONE:
        if may_resume(left, now, missed, who):
            seen = (disclosed(one, now, viewer(seat_on(now, who))) for one in missed)
            copy = fold(held(left, who), [one for one in seen if one])
            same(copy, now, who)


def may_resume(left: Board, now: Board, missed: tuple[Recorded, ...], who: Seat) -> bool:
    """Rights are as they were, and no event would have come as a whole part."""
    was, is_now = (viewer(seat_on(board, who)) for board in (left, now))
    if rights(left, was) != rights(now, is_now):
        return False
    return not whole(now, now, missed, who)
