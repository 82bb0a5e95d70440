"""What one person answered when asked: consent given or refused, and taken back."""

from collections.abc import Iterator

from app.domain.case.capacity import may_speak, of_age
from app.domain.case.commands import RecordConsent, WithdrawConsent
from app.domain.case.lawful import Capacity, Consent, ConsentKind, ConsentRecord, Understood
from app.domain.partnership.state import Agency
from app.domain.values import (
    AgencyId,
    ConsentId,
    DataClass,
    SeatMode,
    Subject,
    SubjectId,
    SubjectKind,
)
from ui.case.forms.people import day
from ui.case.forms.sheet import Made, Moment, Sheet, instant, reason
from ui.case.forms.wanted import Wanted
from ui.forms.parts import Advice, Choice, Option, Part, Problem, Ticks, Values, Words
from ui.forms.reading import joined, needed, options, ticked
from ui.words import person_name, subject_name, today
from ui.words.codes import CAPACITIES, CONSENT_KINDS, DATA_CLASSES, UNDERSTOOD

HOW = ("In person", "By telephone", "At a home visit", "In writing")
OTHER = "other"
_PURPOSE = "To find the help that fits the child"
_DATE = "Write it as 14/03/2027, or leave it blank."


def consent(wanted: Wanted) -> Sheet:
    return _sheet(wanted, given=True)


def refusal(wanted: Wanted) -> Sheet:
    return _sheet(wanted, given=False)


def _sheet(wanted: Wanted, *, given: bool) -> Sheet:
    said = "Consent" if given else "Refused"
    return Sheet(
        title=f"{said}: {_about(wanted)}",
        text="One person answers for themselves, or for a child with parental responsibility.",
        action="Record the consent" if given else "Record the refusal",
        parts=(*_who(wanted), *_asked(wanted), *_what(wanted), *_proof(wanted, given=given)),
        make=lambda values: _made(wanted, values, given=given),
        advise=lambda values: _advice(wanted, values),
    )


def meant(wanted: Wanted) -> tuple[Subject, Agency | None]:
    """The tile that a form was opened from: "person,agency"; the first person without."""
    who, _, agency = wanted.target.partition(",")
    people = wanted.case.subjects
    subject = next((s for s in people if s.id == who), people[0])
    return subject, wanted.look.partnership.agency(AgencyId(agency)) if agency else None


def at_the_board(wanted: Wanted) -> tuple[Option, ...]:
    partnership, on = wanted.look.partnership, today(wanted.look.now)
    here = (a for a in partnership.agencies if a.mode_on(on) is not SeatMode.OFF)
    return tuple(Option(a.id, a.name) for a in here)


def people(wanted: Wanted) -> tuple[Option, ...]:
    on = today(wanted.look.now)
    return tuple(Option(s.id, subject_name(s, on)) for s in wanted.case.subjects)


def _about(wanted: Wanted) -> str:
    subject, agency = meant(wanted)
    return f"{person_name(subject)}, {agency.name}" if agency else person_name(subject)


def _who(wanted: Wanted) -> Iterator[Part]:
    subject, _ = meant(wanted)
    giver, capacity = usual_giver(wanted, subject)
    yield Choice(
        name="giver", half=True, label="Who answered", options=people(wanted), initial=giver.id
    )
    yield Choice(
        name="capacity",
        half=True,
        label="In what right",
        options=options(CAPACITIES),
        initial=capacity,
    )


def usual_giver(wanted: Wanted, subject: Subject) -> tuple[Subject, Capacity]:
    """Whoever is 16 or over for themselves; else whoever has parental responsibility."""
    if of_age(subject, today(wanted.look.now)):
        return subject, Capacity.OWN
    adults = [s for s in wanted.case.subjects if s.kind is SubjectKind.ADULT]
    responsible = [s for s in adults if s.parental_responsibility]
    found = next(iter(responsible or adults), None)
    if found is None:
        return subject, Capacity.COMPETENT_CHILD
    return found, Capacity.PARENTAL_RESPONSIBILITY


def _what(wanted: Wanted) -> Iterator[Part]:
    subject, agency = meant(wanted)
    yield Ticks(
        name="subjects",
        label="About whose information",
        options=people(wanted),
        columns=2,
        initial=subject.id,
    )
    rules = wanted.look.partnership.rules(wanted.case.preset)
    held = agency.data if agency else DataClass.GENERAL
    # A doctor's duty is to the patient: what opens it is a waiver, which names health.
    kind = ConsentKind.CONFIDENCE if held is DataClass.HEALTH else ConsentKind.SHARING
    yield Choice(
        name="kind",
        label="What they answered to",
        options=options(CONSENT_KINDS),
        initial=kind,
    )
    yield Ticks(
        name="agencies",
        label="With which agencies",
        options=at_the_board(wanted),
        columns=2,
        initial=agency.id if agency else "",
        hint="With none ticked it holds for every agency.",
    )
    yield Ticks(
        name="data",
        label="What kind of information",
        options=options(DATA_CLASSES),
        initial=joined(dict.fromkeys((DataClass.GENERAL, held))),
        hint="Health and offences only where they were named when asking.",
    )
    yield Words(name="purpose", label="What for", initial=rules.purpose if rules else _PURPOSE)


def _asked(wanted: Wanted) -> Iterator[Part]:
    how = (Option("", "Choose …"), *(Option(h, h) for h in HOW), Option(OTHER, "Another way"))
    yield Choice(name="how", half=True, label="How they were asked", options=how)
    yield Moment(name="at", half=True, label="When", at=wanted.look.now)
    yield Words(name="other_how", label="Which way", only=("how", OTHER))


def _proof(wanted: Wanted, *, given: bool) -> Iterator[Part]:
    subject, _ = meant(wanted)
    spoken = f"Interpreter, {subject.language}".strip(", ") if subject.interpreter else ""
    yield Words(name="words", half=True, label="Words, or leaflet and version")
    yield Words(name="interpreter", half=True, label="Interpreter", initial=spoken)
    yield Choice(
        name="understood",
        half=True,
        label="Did they understand",
        options=options(UNDERSTOOD),
        initial=Understood.NOT_CHECKED,
    )
    if given:
        yield Words(
            name="expires", half=True, label="Holds until, if it ends", placeholder="14/03/2027"
        )
    yield Words(name="evidence", label="Where it is written, such as a signed form")


def _advice(wanted: Wanted, values: Values) -> Iterator[Advice]:
    """What hinders nothing: health that this does not open, parental responsibility not known."""
    sharing = values.get("kind") != ConsentKind.CONFIDENCE
    if sharing and DataClass.HEALTH in ticked(values, "data"):
        yield Advice(
            "This does not open what health holds in confidence.",
            "For that, record a waiver of the duty of confidence as well.",
            "warn",
        )
    giver = next((s for s in wanted.case.subjects if s.id == values.get("giver")), None)
    right = values.get("capacity") == Capacity.PARENTAL_RESPONSIBILITY
    if giver is not None and right and giver.parental_responsibility is None:
        name = person_name(giver)
        yield Advice(
            f"Has {name} parental responsibility?", "The case does not say so yet.", "warn"
        )


def _made(wanted: Wanted, values: Values, *, given: bool) -> Made:
    wrong = _wrong(values, given=given) or _between(wanted, values)
    if wrong is not None:
        return wrong
    how = values["other_how"].strip() if values["how"] == OTHER else values["how"]
    expires = values.get("expires", "").strip()
    answered = Consent(
        id=ConsentId(wanted.fresh()),
        kind=ConsentKind(values["kind"]),
        giver=SubjectId(values["giver"]),
        capacity=Capacity(values["capacity"]),
        subjects=tuple(SubjectId(one) for one in ticked(values, "subjects")),
        given=given,
        asked_at=instant(values["at"]),
        agencies=tuple(AgencyId(one) for one in ticked(values, "agencies")),
        data=tuple(DataClass(one) for one in ticked(values, "data")),
        purpose=values["purpose"].strip(),
        asked_how=how,
        words=values["words"].strip(),
        interpreter=values["interpreter"].strip(),
        understood=Understood(values["understood"]),
        evidence=values["evidence"].strip(),
        expires=day(expires) if expires else None,
    )
    return (RecordConsent(case=wanted.case.id, consent=answered),)


def _wrong(values: Values, *, given: bool) -> Problem | None:
    subjects = ticked(values, "subjects")
    if not subjects:
        return Problem("subjects", "Choose whose information it is about.")
    if not ticked(values, "data"):
        return Problem("data", "Choose what kind of information.")
    expires = values.get("expires", "").strip()
    if given and expires and day(expires) is None:
        return Problem("expires", f"Not a date. {_DATE}")
    how = {"other_how": "Write which way."} if values["how"] == OTHER else {}
    asked = {"how": "Say how they were asked."}
    return needed(values, purpose="Write what for.", **asked, **how)


def _between(wanted: Wanted, values: Values) -> Problem | None:
    """Nobody answers for another adult; only with parental responsibility for a child."""
    on, named = today(wanted.look.now), {s.id: s for s in wanted.case.subjects}
    giver, right = named[SubjectId(values["giver"])], Capacity(values["capacity"])
    for key in ticked(values, "subjects"):
        subject = named[SubjectId(key)]
        if may_speak(giver, subject, right, on):
            continue
        if giver is subject:
            return Problem("capacity", f"{person_name(giver)} answers in another right.")
        text = f"{person_name(giver)} may not answer for {person_name(subject)} in this right."
        return Problem("subjects", text)
    return None


def found(wanted: Wanted) -> ConsentRecord | None:
    return next((r for r in wanted.case.consents if r.consent.id == wanted.target), None)


def withdraw(wanted: Wanted) -> Sheet | None:
    record = found(wanted)
    if record is None or record.withdrawn_at is not None:
        return None
    name = wanted.look.subject(record.consent.giver)
    return Sheet(
        title=f"{name} withdraws consent",
        text="What rests on it and is not answered stops. What was shared already is marked, and "
        "stays. Where another basis applies, record it afterwards.",
        action="Record the withdrawal",
        parts=(reason("What they said", lines=2),),
        make=lambda values: (
            needed(values, reason="Write what they said.")
            or (
                WithdrawConsent(
                    case=wanted.case.id,
                    consent=record.consent.id,
                    reason=values["reason"].strip(),
                ),
            )
        ),
        danger=True,
    )
