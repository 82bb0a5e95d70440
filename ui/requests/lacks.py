"""What an answer lacks before it can be shared: each where it is owed, and in words."""

from collections.abc import Iterator

from msgspec import Struct, structs

from ui.requests.writing import HEADLINE, Grounds, Words, Writing

_NAME, _LINE, _TEXT = 120, 240, 20_000
_MOST = {
    "facts": _TEXT,
    "meaning": _TEXT,
    "opinion": _TEXT,
    "relevance": _LINE,
    "voice": _TEXT,
    "whose": _NAME,
    "how": _LINE,
    "none_because": _LINE,
    "headline": HEADLINE,
    "reason": _TEXT,
}
"""Letters that the board takes of each; more would come back unread."""


class Lack(Struct, frozen=True):
    """What is missing or too much: where, and in words."""

    place: str
    words: str


def lacks(writing: Writing, *, people: bool, correcting: bool = False) -> tuple[Lack, ...]:
    """From the top; `people` says whether anyone is to be confirmed."""
    found = [*_of_the_search(writing), *_of_the_words(writing.words), *_of_the_grounds(writing)]
    if people and not writing.confirmed:
        found.insert(
            0, Lack("people", "Check that this is the person on your record, and tick it.")
        )
    if correcting and not writing.words.reason.strip():
        found.append(Lack("reason", "Say why it is corrected; the earlier text is kept beside it."))
    return tuple(found)


def _of_the_search(writing: Writing) -> Iterator[Lack]:
    if any(look.result is None for look in writing.looks):
        yield Lack("looks", "Say for each system whether you looked in it.")
    elif any(look.reason_owed for look in writing.looks):
        yield Lack("looks", "Say why, where you did not look or cannot share.")
    if not writing.looks and not writing.words.facts.strip():
        yield Lack("facts", "Write what is known.")


def _of_the_words(words: Words) -> Iterator[Lack]:
    if words.facts.strip() and not f"{words.voice}{words.none_because}".strip():
        yield Lack("voice", "Write their words, or why there are none.")
    for place, most in _MOST.items():
        if len(getattr(words, place)) > most:
            yield Lack(place, f"{most:,} letters at most.")


def _of_the_grounds(writing: Writing) -> Iterator[Lack]:
    if not writing.grounds.power.strip():
        yield Lack("basis", "Write the power or duty that you share under.")
    elif _too_long(writing.grounds):
        yield Lack("basis", f"Each line of the basis takes {_LINE} letters at most.")


def _too_long(grounds: Grounds) -> bool:
    lines = structs.replace(grounds, reasons="")
    return max(len(line) for line in structs.astuple(lines)) > _LINE or len(grounds.reasons) > _TEXT
