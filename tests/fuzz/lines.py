"""The far ends of lines: what each of them sends, and when."""

from random import Random

from app.domain.context import BUILT_IN
from app.domain.values import AccountId
from tests.fuzz import commands
from tests.fuzz.hat import NOBODYS
from tests.fuzz.peers import Peer, doorway
from tests.fuzz.scribbles import Scribbler, handshake, in_pieces
from tests.fuzz.spoiling import spoiled
from tests.helpers.builders import CASE, SEATS, uid

LONGEST_LINE = 60
TEXTS = 80
"""Made for each block, and said by many lines: making them costs more than reading them."""
COMMANDS = 8
"""Ids of commands for each account, used again and again: so the board stays as small as it was."""
DEAF = 0.03
HASTY = 0.05
"""Who sends frames before the request is answered."""
PATIENCE = 20
"""Turns of the loop in which a request is answered, if it is."""
ACCOUNTS: tuple[AccountId, ...] = (*(seat.account for seat in SEATS), *BUILT_IN, AccountId(NOBODYS))


class Line:
    """One peer, and what it is going to send."""

    def __init__(self, rng: Random, scribbler: Scribbler) -> None:
        address = f"198.51.100.{rng.randrange(256)}"
        deaf, tls = rng.random() < DEAF, rng.random() < 0.5
        self.peer = Peer(doorway(), address, deaf, tls)
        self._hasty = rng.random() < HASTY
        self._hello = handshake(rng, rng.choice(ACCOUNTS))
        frames = scribbler.frames(rng, rng.randint(1, LONGEST_LINE), self._hasty)
        self._pieces = in_pieces(rng, frames)
        self.ended = False
        self._patience = PATIENCE

    def step(self) -> int:
        """Send the next piece, unless it is not the time; gives how many frames it was."""
        self.ended = self.ended or self.peer.is_closing()
        if self.ended or self.peer.paused:
            return 0
        if self._hello:
            self.peer.say(self._hello)
            self._hello = b""
            return 0
        return self._next() if self._hasty or self.peer.answered else self._wait()

    def _next(self) -> int:
        piece, frames = next(self._pieces, (b"", 0))
        if piece:
            self.peer.say(piece)
        else:
            self._leave()
        return frames

    def _wait(self) -> int:
        """For the answer to the request, and not for ever: it may have been none."""
        self._patience -= 1
        if not self._patience:
            self._leave()
        return 0

    def _leave(self) -> None:
        self.ended = True
        self.peer.hang_up()


class Texts:
    """What text frames say: mostly what a hub reads and answers, so that the line goes on."""

    def __init__(self, rng: Random) -> None:
        self._made = [_text(rng) for _ in range(TEXTS)]

    def one(self, rng: Random) -> bytes:
        return rng.choice(self._made)


def _text(rng: Random) -> bytes:
    how = rng.random()
    if how < 0.6:
        return commands.frame(rng, rng.randint(1, COMMANDS))
    if how < 0.95:
        return b'{"type":"Be","here":{"case":"%s"}}' % rng.choice((CASE, NOBODYS)).encode()
    here = {"case": CASE, "writing": uid(1, 5), "hand": True}
    return spoiled(rng, {"type": "Be", "here": here}) if how < 0.99 else hello(rng)


def hello(rng: Random) -> bytes:
    """Of one who was here before, or says so."""
    said = {"type": "Hello", "position": 3, "epoch": "memory", "head": "00", "rights": ""}
    return spoiled(rng, said)
