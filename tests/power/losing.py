"""What a disk holds after the power failed.

What was synced is there. Of what was written since, any part may be: whole writes are lost or
kept without regard to their order, and one may be torn between sectors of 512 bytes. A file may be
cut or not, gone or not; the end of one that had grown may be nothing but zeros. All files lose at
the same instant.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random

from msgspec import Struct

from tests.power.recording import FOLDER
from tests.power.vfs import Deed, Kind

SECTOR = 512
DURABLY = 1
Files = dict[str, bytes]


class Losses(Struct, frozen=True):
    """How much of what was not synced is lost, and of the rest how much is torn: both 0 to 1."""

    lost: float
    torn: float


KINDS_OF_LOSS = (Losses(1.0, 0.0), Losses(0.5, 0.2), Losses(0.1, 0.1), Losses(0.3, 1.0))


def left(before: Mapping[str, bytes], deeds: Sequence[Deed], rng: Random) -> Files:
    """The files after all of `deeds` was asked of a disk that held `before`."""
    losses = rng.choice(KINDS_OF_LOSS)
    names_synced = _last_sync(deeds, FOLDER)
    asked = defaultdict[str, list[Deed]](list)
    for number, deed in enumerate(deeds):
        gone = deed.kind is Kind.DELETE and number < names_synced
        asked[deed.path].append(deed._replace(at=DURABLY) if gone else deed)
    asked.pop(FOLDER, None)
    files = dict(before)
    for name, of_it in asked.items():
        found = _file(before.get(name), of_it, losses, rng)
        files.pop(name, None)
        if found is not None:
            files[name] = found
    return files


def _last_sync(deeds: Sequence[Deed], of: str | None = None) -> int:
    """Its number, or one before all of them."""
    for number in range(len(deeds) - 1, -1, -1):
        if deeds[number].kind is Kind.SYNC and of in (None, deeds[number].path):
            return number
    return -1


def _file(before: bytes | None, deeds: Iterable[Deed], losses: Losses, rng: Random) -> bytes | None:
    """One name in the folder: the last file that it stood for, or one that should be gone."""
    now = before
    for number, (life, end) in enumerate(_lives(deeds)):
        own = before if number == 0 else None
        # That a new file is there is durable with its own first sync.
        if own is not None or any(one.kind is Kind.SYNC for one in life) or rng.random() < 0.5:
            now = _life(own, life, losses, rng)
        if end is not None and (end.at or rng.random() < 0.5):
            now = None
    return now


def _lives(deeds: Iterable[Deed]) -> Iterator[tuple[list[Deed], Deed | None]]:
    """What was asked of each file under one name, and its deletion if it came to one."""
    life: list[Deed] = []
    for deed in deeds:
        if deed.kind is Kind.DELETE:
            yield life, deed
            life = []
        else:
            life.append(deed)
    if life:
        yield life, None


def _life(before: bytes | None, deeds: Sequence[Deed], losses: Losses, rng: Random) -> bytes:
    content, length = bytearray(before or b""), len(before or b"")
    synced = _last_sync(deeds)
    for number, deed in enumerate(deeds):
        durable = number < synced
        if deed.kind is Kind.WRITE:
            _write(content, deed, None if durable else losses, rng)
            length = max(length, deed.at + len(deed.data))
        elif deed.kind is Kind.TRUNCATE and (durable or rng.random() < 0.5):
            del content[deed.at :]
            length = len(content)
    if length > len(content) and rng.random() < 0.3:
        content.extend(bytes(length - len(content)))
    return bytes(content)


def _write(content: bytearray, deed: Deed, losses: Losses | None, rng: Random) -> None:
    if losses is None:
        _put(content, deed.at, deed.data)
    elif rng.random() < losses.lost:
        return
    elif rng.random() < losses.torn:
        for start in range(0, len(deed.data), SECTOR):
            if rng.random() < 0.5:
                _put(content, deed.at + start, deed.data[start : start + SECTOR])
    else:
        _put(content, deed.at, deed.data)


def _put(content: bytearray, at: int, data: bytes) -> None:
    if at > len(content):
        content.extend(bytes(at - len(content)))
    content[at : at + len(data)] = data
