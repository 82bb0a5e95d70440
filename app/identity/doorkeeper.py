"""Who may come in: invitations, passwords and device tokens. Calls block: run them off the loop."""

from datetime import datetime, timedelta

from msgspec import Struct

from app.domain.values import AccountId
from app.identity import passwords
from app.identity.invitation import VALID_FOR, new_code, secret_hash
from app.ports import Account, Accounts, Clock, Entropy

FAILURES_ALLOWED = 5
LOCKED_FOR = timedelta(minutes=5)
CODE_LETTERS = 20


class NotLetIn(Exception):
    """`code` is stable: bad_invitation, bad_credentials, too_many_attempts, password_too_short."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Admission(Struct, frozen=True):
    """What a client keeps after signing in."""

    account: AccountId
    name: str
    token: str


class Doorkeeper:
    def __init__(self, accounts: Accounts, clock: Clock, entropy: Entropy) -> None:
        self._accounts = accounts
        self._clock = clock
        self._entropy = entropy
        self._failures: dict[str, tuple[int, datetime]] = {}
        self._nobodys_hash = passwords.nobodys_hash()

    def invite(self, account: AccountId, name: str, lives: timedelta = VALID_FOR) -> str:
        """A code for a new or known account; it works once, and for seven days or as said."""
        if self._accounts.account(account) is None:
            self._accounts.add_account(Account(account, name))
        code = new_code(self._entropy.letters(CODE_LETTERS))
        self._accounts.add_invitation(secret_hash(code), account, self._clock.now() + lives)
        return code

    def redeem(self, code: str, password: str) -> Admission:
        """Set a password with an invitation code and come in."""
        hashed = self._hashed(password)
        account = self._accounts.take_invitation(secret_hash(code), self._clock.now())
        if account is None:
            raise NotLetIn("bad_invitation")
        self._accounts.set_password(account, hashed)
        return self._admit(account)

    def sign_in(self, name: str, password: str) -> Admission:
        key = name.strip().casefold()
        self._refuse_hammering(key)
        account = self._accounts.account_named(key)
        usable = account is not None and not account.disabled and account.password_hash
        stored = account.password_hash if account and usable else self._nobodys_hash
        if not passwords.matches(stored, password) or account is None or not usable:
            self._count_failure(key)
            raise NotLetIn("bad_credentials")
        self._failures.pop(key, None)
        if passwords.outdated(stored):
            self._accounts.set_password(account.id, passwords.hash_password(password))
        return self._admit(account.id)

    def authenticate(self, token: str) -> AccountId | None:
        """The account of a device token, if it may come in."""
        found = self._accounts.device(secret_hash(token))
        account = self._accounts.account(found) if found else None
        return account.id if account and not account.disabled else None

    def _hashed(self, password: str) -> str:
        try:
            return passwords.hash_password(password)
        except passwords.PasswordTooShort as short:
            raise NotLetIn("password_too_short") from short

    def _admit(self, account: AccountId) -> Admission:
        token = self._entropy.token()
        self._accounts.add_device(secret_hash(token), account, self._clock.now())
        known = self._accounts.account(account)
        return Admission(account, known.name if known else "", token)

    def _refuse_hammering(self, key: str) -> None:
        failures, last = self._failures.get(secret_hash(key), (0, self._clock.now()))
        if failures >= FAILURES_ALLOWED and self._clock.now() - last < LOCKED_FOR:
            raise NotLetIn("too_many_attempts")

    def _count_failure(self, key: str) -> None:
        # Anyone may try any name, as long and as often as they like: what is over is forgotten.
        now = self._clock.now()
        for name, (_, last) in tuple(self._failures.items()):
            if now - last >= LOCKED_FOR:
                self._failures.pop(name, None)
        failures, _ = self._failures.get(secret_hash(key), (0, now))
        self._failures[secret_hash(key)] = (failures + 1, now)
