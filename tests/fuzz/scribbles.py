"""Byte streams as no sound client sends them: one line's worth, by its seed."""

import struct
from collections.abc import Callable, Iterator
from random import Random

from websockets.frames import Opcode
from websockets.speedups import apply_mask

from app.domain.values import AccountId
from sync.protocol import SUBPROTOCOL

DATA = (Opcode.CONT, Opcode.TEXT, Opcode.BINARY)
CODES = (0, 999, 1000, 1001, 1005, 1006, 1011, 1015, 2999, 3000, 4400, 4999, 5000, 65_535)
SIZES = (0, 1, 125, 126, 127, 1_000, 65_535, 65_536)
LIES = (0, 126, 65_536, 262_145, (1 << 31) - 1, 1 << 62, (1 << 63) - 1, 1 << 63, (1 << 64) - 1)
Words = Callable[[Random], bytes]
"""Makes the text of one frame."""


def frame(
    rng: Random,
    payload: bytes,
    opcode: int = Opcode.TEXT,
    fin: bool = True,
    rsv: int = 0,
    masked: bool = True,
    claimed: int | None = None,
) -> bytes:
    """One frame; `claimed` is the length that its head says, where that is not the true one."""
    size = len(payload) if claimed is None else claimed
    head = bytes([fin << 7 | rsv << 4 | opcode])
    mask = 0x80 if masked else 0
    if size < 126:
        head += bytes([mask | size])
    elif size < 65_536:
        head += struct.pack("!BH", mask | 126, size)
    else:
        head += struct.pack("!BQ", mask | 127, size)
    if not masked:
        return head + payload
    key = rng.randbytes(4)
    return head + key + apply_mask(payload, key)


class Scribbler:
    """`words` makes what a text frame says, and `hello` what the first one does at times."""

    def __init__(self, words: Words, hello: Words) -> None:
        self._words = words
        self._hello = hello

    def frames(self, rng: Random, most: int, wild: bool) -> Iterator[bytes]:
        """A sound client's Hello as a rule, and then this and that."""
        if wild:
            yield rng.choice(WILD)(rng)
        how = rng.random()
        if how < 0.95:
            yield frame(rng, b'{"type":"Hello"}' if how < 0.9 else self._hello(rng))
        for _ in range(most):
            yield self._one(rng)

    def _one(self, rng: Random) -> bytes:
        how = rng.random()
        if how < 0.6:
            return frame(rng, self._words(rng))
        if how < 0.72:
            return self._in_pieces(rng)
        if how < 0.94:
            return _ping(rng)
        return rng.choice(WILD)(rng)

    def _in_pieces(self, rng: Random) -> bytes:
        """One message in fragments, with a ping or a pong between them."""
        words = self._words(rng)
        cuts = sorted(rng.randrange(len(words) + 1) for _ in range(rng.randint(1, 4)))
        parts = [words[a:b] for a, b in zip((0, *cuts), (*cuts, len(words)), strict=True)]
        made = bytearray()
        for index, part in enumerate(parts):
            opcode = Opcode.CONT if index else Opcode.TEXT
            made += frame(rng, part, opcode, fin=part is parts[-1])
            if rng.random() < 0.3:
                made += _ping(rng)
        return bytes(made)


def _ping(rng: Random) -> bytes:
    """Mostly pongs: of pings a hub takes only so many in a minute."""
    opcode = Opcode.PING if rng.random() < 0.3 else Opcode.PONG
    return frame(rng, rng.randbytes(rng.choice((0, 4, 125))), opcode)


def _anything(rng: Random) -> bytes:
    return rng.randbytes(rng.choice((1, 2, 14, 200, 3_000)))


def _any_head(rng: Random) -> bytes:
    """Any opcode, reserved bits, no mask, a lie about the length."""
    payload = rng.randbytes(rng.choice(SIZES)) if rng.random() < 0.5 else b"a" * rng.choice(SIZES)
    lie = rng.choice(LIES) if rng.random() < 0.3 else None
    rsv = rng.choice((0, 0, 4, 2, 1, 7))
    fin, masked = rng.random() < 0.8, rng.random() < 0.9
    return frame(rng, payload, rng.randrange(16), fin, rsv, masked, lie)


def _closing(rng: Random) -> bytes:
    code = struct.pack("!H", rng.choice(CODES))
    reason = rng.choice((b"", b"bye", b"\xff\xfe", b"x" * 123, b"x" * 200))
    return frame(rng, rng.choice((code + reason, code, b"", b"\x03")), Opcode.CLOSE)


def _not_text(rng: Random) -> bytes:
    payload = rng.choice((b"\xff\xfe\x00", b"\xc0\x80", b"\xed\xa0\x80", b'{"type":"\xf0\x9f'))
    return frame(rng, payload, rng.choice(DATA))


def _huge(rng: Random) -> bytes:
    size = rng.choice((65_536, 262_144, 262_145, 1 << 20))
    return frame(rng, rng.choice((b"a", b"[", b'"', b" ")) * size)


def _crumbs(rng: Random) -> bytes:
    """A message in very many fragments, some empty, that may never end."""
    many, part = rng.choice((*(16, 64) * 4, 300, 5_000)), rng.choice((b"", b"a"))
    crumb = frame(rng, part, Opcode.CONT, fin=False)
    return frame(rng, part, fin=False) + crumb * many


def _turned(rng: Random) -> bytes:
    """A sound frame with one bit the other way round."""
    made = bytearray(frame(rng, b'{"type":"Be","here":{}}'))
    made[rng.randrange(len(made))] ^= 1 << rng.randrange(8)
    return bytes(made)


def _long_control(rng: Random) -> bytes:
    return frame(rng, b"a" * rng.choice((126, 1_000)), rng.choice((8, 9, 10)), rng.random() < 0.5)


WILD: tuple[Callable[[Random], bytes], ...] = (
    *(_anything, _any_head, _any_head, _closing, _not_text),
    *(_huge, _crumbs, _turned, _turned, _long_control),
)


def handshake(rng: Random, account: AccountId) -> bytes:
    """Nearly always one that is let in."""
    good = _request(account)
    if rng.random() < 0.93:
        return good
    at = rng.randrange(len(good))
    return rng.choice(
        (
            good[:at],
            good[:at] + rng.randbytes(3) + good[at:],
            good.replace(b": ", b":" + b" " * 3_000, 1),
            rng.choice(LINES).join(good.split(b"\r\n", 1)),
            rng.choice(REQUESTS),
            rng.randbytes(600),
        )
    )


def _request(account: AccountId) -> bytes:
    lines = (
        "GET / HTTP/1.1",
        "Host: hub",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 13",
        f"Sec-WebSocket-Protocol: {SUBPROTOCOL}",
        f"Authorization: Bearer {account}",
    )
    return "\r\n".join((*lines, "", "")).encode()


LINES = (
    b"\r\nAuthorization: Bearer x\r\n",
    b"\r\nHost: \xff\r\n",
    b"\r\nOrigin: null\r\n",
    b"\r\nContent-Length: 5\r\n",
    b"\r\nTransfer-Encoding: chunked\r\n",
    b"\r\n folded: x\r\n",
    b"\r\nSec-WebSocket-Extensions: permessage-deflate; \x00\r\n",
    b"\r\nSec-WebSocket-Key: short\r\n",
    b"\n",
    b"\r\n" + b"x: y\r\n" * 200,
)
"""In the place of the first end of a line."""
REQUESTS = (
    b"GET /healthz HTTP/1.1\r\nHost: hub\r\n\r\n",
    b"GET /metrics HTTP/1.1\r\nHost: hub\r\n\r\n",
    b"GET /%00/../ HTTP/1.1\r\nHost: hub\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: hub\r\nContent-Length: 4\r\n\r\nbody",
    b"GET / HTTP/0.9\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"SSH-2.0-x\r\n",
    b"\r\n\r\n",
)


def in_pieces(rng: Random, frames: Iterator[bytes]) -> Iterator[tuple[bytes, int]]:
    """As they come off a network: several at once, or one in parts; and how many begin in each."""
    waiting, begun = b"", 0
    for one in frames:
        waiting, begun = waiting + one, begun + 1
        how = rng.random()
        if how < 0.6 or len(waiting) > 100_000:
            yield waiting, begun
            waiting, begun = b"", 0
        elif how < 0.7:
            cut = rng.randrange(len(waiting) + 1)
            yield waiting[:cut], begun
            waiting, begun = waiting[cut:], 0
    if waiting:
        yield waiting, begun
