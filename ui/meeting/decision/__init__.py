"""The decision as it is written, read back and confirmed."""
