"""Data folders for the bench: boards with many kinds of viewers, and tokens to sit at them."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

from msgspec import Struct

from app.domain.board import Board
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
_numbers = count(1)


def _seat(number: int, role: Role, agency: AgencyId | None = None) -> Seat:
    return Seat(AccountId(uid(number, 0xA)), f"{role.value} {number}", (role,), agency)


RUNNING = tuple(
    _seat(n, role)
    for n, role in enumerate((Role.CHAIR, Role.DECIDER, Role.SCRIBE, Role.COORDINATOR), 1)
)
COORDINATOR = RUNNING[3]
ANSWERING = tuple(_seat(n, Role.PRACTITIONER, agency) for n, agency in enumerate(AGENCIES, 11))
LOOKING_ON = (_seat(31, Role.OBSERVER), _seat(32, Role.DISPLAY))
SEATS = (*RUNNING, *ANSWERING, *LOOKING_ON)
"""Sixteen audiences: no two of them may know all the same."""


class Seated(Struct, frozen=True):
    seat: Seat
    member: Member


def build(root: Path, cases: int, answers: int) -> tuple[Seated, ...]:
    """A data folder with that many cases, each answered by so many agencies, and who may sit."""
    root.mkdir(parents=True)
    clock, entropy = SystemClock(), SystemEntropy()
    folder, key = DataFolder(root / "hub"), FileKey(root / "hub.key")
    key.create(entropy)
    found(folder, key, clock, entropy)
    with open_store(folder, key, entropy) as store:
        board, _ = store.events.load()
        board = _act(store, board, list(_founding()))
        for number in range(cases):
            board = _act(store, board, list(_case(number, answers)))
        return tuple(_seated(store, seat, cases, entropy.token()) for seat in SEATS)


def _act(store: Store, board: Board, asked: list[tuple[AccountId, Command]]) -> Board:
    submissions = [
        Submission(who, CommandId(uid(next(_numbers), 0xC)), b"", what, (f"{next(_numbers):05d}",))
        for who, what in asked
    ]
    done = store.events.turn(board, submissions, SystemClock().now())
    refused = [answer.refusal for answer in done.answers if answer.refusal]
    assert not refused, refused
    return done.board


def _founding() -> Iterator[tuple[AccountId, Command]]:
    yield OPERATOR, FoundPartnership("Northbridge (fictional)", "NB")
    for agency in AGENCIES:
        yield OPERATOR, PutAgency(Agency(agency, agency.replace("-", " ").capitalize()))
    for seat in SEATS:
        yield OPERATOR, PutSeat(seat)


def _case(number: int, answers: int) -> Iterator[tuple[AccountId, Command]]:
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


def _seated(store: Store, seat: Seat, cases: int, token: str) -> Seated:
    store.accounts.add_account(Account(seat.account, seat.name))
    store.accounts.add_device(secret_hash(token), seat.account, SystemClock().now())
    may_write = seat not in LOOKING_ON
    open_to = (n for n in range(cases) if seat in SEATS[:NAMED] or not _restricted(n))
    writes = tuple(_case_id(n) for n in open_to) if may_write else ()
    return Seated(seat, Member(token, writes))
