"""Machines that try to break the promises, and what they found; see `make proof`."""
