"""Accounts, invitations and devices in the store's own tables; see `app.ports.Accounts`."""

from datetime import datetime

from sqlalchemy import ColumnElement, Engine, insert, select, update

from app.domain.values import AccountId, BoardId
from app.persistence.engines import reading, writing
from app.persistence.tables import accounts, devices, invitations
from app.ports import Account


class SqlAccounts:
    """Those of one board. Every method may be called from any thread."""

    def __init__(self, board: BoardId, writer: Engine, readers: Engine) -> None:
        self._board = board
        self._writer = writer
        self._readers = readers

    def add_account(self, account: Account) -> None:
        with writing(self._writer) as connection:
            connection.execute(
                insert(accounts).values(
                    board=self._board,
                    id=account.id,
                    name=account.name,
                    sign_in=_sign_in(account.name),
                    password_hash=account.password_hash,
                    disabled=account.disabled,
                )
            )

    def account(self, account: AccountId) -> Account | None:
        return self._find(accounts.c.id == account)

    def account_named(self, name: str) -> Account | None:
        return self._find(accounts.c.sign_in == _sign_in(name))

    def set_password(self, account: AccountId, password_hash: str) -> None:
        self._change(account, password_hash=password_hash)

    def set_disabled(self, account: AccountId, *, disabled: bool) -> None:
        self._change(account, disabled=disabled)

    def add_invitation(self, code_hash: str, account: AccountId, expires: datetime) -> None:
        row = {"code_hash": code_hash, "account": account, "expires": expires}
        with writing(self._writer) as connection:
            connection.execute(insert(invitations).values(board=self._board, **row))

    def take_invitation(self, code_hash: str, now: datetime) -> AccountId | None:
        usable = (
            invitations.c.board == self._board,
            invitations.c.code_hash == code_hash,
            invitations.c.used_at.is_(None),
            invitations.c.expires > now,
        )
        with writing(self._writer) as connection:
            taken = update(invitations).where(*usable).values(used_at=now)
            found: AccountId | None = connection.scalar(taken.returning(invitations.c.account))
            return found

    def add_device(self, token_hash: str, account: AccountId, created: datetime) -> None:
        row = {"token_hash": token_hash, "account": account, "created": created}
        with writing(self._writer) as connection:
            connection.execute(insert(devices).values(board=self._board, **row))

    def device(self, token_hash: str) -> AccountId | None:
        query = select(devices.c.account).where(
            *self._device(token_hash), devices.c.revoked.is_(None)
        )
        with reading(self._readers) as connection:
            return connection.scalar(query)

    def seen_device(self, token_hash: str, now: datetime) -> None:
        with writing(self._writer) as connection:
            seen = update(devices).where(*self._device(token_hash))
            connection.execute(seen.values(last_seen=now))

    def revoke_devices(self, account: AccountId, now: datetime) -> None:
        mine = devices.c.board == self._board, devices.c.account == account
        still_good = devices.c.revoked.is_(None)
        with writing(self._writer) as connection:
            connection.execute(update(devices).where(*mine, still_good).values(revoked=now))

    def close(self) -> None:
        self._readers.dispose()

    def _change(self, account: AccountId, **values: object) -> None:
        mine = accounts.c.board == self._board, accounts.c.id == account
        with writing(self._writer) as connection:
            connection.execute(update(accounts).where(*mine).values(values))

    def _device(self, token_hash: str) -> tuple[ColumnElement[bool], ...]:
        return devices.c.board == self._board, devices.c.token_hash == token_hash

    def _find(self, where: ColumnElement[bool]) -> Account | None:
        columns = accounts.c.id, accounts.c.name, accounts.c.password_hash, accounts.c.disabled
        with reading(self._readers) as connection:
            mine = accounts.c.board == self._board
            row = connection.execute(select(*columns).where(mine, where)).first()
        return None if row is None else Account(*row)


def _sign_in(name: str) -> str:
    return name.strip().casefold()
