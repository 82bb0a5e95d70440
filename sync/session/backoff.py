"""How long to wait before trying the line again: longer each time, and never all at once."""

from app.ports import Entropy


class Backoff:
    def __init__(self, first: float, longest: float, entropy: Entropy) -> None:
        self._first = first
        self._longest = longest
        self._entropy = entropy
        self._tries = 0

    def reset(self) -> None:
        self._tries = 0

    def next(self) -> float:
        """Seconds: between half and all of a time that doubles, so that clients spread out."""
        whole = min(self._longest, self._first * (1 << min(self._tries, 16)))
        self._tries += 1
        share = int.from_bytes(self._entropy.bytes(2), "big") / 0xFFFF
        return whole * (0.5 + share / 2)
