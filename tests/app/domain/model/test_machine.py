"""Any command by anyone in any order: the rules and their second telling say and leave the same."""

from collections import Counter
from copy import deepcopy
from datetime import timedelta
from random import Random

from hypothesis import event as remark
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.codec import board_hash
from app.domain.board import empty
from app.domain.case.commands import RestrictCase
from app.domain.clocks import DEFAULT_CLOCKS, NoClock, RatingClocks, RunningOn
from app.domain.commands import Command
from app.domain.errors import Code
from app.domain.meeting.commands import CallCase, OpenSitting, PlanSitting
from app.domain.partnership.commands import SetClocks
from app.domain.submission import Outcome, Submission
from app.domain.values import AccountId, Instant, MeetingId, Rating
from tests.app.domain.model import asking, case, meeting, people, picture
from tests.app.domain.model.asking import Asked
from tests.app.domain.model.sensible import SENSIBLE
from tests.app.domain.model.world import MINUTES, No, World
from tests.helpers.builders import AT, BOARD, CHAIR, COORDINATOR, DAY, NURSE, SITTING
from tests.helpers.memory_store import MemoryEventStore
from tests.helpers.submitting import note, receive, submission
from tests.sync.table import founded

DAY_AND_NIGHT = SetClocks(
    clocks=RatingClocks(
        red=RunningOn(MINUTES[Rating.RED]),
        amber=RunningOn(MINUTES[Rating.AMBER]),
        green=RunningOn(MINUTES[Rating.GREEN]),
        blue=NoClock(),
        decide_by=DEFAULT_CLOCKS.decide_by,
    )
)
MORNING = PlanSitting("Morning", AT, AT + DAY, CHAIR.account, meeting=SITTING)
TABLE = case.TABLE | meeting.TABLE | people.TABLE


class Rules(RuleBasedStateMachine):
    """The real rules with a store that remembers, and a world beside them."""

    @initialize()
    def begin(self) -> None:
        self.store: MemoryEventStore = founded()
        self.board, _ = self.store.load()
        self.recorded = list(self.store.turn(empty(BOARD), (), AT).recorded)
        self.clock: Instant = AT
        self.last: Asked = (COORDINATOR, note())
        self.taken: list[tuple[Submission, Outcome]] = []
        assert self.board.partnership is not None
        self.world = picture.of_people(self.board.partnership)
        self.turn(submission(DAY_AND_NIGHT))
        for command in (receive(1), receive(2), MORNING):
            self.ask((COORDINATOR, command))

    def turn(self, *asked: Submission) -> tuple[Outcome, ...]:
        done = self.store.turn(self.board, asked, self.clock)
        self.board = done.board
        self.recorded += done.recorded
        return done.answers

    def ask(self, asked: Asked) -> None:
        """The command's answer, and the world's."""
        seat, command = asked
        one = submission(command, seat.account)
        self.world.now = max(self.clock, self.board.at or self.clock)
        (answer,) = self.turn(one)
        self.taken.append((one, answer))
        said = answer.refusal is None
        remark(f"{type(command).__name__}: {'yes' if said else 'no'}")
        assert said == told(self.world, seat.account, command), (seat.name, command, answer)
        if said and isinstance(command, OpenSitting):
            self.learn_the_order(command.meeting)

    def learn_the_order(self, sitting: MeetingId) -> None:
        """In which the real rules take the cases of one rating."""
        real = self.board.meeting(sitting)
        assert real is not None
        agenda = self.world.sittings[sitting].agenda
        order = [item.case for item in real.agenda]
        assert sorted(order) == sorted(agenda)
        self.world.sittings[sitting].agenda = {name: agenda[name] for name in order}

    @rule(asked=asking.DOOR | asking.HIDING)
    def something_comes_in(self, asked: Asked) -> None:
        self.ask(asked)

    @rule(asked=asking.ASKING)
    def agencies_are_asked(self, asked: Asked) -> None:
        self.ask(asked)

    @rule(asked=asking.ANSWERING)
    def agencies_answer(self, asked: Asked) -> None:
        self.ask(asked)

    @rule(asked=asking.DECIDING)
    def a_decision_is_made(self, asked: Asked) -> None:
        self.ask(asked)

    @rule(asked=asking.CLOSING | asking.DECIDING)
    def a_case_comes_to_its_end(self, asked: Asked) -> None:
        self.ask(asked)

    @rule(asked=asking.SITTING | asking.SPOTLIGHT)
    def a_meeting_goes_on(self, asked: Asked) -> None:
        self.ask(asked)

    @rule(asked=asking.SETTINGS)
    def settings_change(self, asked: Asked) -> None:
        self.ask(asked)

    @rule(chance=st.integers(0, 10**6))
    def somebody_knows_what_to_do(self, chance: int) -> None:
        """The first that the world would take now, of all in some order."""
        self.world.now = max(self.clock, self.board.at or self.clock)
        for seat, command in Random(chance).sample(SENSIBLE, len(SENSIBLE)):
            if told(deepcopy(self.world), seat.account, command):
                self.ask((seat, command))
                self.last = seat, command
                break

    @rule(chances=st.lists(st.integers(0, 10**6), min_size=3, max_size=8))
    def a_morning_passes(self, chances: list[int]) -> None:
        """What is done is asked for twice, and something else too early or too late."""
        for chance in chances:
            self.somebody_knows_what_to_do(chance)
            self.ask(self.last)
            self.ask(SENSIBLE[chance % len(SENSIBLE)])

    @rule()
    def a_case_is_hidden_under_the_spotlight(self) -> None:
        """From whoever chairs, who then calls the next."""
        for name, sitting in list(self.world.sittings.items()):
            if sitting.spotlight is not None:
                hide = RestrictCase((NURSE.account,), asking.WHY, case=sitting.spotlight)
                self.ask((COORDINATOR, hide))
                for one in asking.CASES:
                    self.ask((CHAIR, CallCase(one, meeting=name)))

    @rule(later=asking.LATER)
    def time_passes(self, later: timedelta) -> None:
        self.clock += later

    @rule(which=st.integers(0), other=st.booleans())
    def asked_again(self, which: int, other: bool) -> None:
        """The same words hear the same; other words under their name are refused."""
        one, answer = self.taken[which % len(self.taken)]
        if other:
            otherwise = submission(note(1, "Other words"), one.account, one.id)
            (again,) = self.turn(otherwise)
            assert again.refusal is not None
            assert again.refusal.code is Code.COMMAND_REUSED
        else:
            assert self.turn(one) == (answer,)

    @invariant()
    def both_stand_alike(self) -> None:
        assert picture.of_board(self.board) == picture.of_world(self.world)

    @invariant()
    def what_is_stored_folds_to_what_stands(self) -> None:
        stored, _ = self.store.load()
        assert stored == self.board
        assert board_hash(stored) == board_hash(self.board)

    @invariant()
    def everything_counts_up(self) -> None:
        versions = Counter[str]()
        before: Instant | None = None
        for position, one in enumerate(self.recorded, 1):
            versions[one.stream] += 1
            assert (one.position, one.version) == (position, versions[one.stream])
            assert before is None or before <= one.at
            before = one.at
        assert versions == {name: part.version for name, part in self.board.streams.items()}


def told(world: World, who: AccountId, command: Command) -> bool:
    """Whether the world takes it; what it is then stands in it."""
    if not world.has(who, *people.MAY[type(command)]):
        return False
    try:
        TABLE[type(command)](world, who, command)
    except No:
        return False
    return True


TestRules = Rules.TestCase
TestRules.settings = settings(max_examples=40, stateful_step_count=50, deadline=None)
