"""What one cell says: trimmed, empty where it says nothing, never longer than its field."""

import unicodedata
from collections.abc import Callable
from typing import Any

from app.domain.folding import fold
from app.unreadable import Unreadable

SAYS_NOTHING = {"", "-", "--", "–", "—", "?", "n/a", "#n/a", "#na", "#ref!", "#value!", "#name?"}
EXPORTED_NOTHING = {"NULL", "NaN", "None"}
"""As databases write them: a surname of that spelling would be in other letters."""


Parser = Callable[[str], Any]
"""From what a cell says (never empty) to its value, or to `Unreadable`. Raises nothing."""


def said(raw: str) -> str:
    """The cell's text in NFC, without stray spaces and control characters; empty for "#N/A"."""
    text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))
    text = "".join(_shown(c) for c in text)
    text = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
    return "" if text.casefold() in SAYS_NOTHING or text in EXPORTED_NOTHING else text


def _shown(letter: str) -> str:
    if letter.isprintable() or letter == "\n":
        return letter
    return "" if unicodedata.category(letter) == "Cf" else " "


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order."""
    parts = "".join(c if c.isalnum() else " " for c in text).split()
    return tuple(fold(part) for part in parts)


def one_line(limit: int) -> Parser:
    def parse(text: str) -> str | Unreadable:
        return _within(", ".join(text.split("\n")), limit)

    return parse


def many_lines(limit: int) -> Parser:
    def parse(text: str) -> str | Unreadable:
        return _within(text, limit)

    return parse


def _within(text: str, limit: int) -> str | Unreadable:
    if len(text) <= limit:
        return text
    return Unreadable(f"longer than {limit:,} letters: only the first were kept", text[:limit])
