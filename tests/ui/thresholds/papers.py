"""A threshold document as a partnership might have it, questions to it, and a window on it."""

from datetime import date

from msgspec import Struct, structs

from app.domain.board import Board
from app.domain.case.state import Case, DecisionState, Review
from app.domain.partnership.state import Clause, Partnership, Seat, SignOff, ThresholdVersion
from app.domain.values import Factor, ReviewId, Stage
from tests.helpers.builders import (
    AT,
    CHAIR,
    DAY,
    EDUCATION,
    OFFICER,
    POLICE,
    board,
    by,
    case_id,
    decision,
    gathering,
    partnership,
    subject,
    uid,
)
from tests.helpers.local_session import LocalHub, LocalSession
from ui.session_bridge import SessionBridge
from ui.thresholds.view import ThresholdsScreen

CLAUSES = (
    Clause("1.1", 1, "Needs are met by the family and by services that are there for everyone."),
    Clause(
        "2.1",
        2,
        "A child needs some help from more than one service, and the family agrees to it.",
        ("Often late or away from school", "A parent asks for help with behaviour"),
    ),
    Clause(
        "2.2",
        2,
        "A young carer whose own needs are not yet met.",
        ("Cooks, cleans or looks after others each day",),
    ),
    Clause(
        "3.1",
        3,
        "Needs are many or lasting, and one plan led by one worker is needed.",
        ("Parents' drinking or drug use affects daily care", "Repeated moves or homelessness"),
    ),
    Clause(
        "4.3",
        4,
        "Violence at home that a child sees, hears or is hurt by.",
        ("Bruising that is not explained", "A weapon was used", "Strangulation was reported"),
    ),
    Clause("4.6", 4, "Exploitation by adults outside the family.", ("Missing more than once",)),
)
SIXTH = ThresholdVersion(
    "6", date(2025, 4, 1), (*CLAUSES[:4], Clause("4.1", 4, "A child is hurt.")), "Right help"
)
SEVENTH = ThresholdVersion(
    "7",
    date(2026, 4, 1),
    CLAUSES,
    "Right help, right time",
    sign_offs=(
        SignOff(POLICE, "Pat Police", AT - 30 * DAY),
        SignOff(EDUCATION, "Teo Teacher", AT - 29 * DAY),
    ),
)


class Desk(Struct):
    """One window at that hub."""

    hub: LocalHub
    session: LocalSession
    bridge: SessionBridge
    screen: ThresholdsScreen


def agreed(*versions: ThresholdVersion) -> Partnership:
    return partnership(thresholds=versions or (SIXTH, SEVENTH))


def review(n: int = 1, **changes: object) -> Review:
    usual = Review(
        ReviewId(uid(n, 0xD)),
        "7",
        "4.3",
        "Does hearing a quarrel through a wall count as violence that a child hears?",
        AT - DAY,
        by(OFFICER),
    )
    return structs.replace(usual, **changes)


def questioned(n: int = 1, *reviews: Review) -> Case:
    """A decided case from which clauses are called into question."""
    return gathering(
        id=case_id(n),
        reference=f"NB-AAAA{n}",
        stage=Stage.DECIDED,
        decided_level=3,
        subjects=(subject(1), subject(3, given="Rowan", born=date(2023, 1, 9))),
        factors=(Factor.DOMESTIC_ABUSE_PARENT, Factor.NEGLECT),
        decisions=(decision(state=DecisionState.CONFIRMED, decided_at=AT - DAY),),
        reviews=reviews or (review(n),),
    )


def asked() -> Board:
    """Two questions that wait and one that is settled."""
    settled = review(
        3,
        clause="2.2",
        text="Is minding a younger brother after school being a young carer?",
        at=AT - 9 * DAY,
        settled_at=AT - 2 * DAY,
        settled_by=by(CHAIR),
        answer="Only where it keeps the child from school, friends or rest.",
        amend=True,
    )
    other = review(
        2, clause="4.6", text="Two nights away, both times at a friend's: missing?", at=AT - 3 * DAY
    )
    return board(agreed(), questioned(1), questioned(2, other), questioned(3, settled))


def sit(hub: LocalHub, who: Seat = CHAIR) -> Desk:
    session = hub.session(who)
    bridge = SessionBridge(session)
    return Desk(hub, session, bridge, ThresholdsScreen(bridge))
