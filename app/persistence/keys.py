"""One key per compartment of a stream, wrapped, in a database of their own.

To destroy a key is to erase what was written with it; nothing else needs to be found.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import ColumnElement, Engine, select, update

from app.domain.case.compartments import Compartment
from app.domain.values import Instant, StreamId
from app.persistence.engines import kind, reading, writing
from app.persistence.errors import StoreDamaged, WrongKey
from app.persistence.master import derive
from app.persistence.rows import NONCE, StreamKey
from app.persistence.tables import keys
from app.ports import Entropy

RECORD = Compartment.RECORD.value
SIGNING = "signing"
_COMMITMENT = 16


class KeyDestroyed(Exception):
    """Nothing can be written to this stream any more."""


class _Kept(NamedTuple):
    id: str
    stream: str
    compartment: str
    wrapped: bytes | None
    """None once destroyed."""


class Keys:
    """Every key of a store, to read with. Called from one thread at a time."""

    def __init__(self, engine: Engine, wrap: AESGCM) -> None:
        self._engine = engine
        self._wrap = wrap
        self._open: dict[str, StreamKey] = {}
        self._by_id: dict[str, _Kept] = {}
        self._by_place: dict[tuple[str, str], str] = {}
        self.read_again()

    def read_again(self) -> None:
        """Another hub may have made some, and destroyed some."""
        self._read()

    def by_id(self, key: str) -> StreamKey | None:
        """None where it was destroyed. Raises `StoreDamaged` where it was never there."""
        if (found := self._open.get(key)) is not None:
            return found
        if key not in self._by_id:
            self._read(keys.c.id == key)
        kept = self._by_id.get(key)
        if kept is None:
            raise StoreDamaged(f"Key {key} is not in the key database, nor known as destroyed.")
        if kept.wrapped is None:
            return None
        return self._open.setdefault(key, open_key(key, self._unwrap(kept)))

    def secret(self, key: str) -> bytes | None:
        """The 32 bytes that are kept of it, to be given out with what they open."""
        kept = self._by_id.get(key)
        return self._unwrap(kept) if kept is not None and kept.wrapped is not None else None

    def living(self, streams: Collection[StreamId], compartment: str) -> tuple[StreamId, ...]:
        """Those of them that still have a key of that compartment."""
        kept = ((s, self._by_id.get(self._by_place.get((s, compartment), ""))) for s in streams)
        return tuple(stream for stream, key in kept if key is not None and key.wrapped is not None)

    def seed(self, board: StreamId) -> bytes:
        """32 bytes from which the board's signing key is made."""
        place = self._by_place.get((board, SIGNING))
        if place is None:
            raise StoreDamaged("The signing key is not in the key database.")
        return self._unwrap(self._by_id[place])

    def close(self) -> None:
        self._engine.dispose()

    def _read(self, *which: ColumnElement[bool]) -> None:
        query = select(keys.c.id, keys.c.stream, keys.c.compartment, keys.c.wrapped)
        with reading(self._engine) as connection:
            found = connection.execute(query.where(*which)).all()
        self._know(_Kept(*row) for row in found)

    def _know(self, kept: Iterable[_Kept]) -> None:
        for one in kept:
            self._by_id[one.id] = one
            self._by_place[one.stream, one.compartment] = one.id
            if one.wrapped is None:
                self._open.pop(one.id, None)

    def _unwrap(self, kept: _Kept) -> bytes:
        wrapped = kept.wrapped or b""
        try:
            return self._wrap.decrypt(wrapped[:NONCE], wrapped[NONCE:], _place(kept))
        except (InvalidTag, ValueError) as error:
            raise WrongKey(f"Key {kept.id} does not open with this master key.") from error


class KeyRing(Keys):
    """The same, to write with: keys are made and destroyed here."""

    def __init__(self, engine: Engine, wrap: AESGCM, entropy: Entropy) -> None:
        super().__init__(engine, wrap)
        self._entropy = entropy

    def ensure(
        self, streams: Collection[StreamId], now: Instant, compartment: str = RECORD
    ) -> None:
        """Durable keys for those that have none, before anything is written with them."""
        self.ensure_places([(stream, compartment) for stream in streams], now)

    def ensure_places(self, places: Collection[tuple[StreamId, str]], now: Instant) -> None:
        """The same, each in its compartment."""
        wanted = [place for place in sorted(places) if place not in self._by_place]
        if not wanted:
            return
        rows = [{**self._fresh(*place)._asdict(), "created": now} for place in wanted]
        with writing(self._engine) as connection:
            connection.execute(kind(self._engine).insert_new(keys), rows)
        # Not ours, where it was made before in a commit of which nobody heard.
        self._read(keys.c.stream.in_([stream for stream, _ in wanted]))

    def for_writing(self, stream: StreamId, compartment: str = RECORD) -> StreamKey:
        """Raises `KeyDestroyed`. The key was made by `ensure`."""
        key = self.by_id(self._by_place[stream, compartment])
        if key is None:
            raise KeyDestroyed(stream)
        return key

    def destroyed(self, stream: StreamId) -> bool:
        kept = self._by_id.get(self._by_place.get((stream, RECORD), ""))
        return kept is not None and kept.wrapped is None

    def destroy(
        self, streams: Collection[StreamId], now: Instant, compartment: str | None = None
    ) -> None:
        """Unrecoverable when it returns, but for copies of the key database made before.

        Every compartment of theirs, unless one is named.
        """
        self.read_again()
        of = [p for p in self._by_place if p[0] in streams and p[1] != SIGNING]
        places = [p for p in of if compartment in (None, p[1])]
        doomed = [self._by_id[self._by_place[place]] for place in places]
        with writing(self._engine) as connection:
            for key in doomed:
                gone = update(keys).where(keys.c.id == key.id, keys.c.wrapped.is_not(None))
                connection.execute(gone.values(wrapped=None, destroyed=now))
        self._know(key._replace(wrapped=None) for key in doomed)
        kind(self._engine).wipe(self._engine)

    def _fresh(self, stream: str, compartment: str) -> _Kept:
        blank = _Kept(self._entropy.uuid(), stream, compartment, None)
        nonce = self._entropy.bytes(NONCE)
        wrapped = self._wrap.encrypt(nonce, self._entropy.bytes(32), _place(blank))
        return blank._replace(wrapped=nonce + wrapped)


def _place(kept: _Kept) -> bytes:
    """Ties a wrapped key to its row, so that rows cannot be swapped."""
    return f"{kept.id}|{kept.stream}|{kept.compartment}".encode()


def open_key(key: str, secret: bytes) -> StreamKey:
    """From the 32 bytes that are kept of it."""
    both = derive(secret, "stream", 32 + _COMMITMENT)
    return StreamKey(key, AESGCM(both[:32]), both[32:].hex())
