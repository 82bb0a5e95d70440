"""What makes sharing lawful: the model, who was told, who consents, and who dispenses."""

from collections.abc import Callable
from typing import Any

from app.domain.case.capacity import may_speak
from app.domain.case.commands import (
    CaseCommand,
    ChoosePreset,
    Dispense,
    NameKeyWorker,
    RecordConsent,
    RecordInformed,
    WithdrawConsent,
)
from app.domain.case.decide.papers import destruction
from app.domain.case.decide.scene import Scene, need
from app.domain.case.decide.stopping import refused_now, withdrawn_now
from app.domain.case.events import (
    ConsentDispensed,
    ConsentRecorded,
    ConsentWithdrawn,
    KeyWorkerNamed,
    PersonInformed,
    PresetChosen,
)
from app.domain.case.lawful import Consent, KeyWorker
from app.domain.case.parts import Aware
from app.domain.errors import Code, Refused
from app.domain.partnership.legal import MAY_DISPENSE, LegalProfile
from app.domain.writes import Writes, on


def choose_preset(scene: Scene, command: ChoosePreset) -> Writes:
    before = scene.case.preset
    if command.preset is before:
        raise Refused(Code.NOTHING_CHANGED)
    if before is not None:
        need(command.reason, Code.REASON_NEEDED)
    event = PresetChosen(by=scene.by, preset=command.preset, reason=command.reason)
    return on(scene.case, event)


def record_informed(scene: Scene, command: RecordInformed) -> Writes:
    subject = scene.subject(command.subject)
    if command.aware is Aware.NOT_STATED:
        raise Refused(Code.TEXT_NEEDED, field="aware")
    if command.aware is Aware.NOT_TOLD:
        need(command.why_not, Code.REASON_NEEDED)
    said = (command.aware, command.how, command.why_not)
    before = [(i.aware, i.how, i.why_not) for i in scene.case.informed if i.subject == subject.id]
    if before[-1:] == [said]:
        raise Refused(Code.NOTHING_CHANGED)
    event = PersonInformed(
        by=scene.by,
        subject=subject.id,
        aware=command.aware,
        how=command.how,
        why_not=command.why_not,
    )
    return on(scene.case, event)


def record_consent(scene: Scene, command: RecordConsent) -> Writes:
    """A refusal stops at once what rested on an earlier consent of the same person."""
    consent = command.consent
    if any(record.consent.id == consent.id for record in scene.case.consents):
        raise Refused(Code.ID_IN_USE, consent=consent.id)
    _worded(consent)
    _timed(scene, consent)
    _between(scene, consent)
    clocks, stopped, marked = refused_now(scene, consent)
    event = ConsentRecorded(by=scene.by, consent=consent, stopped=stopped, marked=marked)
    return clocks + on(scene.case, event)


def _worded(consent: Consent) -> None:
    need(consent.purpose, Code.TEXT_NEEDED, field="purpose")
    need(consent.asked_how, Code.TEXT_NEEDED, field="asked_how")
    for field, named in (("subjects", consent.subjects), ("data", consent.data)):
        if not named:
            raise Refused(Code.TEXT_NEEDED, field=field)


def _timed(scene: Scene, consent: Consent) -> None:
    if consent.asked_at > scene.now:
        raise Refused(Code.NOT_YET, field="asked_at")
    asked_on = scene.partnership.calendar.local(consent.asked_at).date()
    if consent.expires is not None and consent.expires < asked_on:
        raise Refused(Code.TIME_PASSED, field="expires")


def _between(scene: Scene, consent: Consent) -> None:
    """Nobody answers for another adult, and only those with parental responsibility for a child."""
    giver = scene.subject(consent.giver)
    asked_on = scene.partnership.calendar.local(consent.asked_at).date()
    for named in consent.subjects:
        if not may_speak(giver, scene.subject(named), consent.capacity, asked_on):
            raise Refused(Code.MAY_NOT_CONSENT, giver=giver.id, subject=named)
    for agency in consent.agencies:
        scene.agency(agency)


def withdraw_consent(scene: Scene, command: WithdrawConsent) -> Writes:
    """Stops what rests on it and has not happened; marks what has."""
    record = scene.consent(command.consent)
    need(command.reason, Code.REASON_NEEDED)
    if record.withdrawn_at is not None or not record.consent.given:
        raise Refused(Code.ALREADY_DONE)
    clocks, stopped, marked = withdrawn_now(scene, record)
    event = ConsentWithdrawn(
        by=scene.by,
        consent=record.consent.id,
        reason=command.reason,
        stopped=stopped,
        marked=marked,
    )
    return clocks + on(scene.case, event)


def dispense(scene: Scene, command: Dispense) -> Writes:
    profile = scene.partnership.profile_on(scene.today)
    _entitled(scene, profile)
    need(command.reason, Code.REASON_NEEDED)
    subjects = tuple(scene.subject(one).id for one in dict.fromkeys(command.subjects))
    agencies = tuple(scene.agency(one).id for one in dict.fromkeys(command.agencies))
    grounds = {ground.id for ground in profile.dispensations} if profile else set()
    if command.ground and grounds and command.ground not in grounds:
        raise Refused(Code.BAD_COMMAND, ground=command.ground)
    pairs = {(s, a) for d in scene.case.dispensations for s in d.subjects for a in d.agencies}
    if pairs >= {(s, a) for s in subjects for a in agencies}:
        raise Refused(Code.ALREADY_DONE)
    event = ConsentDispensed(
        by=scene.by,
        subjects=subjects,
        agencies=agencies,
        reason=command.reason,
        ground=command.ground,
    )
    return on(scene.case, event)


def _entitled(scene: Scene, profile: LegalProfile | None) -> None:
    """Those alone whom the profile in force names; without one, chair and decider."""
    if not scene.context.has(*(profile.may_dispense if profile else MAY_DISPENSE)):
        raise Refused(Code.NOT_PERMITTED)


def name_key_worker(scene: Scene, command: NameKeyWorker) -> Writes:
    """Where the partners agreed so, the working papers of the discussion go now."""
    need(command.name, Code.TEXT_NEEDED, field="name")
    if command.agency is not None:
        scene.agency(command.agency)
    before = scene.case.key_worker
    if before is not None and _same(before, command):
        raise Refused(Code.NOTHING_CHANGED)
    event = KeyWorkerNamed(
        by=scene.by, name=command.name, agency=command.agency, contact=command.contact
    )
    return on(scene.case, event) + destruction(scene)


def _same(before: KeyWorker, command: NameKeyWorker) -> bool:
    named = (before.name, before.agency, before.contact)
    return named == (command.name, command.agency, command.contact)


TABLE: dict[type[CaseCommand], Callable[[Scene, Any], Writes]] = {
    ChoosePreset: choose_preset,
    RecordInformed: record_informed,
    RecordConsent: record_consent,
    WithdrawConsent: withdraw_consent,
    Dispense: dispense,
    NameKeyWorker: name_key_worker,
}
