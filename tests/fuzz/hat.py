"""The few ids that are drawn from, so that what is asked meets what is there, and often misses it.

They are those of `tests.helpers.builders`, and of the board that the fuzz begins with.
"""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from app.domain.case.lawful import Capacity, Consent
from app.domain.case.parts import Basis, Content, Draft, Referral
from app.domain.partnership.legal import LegalProfile
from app.domain.partnership.state import Seat
from app.domain.values import (
    AccountId,
    ActionId,
    AgencyId,
    BoardId,
    CaseId,
    ChallengeId,
    ConsentId,
    ContributionId,
    DecisionId,
    MeetingId,
    MessageId,
    ProfileId,
    ReleaseId,
    RequestId,
    ReviewId,
    ServiceId,
    Subject,
    SubjectId,
)
from tests.app.domain.disclosure.asking import BUSY, SEALED, TO_TELL
from tests.helpers.builders import (
    AGENCIES,
    BASIS,
    BOARD,
    CHILD,
    COORDINATOR,
    MOTHER,
    OFFICER,
    PROFILE,
    SEATS,
    consent,
    content,
    draft,
    mother,
    referral,
    subject,
    uid,
)

NOBODYS = uid(99, 99)


def _few(kind: int, most: int = 3) -> tuple[str, ...]:
    """The first so many of a kind, and one that is never there."""
    return (*(uid(n, kind) for n in range(1, most + 1)), NOBODYS)


HAT: Mapping[Any, tuple[str, ...]] = {
    AccountId: (*(seat.account for seat in (*SEATS, *BUSY)), NOBODYS),
    CaseId: (*_few(2, 2)[:2] * 3, *_few(2, 4)),
    MeetingId: (*_few(3, 1) * 2, *_few(3, 2)),
    SubjectId: _few(4),
    RequestId: _few(5, 4),
    ContributionId: _few(6, 4),
    DecisionId: _few(7),
    ChallengeId: _few(8),
    ActionId: _few(9),
    ReleaseId: _few(10),
    ReviewId: _few(11),
    ConsentId: _few(0xE),
    MessageId: (*TO_TELL, NOBODYS),
    AgencyId: (*(agency.id for agency in AGENCIES), "nobodys"),
    ServiceId: ("playgroup", "club", "nobodys"),
    ProfileId: (PROFILE.id, "nobodys"),
    BoardId: (BOARD,),
}

LIKELY: Mapping[type[Struct], tuple[Struct, ...]] = {
    Basis: (BASIS,),
    Content: (content(headline="Seen at school"), SEALED, content("Seen once.", searches=())),
    Consent: (
        *(consent(n) for n in (1, 2)),
        consent(3, capacity=Capacity.PARENTAL_RESPONSIBILITY, giver=MOTHER, subjects=(CHILD,)),
        consent(1, given=False),
    ),
    Draft: (draft(), draft(urgent=True), draft(reasons="Needs an assessment soon.")),
    Referral: (referral(), referral(concern="Neglect")),
    Subject: (subject(), subject(3), mother()),
    LegalProfile: (PROFILE,),
    Seat: (*BUSY, OFFICER, COORDINATOR),
}
"""Of what has many parts: some whose parts fit together."""
