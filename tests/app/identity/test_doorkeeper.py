"""Who comes in, and who does not."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.values import AccountId
from app.identity.doorkeeper import FAILURES_ALLOWED, LOCKED_FOR, Doorkeeper, NotLetIn
from app.ports import Account

ANNA = AccountId("00000000-0000-4000-8000-000000000001")
PASSWORD = "correct horse battery"


class MemoryAccounts:
    """The Accounts port in dictionaries; the stored one runs the same suite of its own."""

    def __init__(self) -> None:
        self.accounts: dict[AccountId, Account] = {}
        self.invitations: dict[str, tuple[AccountId, datetime]] = {}
        self.devices: dict[str, AccountId] = {}

    def add_account(self, account: Account) -> None:
        self.accounts[account.id] = account

    def account(self, account: AccountId) -> Account | None:
        return self.accounts.get(account)

    def account_named(self, name: str) -> Account | None:
        return next((a for a in self.accounts.values() if a.name == name), None)

    def set_password(self, account: AccountId, password_hash: str) -> None:
        known = self.accounts[account]
        self.accounts[account] = Account(account, known.name, password_hash, known.disabled)

    def add_invitation(self, code_hash: str, account: AccountId, expires: datetime) -> None:
        self.invitations[code_hash] = (account, expires)

    def take_invitation(self, code_hash: str, now: datetime) -> AccountId | None:
        account, expires = self.invitations.pop(code_hash, (None, now))
        return account if expires > now else None

    def add_device(self, token_hash: str, account: AccountId, created: datetime) -> None:
        self.devices[token_hash] = account

    def device(self, token_hash: str) -> AccountId | None:
        return self.devices.get(token_hash)


class Hands:
    """A clock that is set by hand, and letters that count up."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 23, 9, tzinfo=UTC)
        self.count = 0

    def now(self) -> datetime:
        return self.at

    def letters(self, count: int) -> str:
        self.count += 1
        return f"{self.count:0{count}d}"

    def token(self) -> str:
        return self.letters(43)

    def uuid(self) -> str:
        return f"00000000-0000-4000-8000-{self.letters(12)}"

    def bytes(self, count: int) -> bytes:
        return self.letters(count).encode()


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def accounts() -> MemoryAccounts:
    return MemoryAccounts()


@pytest.fixture
def door(accounts: MemoryAccounts, hands: Hands) -> Doorkeeper:
    return Doorkeeper(accounts, hands, hands)


def refused(call: object, *args: str) -> str:
    assert callable(call)
    with pytest.raises(NotLetIn) as no:
        call(*args)
    return no.value.code


def test_an_invitation_sets_a_password_and_lets_in(door: Doorkeeper) -> None:
    code = door.invite(ANNA, "anna")
    admitted = door.redeem(code, PASSWORD)
    assert door.authenticate(admitted.token) == ANNA
    assert door.sign_in("Anna ", PASSWORD).account == ANNA


def test_an_invitation_works_once(door: Doorkeeper) -> None:
    code = door.invite(ANNA, "anna")
    door.redeem(code, PASSWORD)
    assert refused(door.redeem, code, PASSWORD) == "bad_invitation"


def test_a_short_password_does_not_use_up_the_invitation(door: Doorkeeper) -> None:
    code = door.invite(ANNA, "anna")
    assert refused(door.redeem, code, "short") == "password_too_short"
    assert door.redeem(code, PASSWORD).account == ANNA


def test_an_invitation_expires(door: Doorkeeper, hands: Hands) -> None:
    code = door.invite(ANNA, "anna")
    hands.at += timedelta(days=8)
    assert refused(door.redeem, code, PASSWORD) == "bad_invitation"


def test_an_invitation_lives_as_long_as_it_is_said(door: Doorkeeper, hands: Hands) -> None:
    short = door.invite(ANNA, "anna", timedelta(days=1))
    long = door.invite(ANNA, "anna", timedelta(days=9))
    hands.at += timedelta(days=8)
    assert refused(door.redeem, short, PASSWORD) == "bad_invitation"
    assert door.redeem(long, PASSWORD).account == ANNA


def test_wrong_names_and_passwords_sound_alike(door: Doorkeeper) -> None:
    door.redeem(door.invite(ANNA, "anna"), PASSWORD)
    assert refused(door.sign_in, "anna", "wrong password") == "bad_credentials"
    assert refused(door.sign_in, "nobody", PASSWORD) == "bad_credentials"


def test_an_account_without_a_password_cannot_sign_in(door: Doorkeeper) -> None:
    door.invite(ANNA, "anna")
    assert refused(door.sign_in, "anna", "no account has this password") == "bad_credentials"


def test_hammering_is_locked_out_for_a_while(door: Doorkeeper, hands: Hands) -> None:
    door.redeem(door.invite(ANNA, "anna"), PASSWORD)
    for _ in range(FAILURES_ALLOWED):
        refused(door.sign_in, "anna", "wrong password")
    assert refused(door.sign_in, "anna", PASSWORD) == "too_many_attempts"
    hands.at += LOCKED_FOR
    assert door.sign_in("anna", PASSWORD).account == ANNA


def test_names_that_were_tried_do_not_fill_the_memory(door: Doorkeeper, hands: Hands) -> None:
    for number in range(3):
        refused(door.sign_in, f"nobody {number}", PASSWORD)
    hands.at += LOCKED_FOR
    refused(door.sign_in, "nobody" * 1_000, PASSWORD)
    assert [len(name) for name in door._failures] == [64]


def test_a_disabled_account_is_out_at_once(door: Doorkeeper, accounts: MemoryAccounts) -> None:
    admitted = door.redeem(door.invite(ANNA, "anna"), PASSWORD)
    known = accounts.accounts[ANNA]
    accounts.accounts[ANNA] = Account(ANNA, known.name, known.password_hash, disabled=True)
    assert door.authenticate(admitted.token) is None
    assert refused(door.sign_in, "anna", PASSWORD) == "bad_credentials"


def test_an_unknown_token_is_nobody(door: Doorkeeper) -> None:
    assert door.authenticate("no such token") is None
