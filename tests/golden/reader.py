"""A client written from PROTOCOL.md alone: the standard library, and nothing of mashboard.

`python -m tests.golden.reader FILE` follows a recorded conversation, and fails at the first place
where what a client holds is not what the hub says that it must hold.
"""

import copy
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from tests.golden.effects import BEGINNINGS, EFFECTS
from tests.golden.effects.parts import Json


class Broken(Exception):
    """The conversation does not follow the protocol."""


class Reader:
    """One client: what it holds, and where it stands."""

    def __init__(self) -> None:
        self.streams: dict[str, Json] = {}
        self.position = 0
        self.stands: Json = {"position": 0, "epoch": "", "head": "", "rights": ""}
        self.opened()

    def opened(self) -> None:
        """A new line: nothing of the last one is half here."""
        self.welcome: Json | None = None
        self.parts: dict[str, Json] = {}
        self.forgotten: set[str] = set()
        self.pieces: dict[str, dict[int, str]] = {}

    def says(self, frame: Json) -> None:
        if frame["type"] == "Hello":
            said = {"position": 0, "epoch": "", "head": "", "rights": "", **frame}
            del said["type"]
            expect(said, self.stands)

    def hears(self, frame: Json) -> None:
        """Frames that say nothing of the board are passed over, unknown ones too."""
        follow = getattr(self, f"on_{frame['type'].lower()}", None)
        if follow:
            follow(frame)

    def holds(self, told: Json) -> None:
        expect({"position": self.position, "hash": state_hash(self.streams)}, told)

    def on_welcome(self, frame: Json) -> None:
        self.opened()
        self.welcome = frame
        self.begin_afresh()

    def on_resumed(self, frame: Json) -> None:
        self.stands.update(rights=frame["rights"], epoch=frame["epoch"])

    def on_part(self, frame: Json) -> None:
        self.take(frame["stream"])

    def on_piece(self, frame: Json) -> None:
        pieces = self.pieces.setdefault(frame["id"], {})
        pieces[frame["index"]] = frame["text"]
        if len(pieces) == frame["count"]:
            del self.pieces[frame["id"]]
            self.take(json.loads("".join(pieces[n] for n in sorted(pieces))))

    def on_forget(self, frame: Json) -> None:
        self.parts.pop(frame["stream"], None)
        self.forgotten.add(frame["stream"])

    def on_batch(self, frame: Json) -> None:
        if self.welcome is not None:
            raise Broken("a Batch before the last part of a Welcome")
        expect(frame["after"], self.position)
        for recorded in frame.get("events", []):
            self.apply(recorded)
        self.streams.update(self.parts)
        for gone in self.forgotten:
            self.streams.pop(gone, None)
        self.opened()
        rights = frame.get("rights") or self.stands["rights"]
        self.stand(frame["upto"], head=frame["head"], rights=rights)

    def take(self, stream: Json) -> None:
        """Beside a Welcome until all are here, else until the next Batch."""
        self.forgotten.discard(stream["id"])
        self.parts[stream["id"]] = stream
        self.begin_afresh()

    def begin_afresh(self) -> None:
        welcome = self.welcome
        if welcome is None or len(self.parts) < welcome["parts"]:
            return
        self.streams = self.parts
        told = {name: welcome[name] for name in ("epoch", "head", "rights")}
        self.opened()
        self.stand(welcome["upto"], **told)

    def stand(self, position: int, **told: str) -> None:
        self.position = position
        self.stands.update(position=position, **told)

    def apply(self, recorded: Json) -> None:
        # Parts of an event become parts of the state: what is changed later must be one's own.
        recorded = copy.deepcopy(recorded)
        event, stream = recorded["event"], recorded["stream"]
        if event["type"] in BEGINNINGS:
            self.streams[stream] = BEGINNINGS[event["type"]](event, recorded)
        elif stream in self.streams:
            EFFECTS[event["type"]](self.streams[stream], event, recorded)
        if stream in self.streams:
            self.streams[stream]["version"] = recorded["version"]


def state_hash(streams: dict[str, Json]) -> str:
    digest = hashlib.sha256()
    for name in sorted(streams):
        line = json.dumps(streams[name], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()


def expect(found: Any, told: Any) -> None:
    if found != told:
        raise Broken(f"{found} and not {told}")


def follow(lines: list[str]) -> tuple[dict[str, Reader], int]:
    """The clients as the conversation leaves them, and how often what they hold was compared."""
    readers: dict[str, Reader] = {}
    compared = 0
    for number, line in enumerate(lines, 1):
        said = json.loads(line)
        reader = readers.setdefault(said.get("client", ""), Reader())
        try:
            step(reader, said)
        except (Broken, KeyError) as broken:
            raise Broken(f"line {number}: {broken!r}") from broken
        compared += "holds" in said
    return readers, compared


def step(reader: Reader, said: Json) -> None:
    if "opens" in said:
        reader.opened()
    for verb in ("says", "hears", "holds"):
        if verb in said:
            getattr(reader, verb)(said[verb])


if __name__ == "__main__":
    print(follow(Path(sys.argv[1]).read_text("utf-8").splitlines())[1], "times the same")
