"""What a command on a sitting is judged by: the board, the sitting, who asks and when."""

from datetime import datetime

from msgspec import Struct

from app.domain.board import Board
from app.domain.case.decide.scene import visible_case
from app.domain.case.state import Case
from app.domain.context import Context
from app.domain.disclosure import Sight, audience
from app.domain.errors import Code, Refused
from app.domain.meeting.events import Event
from app.domain.meeting.state import AgendaItem, Meeting, SittingState
from app.domain.partnership.state import Seat
from app.domain.values import AccountId, CaseId, Role
from app.domain.writes import Writes, on


class Scene(Struct, frozen=True):
    """One command's view of its sitting. The finders raise their unknown_* refusal."""

    board: Board
    meeting: Meeting
    context: Context

    @property
    def now(self) -> datetime:
        return self.context.now

    @property
    def chairs(self) -> bool:
        """Whether the actor chairs this very sitting."""
        return self.context.actor.account == self.meeting.chair

    def write(self, *events: Event) -> Writes:
        return on(self.meeting, *events)

    def case(self, case: CaseId) -> Case:
        return visible_case(self.board, case, self.context)

    def item(self, case: CaseId) -> AgendaItem:
        """The agenda item of a case that the actor may see."""
        self.case(case)
        found = self.meeting.item(case)
        if found is None:
            raise Refused(Code.NOT_ON_AGENDA, case=case)
        return found

    def visible(self, item: AgendaItem) -> bool:
        """Whether the actor may know that this case is on the agenda."""
        found = self.board.case(item.case)
        return found is not None and sees(self.context.actor, found)


def sees(seat: Seat, case: Case) -> bool:
    return audience(case, seat).sight is not Sight.NONE


def seated(board: Board, account: AccountId) -> Seat:
    """Raises `unknown_account`."""
    seat = board.partnership.seat(account) if board.partnership else None
    if seat is None:
        raise Refused(Code.UNKNOWN_ACCOUNT, account=account)
    return seat


def holding(board: Board, account: AccountId, role: Role) -> None:
    """Raise `not_permitted` where that person does not hold `role`."""
    if role not in seated(board, account).roles:
        raise Refused(Code.NOT_PERMITTED, account=account, role=role.value)


def only(*allowed: bool) -> None:
    """Raise `not_permitted` where none of these holds for the actor."""
    if not any(allowed):
        raise Refused(Code.NOT_PERMITTED)


def not_closed(scene: Scene) -> None:
    if scene.meeting.state is SittingState.CLOSED:
        raise Refused(Code.SITTING_NOT_OPEN, state=scene.meeting.state.value)


def open_now(scene: Scene) -> None:
    if scene.meeting.state is not SittingState.OPEN:
        raise Refused(Code.SITTING_NOT_OPEN, state=scene.meeting.state.value)
