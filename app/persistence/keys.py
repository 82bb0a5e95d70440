"""One key per compartment of a stream, wrapped, in a database of their own.

To destroy a key is to erase what was written with it; nothing else needs to be found.
"""

from collections.abc import Collection
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Engine, insert, select, update

from app.domain.values import Instant, StreamId
from app.persistence.engines import reading, truncate_log, writing
from app.persistence.errors import StoreDamaged, WrongKey
from app.persistence.master import derive
from app.persistence.rows import NONCE, StreamKey
from app.persistence.tables import keys
from app.ports import Entropy

RECORD = "record"
SIGNING = "signing"
_COMMITMENT = 16


class KeyDestroyed(Exception):
    """Nothing can be written to this stream any more."""


class _Kept(NamedTuple):
    id: str
    stream: str
    compartment: str
    wrapped: bytes | None


class Keys:
    """Every key of a store. Called from one thread at a time."""

    def __init__(self, engine: Engine, wrap: AESGCM, entropy: Entropy) -> None:
        self._engine = engine
        self._wrap = wrap
        self._entropy = entropy
        self._open: dict[str, StreamKey] = {}
        with reading(engine) as connection:
            found = connection.execute(
                select(keys.c.id, keys.c.stream, keys.c.compartment, keys.c.wrapped)
            )
            kept = [_Kept(*row) for row in found]
        self._by_id = {one.id: one for one in kept}
        self._by_place = {(one.stream, one.compartment): one.id for one in kept}

    def ensure(
        self, streams: Collection[StreamId], now: Instant, compartment: str = RECORD
    ) -> None:
        """Durable keys for those that have none, before anything is written with them."""
        places = [(stream, compartment) for stream in streams]
        self._keep([place for place in places if place not in self._by_place], now)

    def for_writing(self, stream: StreamId) -> StreamKey:
        """Raises `KeyDestroyed`. The key was made by `ensure`."""
        key = self.by_id(self._by_place[stream, RECORD])
        if key is None:
            raise KeyDestroyed(stream)
        return key

    def destroyed(self, stream: StreamId) -> bool:
        kept = self._by_id.get(self._by_place.get((stream, RECORD), ""))
        return kept is not None and kept.wrapped is None

    def by_id(self, key: str) -> StreamKey | None:
        """None where it was destroyed. Raises `StoreDamaged` where it was never there."""
        if (found := self._open.get(key)) is not None:
            return found
        kept = self._by_id.get(key)
        if kept is None:
            raise StoreDamaged(f"Key {key} is not in the key database, nor known as destroyed.")
        if kept.wrapped is None:
            return None
        opened = _stream_key(key, self._unwrap(kept))
        return self._open.setdefault(key, opened)

    def seed(self, board: StreamId) -> bytes:
        """32 bytes from which the board's signing key is made."""
        place = self._by_place.get((board, SIGNING))
        if place is None:
            raise StoreDamaged("The signing key is not in the key database.")
        return self._unwrap(self._by_id[place])

    def destroy(self, streams: Collection[StreamId], now: Instant) -> int:
        """Unrecoverable when it returns, but for copies of the key database. How many keys."""
        doomed = [k for k in self._by_id.values() if k.stream in streams and k.wrapped]
        doomed = [k for k in doomed if k.compartment != SIGNING]
        with writing(self._engine) as connection:
            for key in doomed:
                connection.execute(
                    update(keys).where(keys.c.id == key.id).values(wrapped=None, destroyed=now)
                )
        for key in doomed:
            self._by_id[key.id] = key._replace(wrapped=None)
            self._open.pop(key.id, None)
        truncate_log(self._engine)
        return len(doomed)

    def close(self) -> None:
        self._engine.dispose()

    def _keep(self, places: list[tuple[StreamId, str]], now: Instant) -> None:
        if not places:
            return
        fresh = [self._fresh(stream, compartment) for stream, compartment in places]
        with writing(self._engine) as connection:
            connection.execute(insert(keys), [{**k._asdict(), "created": now} for k in fresh])
        for one in fresh:
            self._by_id[one.id] = one
            self._by_place[one.stream, one.compartment] = one.id

    def _fresh(self, stream: str, compartment: str) -> _Kept:
        blank = _Kept(self._entropy.uuid(), stream, compartment, None)
        nonce = self._entropy.bytes(NONCE)
        wrapped = self._wrap.encrypt(nonce, self._entropy.bytes(32), _place(blank))
        return blank._replace(wrapped=nonce + wrapped)

    def _unwrap(self, kept: _Kept) -> bytes:
        wrapped = kept.wrapped or b""
        try:
            return self._wrap.decrypt(wrapped[:NONCE], wrapped[NONCE:], _place(kept))
        except (InvalidTag, ValueError) as error:
            raise WrongKey(f"Key {kept.id} does not open with this master key.") from error


def _place(kept: _Kept) -> bytes:
    """Ties a wrapped key to its row, so that rows cannot be swapped."""
    return f"{kept.id}|{kept.stream}|{kept.compartment}".encode()


def _stream_key(key: str, secret: bytes) -> StreamKey:
    both = derive(secret, "stream", 32 + _COMMITMENT)
    return StreamKey(key, AESGCM(both[:32]), both[32:].hex())
