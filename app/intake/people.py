"""Everyone on a case: those of the board, and those that these files bring."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from app.domain.board import Board
from app.domain.case.state import Case
from app.domain.context import BUILT_IN, OPERATOR
from app.domain.disclosure import Sight, audience
from app.domain.folding import fold
from app.domain.values import CaseId, Stage, SubjectId
from app.intake.matching import Known, of_subject
from app.intake.referral import CHILD_ID


class OnCase(Struct, frozen=True):
    """One person of one case. `label` says to people which case: its reference, or its row."""

    case: CaseId
    subject: SubjectId
    known: Known
    reference: str
    label: str
    open: bool = True


def of_board(board: Board) -> Iterator[OnCase]:
    """The people of every case that an import may see: a restricted case is not there."""
    for case in board.cases():
        if audience(case, BUILT_IN[OPERATOR]).sight is not Sight.NONE:
            yield from _of_case(case)


def _of_case(case: Case) -> Iterator[OnCase]:
    for subject in case.subjects:
        yield OnCase(
            case=case.id,
            subject=subject.id,
            known=of_subject(subject),
            reference=fold(case.referral.source_reference),
            label=f"case {case.reference}",
            open=case.stage is not Stage.CLOSED,
        )


Key = Callable[[OnCase], str]


def by_person(one: OnCase) -> str:
    return one.known.person


def by_household(one: OnCase) -> str:
    return one.known.household


def by_child_id(one: OnCase) -> str:
    return one.reference if one.reference.startswith(fold(CHILD_ID)) else ""


def by_reference(one: OnCase) -> str:
    """A number, and no word such as "unknown" or "email", that a whole column may share."""
    numbered = any(letter.isdigit() for letter in one.reference)
    return one.reference if numbered and not by_child_id(one) else ""


def grouped(people: Iterable[OnCase], key: Key) -> dict[str, list[OnCase]]:
    """By a key, in their order; those without one are left out."""
    groups: defaultdict[str, list[OnCase]] = defaultdict(list)
    for one in people:
        if found := key(one):
            groups[found].append(one)
    return dict(groups)


def pairs(
    people: Sequence[OnCase], key: Key, new: frozenset[CaseId]
) -> Iterator[tuple[OnCase, OnCase]]:
    """Each new case with every earlier one that shares the key: (new, earlier)."""
    for group in grouped(people, key).values():
        for place, one in enumerate(group):
            for earlier in group[:place]:
                if one.case in new and earlier.case != one.case:
                    yield one, earlier
