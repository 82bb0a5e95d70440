"""Records what a room and its clients say to each other on the story's day.

Run it as `python -m tests.golden.write_conversation`; PROTOCOL.md says how to read the file.
"""

import json
from pathlib import Path
from typing import Any
from unittest.mock import patch

from app.codec import board_hash
from app.domain.case.commands import ConfirmDecision
from app.domain.commands import Command
from app.domain.disclosure import view
from app.domain.partnership.state import Seat
from app.domain.turn import seat_of
from app.domain.values import AccountId, BoardId
from app.persistence.checkpoints import Signer
from app.ports import Checkpoint, Here
from sync.protocol import SUBPROTOCOL, CloseCode
from sync.room import Failure, parts
from tests.golden import story, story_of_papers
from tests.golden.outcome import DECIDED, DECIDED_ANEW, TOLD
from tests.helpers.builders import (
    AUDITOR,
    BOARD,
    CASE,
    COORDINATOR,
    DISPLAY,
    NURSE,
    OBSERVER,
    OFFICER,
    OTHER_CASE,
    TEACHER,
    decision_id,
    request_id,
    stream,
)
from tests.helpers.memory_store import MemoryEventStore
from tests.helpers.submitting import note, submission
from tests.sync.table import Client, Table

CONVERSATION = Path(__file__).with_name("conversation.jsonl")
SEED = bytes(range(32))
LARGEST_PART, PIECE = 8_000, 3_000
"""Bytes, so that a part in pieces need not fill this file."""

NAMES = {
    story.OPERATORS.account: "operator",
    COORDINATOR.account: "coordinator",
    NURSE.account: "nurse",
    OFFICER.account: "officer",
    OBSERVER.account: "observer",
    DISPLAY.account: "wall",
    AUDITOR.account: "auditor",
    TEACHER.account: "teacher",
}


class SigningStore(MemoryEventStore):
    def __init__(self, board: BoardId) -> None:
        super().__init__(board)
        self._signer = Signer(board, SEED)

    def checkpoint(self) -> Checkpoint:
        unsigned = super().checkpoint()
        return self._signer.sign(unsigned.epoch, unsigned.position, unsigned.head)


class Recorder:
    """The lines of the file, in order."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        public = Signer(BOARD, SEED).public
        self.note({"about": {"subprotocol": SUBPROTOCOL, "board": BOARD, "public_key": public}})

    def note(self, what: dict[str, Any]) -> None:
        self.lines.append(json.dumps(what))

    def frame(self, client: str, verb: str, raw: bytes) -> None:
        """As it went over the wire, to the letter."""
        self.lines.append(f'{{"client": "{client}", "{verb}": {raw.decode()}}}')


class Speaker(Client):
    """A client whose every word is written down."""

    def __init__(self, table: "Day", seat: Seat) -> None:
        super().__init__(table, seat)
        self._recorder = table.recorder
        self.name = NAMES[seat.account]

    def connect(self) -> Client:
        self._recorder.note({"client": self.name, "opens": True})
        return super().connect()

    def disconnect(self) -> None:
        super().disconnect()
        self._recorder.note({"client": self.name, "closes": CloseCode.GOING_AWAY})

    def send(self, raw: bytes) -> None:
        self._recorder.frame(self.name, "says", raw)
        super().send(raw)

    def receive(self, raw: bytes) -> None:
        self._recorder.frame(self.name, "hears", raw)
        super().receive(raw)


class Day(Table):
    """The story as it happens, with those who are connected."""

    def __init__(self) -> None:
        super().__init__(SigningStore(BOARD))
        self.recorder = Recorder()
        self.here: dict[AccountId, Speaker] = {}

    def arrive(self, *seats: Seat) -> None:
        for seat in seats:
            self.here[seat.account] = Speaker(self, seat)
            self.here[seat.account].connect()
        self.meet()

    def meet(self) -> None:
        """Presence is told, and what everyone holds is written down."""
        self.do(self.room.tell_presence())
        self.settle()
        self.check()

    def live(self, steps: story.Steps) -> None:
        for seat, command in steps:
            self.clock.tick(seconds=0.25)
            self.ask(seat, command)
            self.check()

    def ask(self, seat: Seat, command: Command) -> None:
        speaker = self.here.get(seat.account)
        if speaker is None or speaker.conn is None:
            self.act(seat, command)
            return
        before = self.room.board.position
        speaker.submit(command)
        self.settle()
        assert self.room.board.position > before, speaker.refused

    def check(self) -> None:
        """Write down the view that each client must hold now, by the hub's own state."""
        board = self.room.board
        for one in self.here.values():
            if one.conn is not None:
                held = board_hash(view(board, seat_of(board, one.seat.account)))
                what = {"position": board.position, "hash": held}
                self.recorder.note({"client": one.name, "holds": what})


def recorded() -> str:
    """The whole file; the same in every run."""
    day = Day()
    for happens in (
        _opening,
        _hiding,
        _answering,
        _destroying,
        _deciding,
        _refusing,
        _erasing,
        _ending,
    ):
        happens(day)
    return "".join(f"{line}\n" for line in day.recorder.lines)


def _opening(day: Day) -> None:
    day.arrive(story.OPERATORS)
    day.live(story.FOUNDED)
    day.arrive(COORDINATOR, NURSE, OFFICER, OBSERVER, DISPLAY, AUDITOR)
    day.live(story.SIGNED)
    day.live(story.DOOR)


def _hiding(day: Day) -> None:
    """One who is away while rights change starts afresh; the others are told whole parts."""
    nurse, officer = day.here[NURSE.account], day.here[OFFICER.account]
    nurse.do(nurse.replica.be(Here(OTHER_CASE, request_id(1), hand=True)))
    day.settle()
    day.live(story.HIDDEN)
    day.meet()
    officer.disconnect()
    day.live(story.SHOWN)
    officer.connect()
    day.check()


def _answering(day: Day) -> None:
    """One who is away for a moment is told what it missed."""
    day.live((*story.ASKED, *story.LAWFUL, *story.ANSWERED))
    day.do(day.room.checkpointed(day.store.checkpoint()))
    day.settle()
    nurse = day.here[NURSE.account]
    nurse.disconnect()
    day.live(story.by(COORDINATOR, note(1, "While nobody of health listened."), note(2)))
    nurse.connect()
    day.check()


def _destroying(day: Day) -> None:
    """The record says that papers are destroyed; then they are, and everyone starts afresh."""
    day.live(story_of_papers.PAPERS)
    assert day.destroy_papers()
    day.check()
    day.live(story_of_papers.RECEIPTED)


def _deciding(day: Day) -> None:
    day.live((*story.DISCUSSED, *DECIDED, *TOLD, *DECIDED_ANEW))
    with patch.multiple(parts, MAX_PART=LARGEST_PART, PIECE_BYTES=PIECE):
        day.arrive(TEACHER)


def _refusing(day: Day) -> None:
    officer = day.here[OFFICER.account]
    officer.submit(ConfirmDecision(case=CASE, decision=decision_id(2)))
    day.settle()
    officer.send(
        b'{"type":"Submit","id":"%s","command":{"type":"Fly"}}' % day.entropy.uuid().encode()
    )
    day.settle()
    day.failures.append(Failure.FULL)
    officer.submit(note(1, "Kept until the disk has room."))
    day.settle()
    day.do(day.room.try_again())
    day.settle()
    day.check()


def _erasing(day: Day) -> None:
    """Another hub writes to a case and erases it; this one reads so, and then is told so."""
    gone = stream(story.THIRD_CASE)
    day.store.turn(day.room.board, [submission(note(3))], day.clock.now())
    day.store.erase([gone], day.clock.now())
    day.live(story.by(COORDINATOR, note(2, "After the other hub.")))
    day.do(day.room.erased([gone], day.store.epoch))
    day.settle()
    day.check()


def _ending(day: Day) -> None:
    day.do(day.room.stop())
    day.settle()
    for one in day.here.values():
        day.recorder.note({"client": one.name, "closes": one.closed})


def main() -> None:
    CONVERSATION.write_text(recorded(), "utf-8")


if __name__ == "__main__":
    main()
