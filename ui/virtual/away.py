"""What happened while the line was away, told from the board before and the board since."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from app.domain.board import Board
from app.domain.case.state import Case, Contribution, DecisionState
from app.domain.meeting.state import ItemState, Meeting
from app.domain.values import CaseId, Instant
from ui.virtual.view_model import Me
from ui.words import case_name, exact_time
from ui.words.decision import agency_name, outcome_lines

_LONG = 60


class Happened(Struct, frozen=True):
    at: Instant
    text: str


def happened(before: Board, after: Board, me: Me, until: Instant) -> tuple[Happened, ...]:
    """In order, up to the moment the line was back; of the cases on an agenda alone."""
    items = [*_in_sittings(before, after), *_on_cases(before, after, me)]
    return tuple(sorted((one for one in items if one.at <= until), key=lambda one: one.at))


def away_words(since: Instant, back: Instant) -> str:
    """ "You were away 40 s."."""
    seconds = max(0, round((back - since).total_seconds()))
    if seconds < 100:
        return f"You were away {seconds} s."
    minutes = round(seconds / 60)
    return f"You were away {minutes} min." if minutes < 90 else "You were away a while."


def _in_sittings(before: Board, after: Board) -> Iterator[Happened]:
    for meeting in after.meetings():
        earlier = before.meeting(meeting.id)
        if meeting is earlier:
            continue
        for item in meeting.agenda:
            case, was = after.case(item.case), earlier.item(item.case) if earlier else None
            name = case_name(case) if case else "a case"
            if item.called_at and not (was and was.called_at == item.called_at):
                yield Happened(item.called_at, f"The meeting went on to {name}")
            put_off = item.state in (ItemState.DEFERRED, ItemState.CARRIED_OVER)
            if put_off and item.settled_at and not (was and was.settled_at):
                how = "deferred" if item.state is ItemState.DEFERRED else "carried over"
                yield Happened(item.settled_at, f"{name} was {how}")


def _on_cases(before: Board, after: Board, me: Me) -> Iterator[Happened]:
    now_on = _spotlights(after.meetings())
    for case in _on_agendas(after):
        earlier = before.case(case.id)
        if earlier is None or earlier is case:
            continue
        lead = "" if case.id in now_on else f"{case_name(case)}: "
        for one in (*_said(earlier, case, me), *_decided(earlier, case, me)):
            yield Happened(one.at, f"{lead}{one.text}")


def _said(before: Case, after: Case, me: Me) -> Iterator[Happened]:
    known = {c.id for c in before.contributions}
    for shared in after.contributions:
        if shared.id not in known:
            yield Happened(shared.at, _shared(shared, me))
    challenged = {c.id: c for c in before.challenges}
    for one in after.challenges:
        who = agency_name(me.partnership, one.agency)
        was = challenged.get(one.id)
        if was is None:
            yield Happened(one.at, f"{who} challenged: {_short(one.headline or one.text)}")
        if one.answered_at and not (was and was.answered_at):
            yield Happened(one.answered_at, f"{who}’s challenge was answered")
    for note in after.notes[len(before.notes) :]:
        yield Happened(note.at, f"{note.by.name} wrote: {_short(note.text)}")


def _decided(before: Case, after: Case, me: Me) -> Iterator[Happened]:
    states = {(d.id, d.state) for d in before.decisions}
    for one in after.decisions:
        if (one.id, one.state) in states:
            continue
        outcome = "; ".join(outcome_lines(one.draft, after))
        if one.state is DecisionState.CONFIRMED and one.decided_at:
            yield Happened(one.decided_at, f"Decided: {outcome}")
        elif one.state is DecisionState.PROPOSED:
            yield Happened(one.proposed_at, f"Proposed: {outcome}")
    done = {a.id for a in before.actions if a.done_at}
    for action in after.actions:
        if action.done_at and action.id not in done:
            who = agency_name(me.partnership, action.owner)
            yield Happened(action.done_at, f"{who} did “{_short(action.what)}”")


def _shared(shared: Contribution, me: Me) -> str:
    if shared.agency == me.agency:
        return f"Your answer went to the board at {exact_time(shared.at)}"
    who = agency_name(me.partnership, shared.agency)
    if shared.nil:
        return f"{who} found no record"
    said = shared.content.headline
    return f"{who} shared: {_short(said)}" if said else f"{who} shared information"


def _spotlights(meetings: Iterable[Meeting]) -> set[CaseId]:
    return {m.spotlight for m in meetings if m.spotlight is not None}


def _on_agendas(board: Board) -> Iterator[Case]:
    ids = dict.fromkeys(item.case for m in board.meetings() for item in m.agenda)
    for case in map(board.case, ids):
        if case is not None:
            yield case


def _short(text: str) -> str:
    line = " ".join(text.split()).rstrip(".")
    return line if len(line) <= _LONG else f"{line[: _LONG - 1].rstrip()}…"
