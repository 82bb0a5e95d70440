"""A case's record as one page that reads and prints anywhere: no script, nothing from elsewhere."""

from collections.abc import Iterable, Iterator
from html import escape

from app.domain.partnership.state import Partnership
from app.extract import CaseRows
from app.records.account import Teller, Told

STYLE = """
body { font: 11pt/1.5 sans-serif; max-width: 46em; margin: 2em auto; color: #111; }
h1 { font-size: 18pt; } h2 { font-size: 14pt; margin-top: 2em; } h3 { font-size: 11pt; }
p, li { white-space: pre-line; } ol { list-style: none; padding: 0; }
section { break-inside: avoid-page; border-top: 1px solid #999; }
"""
FOOT = "This page is for reading. What proves it is events.jsonl beside it: run verify_record.py."


def page(case: CaseRows, partnership: Partnership) -> str:
    teller = Teller(case.case, [kept.recorded for kept in case.rows], partnership)
    title = f"Record of {case.case.reference}, {partnership.name}"
    return "\n".join(_page(title, teller)) + "\n"


def _page(title: str, teller: Teller) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">'
    yield f"<title>{escape(title)}</title><style>{STYLE}</style></head><body>"
    yield f"<h1>{escape(title)}</h1>"
    yield from _paragraphs(teller.heading())
    yield "<h2>Decisions</h2>"
    told = tuple(teller.decisions())
    for decision in told:
        yield from _decision(decision)
    if not told:
        yield "<p>No decision was confirmed.</p>"
    yield "<h2>Challenges</h2>"
    yield from _paragraphs(teller.challenges() or ("None was raised.",))
    yield "<h2>Everything that happened</h2><ol>"
    yield from (f"<li>{escape(line)}</li>" for line in teller.happened())
    yield f"</ol><p>{escape(FOOT)}</p></body></html>"


def _decision(told: Told) -> Iterator[str]:
    yield f"<section><h2>{escape(told.title)}</h2>"
    for answer in told.answers:
        yield f"<h3>{escape(answer.question)}</h3>"
        yield from _paragraphs(answer.lines)
    yield "</section>"


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    return (f"<p>{escape(line)}</p>" for line in lines)
