"""Peers that send anything at all: bytes into the hub's shell, commands into its core."""
