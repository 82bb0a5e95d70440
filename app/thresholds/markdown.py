"""A version of the threshold document as Markdown: for people to write, and to take elsewhere.

    # Title
    Version: 2026.1
    In force from: 2026-04-01
    Sample: yes
    ## Level 4
    ### Clause 4.3
    Its words.
    - An indicator

Names under it are not part of it: each partner signs on the board.
"""

from collections.abc import Iterator
from itertools import groupby

from app.domain.partnership.state import Clause, ThresholdVersion
from app.thresholds import spelling
from app.thresholds.reading import Reading, Unreadable, from_markdown

__all__ = ["Reading", "Unreadable", "from_markdown", "to_markdown"]


def to_markdown(threshold: ThresholdVersion) -> str:
    """`from_markdown` gives the same again, without its signatures."""
    blocks = [*_head(threshold)]
    for level, clauses in groupby(threshold.clauses, lambda clause: clause.level):
        blocks.append(f"## Level {level}")
        blocks.extend(block for clause in clauses for block in _clause(clause))
    return "\n\n".join(blocks) + "\n"


def _head(threshold: ThresholdVersion) -> Iterator[str]:
    if threshold.title:
        yield f"# {spelling.line(threshold.title)}"
    said = [
        f"Version: {spelling.line(threshold.version)}",
        f"In force from: {threshold.effective.isoformat()}",
    ]
    yield "\n".join([*said, "Sample: yes"] if threshold.sample else said)


def _clause(clause: Clause) -> Iterator[str]:
    yield f"### Clause {spelling.number(clause.number)}"
    if clause.text:
        yield spelling.lines(clause.text)
    if clause.indicators:
        yield "\n".join(f"- {spelling.line(one)}".rstrip() for one in clause.indicators)
