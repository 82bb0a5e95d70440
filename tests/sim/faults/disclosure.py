"""Shown to somebody who may not see it, or still shown."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import structs

from app.domain.board import Stream, stream_of
from app.domain.disclosure import Audience, Sight, Standing, Viewer
from app.domain.values import StreamId
from sync.room import room
from sync.room.parts import Frames, PartCache
from sync.room.room import Room
from sync.room.telling import Teller
from tests.helpers.builders import SOCIAL_CARE
from tests.sim.faults.planting import Plant, instead


def as_social_care(viewer: Viewer) -> Viewer:
    """May read what is sealed to social care."""
    return structs.replace(viewer, standing=Standing(Sight.FULL, SOCIAL_CARE, member=True))


def wrong_disclosure_after_rejoining() -> Plant:
    """Whoever comes back is told what it missed with somebody else's rights."""
    missed = Teller.missed

    def told_all(self: Teller, viewer: Viewer, *rest: Any) -> Iterator[bytes] | None:
        return missed(self, as_social_care(viewer), *rest)

    return instead(Teller, "missed", told_all)


def forget_not_sent() -> Plant:
    """A case that is hidden stays where it was seen."""
    whole = Teller._whole

    def but_forgets(self: Teller, *rest: Any) -> Iterator[bytes]:
        return (frame for frame in whole(self, *rest) if not frame.startswith(b'{"type":"Forget"'))

    return instead(Teller, "_whole", but_forgets)


def erasure_not_told() -> Plant:
    """What is erased stays with those who are there."""

    def erased(self: Room, streams: Iterable[StreamId], epoch: str) -> list[Any]:
        doomed = set(streams)
        kept = {s: part for s, part in self.board.streams.items() if s not in doomed}
        board = structs.replace(self.board, streams=kept)
        self.place = structs.replace(self.place, board=board, epoch=epoch)
        self._teller.forget()
        return []

    return instead(Room, "erased", erased)


def batch_to_a_stale_audience() -> Plant:
    """A seat that changes changes nothing for whoever sits on it already."""
    return instead(room, "CHANGES_RIGHTS", ())


def parts_never_grow_old() -> Plant:
    """What was encoded of a stream once is sent for ever."""
    frames_for = PartCache.frames_for

    def as_before(self: PartCache, part: Stream | None, audience: Audience) -> Frames:
        known = self.__dict__.setdefault("ever", {})
        if part is None or audience.sight is Sight.NONE:
            return ()
        key = stream_of(part), audience
        if key not in known:
            known[key] = frames_for(self, part, audience)
        found: Frames = known[key]
        return found

    return instead(PartCache, "frames_for", as_before)


FAULTS = {
    "wrong disclosure after rejoining": wrong_disclosure_after_rejoining,
    "Forget not sent": forget_not_sent,
    "erasure not told": erasure_not_told,
    "batch to a stale audience": batch_to_a_stale_audience,
    "parts never grow old": parts_never_grow_old,
}
