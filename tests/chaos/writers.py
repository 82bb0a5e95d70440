"""People who write through a storm, with the shelves and sessions of real clients."""

import asyncio
from pathlib import Path
from random import Random

from app.domain.case.commands import AddNote
from app.domain.partnership.state import Seat
from app.persistence.shelf import open_shelf
from app.ports import LineState
from sync.adapters import SystemClock, SystemEntropy
from sync.session import Address, Patience, Session
from tests.chaos.proxy import Proxy
from tests.helpers.builders import case_id
from tests.sync.sockets import Ear

KEY = bytes(32)
LOOK = 0.05
GRACE = 0.5
"""Seconds beyond what is promised, for a machine that has others to serve."""


class Writer:
    """One person behind a proxy of their own; what they said and what came back is kept."""

    def __init__(self, seat: Seat, proxy: Proxy, folder: Path, patience: Patience) -> None:
        self.seat = seat
        self.proxy = proxy
        self.ear = Ear()
        self.said: list[str] = []
        self.lies: dict[float, str] = {}
        """The longest in each silence, by when it began."""
        self.file = folder / f"{seat.account}.db"
        self._pulse = patience.pulse
        address = Address(f"ws://127.0.0.1:{proxy.port}/", seat.account, seat.account)
        self.session = Session(
            address, open_shelf(self.file, KEY), SystemClock(), SystemEntropy(), patience
        )
        self.session.listen(self.ear)

    async def write(self, rng: Random, cases: int, longest_thought: float) -> None:
        """A note now and then, and what is not yet a note."""
        while True:
            await asyncio.sleep(rng.uniform(0, longest_thought))
            text = f"{self.seat.name} says number {len(self.said)}."
            self.session.save_draft("note", text)
            self.session.submit(AddNote(case=case_id(rng.randint(1, cases)), text=text))
            self.said.append(text)

    async def watch_the_pill(self) -> None:
        """It says Live no longer than twice the pulse after anything came, whatever is wrong."""
        loop = asyncio.get_running_loop()
        silent_since, excuse = self.proxy.heard, 0.0
        while True:
            before = loop.time()
            await asyncio.sleep(LOOK)
            if silent_since != self.proxy.heard:
                silent_since, excuse = self.proxy.heard, 0.0
            # While the machine did not come to us, it did not come to the session either.
            excuse += loop.time() - before - LOOK
            silence = loop.time() - silent_since
            if self._live and silence > 2 * self._pulse + GRACE + excuse:
                lie = f"{self.seat.name}'s pill said Live after {silence:.1f} s of silence"
                self.lies[silent_since] = lie

    @property
    def _live(self) -> bool:
        return self.session.connection.line is LineState.LIVE

    @property
    def settled(self) -> bool:
        """Everything said is answered and seen."""
        return self._live and not self.session.pending

    @property
    def position(self) -> int:
        return self.session.board.position if self.session.board else 0
