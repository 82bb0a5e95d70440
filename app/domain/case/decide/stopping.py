"""What stops when a consent is withdrawn or followed by a refusal, and what is only marked."""

from collections.abc import Iterator

from msgspec import structs

from app.domain.case.decide.gathering import resumed
from app.domain.case.decide.scene import Scene
from app.domain.case.gate import GateState, gate, request_gate
from app.domain.case.lawful import Consent, ConsentRecord
from app.domain.case.state import Case, Contribution, Request
from app.domain.values import ConsentId, ContributionId, Instant, RequestId
from app.domain.writes import Writes

Stopped = tuple[Writes, tuple[RequestId, ...], tuple[ContributionId, ...]]
"""The clocks that run on to their end, the requests that wait again, and what was shared."""


def withdrawn_now(scene: Scene, record: ConsentRecord) -> Stopped:
    gone = structs.replace(record, withdrawn_at=scene.now)
    others = (gone if one is record else one for one in scene.case.consents)
    return _stopped(scene, structs.replace(scene.case, consents=tuple(others)))


def refused_now(scene: Scene, consent: Consent) -> Stopped:
    """Nothing where it is given."""
    if consent.given:
        return (), (), ()
    record = ConsentRecord(consent, scene.by, scene.now)
    return _stopped(scene, structs.replace(scene.case, consents=(*scene.case.consents, record)))


def _stopped(scene: Scene, after: Case) -> Stopped:
    """Each that rested on a consent before and has to wait now: never at Level 4 or Red."""
    requests = [r for r in scene.case.requests if _falls(scene, r, after, scene.now)]
    waiting = [r for r in requests if r.open]
    clocks = tuple(write for r in waiting for write in resumed(scene, r))
    marked = (c.id for c in scene.case.contributions if _shared_on(scene, c, after))
    return clocks, tuple(r.id for r in waiting), tuple(marked)


def _falls(scene: Scene, request: Request, after: Case, at: Instant) -> bool:
    if request_gate(after, scene.partnership, request, scene.now).state is not GateState.LOCKED:
        return False
    rested = set(_rests_on(scene, scene.case, request, at))
    return bool(rested - set(_rests_on(scene, after, request, scene.now)))


def _rests_on(scene: Scene, case: Case, request: Request, at: Instant) -> Iterator[ConsentId]:
    for subject in request.subjects:
        found = gate(case, scene.partnership, subject, request.agency, request.level, at)
        if found.consent is not None:
            yield found.consent


def _shared_on(scene: Scene, shared: Contribution, after: Case) -> bool:
    """Judged by what held when it was shared. What its author took back is not marked."""
    if shared.request is None or shared.withdrawn_at or shared.consent_withdrawn_at:
        return False
    asked = (r for r in scene.case.requests if r.id == shared.request)
    return any(_falls(scene, r, after, shared.at) for r in asked)
