"""The client's core: frames and wishes in, effects out. No I/O, no loop."""

from sync.replica.replica import Replica

__all__ = ["Replica"]
