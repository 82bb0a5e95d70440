"""The hub's shell: it listens, writes turns on its store's thread, and does what the room says."""

from sync.hub.config import Config, ExitCode
from sync.hub.door import Gate
from sync.hub.hub import Hub

__all__ = ["Config", "ExitCode", "Gate", "Hub"]
