"""The hub's core: what clients send and what was committed in, effects out. No I/O, no loop."""
