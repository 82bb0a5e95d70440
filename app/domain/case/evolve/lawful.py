"""What makes sharing lawful: what each event leaves. Nothing recorded is overwritten."""

from collections.abc import Callable
from typing import Any

from msgspec import structs

from app.domain.case.events import (
    CaseEvent,
    ConsentDispensed,
    ConsentRecorded,
    ConsentWithdrawn,
    KeyWorkerNamed,
    PersonInformed,
    PresetChosen,
    TrawlOpened,
)
from app.domain.case.evolve.gathering import nothing_waited_for
from app.domain.case.lawful import ConsentRecord, Dispensation, Informed, KeyWorker
from app.domain.case.state import Case, Request, RequestState
from app.domain.events import Recorded
from app.domain.values import Stage

GATHERS = (Stage.NEW, Stage.SCREENING, Stage.GATHERING, Stage.READY)


def preset_chosen(case: Case, event: PresetChosen, _: Recorded) -> Case:
    return structs.replace(case, preset=event.preset)


def person_informed(case: Case, event: PersonInformed, recorded: Recorded) -> Case:
    if event.subject is None:
        return case
    informed = Informed(event.subject, event.aware, recorded.at, event.by, event.how, event.why_not)
    return structs.replace(case, informed=(*case.informed, informed))


def consent_recorded(case: Case, event: ConsentRecorded, recorded: Recorded) -> Case:
    after = _stopped(case, event, recorded)
    if event.consent is None:
        return after
    record = ConsentRecord(event.consent, event.by, recorded.at)
    return structs.replace(after, consents=(*after.consents, record))


def consent_withdrawn(case: Case, event: ConsentWithdrawn, recorded: Recorded) -> Case:
    consents = tuple(
        structs.replace(c, withdrawn_at=recorded.at, withdrawn_because=event.reason)
        if c.consent.id == event.consent
        else c
        for c in case.consents
    )
    return _stopped(structs.replace(case, consents=consents), event, recorded)


def _stopped(case: Case, event: ConsentRecorded | ConsentWithdrawn, recorded: Recorded) -> Case:
    """A viewer who is not shown the consent sees that a request waits again, and not why."""
    told = event.consent is not None
    requests = tuple(
        structs.replace(r, state=RequestState.LOCKED, due=None, stopped=told)
        if r.id in event.stopped
        else r
        for r in case.requests
    )
    contributions = tuple(
        structs.replace(c, consent_withdrawn_at=recorded.at) if c.id in event.marked else c
        for c in case.contributions
    )
    after = structs.replace(case, requests=requests, contributions=contributions)
    return nothing_waited_for(after) if event.stopped else after


def consent_dispensed(case: Case, event: ConsentDispensed, recorded: Recorded) -> Case:
    if not event.subjects:
        return case
    dispensation = Dispensation(
        event.subjects, event.agencies, event.reason, recorded.at, event.by, event.ground
    )
    return structs.replace(case, dispensations=(*case.dispensations, dispensation))


def key_worker_named(case: Case, event: KeyWorkerNamed, recorded: Recorded) -> Case:
    if not event.name:
        return case
    named = KeyWorker(event.name, recorded.at, event.by, event.agency, event.contact)
    return structs.replace(case, key_worker=named)


def trawl_opened(case: Case, event: TrawlOpened, recorded: Recorded) -> Case:
    """They are asked now; whatever was decided before stays decided."""
    dues = dict(event.requests)
    trawl = case.trawl + 1

    def asked(request: Request) -> Request:
        return structs.replace(
            request,
            state=RequestState.ASKED,
            clock_from=recorded.at,
            due=dues[request.id],
            trawl=trawl,
            stopped=False,
            seen_at=None,
        )

    requests = tuple(asked(r) if r.id in dues else r for r in case.requests)
    waits = case.stage in GATHERS and any(r.open for r in requests)
    stage = Stage.GATHERING if waits else case.stage
    return structs.replace(case, requests=requests, trawl=trawl, stage=stage)


TABLE: dict[type[CaseEvent], Callable[[Case, Any, Recorded], Case]] = {
    PresetChosen: preset_chosen,
    PersonInformed: person_informed,
    ConsentRecorded: consent_recorded,
    ConsentWithdrawn: consent_withdrawn,
    ConsentDispensed: consent_dispensed,
    KeyWorkerNamed: key_worker_named,
    TrawlOpened: trawl_opened,
}
