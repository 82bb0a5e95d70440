"""Data folders for the bench: boards with many kinds of viewers, and tokens to sit at them."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path

from msgspec import Struct

from app.domain.case import commands as c
from app.domain.case.parts import Basis, Content, Handling
from app.domain.commands import Command
from app.domain.context import OPERATOR
from app.domain.partnership.commands import FoundPartnership, PutAgency, PutSeat
from app.domain.partnership.state import Agency, Seat
from app.domain.submission import Submission
from app.domain.values import (
    AccountId,
    AgencyId,
    CaseId,
    CommandId,
    ContributionId,
    Instant,
    Rating,
    RequestId,
    Role,
)
from app.identity.invitation import secret_hash
from app.persistence.layout import DataFolder, Store, open_store
from app.persistence.providers import FileKey
from app.ports import Account
from sync.adapters import SystemClock, SystemEntropy
from sync.serving import found
from tests.bench.plans import Member
from tests.helpers.builders import referral, subject, uid

AGENCIES = tuple(AgencyId(f"agency-{n}") for n in range(10))
RESTRICTED_EACH, SEALED_EACH = 5, 3
"""Every so many cases one is restricted, and one has a sealed answer."""
NAMED = 10
"""Of the seats, so many are named on a restricted case."""
FACTS = "Seen at home on two days in October; both parents were there and the house was warm. " * 3
Step = tuple[AccountId, Command]
"""What somebody does."""
_numbers = count(1)


def seat(number: int, role: Role, agency: AgencyId | None = None) -> Seat:
    return Seat(AccountId(uid(number, 0xA)), f"{role.value} {number}", (role,), agency)


RUNNING = tuple(
    seat(n, role)
    for n, role in enumerate((Role.CHAIR, Role.DECIDER, Role.SCRIBE, Role.COORDINATOR), 1)
)
COORDINATOR = RUNNING[3]
ANSWERING = tuple(seat(n, Role.PRACTITIONER, agency) for n, agency in enumerate(AGENCIES, 11))
LOOKING_ON = (seat(31, Role.OBSERVER), seat(32, Role.DISPLAY))
SEATS = (*RUNNING, *ANSWERING, *LOOKING_ON)
"""Sixteen audiences: no two of them may know all the same."""


class Seated(Struct, frozen=True):
    seat: Seat
    member: Member


class Record:
    """One that is being made, turn by turn."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.board, _ = store.events.load()

    def act(self, asked: Iterable[Step], now: Instant | None = None) -> None:
        """One turn, at `now` where another time than this is meant."""
        submissions = [_submission(*one) for one in asked]
        done = self._store.events.turn(self.board, submissions, now or SystemClock().now())
        refused = {answer.refusal for answer in done.answers if answer.refusal}
        assert not refused, refused
        self.board = done.board

    def let_in(self, seat: Seat) -> str:
        """The token of a device of theirs."""
        token = SystemEntropy().token()
        self._store.accounts.add_account(Account(seat.account, seat.name))
        self._store.accounts.add_device(secret_hash(token), seat.account, SystemClock().now())
        return token


def build(root: Path, cases: int, answers: int) -> tuple[Seated, ...]:
    """A data folder with that many cases, each answered by so many agencies, and who may sit."""
    with begun(root, SEATS) as record:
        for number in range(cases):
            record.act(case_steps(number, answers))
        return tuple(_seated(record, seat, cases) for seat in SEATS)


@contextmanager
def begun(root: Path, seats: Sequence[Seat], now: Instant | None = None) -> Iterator[Record]:
    """The record of a new data folder: a partnership without a case."""
    root.mkdir(parents=True)
    entropy = SystemEntropy()
    folder, key = DataFolder(root / "hub"), FileKey(root / "hub.key")
    key.create(entropy)
    found(folder, key, SystemClock(), entropy)
    with open_store(folder, key, entropy) as store:
        record = Record(store)
        record.act(_founding(seats), now)
        yield record


def _submission(who: AccountId, what: Command) -> Submission:
    number = next(_numbers)
    return Submission(who, CommandId(uid(number, 0xC)), b"", what, (f"{number:05d}",))


def _founding(seats: Sequence[Seat]) -> Iterator[Step]:
    yield OPERATOR, FoundPartnership("Northbridge (fictional)", "NB")
    for agency in AGENCIES:
        yield OPERATOR, PutAgency(Agency(agency, agency.replace("-", " ").capitalize()))
    for seat in seats:
        yield OPERATOR, PutSeat(seat)


def case_steps(number: int, answers: int) -> Iterator[Step]:
    case, child, by = _case_id(number), subject(number), COORDINATOR.account
    received = SystemClock().now() - timedelta(hours=1)
    yield by, c.ReceiveReferral(referral(received=received), (child,), case=case)
    yield by, c.RateCase((Rating.AMBER, Rating.GREEN)[number % 2], level=3, case=case)
    for n, seat in enumerate(ANSWERING[:answers]):
        request = RequestId(uid(number * 100 + n, 0xD))
        basis = Basis(power="Children Act 1989, section 17")
        asked = c.RequestInformation(
            request, AGENCIES[n], (child.id,), "What is known?", "To decide", basis=basis, case=case
        )
        yield by, asked
        yield seat.account, _answer(number, n, request, case)
    if _restricted(number):
        named = tuple(seat.account for seat in SEATS[:NAMED])
        yield by, c.RestrictCase(named, "A relative works here.", case=case)


def _answer(number: int, n: int, request: RequestId, case: CaseId) -> c.ShareInformation:
    sealed = n == 0 and number % SEALED_EACH == 0
    content = Content(
        facts=FACTS,
        meaning="Something has changed since the summer.",
        headline="Seen twice in October.",
        handling=Handling(only_for=AGENCIES[:2] if sealed else ()),
    )
    return c.ShareInformation(
        ContributionId(uid(number * 100 + n, 0xE)), content, request, case=case
    )


def _case_id(number: int) -> CaseId:
    return CaseId(uid(number, 0xF))


def _restricted(number: int) -> bool:
    return number % RESTRICTED_EACH == 0


def _seated(record: Record, seat: Seat, cases: int) -> Seated:
    may_write = seat not in LOOKING_ON
    open_to = (n for n in range(cases) if seat in SEATS[:NAMED] or not _restricted(n))
    writes = tuple(_case_id(n) for n in open_to) if may_write else ()
    return Seated(seat, Member(record.let_in(seat), writes))
