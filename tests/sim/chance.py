"""Chance and time as one number gives them: the same seed, the same day."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from sync.adapters import LETTERS
from tests.helpers.builders import AT


def chance(*words: object) -> Random:
    """A source of its own for each purpose: one that draws more changes nothing for another.

    Seeded by text, which Python hashes alike in every process.
    """
    return Random("/".join(map(str, words)))


class SeededEntropy:
    """The Entropy port; what it makes cannot be told from real randomness, but for the seed."""

    def __init__(self, *words: object) -> None:
        self._random = chance(*words)

    def uuid(self) -> str:
        digits = f"{self._random.getrandbits(128):032x}"
        kind = "89ab"[self._random.getrandbits(2)]
        return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{kind}{digits[17:20]}-{digits[20:]}"

    def letters(self, count: int) -> str:
        return "".join(self._random.choices(LETTERS, k=count))

    def token(self) -> str:
        return self._random.randbytes(32).hex()

    def bytes(self, count: int) -> bytes:
        return self._random.randbytes(count)


class SimClock:
    """A computer's own clock: it may be wrong, run fast, and be set anew at any moment."""

    def __init__(self, elapsed: Callable[[], float], wrong: float = 0.0, pace: float = 1.0) -> None:
        self._elapsed = elapsed
        self._pace = pace
        self.wrong = wrong
        """Seconds ahead; negative where behind."""

    def now(self) -> datetime:
        return AT + timedelta(seconds=self._elapsed() * self._pace + self.wrong)
