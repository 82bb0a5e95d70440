"""What of a case is kept under a key of its own, so that it can be destroyed alone.

Working papers are what agencies share and note in a model of work whose papers go once a key
worker is named. Whether a word is one is settled when it is said, and stands in its event: a
later change of the model or of its rules moves nothing to another key.
"""

from enum import StrEnum
from typing import cast

from app.domain.board import Board, Stream
from app.domain.case.events import (
    ContributionCorrected,
    ContributionWithdrawn,
    InformationShared,
    NoteAdded,
)
from app.domain.case.state import Case
from app.domain.events import Event
from app.domain.partnership.state import Partnership
from app.domain.values import StreamId


class Compartment(StrEnum):
    RECORD = "record"
    WORKING = "working"


PAPERS = (InformationShared, ContributionCorrected, ContributionWithdrawn, NoteAdded)


def works(case: Case, partnership: Partnership) -> bool:
    """Whether what is said on the case now is a working paper. Once they were destroyed, what
    comes after is of the record: its key is the only one left."""
    rules = partnership.rules(case.preset)
    return rules is not None and rules.destroys_papers and case.certificate is None


def compartment(event: Event) -> Compartment:
    """Whose key an event is written with."""
    working = isinstance(event, PAPERS) and event.working
    return Compartment.WORKING if working else Compartment.RECORD


def compartment_of(stream: Stream) -> Compartment:
    """Whose key a stored state is written with: it must go with the papers that it holds."""
    working = isinstance(stream, Case) and holds_papers(stream)
    return Compartment.WORKING if working else Compartment.RECORD


def certified_cases(board: Board) -> tuple[StreamId, ...]:
    """The cases whose record says that their working papers are destroyed."""
    return tuple(cast(StreamId, case.id) for case in board.cases() if case.certificate)


def holds_papers(case: Case) -> bool:
    return any(c.working for c in case.contributions) or any(n.working for n in case.notes)
