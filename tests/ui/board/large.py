"""A board of many cases, and how long it takes from a change until it is painted."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from time import process_time

from PySide6.QtWidgets import QApplication

from app.domain.board import Board
from app.domain.case.commands import ShareInformation
from app.domain.case.state import Case
from app.domain.partnership.state import Agency
from app.domain.values import AgencyId, ContributionId, Rating
from app.ports import Change
from tests.helpers.builders import (
    AGENCIES,
    AT,
    COORDINATOR,
    EDUCATION,
    HEALTH,
    HOUR,
    NURSE,
    POLICE,
    board,
    case_id,
    content,
    contribution,
    gathering,
    partnership,
    request,
    request_id,
    subject,
    uid,
)
from tests.helpers.local_session import LocalHub
from tests.ui.board.opened import Opened

RATINGS = (Rating.RED, Rating.AMBER, Rating.GREEN)
LETTERS = "abcdefghijklmnopqrstuvwxyz"
MINUTE = timedelta(minutes=1)
MORE = tuple(
    Agency(AgencyId(name.lower().replace(" ", "-")), name)
    for name in ("Probation", "Housing", "Youth work", "Early help")
)


def many(count: int = 500) -> Board:
    """Eight agencies, and cases of all ratings, each with one answer given and two awaited."""
    with_more = partnership(agencies=(*AGENCIES, *MORE))
    return board(with_more, *(_case(n) for n in range(1, count + 1)))


def seconds_to_paint(app: QApplication, folder: Path, changes: int) -> list[float]:
    """Work from what the session hears until the window is painted, one answer after another.

    Time of this process alone, so that a busy computer does not count.
    """
    opened = Opened(LocalHub(many()), COORDINATOR, folder)
    opened.window.show()
    app.processEvents()
    return sorted(_timed(app, opened, change) for change in _changes(opened, changes))


def _changes(opened: Opened, count: int) -> Iterator[Change]:
    """Each as the session hears it, before the screen does; the events play no part here."""
    for n in range(1, count + 1):
        before = opened.bridge.board
        opened.bridge.blockSignals(True)
        opened.hub.act(NURSE, answer(n))
        opened.bridge.blockSignals(False)
        after = opened.bridge.board
        assert before is not None
        assert after is not None
        yield Change(before, after, (), by_me=False)


def _timed(app: QApplication, opened: Opened, change: Change) -> float:
    began = process_time()
    opened.bridge.changed.emit(change)
    app.processEvents()
    return process_time() - began


def answer(n: int) -> ShareInformation:
    return ShareInformation(
        case=case_id(n),
        contribution=ContributionId(uid(n, 9)),
        content=content(),
        request=request_id(2 * n),
    )


def _case(n: int) -> Case:
    return gathering(
        request(HEALTH, 2 * n, due=AT + HOUR + n * MINUTE),
        request(EDUCATION, 2 * n + 1, due=AT + 2 * HOUR + n * MINUTE),
        id=case_id(n),
        reference=f"NB-{n:05}",
        rating=RATINGS[n % len(RATINGS)],
        subjects=(subject(given=LETTERS[n % 26].upper() + LETTERS[n // 26], family="Maple"),),
        contributions=(contribution(POLICE, n),),
    )
