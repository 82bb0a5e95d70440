"""What a seat is offered in a meeting; the hub judges again."""

from msgspec import Struct

from app.domain.case import commands as case
from app.domain.commands import Command
from app.domain.meeting import commands as meeting
from app.domain.meeting.state import Meeting
from app.domain.partnership.state import Seat
from app.domain.rights import MAY
from app.domain.values import Role


def may(seat: Seat | None, command: type[Command]) -> bool:
    """Whether one of the seat's roles may give such a command at all."""
    return seat is not None and any(role in MAY[command] for role in seat.roles)


class Rights(Struct, frozen=True):
    """What is offered at one sitting. `chairs`: runs this very sitting."""

    chairs: bool = False
    open: bool = False
    plan: bool = False
    hand_over: bool = False
    agenda: bool = False
    register: bool = False
    shutter: bool = False
    draft: bool = False
    read_back: bool = False
    confirm: bool = False
    withdraw: bool = False
    defer: bool = False
    reveal: bool = False
    answer_for_all: bool = False
    speak: bool = False
    """Gives a stance and challenges, for an agency."""
    note: bool = False
    escalate: bool = False
    """Takes a challenge higher for whoever raised it."""
    review: bool = False


NONE = Rights()


def rights_at(sitting: Meeting | None, seat: Seat | None) -> Rights:
    """For `seat` at `sitting`, or before there is one."""
    if seat is None:
        return NONE
    chairs = sitting is not None and seat.account == sitting.chair
    runs = chairs or Role.COORDINATOR in seat.roles
    scribe = sitting is not None and seat.account == sitting.scribe
    return Rights(
        chairs=chairs,
        open=runs and may(seat, meeting.OpenSitting),
        plan=may(seat, meeting.PlanSitting),
        hand_over=runs and may(seat, meeting.HandOverChair),
        agenda=may(seat, meeting.ReorderAgenda),
        register=not {Role.CHAIR, Role.SCRIBE, Role.COORDINATOR}.isdisjoint(seat.roles),
        shutter=(chairs or scribe) and may(seat, meeting.SetShutter),
        draft=may(seat, case.ProposeDecision),
        read_back=may(seat, case.ReadBackDecision),
        confirm=may(seat, case.ConfirmDecision),
        withdraw=may(seat, case.WithdrawProposal),
        defer=may(seat, case.DeferCase),
        reveal=may(seat, case.RevealStances),
        answer_for_all=not {Role.CHAIR, Role.SCRIBE, Role.DECIDER}.isdisjoint(seat.roles),
        speak=seat.agency is not None and may(seat, case.GiveStance),
        note=may(seat, case.AddNote),
        escalate=not {Role.CHAIR, Role.COORDINATOR}.isdisjoint(seat.roles),
        review=may(seat, case.RaiseForReview),
    )
