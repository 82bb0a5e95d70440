"""A referral written down at the door, and one that is amended later."""

from collections.abc import Iterator
from datetime import datetime

import msgspec
from msgspec import structs

from app.domain.board import Board
from app.domain.case.commands import AmendReferral, ReceiveReferral, RestrictCase
from app.domain.case.parts import Aware, Immediate, Protection, Referral
from app.domain.case.state import Case
from app.domain.folding import fold
from app.domain.rights import MAY
from app.domain.values import AccountId, CaseId, Incomplete, PrimaryNeed, Source, Subject, SubjectId
from ui.case.forms import people
from ui.case.forms.sheet import Group, Made, Moment, Sheet, reason
from ui.case.forms.wanted import AtTheDoor, Wanted, level_of, levels, others
from ui.forms.parts import Advice, Choice, Option, Part, Problem, Ticks, Values, Words
from ui.forms.reading import needed, options, ticked
from ui.words import case_name, plural, short_date
from ui.words.codes import AWARE, NEEDS, PROTECTIONS, SOURCES, STAGES

KEEP, HIDE = "keep", "hide"


def refer(door: AtTheDoor) -> Sheet:
    everyone = Group(
        name="people",
        label="People",
        parts=people.parts(),
        add="Add a person",
        called="Person",
    )
    received = Moment(name="received", label="Received", at=door.now)
    first, *rest = _parts(Referral(received=door.now))
    return Sheet(
        title="New referral",
        text="What is missing can be completed later; it is marked until then.",
        action="Receive the referral",
        parts=(first, everyone, *rest, received, *_hiding(door)),
        make=lambda values: _received(door, values),
        advise=lambda values: _advice(door.board, values),
    )


def _hiding(door: AtTheDoor) -> tuple[Part, ...]:
    """For those who may restrict: from its first moment nobody else sees that it came."""
    partnership = door.board.partnership
    if partnership is None or MAY[RestrictCase].isdisjoint(door.seat.roles):
        return ()
    when = ("hide", HIDE)
    return (
        Ticks(
            name="hide",
            label="Who may see it",
            options=(Option(HIDE, "Only named people, from the start"),),
        ),
        Ticks(name="named", label="Besides you", options=others(partnership, door.seat), only=when),
        Words(name="hide_why", label="Why it is restricted", lines=2, only=when),
    )


def _parts(r: Referral) -> tuple[Part, ...]:
    return (
        Words(name="concern", label="Concern in a few words", initial=r.concern, limit=60),
        Words(name="details", label="Reason for referral", lines=4, initial=r.details),
        Words(name="voice", label="The child's own words", lines=2, initial=r.voice),
        Choice(
            name="immediate",
            label="Immediate action taken",
            options=options(PROTECTIONS),
            initial=r.immediate.action.value,
        ),
        Words(name="immediate_note", label="About that", initial=r.immediate.note),
        Choice(name="need", label="Primary need", options=options(NEEDS), initial=r.need.value),
        Choice(
            name="level",
            label="Level of need, as the referrer sees it",
            options=levels(),
            initial=str(r.level or ""),
        ),
        *_referrer(r),
        Choice(
            name="aware",
            label="Does the family know",
            options=options(AWARE),
            initial=r.aware.value,
        ),
        Words(name="aware_note", label="Why not, or what they said", initial=r.aware_note),
        Ticks(
            name="keep",
            label="Handling",
            options=(Option(KEEP, "Not to be told to the family"),),
            initial=KEEP if r.keep_from_family else "",
        ),
    )


def _referrer(r: Referral) -> tuple[Part, ...]:
    return (
        Choice(
            name="source",
            half=True,
            label="Source",
            options=options(SOURCES),
            initial=r.source.value,
        ),
        Words(name="referrer", half=True, label="Referrer", initial=r.referrer),
        Words(name="role", half=True, label="Their role", initial=r.referrer_role),
        Words(name="agency", half=True, label="Their agency or school", initial=r.referrer_agency),
        Words(name="phone", half=True, label="Their phone", initial=r.referrer_phone),
        Words(name="email", half=True, label="Their e-mail", initial=r.referrer_email),
    )


def _written(before: Referral, values: Values) -> Referral:
    """`before` with what is written."""
    said = {name: value.strip() for name, value in values.items()}
    action = Protection(said["immediate"])
    at = before.immediate.at or before.received
    immediate = Immediate(
        action, at if action is not Protection.NONE else None, said["immediate_note"]
    )
    source = Source(said["source"])
    return structs.replace(
        before,
        concern=said["concern"],
        details=said["details"],
        voice=said["voice"],
        immediate=immediate,
        need=PrimaryNeed(said["need"]),
        level=level_of(said["level"]),
        source=source,
        anonymous=source is Source.ANONYMOUS,
        referrer=said["referrer"],
        referrer_role=said["role"],
        referrer_agency=said["agency"],
        referrer_phone=said["phone"],
        referrer_email=said["email"],
        aware=Aware(said["aware"]),
        aware_note=said["aware_note"],
        keep_from_family=KEEP in said["keep"],
    )


def _received(door: AtTheDoor, values: Values) -> Made:
    hide = HIDE in ticked(values, "hide")
    why = values.get("hide_why", "").strip()
    if hide and not why:
        return Problem("hide_why", "Write why it is restricted.")
    received = min(datetime.fromisoformat(values["received"]), door.now)
    everyone = [people.read(each, SubjectId(door.fresh())) for each in _people(values)]
    referral = _written(Referral(received=received), values)
    lacks = (
        *_missing(values),
        *(i for n, p in enumerate(everyone, 1) for i in people.incomplete(n, p)),
    )
    return (
        ReceiveReferral(
            case=CaseId(door.fresh()),
            referral=structs.replace(referral, to_complete=lacks),
            subjects=tuple(one.subject for one in everyone),
            restrict_because=why if hide else "",
            named=tuple(AccountId(one) for one in ticked(values, "named")) if hide else (),
        ),
    )


def _people(values: Values) -> list[Values]:
    return msgspec.json.decode(values["people"], type=list[Values])


def _missing(values: Values) -> Iterator[Incomplete]:
    lacks = {
        "concern": "Concern",
        "details": "Reason for referral",
    }
    for name, label in lacks.items():
        if not values[name].strip():
            yield Incomplete(label, "", "not given")
    if not values["referrer"].strip() and values["source"] != Source.ANONYMOUS.value:
        yield Incomplete("Referrer", "", "not given")


def _advice(board: Board, values: Values) -> Iterator[Advice]:
    everyone = [people.read(each, SubjectId("")) for each in _people(values)]
    for case, why in duplicates(board, [one.subject for one in everyone]):
        stage = STAGES[case.stage].lower()
        named = f"{case_name(case)}, {case.reference}, {stage}."
        yield Advice("On the board already?", f"{named} {why}", "warn")
    lacks = [*_missing(values)]
    lacks += [i for n, one in enumerate(everyone, 1) for i in people.incomplete(n, one)]
    if lacks:
        named = "; ".join(f"{i.field} (not {i.said})" if i.said else i.field for i in lacks)
        yield Advice(f"Still missing: {plural(len(lacks), 'thing')}.", f"{named}.")


def duplicates(board: Board, subjects: list[Subject]) -> Iterator[tuple[Case, str]]:
    """Cases with someone of the same NHS number, or of the same name and date of birth."""
    for case in board.cases():
        whys = (_same(one, other) for one in subjects for other in case.subjects)
        why = next(filter(None, whys), "")
        if why:
            yield case, why


def _same(one: Subject, other: Subject) -> str:
    if one.nhs_number and one.nhs_number == other.nhs_number:
        return "The same NHS number."
    name = fold(f"{one.given}{one.family}")
    if not name or name != fold(f"{other.given}{other.family}") or one.born is None:
        return ""
    return f"The same name, born {short_date(one.born)}." if one.born == other.born else ""


def amend(wanted: Wanted) -> Sheet:
    before = wanted.case.referral
    lacking = tuple(Option(str(n), i.field) for n, i in enumerate(before.to_complete))
    done = Ticks(
        name="done",
        label="Completed now",
        options=lacking,
        hint="What is ticked is marked no more.",
    )
    return Sheet(
        title="Amend the referral",
        text="The earlier words stay on the record.",
        action="Save",
        parts=(
            *_parts(before),
            *((done,) if lacking else ()),
            reason("Why it is amended", lines=2),
        ),
        make=lambda values: _amended(wanted, values),
        now=before.details,
    )


def _amended(wanted: Wanted, values: Values) -> Made:
    before = wanted.case.referral
    done = ticked(values, "done")
    left = tuple(i for n, i in enumerate(before.to_complete) if str(n) not in done)
    return needed(values, reason="Write why it is amended.") or (
        AmendReferral(
            case=wanted.case.id,
            seen=wanted.case.version,
            referral=structs.replace(_written(before, values), to_complete=left),
            reason=values["reason"].strip(),
        ),
    )
