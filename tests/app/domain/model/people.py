"""Who may ask for what, and how that changes."""

from app.domain.case import commands as case
from app.domain.commands import Command
from app.domain.meeting import commands as meeting
from app.domain.partnership import commands as partnership
from app.domain.values import AccountId, Role
from tests.app.domain.model.world import Rule, Seat, World, need

RUN = {Role.CHAIR, Role.COORDINATOR}
DESK = {Role.PRACTITIONER, Role.OUT_OF_HOURS}
MAKES_DRAFTS = {Role.SCRIBE, Role.DECIDER}
SETTINGS = {Role.ADMINISTRATOR, Role.OPERATOR}
WRITERS = {Role.CHAIR, Role.COORDINATOR, Role.SCRIBE, Role.OPERATOR}
"""Write down what others say; everyone else speaks for their own agency alone."""

MAY: dict[type[Command], set[Role]] = {
    case.ReceiveReferral: {*RUN, *DESK, Role.OPERATOR},
    case.BeginScreening: RUN,
    case.RateCase: {*RUN, Role.DECIDER, Role.OUT_OF_HOURS, Role.OPERATOR},
    case.RestrictCase: RUN,
    case.LiftRestriction: RUN,
    case.RequestInformation: {*RUN, *DESK, Role.DECIDER},
    case.MarkRequestSeen: DESK,
    case.PauseRequest: RUN,
    case.ResumeRequest: RUN,
    case.CancelRequest: {*RUN, Role.DECIDER},
    case.DeclineRequest: DESK,
    case.ShareInformation: {*WRITERS, *DESK},
    case.CorrectContribution: {*RUN, *DESK, Role.SCRIBE},
    case.WithdrawContribution: {*RUN, *DESK, Role.SCRIBE},
    case.AddNote: {*RUN, *DESK, Role.SCRIBE, Role.DECIDER},
    case.MarkReady: RUN,
    case.ProposeDecision: MAKES_DRAFTS,
    case.ReadBackDecision: {Role.CHAIR},
    case.ConfirmDecision: {Role.DECIDER},
    case.WithdrawProposal: {*MAKES_DRAFTS, Role.CHAIR},
    case.DeferCase: {Role.CHAIR, Role.DECIDER},
    case.BeginClosing: RUN,
    case.CloseCase: {*RUN, Role.DECIDER},
    case.ReopenCase: {*RUN, Role.DECIDER},
    meeting.PlanSitting: RUN,
    meeting.OpenSitting: RUN,
    meeting.PutOnAgenda: {*RUN, Role.SCRIBE},
    meeting.TakeOffAgenda: {*RUN, Role.SCRIBE},
    meeting.CallCase: {Role.CHAIR},
    meeting.PutBackCase: {Role.CHAIR},
    meeting.CarryOverCase: {Role.CHAIR},
    meeting.HandOverChair: RUN,
    meeting.SetShutter: {Role.CHAIR, Role.SCRIBE},
    meeting.CloseSitting: {Role.CHAIR},
    partnership.PutSeat: SETTINGS,
    partnership.RemoveSeat: SETTINGS,
    partnership.SetAgencyMode: SETTINGS,
}


def put_seat(world: World, who: AccountId, asked: partnership.PutSeat) -> None:
    new = Seat(set(asked.seat.roles), asked.seat.agency)
    before = world.seats.get(asked.seat.account)
    need(before != new)
    need(asked.seat.account != who)
    if Role.ADMINISTRATOR not in new.roles:
        need(_somebody_else_administers(world, asked.seat.account))
    world.seats[asked.seat.account] = new


def remove_seat(world: World, who: AccountId, asked: partnership.RemoveSeat) -> None:
    need(asked.account in world.seats)
    need(_somebody_else_administers(world, asked.account))
    del world.seats[asked.account]


def _somebody_else_administers(world: World, leaver: AccountId) -> bool:
    """Or the one who goes never did."""
    held = {account for account, seat in world.seats.items() if Role.ADMINISTRATOR in seat.roles}
    return leaver not in held or len(held) > 1


def set_agency_mode(world: World, who: AccountId, asked: partnership.SetAgencyMode) -> None:
    need(world.modes[asked.agency] is not asked.mode)
    world.modes[asked.agency] = asked.mode


TABLE: dict[type[Command], Rule] = {
    partnership.PutSeat: put_seat,
    partnership.RemoveSeat: remove_seat,
    partnership.SetAgencyMode: set_agency_mode,
}
