"""Whatever is asked in whichever order: what no history of consent, rating and asking may break."""

from datetime import timedelta
from typing import Any

from hypothesis import event as note
from hypothesis import given as holds
from hypothesis import settings
from hypothesis import strategies as st
from msgspec import structs

from app.domain.case import commands
from app.domain.case.basis import end_of_day, may_owe_basis
from app.domain.case.debts import Owed, debts
from app.domain.case.gate import GateState, gate
from app.domain.case.lawful import Capacity, Consent, ConsentKind
from app.domain.case.state import Case, RequestState, Screening
from app.domain.errors import Refused
from app.domain.values import (
    AgencyId,
    CaseId,
    ConsentId,
    ContributionId,
    DataClass,
    Instant,
    Level,
    Preset,
    Rating,
    RequestId,
    Role,
    SubjectId,
)
from tests.helpers.builders import (
    AT,
    BASIS,
    CASE,
    CHILD,
    HEALTH,
    HOUR,
    MOTHER,
    POLICE,
    PROFILE,
    SOCIAL_CARE,
    consent_id,
    content,
    contribution_id,
    partnership,
    rated,
    request,
    request_id,
    seat,
)
from tests.helpers.given import Given, given
from tests.helpers.strategies import Ids, struct

SIGNED = partnership(profiles=(PROFILE,))
AGENCIES = (HEALTH, POLICE)
IDS: Ids = {
    CaseId: st.just(CASE),
    SubjectId: st.sampled_from([CHILD, MOTHER]),
    AgencyId: st.sampled_from(AGENCIES),
    RequestId: st.sampled_from([request_id(n) for n in (1, 2, 3, 4)]),
    ContributionId: st.sampled_from([contribution_id(n) for n in (1, 2, 3)]),
    ConsentId: st.sampled_from([consent_id(n) for n in (1, 2, 3)]),
}
BUILT = {Role.DISPLAY, Role.OPERATOR, Role.CLOCK, Role.POST}
ROLES = tuple(role for role in Role if role not in BUILT)
BUSY = [seat(n, "Everyone", *ROLES, agency=a) for n, a in enumerate((SOCIAL_CARE, *AGENCIES), 1)]
CONSENTS = struct(
    Consent,
    IDS,
    kind=st.sampled_from([ConsentKind.SHARING, ConsentKind.CONFIDENCE]),
    giver=st.just(MOTHER),
    capacity=st.sampled_from([Capacity.OWN, Capacity.PARENTAL_RESPONSIBILITY]),
    subjects=st.sampled_from([(MOTHER,), (CHILD,)]),
    given=st.sampled_from([True, True, False]),
    asked_at=st.just(AT - HOUR),
    data=st.just((DataClass.GENERAL, DataClass.HEALTH)),
    agencies=st.just(()),
    expires=st.none(),
)
LEVELS: st.SearchStrategy[Level | None] = st.sampled_from([None, 1, 2, 3, 4])
SOME: dict[type[Any], dict[str, st.SearchStrategy[Any]]] = {
    commands.RequestInformation: {"basis": st.sampled_from([BASIS, BASIS, None]), "level": LEVELS},
    commands.RecordConsent: {"consent": CONSENTS},
    commands.WithdrawConsent: {},
    commands.RecordInformed: {},
    commands.NameKeyWorker: {},
    commands.Dispense: {"ground": st.just("")},
    commands.RateCase: {
        "rating": st.sampled_from([Rating.RED, Rating.AMBER, Rating.GREEN]),
        "level": LEVELS,
        "reason": st.just("A second call"),
    },
    commands.ChoosePreset: {
        "preset": st.sampled_from([Preset.EARLY_HELP, Preset.EARLY_HELP, Preset.FRONT_DOOR]),
        "reason": st.just("Better so"),
    },
    commands.ShareInformation: {"content": st.just(content()), "for_agency": st.none()},
    commands.RecordBasis: {"basis": st.just(BASIS)},
    commands.CancelRequest: {},
    commands.PauseRequest: {},
    commands.CloseCase: {},
    commands.ReopenCase: {},
}
OFTEN = (commands.RequestInformation, commands.RecordConsent, commands.RateCase)
MADE = {kind: struct(kind, IDS, seen=st.none(), **some) for kind, some in SOME.items()}
ASKED = st.tuples(
    st.one_of(*MADE.values(), *(MADE[kind] for kind in OFTEN * 4)),
    st.sampled_from(BUSY),
    st.integers(0, 20 * 3600).map(lambda seconds: timedelta(seconds=seconds)),
)
START = rated(Rating.GREEN, preset=Preset.EARLY_HELP, screening=Screening(level=2))
WAIT = tuple(
    request(agency, n, subjects=(MOTHER,), state=RequestState.LOCKED, clock_from=None, due=None)
    for n, agency in enumerate(AGENCIES, 3)
)
STARTS = st.sampled_from([structs.replace(START, requests=WAIT), START])


@settings(max_examples=300)
@holds(STARTS, st.lists(ASKED, min_size=5, max_size=20))
def test_nothing_at_level_4_or_red_was_ever_locked(start: Case, asked: list[Any]) -> None:
    """DESIGN 8; and each request has its basis recorded, or owed the day on which it went out."""
    story, at = given(start, SIGNED), AT
    for command, by, later in asked:
        at += later
        try:
            story = story.when(command, by=by, at=at).accepted()
        except Refused as no:
            note(f"{type(command).__name__}: {no.refusal.code}")
            continue
        note(f"{type(command).__name__}: accepted")
        nothing_waits(story, at)
        founded_or_owed(story)
        if any(r.locked for r in story.case().requests):
            note("a request waits")
        if story.case().trawl > 1:
            note("a trawl was opened")


def nothing_waits(story: Given, at: Instant) -> None:
    case, founded = story.case(), story.partnership()
    for level in (1, 2, 3, 4):
        if may_owe_basis(case, level):
            found = [
                gate(case, founded, subject.id, agency, level, at).state
                for subject in case.subjects
                for agency in AGENCIES
            ]
            assert GateState.LOCKED not in found
    waiting = [r for r in case.requests if r.locked]
    assert not any(may_owe_basis(case, r.level) for r in waiting)
    for r in waiting:
        assert (r.due, r.paused) == (None, False)


def founded_or_owed(story: Given) -> None:
    case = story.case()
    found = debts(case, story.partnership())
    owed = {debt.link: debt.due for debt in found if debt.what is Owed.BASIS}
    for r in case.requests:
        if r.basis is not None:
            assert r.id not in owed
            continue
        by = r.basis_owed_by
        assert by is not None
        assert by <= end_of_day(r.at, story.partnership().calendar)
        assert r.locked or r.closed_at or owed[r.id] == by
