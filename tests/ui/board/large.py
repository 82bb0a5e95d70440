"""A board of many cases, and the answers that may come to it."""

from datetime import timedelta

from app.domain.board import Board
from app.domain.case.commands import ShareInformation
from app.domain.case.state import Case
from app.domain.partnership.state import Agency
from app.domain.values import AgencyId, ContributionId, Rating
from tests.helpers.builders import (
    AGENCIES,
    AT,
    EDUCATION,
    HEALTH,
    HOUR,
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
