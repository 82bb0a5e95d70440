"""An authority on a database: its board, its people with real accounts, and its hub processes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from app.domain.board import Board
from app.domain.case.commands import ReceiveReferral
from app.domain.commands import Command
from app.domain.partnership.commands import FoundPartnership, PutAgency, PutSeat
from app.domain.partnership.state import Seat
from app.domain.submission import Submission
from app.domain.values import AccountId, Role
from app.identity.invitation import secret_hash
from app.persistence.layout import DataFolder, Store, open_store
from app.persistence.providers import FileKey
from app.ports import Account
from sync.adapters import SystemClock, SystemEntropy
from sync.cli.another import copied
from sync.serving import found
from sync.session import Address, Patience
from tests.helpers.builders import AGENCIES, POLICE, SOCIAL_CARE, case_id, referral, subject, uid
from tests.helpers.submitting import submission, submissions
from tests.sync.cli.words import Served, served

CASES = 5
ROLES = (Role.CHAIR, Role.COORDINATOR, Role.SCRIBE, Role.PRACTITIONER)
PATIENT = Patience(pulse=2.0, first_retry=0.05, longest_retry=0.5, here=0.05, close=0.5)


class Member(Struct, frozen=True):
    seat: Seat
    token: str

    def address(self, port: int) -> Address:
        return Address(f"ws://127.0.0.1:{port}/", self.seat.account, self.token)


class Authority(Struct, frozen=True):
    folder: Path
    key: Path
    members: tuple[Member, ...]

    def hub(self, number: int) -> Path:
        """The folder of one more hub, made as an operator makes it."""
        made = self.folder.with_name(f"{self.folder.name}-{number}")
        if not made.exists():
            copied(DataFolder(self.folder), made)
        return made

    def stored(self) -> Board:
        """The board folded from all that is in the database."""
        with self._open(self.hub(0)) as store:
            return store.events.load()[0]

    def _open(self, folder: Path) -> Store:
        return open_store(DataFolder(folder), FileKey(self.key), SystemEntropy())

    @contextmanager
    def served(self, number: int, *options: object) -> Iterator[Served]:
        """A hub in a process of its own."""
        words = "--port", 0, "--plain-loopback", "--key-file", self.key, *options
        with served(self.hub(number), *words) as hub:
            yield hub


def authority(root: Path, database: str, people: int, name: str = "Northbridge") -> Authority:
    """A board in that database with so many people."""
    clock, entropy = SystemClock(), SystemEntropy()
    folder, key = DataFolder(root / "hub"), FileKey(root / "hub.key")
    key.create(entropy)
    found(folder, key, clock, entropy, database)
    seats = [seat(n, name) for n in range(1, people + 1)]
    with open_store(folder, key, entropy) as store:
        board, _ = store.events.load()
        coordinator = next(one.account for one in seats if Role.COORDINATOR in one.roles)
        made = [*submissions(*_founding(name, seats)), *_referrals(coordinator)]
        done = store.events.turn(board, made, clock.now())
        assert [answer.refusal for answer in done.answers] == [None] * len(made)
        members = tuple(_member(store, seat, entropy.token()) for seat in seats)
    return Authority(folder.path, key.path, members)


def seat(n: int, of: str) -> Seat:
    agency = (SOCIAL_CARE, POLICE)[n % 2]
    return Seat(AccountId(uid(n, 0xA)), f"{of} person {n} (made up)", (ROLES[n % 4],), agency)


def _founding(name: str, seats: list[Seat]) -> Iterator[Command]:
    yield FoundPartnership(f"{name} (fictional)", name[:2].upper())
    yield from (PutAgency(agency) for agency in AGENCIES)
    yield from (PutSeat(seat) for seat in seats)


def _referrals(by: AccountId) -> Iterator[Submission]:
    for n in range(1, CASES + 1):
        received = ReceiveReferral(case=case_id(n), referral=referral(), subjects=(subject(n),))
        yield submission(received, by)


def _member(store: Store, seat: Seat, token: str) -> Member:
    store.accounts.add_account(Account(seat.account, seat.name))
    store.accounts.add_device(secret_hash(token), seat.account, SystemClock().now())
    return Member(seat, token)
