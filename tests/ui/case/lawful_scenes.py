"""Sharing and consent in the panel, and the forms that record it."""

from collections.abc import Callable, Iterable

from msgspec import structs
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.domain.case.commands import WithdrawConsent
from app.domain.case.lawful import Capacity
from app.domain.case.state import Case, RequestState
from app.domain.partnership.state import Seat
from app.domain.values import Preset, Rating
from tests.helpers.builders import (
    AT,
    CHAIR,
    CHILD,
    DAY,
    HEALTH,
    HOUR,
    MOTHER,
    NURSE,
    SCRIBE,
    board,
    contribution,
    gathering,
    mother,
    rated,
    request,
    subject,
)
from tests.helpers.find import part
from tests.helpers.lawful import (
    consent,
    dispensation,
    informed,
    key_worker,
    lawful_partnership,
    locked,
    recorded,
)
from tests.helpers.local_session import LocalHub
from tests.helpers.scenes import Scene
from ui.case import CasePanel
from ui.case.tabs import Tabs
from ui.session_bridge import SessionBridge

NARROW, LEAST, WIDE = QSize(340, 900), QSize(320, 700), QSize(420, 900)
DIALOG, SMALL = QSize(520, 760), QSize(520, 520)
SHARED, CONSENT = 1, 2
TILE = f"{CHILD},{HEALTH}"

REFUSED = consent(2, giver=MOTHER, subjects=(MOTHER,), capacity=Capacity.OWN, given=False)
RECORDED = locked(
    consents=(
        recorded(),
        recorded(REFUSED),
        recorded(
            consent(3, words="Leaflet 2"),
            withdrawn_at=AT - HOUR,
            withdrawn_because="He wants to think it over.",
        ),
        recorded(consent(4, expires=(AT - DAY).date(), asked_at=AT - 9 * DAY), at=AT - 9 * DAY),
    ),
    dispensations=(dispensation(),),
    informed=(informed(),),
    key_worker=key_worker(),
)
OPENED = locked(
    requests=(request(HEALTH, 1, trawl=2, clock_from=AT - HOUR, due=AT + DAY),),
    contributions=(contribution(HEALTH, trawl=2, request=request().id, late=False),),
    consents=(recorded(),),
    key_worker=key_worker(at=AT - 2 * HOUR),
    trawl=2,
)
RED = gathering(
    request(HEALTH, basis=None, basis_owed_by=AT + 13 * HOUR),
    rating=Rating.RED,
    preset=Preset.CHILD_PROTECTION,
)
FAMILY = (
    subject(given="Anne-Marguerite Konstantina", family="Featherstonehaugh-Cholmondeley"),
    mother(given="Wilhelmina-Philippa", family="Featherstonehaugh-Cholmondeley"),
    *(subject(n, given=name) for n, name in enumerate(("Ash", "Rowan", "Hazel", "Alder"), 3)),
)


def at(
    one: Case, tab: int = CONSENT, form: str = "", target: str = "", who: Seat = CHAIR
) -> Callable[[], QWidget]:
    """The panel at a tab, or a form that was opened from it."""

    def make() -> QWidget:
        shown = CasePanel(SessionBridge(LocalHub(board(lawful_partnership(), one)).session(who)))
        shown.show_case(one.id)
        part(shown, Tabs).choose(tab)
        opened = shown.open_form(form, one.id, target) if form else None
        if opened is None:
            return shown
        opened.destroyed.connect(shown.objectName)
        return opened

    return make


def withdrawn() -> QWidget:
    """Another person records it while the chair has the case open."""
    resting = locked(
        requests=(request(HEALTH, 1, trawl=2), *locked().requests[1:]),
        consents=(recorded(),),
        key_worker=key_worker(),
    )
    hub = LocalHub(board(lawful_partnership(), resting))
    shown = CasePanel(SessionBridge(hub.session(CHAIR)))
    shown.show_case(resting.id)
    part(shown, Tabs).choose(CONSENT)
    taken_back = WithdrawConsent(
        case=resting.id, consent=consent().id, reason="She does not want health asked."
    )
    hub.act(SCRIBE, taken_back)
    return shown


def scenes() -> Iterable[Scene]:
    nobody = structs.replace(locked(), requests=())
    waits = locked(
        requests=tuple(
            structs.replace(r, stopped=r.state is RequestState.LOCKED) for r in locked().requests
        )
    )
    yield Scene("case-consent", NARROW, at(RECORDED))
    yield Scene("case-consent-wide", WIDE, at(RECORDED))
    yield Scene("case-consent-red", NARROW, at(RED))
    yield Scene("case-consent-empty", NARROW, at(nobody))
    yield Scene("case-consent-opened", NARROW, at(OPENED))
    yield Scene("case-consent-long", LEAST, at(locked(subjects=FAMILY)))
    yield Scene("case-consent-withdrawn", NARROW, withdrawn)
    yield Scene("case-foot-waits", NARROW, at(locked(), SHARED, who=NURSE))
    yield Scene("case-form-unasked", DIALOG, at(locked(), SHARED, "share-unasked", who=NURSE))
    yield Scene("case-locked", NARROW, at(waits, SHARED))
    yield Scene("case-opened", NARROW, at(OPENED, SHARED))
    yield Scene("case-form-consent", DIALOG, at(locked(), form="consent", target=TILE))
    yield Scene("case-form-informed", SMALL, at(locked(), form="informed", target=TILE))
    yield Scene("case-form-dispense", SMALL, at(locked(), form="dispense", target=TILE))
    yield Scene("case-form-preset", SMALL, at(locked(), form="preset"))
    yield Scene("case-form-key-worker", SMALL, at(locked(), form="key-worker"))
    early = rated(preset=Preset.EARLY_HELP)
    yield Scene("case-form-waits", DIALOG, at(early, form="request", target="health,police"))
    owed = rated(Rating.RED, preset=Preset.CHILD_PROTECTION)
    yield Scene("case-form-owed", DIALOG, at(owed, form="request"))
