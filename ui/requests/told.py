"""What my agency told on a case and what came of it: for its page, and for its own system."""

from collections.abc import Iterable

from msgspec import Struct

from app.domain.board import Board
from app.domain.case.commands import (
    CompleteAction,
    CorrectContribution,
    ShareInformation,
    WithdrawContribution,
)
from app.domain.case.parts import Action
from app.domain.case.state import Case, Contribution, Request, RequestState, Version
from app.domain.partnership.state import Seat
from app.domain.values import ActionId, AgencyId, ContributionId, Instant
from app.ports import Pending
from ui.notes.note import Note, notes_of
from ui.requests.lines import Line, content_lines
from ui.requests.note import Outcome, outcome_of
from ui.requests.sheet import about, may
from ui.words import (
    Said,
    case_name,
    on_the_board,
    pending_words,
    today,
    when,
)
from ui.words.declines import decline_words


class Shared(Struct, frozen=True):
    """One contribution of my agency."""

    id: ContributionId
    title: str
    said: Said
    lines: tuple[Line, ...]
    earlier: tuple[str, ...] = ()
    may_change: bool = False


class ToDo(Struct, frozen=True):
    id: ActionId
    what: str
    detail: str
    done: bool = False
    may_do: bool = False
    said: Said | None = None


class Told(Struct, frozen=True):
    """All of the page."""

    title: str
    detail: str
    shared: tuple[Shared, ...]
    declined: str = ""
    outcome: Outcome | None = None
    to_do: tuple[ToDo, ...] = ()
    notes: tuple[Note, ...] = ()
    may_add: bool = False


def told(board: Board, case: Case, seat: Seat, pending: tuple[Pending, ...], now: Instant) -> Told:
    agency = seat.agency
    mine = [c for c in case.contributions if c.agency == agency]
    return Told(
        title=case_name(case),
        detail=about(case),
        shared=tuple(_shared(case, c, seat, pending, now) for c in mine),
        declined=_declined(case, agency, now),
        outcome=outcome_of(board, case, now),
        to_do=tuple(_to_do(a, seat, pending, now) for a in case.actions if a.owner == agency),
        notes=_notes(board, case, seat, pending, now),
        may_add=may(seat, ShareInformation),
    )


def _notes(
    board: Board, case: Case, seat: Seat, pending: tuple[Pending, ...], now: Instant
) -> tuple[Note, ...]:
    partnership = board.partnership
    return notes_of(case, partnership, seat, pending, now) if partnership else ()


def _shared(
    case: Case, shared: Contribution, seat: Seat, pending: tuple[Pending, ...], now: Instant
) -> Shared:
    standing = shared.withdrawn_at is None
    waiting = _changing(shared.id, pending)
    return Shared(
        id=shared.id,
        title=f"{shared.by.name}, {when(shared.at, now)}",
        said=pending_words(waiting) if waiting else _said(shared, now),
        lines=tuple(content_lines(case, shared.content)),
        earlier=tuple(_version(version, now) for version in shared.earlier),
        may_change=standing and waiting is None and may(seat, CorrectContribution),
    )


def _said(shared: Contribution, now: Instant) -> Said:
    if shared.withdrawn_at is not None:
        return Said(f"Withdrawn {when(shared.withdrawn_at, now)}", "neutral")
    if shared.earlier:
        return Said(f"Corrected {when(shared.earlier[-1].at, now)}", "ok")
    if today(shared.at) == today(now):
        return on_the_board(shared.at)
    return Said(f"On the board {when(shared.at, now)}", "ok")


def _changing(shared: ContributionId, pending: Iterable[Pending]) -> Pending | None:
    return next((one for one in pending if _changes(one, shared)), None)


def _changes(pending: Pending, shared: ContributionId) -> bool:
    command = pending.command
    if not isinstance(command, CorrectContribution | WithdrawContribution):
        return False
    return command.contribution == shared


def _version(version: Version, now: Instant) -> str:
    first = version.content.facts or "No record found"
    return f"Until {when(version.at, now)}: {first} Changed by {version.by.name}: {version.reason}"


def _declined(case: Case, agency: AgencyId | None, now: Instant) -> str:
    of_mine = [r for r in case.requests if r.agency == agency]
    said = [_refusal(r, now) for r in of_mine if r.state is RequestState.DECLINED]
    return said[-1] if said else ""


def _refusal(request: Request, now: Instant) -> str:
    at = f" {when(request.closed_at, now)}" if request.closed_at else ""
    why = decline_words(request.declined, request.closed_because)
    return f"Declined{at}: {why[:1].lower()}{why[1:]}".rstrip(".") + "."


def _to_do(action: Action, seat: Seat, pending: tuple[Pending, ...], now: Instant) -> ToDo:
    waiting = next((p for p in pending if _completes(p, action.id)), None)
    done = action.done_at
    due = f"due {when(action.due, now)}" if done is None else f"done {when(done, now)}"
    return ToDo(
        id=action.id,
        what=action.what,
        detail=" · ".join(filter(None, (action.person, due, action.done_note))),
        done=done is not None,
        may_do=done is None and waiting is None and may(seat, CompleteAction),
        said=pending_words(waiting) if waiting else None,
    )


def _completes(pending: Pending, action: ActionId) -> bool:
    return isinstance(pending.command, CompleteAction) and pending.command.action == action
