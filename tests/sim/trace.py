"""What went over every line, decoded: one hash for the whole day, and its story where wanted."""

import hashlib
from collections.abc import Callable

TEXT, CLOSE = 0x1, 0x8
NAMES = {CLOSE: "close", 0x9: "ping", 0xA: "pong"}
LONGEST_LINE = 180


class Trace:
    def __init__(self, telling: bool = False) -> None:
        self._digest = hashlib.sha256()
        self._telling = telling
        self.story: list[str] = []
        """Line by line, where it is told."""
        self.closed: list[tuple[str, str, int]] = []
        """Whose line was closed, from which side, and with which code."""

    def note(self, now: float, who: str, what: str) -> None:
        line = f"{now:11.6f} {who:12} {what}"
        self._digest.update(line.encode())
        if self._telling:
            self.story.append(line if len(line) <= LONGEST_LINE else line[:LONGEST_LINE] + "…")

    def listen(self, host: str, direction: str) -> Callable[[float, bytes], None]:
        """For one direction of one connection: give it what arrives."""
        reader = FrameReader()
        who = f"{host} {'→' if direction == 'up' else '←'}"

        def heard(now: float, data: bytes) -> None:
            for frame in reader.read(data):
                self.note(now, who, frame)
                if frame.startswith("close "):
                    self.closed.append((host, direction, int(frame.split()[1])))

        return heard

    def hash(self) -> str:
        return self._digest.hexdigest()


class FrameReader:
    """The frames in a stream of bytes, as text.

    Masks, keys and the bytes of pings come from a chance that is not ours, and are left out.
    """

    def __init__(self) -> None:
        self._left = b""
        self._opened = False

    def read(self, data: bytes) -> list[str]:
        self._left += data
        if not self._opened:
            head, end, left = self._left.partition(b"\r\n\r\n")
            if not end:
                return []
            self._opened, self._left = True, left
            return [head.split(b"\r\n")[0].decode(), *self._frames()]
        return self._frames()

    def _frames(self) -> list[str]:
        found = []
        while (frame := self._next()) is not None:
            found.append(frame)
        return found

    def _next(self) -> str | None:
        raw = self._left
        if len(raw) < 2:
            return None
        size, start = raw[1] & 0x7F, 2
        if size >= 126:
            wide = 2 if size == 126 else 8
            size, start = int.from_bytes(raw[2 : 2 + wide], "big"), 2 + wide
        masked = bool(raw[1] & 0x80)
        end = start + 4 * masked + size
        if len(raw) < start or len(raw) < end:
            return None
        self._left = raw[end:]
        return _words(raw[0] & 0x0F, _payload(raw[start:end], masked))


def _payload(raw: bytes, masked: bool) -> bytes:
    if not masked:
        return raw
    mask, body = raw[:4], raw[4:]
    whole = (mask * (len(body) // 4 + 1))[: len(body)]
    return (int.from_bytes(body, "big") ^ int.from_bytes(whole, "big")).to_bytes(len(body), "big")


def _words(opcode: int, payload: bytes) -> str:
    if opcode == TEXT:
        return payload.decode()
    if opcode == CLOSE:
        return f"close {int.from_bytes(payload[:2], 'big')} {payload[2:].decode()}"
    return NAMES.get(opcode, f"opcode {opcode}")
