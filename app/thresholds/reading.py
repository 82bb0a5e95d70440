"""Reads a threshold document from Markdown, as mashboard writes it or as people do.

Headings of any depth tell levels ("Level 2", "LEVEL TWO: early help") and clauses ("Clause 2.1",
"2.1 One need"). Lists under a clause are its indicators, all else under it are its words. What
stands before the first clause of a level belongs to none: it is left out, and its lines are told.
"""

import re
from datetime import date

from msgspec import Struct

from app.domain.partnership.state import Clause, ThresholdVersion
from app.thresholds import spelling

HEADING = re.compile(r"^ {0,3}#{1,6}(?:\s+(.*?))?(?:\s+#+)?\s*$")
LEVEL = re.compile(r"^level\s+(\w+)\b", re.IGNORECASE)
CLAUSE = re.compile(r"^(?:clause\s+(\S+)|(\S*\d\S*))(.*)$", re.IGNORECASE)
INDICATOR = re.compile(r"^\s*[-*+](?:\s+(.*))?$")
ABOUT = re.compile(r"^(version|in force from|effective|sample)\s*:\s*(.*?)\s*$", re.IGNORECASE)
LISTS = frozenset({"indicators", "examples", "signs"})
"""Headings over the indicators of a clause."""
IN_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4}
LEVELS = range(1, 5)
LONGEST_LINE, LONGEST_TEXT = 240, 20_000


class Unreadable(Exception):
    """Says on which line, and what is wrong with it."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(f"line {line}: {what}")
        self.line = line


class Reading(Struct, frozen=True):
    """What was read, and the lines whose words belong to no clause."""

    threshold: ThresholdVersion
    left_out: tuple[int, ...] = ()


def from_markdown(text: str, version: str = "", effective: date | None = None) -> Reading:
    """`version` and `effective` go before what the document says itself. Raises `Unreadable`."""
    document = _Document()
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    for at, line in enumerate(lines, 1):
        document.take(at, line)
    return document.read(version, effective)


class _Document:
    """What has been read so far."""

    def __init__(self) -> None:
        self._about: dict[str, str] = {}
        self._title: str | None = None
        self._level: int | None = None
        self._clauses: list[_Clause] = []
        self._open: _Clause | None = None
        self._left_out: list[int] = []
        self._effective: date | None = None

    def read(self, version: str, effective: date | None) -> Reading:
        if not self._clauses:
            raise Unreadable(1, 'no clause found: write a heading such as "Clause 2.1" for each.')
        named = version or self._about.get("version", "")
        if not named.strip():
            raise Unreadable(1, 'which version it is does not stand here: write "Version: 2026.1".')
        begins = effective or self._effective
        if begins is None:
            raise Unreadable(1, 'from when it is in force: write "In force from: 2026-04-01".')
        threshold = ThresholdVersion(
            version=named,
            effective=begins,
            clauses=tuple(clause.whole() for clause in self._clauses),
            title=self._title or "",
            sample=self._about.get("sample", "").casefold() == "yes",
        )
        return Reading(threshold, tuple(self._left_out))

    def take(self, at: int, line: str) -> None:
        heading = HEADING.match(line)
        if heading:
            self._heading(at, _plain(heading[1] or ""))
        elif self._open is not None:
            self._open.take(at, line)
        elif line.strip() and not self._tells(at, line):
            self._left_out.append(at)

    def _heading(self, at: int, words: str) -> None:
        level, clause = LEVEL.match(words), CLAUSE.match(words)
        if level:
            self._level, self._open = _level(at, level[1]), None
        elif self._level is None:
            self._before_levels(at, words, clause)
        elif clause:
            self._begin(at, clause)
        elif words.casefold().rstrip(":") in LISTS and self._open is not None:
            self._open.ends_line()
        else:
            raise Unreadable(at, f'"{words}" has no number: write a heading such as "Clause 2.1".')

    def _before_levels(self, at: int, words: str, clause: re.Match[str] | None) -> None:
        if self._title is None:
            self._title = _short(at, spelling.read(words))
        elif clause and clause[1]:
            what = f"clause {clause[1]} stands under no level"
            raise Unreadable(at, f'{what}: write a heading such as "Level 2" before it.')
        else:
            self._left_out.append(at)

    def _begin(self, at: int, found: re.Match[str]) -> None:
        number = _short(at, spelling.read((found[1] or found[2]).rstrip(".:)")))
        before = next((c for c in self._clauses if c.number == number), None)
        if before is not None:
            raise Unreadable(at, f"clause {number} stands on line {before.at} already.")
        self._open = _Clause(at, number, self._level or 0)
        self._clauses.append(self._open)
        words = found[3].strip(" :.–—-")
        if words:
            self._open.take(at, words)
            self._open.take(at, "")

    def _tells(self, at: int, line: str) -> bool:
        """Whether it is one of the lines about the document itself."""
        about = ABOUT.match(line)
        if about is None or self._level is not None:
            return False
        name, said = about[1].casefold(), about[2]
        if name in ("in force from", "effective"):
            self._effective = _date(at, said)
        else:
            self._about[name] = _short(at, spelling.read(said))
        return True


class _Clause:
    """One clause as its lines come."""

    def __init__(self, at: int, number: str, level: int) -> None:
        self.at = at
        self.number = number
        self._level = level
        self._words: list[str] = []
        self._indicators: list[str] = []
        self._in_list = False
        self._last = at

    def take(self, at: int, line: str) -> None:
        indicator = INDICATOR.match(line)
        if indicator:
            self._indicators.append(_short(at, spelling.read((indicator[1] or "").rstrip())))
            self._in_list = True
        elif not line.strip():
            self.ends_line()
        elif self._in_list:
            last = f"{self._indicators.pop()} {spelling.read(line.strip())}"
            self._indicators.append(_short(at, last))
        else:
            self._words.append(line.rstrip())
            self._last = at

    def ends_line(self) -> None:
        self._in_list = False
        self._words.append("")

    def whole(self) -> Clause:
        words = spelling.read_lines("\n".join(self._words).strip("\n"))
        if len(words) > LONGEST_TEXT:
            raise Unreadable(
                self._last, f"clause {self.number} is longer than {LONGEST_TEXT:,} letters."
            )
        return Clause(self.number, self._level, words, tuple(self._indicators))


def _plain(words: str) -> str:
    """Without the signs that make a heading bold."""
    return re.sub(r"^(\*\*|__)(.*)\1$", r"\2", words.strip())


def _level(at: int, word: str) -> int:
    level = int(word) if word.isdecimal() else IN_WORDS.get(word.casefold(), 0)
    if level not in LEVELS:
        raise Unreadable(at, f"there is no level {word}: levels are 1 to 4.")
    return level


def _date(at: int, words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as strange:
        raise Unreadable(at, f'"{words}" is no day such as 2026-04-01.') from strange


def _short(at: int, words: str) -> str:
    if len(words) > LONGEST_LINE:
        raise Unreadable(at, f"longer than {LONGEST_LINE} letters.")
    return words
