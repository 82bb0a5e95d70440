"""The model of a case, who was told, who dispenses with consent, and the key worker."""

from collections.abc import Iterator

from app.domain.case.commands import ChoosePreset, Dispense, NameKeyWorker, RecordInformed
from app.domain.case.parts import Aware
from app.domain.partnership.legal import LegalProfile
from app.domain.partnership.presets import PresetRules
from app.domain.values import AgencyId, Preset, SubjectId
from ui.case.forms.consent import at_the_board, meant, people
from ui.case.forms.sheet import Made, Sheet, reason
from ui.case.forms.wanted import Wanted
from ui.forms.parts import Advice, Choice, Option, Part, Problem, Ticks, Values, Words
from ui.forms.reading import needed, options, ticked
from ui.words import person_name, today
from ui.words.codes import PERSON_AWARE


def preset(wanted: Wanted) -> Sheet:
    now = wanted.case.preset
    listed = tuple(Option(r.preset, r.name) for r in wanted.look.partnership.presets)
    none = () if now else (Option("", "Choose …"),)
    why = (reason("Why it changes", lines=2),) if now else ()
    return Sheet(
        title="Model of the case",
        text="It fills in what a request rests on, and whom one asks first.",
        action="Change the model" if now else "Choose the model",
        parts=(
            Choice(name="preset", label="Model", options=(*none, *listed), initial=now or ""),
            *why,
        ),
        make=lambda values: _chosen(wanted, values),
        advise=lambda values: _means(wanted, values.get("preset", "")),
        now=wanted.case.preset or "",
    )


def _chosen(wanted: Wanted, values: Values) -> Made:
    if not values["preset"]:
        return Problem("preset", "Choose the model.")
    if values["preset"] == wanted.case.preset:
        return Problem("preset", "The case is worked by this model already.")
    lacks = needed(values, reason="Write why it changes.") if wanted.case.preset else None
    said = values.get("reason", "").strip()
    return lacks or (
        ChoosePreset(case=wanted.case.id, preset=Preset(values["preset"]), reason=said),
    )


def _means(wanted: Wanted, chosen: str) -> Iterator[Advice]:
    rules = wanted.look.partnership.rules(Preset(chosen)) if chosen else None
    if rules is None:
        return
    asks, later = _named(wanted, rules.asks), _named(wanted, rules.asks_later)
    first = f" Asked first: {asks}." if asks else ""
    then = f" After consent: {later}." if later else ""
    yield Advice(f"{rules.purpose}.", f"{rules.power}.{first}{then}{_ends(rules)}")


def _named(wanted: Wanted, agencies: tuple[AgencyId, ...]) -> str:
    """Those of them that are at this board."""
    found = (wanted.look.partnership.agency(a) for a in agencies)
    return ", ".join(agency.name for agency in found if agency)


def _ends(rules: PresetRules) -> str:
    papers = " Working papers go once a key worker is named." if rules.destroys_papers else ""
    return papers if rules.decides else f" Gathers, and decides nothing.{papers}"


def informed(wanted: Wanted) -> Sheet:
    subject, _ = meant(wanted)
    before = next((i for i in wanted.case.informed if i.subject == subject.id), None)
    told, agreed = Aware.TOLD.value, Aware.AGREED.value
    not_told = Aware.NOT_TOLD.value
    return Sheet(
        title=f"Does {person_name(subject)} know",
        action="Record",
        parts=(
            Choice(
                name="aware",
                label="That their information is shared",
                options=options(PERSON_AWARE, Aware.NOT_STATED),
                initial=before.aware if before else told,
            ),
            Words(name="how", label="How they were told", only=("aware", told)),
            Words(name="agreed", label="How they agreed", only=("aware", agreed)),
            Words(
                name="why_not", label="Why they were not told", lines=2, only=("aware", not_told)
            ),
        ),
        make=lambda values: _informed(wanted, subject.id, values),
    )


def _informed(wanted: Wanted, subject: SubjectId, values: Values) -> Made:
    aware = Aware(values["aware"])
    lacks = needed(values, why_not="Write why not.") if aware is Aware.NOT_TOLD else None
    return lacks or (
        RecordInformed(
            case=wanted.case.id,
            subject=subject,
            aware=aware,
            how=(values.get("how") or values.get("agreed") or "").strip(),
            why_not=values.get("why_not", "").strip(),
        ),
    )


def dispense(wanted: Wanted) -> Sheet:
    subject, agency = meant(wanted)
    waits = any(request.locked for request in wanted.case.requests)
    return Sheet(
        title="Share without waiting for consent",
        text=f"It stands under your name, {wanted.look.seat.name}, with the reason.",
        action="Record and send what waits" if waits else "Record it",
        parts=(
            Ticks(
                name="subjects",
                label="About",
                options=people(wanted),
                columns=2,
                initial=subject.id,
            ),
            Ticks(
                name="agencies",
                label="Ask",
                options=at_the_board(wanted),
                columns=2,
                initial=agency.id if agency else "",
            ),
            *_ground(profile(wanted)),
            reason("Why it cannot wait for consent", lines=3),
        ),
        make=lambda values: _dispensed(wanted, values),
    )


def profile(wanted: Wanted) -> LegalProfile | None:
    """In force today."""
    return wanted.look.partnership.profile_on(today(wanted.look.now))


def _ground(rules: LegalProfile | None) -> Iterator[Part]:
    if rules is not None and rules.dispensations:
        listed = tuple(Option(g.id, g.text) for g in rules.dispensations)
        yield Choice(name="ground", label="Ground", options=(Option("", "Choose …"), *listed))


def _dispensed(wanted: Wanted, values: Values) -> Made:
    subjects, agencies = ticked(values, "subjects"), ticked(values, "agencies")
    if not subjects:
        return Problem("subjects", "Choose whom it is about.")
    if not agencies:
        return Problem("agencies", "Choose whom to ask.")
    if "ground" in values and not values["ground"]:
        return Problem("ground", "Choose the ground.")
    return needed(values, reason="Write why it cannot wait.") or (
        Dispense(
            case=wanted.case.id,
            subjects=tuple(SubjectId(one) for one in subjects),
            agencies=tuple(AgencyId(one) for one in agencies),
            reason=values["reason"].strip(),
            ground=values.get("ground", ""),
        ),
    )


def key_worker(wanted: Wanted) -> Sheet:
    now, look = wanted.case.key_worker, wanted.look
    rules = look.partnership.rules(wanted.case.preset)
    papers = rules is not None and rules.destroys_papers
    text = "Once they are named, the working papers of this discussion may be destroyed."
    agencies = tuple(Option(a.id, a.name) for a in look.partnership.agencies)
    return Sheet(
        title="Name the key worker",
        text=text if papers else "",
        action="Name them",
        parts=(
            Words(name="name", label="Name", initial=now.name if now else ""),
            Choice(
                name="agency",
                half=True,
                label="Agency",
                options=(Option("", "None of these"), *agencies),
                initial=(now.agency or "") if now else look.seat.agency or "",
            ),
            Words(
                name="contact",
                half=True,
                label="How to reach them",
                initial=now.contact if now else "",
            ),
        ),
        make=lambda values: (
            needed(values, name="Write their name.")
            or (
                NameKeyWorker(
                    case=wanted.case.id,
                    name=values["name"].strip(),
                    agency=AgencyId(values["agency"]) if values["agency"] else None,
                    contact=values["contact"].strip(),
                ),
            )
        ),
        now=now.name if now else "",
    )
