"""A hub that was just made, and the words to use it."""

from tests.sync.cli.conftest import data, words

__all__ = ["data", "words"]
