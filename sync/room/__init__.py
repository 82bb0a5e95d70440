"""The hub's core: what clients send and what was committed in, effects out. No I/O, no loop."""

from sync.room.room import Room
from sync.room.telling import Place
from sync.room.writing import Failure

__all__ = ["Failure", "Place", "Room"]
