"""What can be seen of a board, of the real one and of the world beside it, to lay side by side."""

from typing import Any

from app.domain.board import Board
from app.domain.case import state as real
from app.domain.meeting.state import Meeting
from app.domain.partnership.state import Partnership
from tests.app.domain.model import world as model

Picture = dict[str, Any]


def of_board(board: Board) -> Picture:
    founded = board.partnership
    assert founded is not None
    return {
        **_people(founded),
        "cases": {case.id: _case(case) for case in board.cases()},
        "sittings": {sitting.id: _sitting(sitting) for sitting in board.meetings()},
    }


def _people(founded: Partnership) -> Picture:
    seats = (seat for seat in founded.seats if not seat.removed)
    return {
        "seats": {s.account: (sorted(s.roles), s.agency) for s in seats},
        "modes": {agency.id: agency.mode for agency in founded.agencies},
    }


def _case(case: real.Case) -> Picture:
    hidden = case.restriction
    return {
        "stage": case.stage,
        "rating": case.rating,
        "named": None if hidden is None else sorted(hidden.named),
        "requests": {
            r.id: (r.agency, r.state, r.due, [(p.began, p.ended) for p in r.pauses])
            for r in case.requests
        },
        "contributions": {
            c.id: (c.agency, c.content.facts, c.late, c.withdrawn_at is not None)
            for c in case.contributions
        },
        "decisions": [(d.id, d.draft.reasons, d.state) for d in case.decisions],
        "notes": [note.text for note in case.notes],
        "deferred": [put_off.until for put_off in case.deferrals],
    }


def _sitting(sitting: Meeting) -> Picture:
    return {
        "state": sitting.state,
        "chair": sitting.chair,
        "agenda": [(item.case, item.state) for item in sitting.agenda],
        "spotlight": sitting.spotlight,
        "shut": sitting.shutter,
    }


def of_world(world: model.World) -> Picture:
    return {
        "seats": {who: (sorted(s.roles), s.agency) for who, s in world.seats.items()},
        "modes": world.modes,
        "cases": {name: _told_case(case) for name, case in world.cases.items()},
        "sittings": {name: _told_sitting(s) for name, s in world.sittings.items()},
    }


def _told_case(case: model.Case) -> Picture:
    return {
        "stage": case.stage,
        "rating": case.rating,
        "named": None if case.named is None else sorted(case.named),
        "requests": {
            name: (r.agency, r.state, r.due, [(p.began, p.ended) for p in r.pauses])
            for name, r in case.requests.items()
        },
        "contributions": {
            name: (c.agency, c.facts, c.late, c.withdrawn) for name, c in case.contributions.items()
        },
        "decisions": [(name, d.reasons, d.state) for name, d in case.decisions.items()],
        "notes": case.notes,
        "deferred": case.deferred,
    }


def _told_sitting(sitting: model.Sitting) -> Picture:
    return {
        "state": sitting.state,
        "chair": sitting.chair,
        "agenda": list(sitting.agenda.items()),
        "spotlight": sitting.spotlight,
        "shut": sitting.shut,
    }


def of_people(founded: Partnership) -> model.World:
    """A world with these people and agencies, and nothing done yet."""
    seats = {s.account: model.Seat(set(s.roles), s.agency) for s in founded.seats}
    modes = {agency.id: agency.mode for agency in founded.agencies}
    return model.World(founded.founded_at, seats, modes)
