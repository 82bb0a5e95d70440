"""The legal profiles: the one in force, those to come, and adopting one from a file."""

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import structs

from app.domain.commands import Command
from app.domain.partnership.commands import AdoptProfile
from app.domain.partnership.legal import ConsentRule, Ground, LegalProfile
from app.legal_profiles import BadProfile, read
from ui.forms.parts import Advice, Part, Problem, Values, Words
from ui.settings.file_input import file_of
from ui.settings.look import Look
from ui.settings.parts import Block, File, Item, Made, Said, Shown
from ui.settings.reading import day_of, day_words, too_long
from ui.settings.section import NEW
from ui.words import plural
from ui.words.codes import ROLES

GROUNDS = {
    "purposes": "Purposes",
    "powers": "Powers and duties",
    "article_6": "UK GDPR Article 6",
    "article_9": "Article 9",
    "article_10": "Article 10, offences",
    "confidentiality": "Duty of confidence",
    "declines": "Reasons to decline",
    "dispensations": "Reasons to go on without consent",
}
IN_FORCE, EARLIER = "in force", "earlier"
SAMPLE = Advice(
    "A sample, to be confirmed.",
    "Your legal lead reads and signs it before anybody relies on it. Nothing here is legal advice.",
    "warn",
)


def meta(look: Look) -> str:
    now = look.partnership.profile_on(look.today)
    if now is None:
        return "No profile in force"
    said = now.sample and "sample" not in now.name
    return f"{now.name}{', a sample' if said else ''}"


def items(look: Look) -> Sequence[Item]:
    """The one in force first, then those to come, and the earlier ones last."""
    known = sorted(look.partnership.profiles, key=lambda p: _order(look, p))
    return [_item(look, profile) for profile in known]


def blocks(look: Look, key: str) -> Sequence[Block]:
    if key == NEW or not look.partnership.profiles:
        return (_adopt(look),)
    found = next((p for p in look.partnership.profiles if _key(p) == key), None)
    return (_profile(look, found),) if found else ()


def place(command: Command, look: Look) -> str | None:
    if not isinstance(command, AdoptProfile):
        return None
    return _key(command.profile) if command.profile in look.partnership.profiles else NEW


def _key(profile: LegalProfile) -> str:
    return f"{profile.id}:{profile.version}:{'sample' if profile.sample else 'signed'}"


def _item(look: Look, profile: LegalProfile) -> Item:
    meta = f"Version {profile.version}, {_state(look, profile)}"
    return Item(_key(profile), profile.name, meta, "sample" if profile.sample else "")


def _state(look: Look, profile: LegalProfile) -> str:
    if profile is look.partnership.profile_on(look.today):
        return IN_FORCE
    if profile.effective > look.today:
        return f"from {day_words(profile.effective)}"
    return EARLIER


def _order(look: Look, profile: LegalProfile) -> tuple[int, int]:
    state, day = _state(look, profile), profile.effective.toordinal()
    if state == IN_FORCE:
        return 0, 0
    return (2, -day) if state == EARLIER else (1, day)


def _profile(look: Look, profile: LegalProfile) -> Block:
    signed = f"{profile.signed_by}, {day_words(profile.signed_on)}" if profile.signed_by else ""
    return Block(
        key=f"settings:profile:{_key(profile)}",
        title=f"{profile.name}, version {profile.version}",
        parts=(
            Said(name="state", label="Stands", text=_state(look, profile)),
            Said(name="from", label="From", text=day_words(profile.effective)),
            Said(name="where", label="Jurisdiction", text=profile.jurisdiction),
            Said(name="signed", label="Signed", text=signed or "by nobody"),
            *_told(profile),
        ),
        advise=lambda _: (SAMPLE,) if profile.sample else (),
    )


def _told(profile: LegalProfile) -> Iterator[Part]:
    dispense = ", ".join(ROLES[role] for role in profile.may_dispense)
    yield Said(name="dispense", label="May go on without consent", text=dispense)
    waits = "\n".join(map(_consent, profile.consent)) or "Nothing waits for consent."
    yield Said(name="consent", label="Waits for consent", text=waits)
    for name, label in GROUNDS.items():
        held: tuple[Ground, ...] = getattr(profile, name)
        if held:
            yield Said(name=name, label=label, text="\n".join(map(_ground, held)))
    if profile.note:
        yield Said(name="note", label="Note", text=profile.note)


def _ground(ground: Ground) -> str:
    return f"• {ground.text}{' (a duty)' if ground.duty else ''}"


def _consent(rule: ConsentRule) -> str:
    levels = f"level {', '.join(map(str, rule.levels))}" if rule.levels else "below level 4"
    names = [preset.value.replace("-", " ") for preset in rule.presets]
    asked = [str(agency).replace("-", " ") for agency in rule.agencies]
    holds = "" if rule.data.value == "general" else f"consent that names {rule.data.value}"
    worker = "and a named key worker" if rule.key_worker else ""
    parts = (", ".join(names) or "any model", levels, ", ".join(asked), holds, worker)
    return f"• {'; '.join(filter(None, parts))}"


# One more


def _adopt(look: Look) -> Block:
    return Block(
        key="settings:profile:new",
        title="Adopt a legal profile",
        text="A file in TOML that your legal lead can read. Copy the one in force, have it "
        "corrected, and give it a version of its own.",
        parts=(
            File(
                name="file",
                label="File",
                action="Choose a file …",
                kinds="Legal profiles (*.toml);;All files (*)",
            ),
            Words(
                name="signed_by",
                label="Signed by",
                placeholder="Your legal lead’s name",
                hint="Leave both empty for a sample that says so itself.",
                half=True,
            ),
            Words(name="signed_on", label="Signed on", placeholder="30 Nov 2026", half=True),
        ),
        make=_made,
        mine=lambda command: (
            isinstance(command, AdoptProfile) and command.profile not in look.partnership.profiles
        ),
        action="Adopt it",
        doing=True,
        effect="For every request and every share from its first day on. The record keeps the "
        "earlier ones. At Level 4 or Red nothing waits, whatever a profile says.",
        hints=_hints,
        advise=_advice,
        shown=partial(_shown, look),
    )


def _read(values: Values) -> LegalProfile | Problem:
    text = file_of(values["file"]).get("text", "")
    if not text:
        return Problem("file", "Choose the file of the profile.")
    try:
        return read(text.encode())
    except BadProfile as error:
        return Problem("file", f"This is not a legal profile: {error}.")


def _made(values: Values) -> Made:
    profile, by = _read(values), values["signed_by"].strip()
    day = day_of("signed_on", values["signed_on"])
    if isinstance(profile, Problem):
        return profile
    if isinstance(day, Problem):
        return day
    if bool(by) != bool(day):
        return Problem("signed_on" if by else "signed_by", "Write both the name and the day.")
    long = too_long(values, signed_by=120)
    if long:
        return long
    if by:
        # What the legal lead signed is no sample any more.
        profile = structs.replace(profile, sample=False, signed_by=by, signed_on=day)
    if not profile.sample and not (profile.signed_by.strip() and profile.signed_on):
        return Problem("signed_by", "Nobody has signed it. Write who did, and when.")
    return AdoptProfile(profile=profile)


def _hints(values: Values) -> Values:
    """What is wrong with a file is said beside it as soon as it is chosen."""
    profile = _read(values) if values["file"] else None
    return {"file": profile.text if isinstance(profile, Problem) else ""}


def _advice(values: Values) -> Iterator[Advice]:
    profile = _read(values) if values["file"] else None
    if isinstance(profile, LegalProfile) and profile.sample and not values["signed_by"].strip():
        yield SAMPLE


def _shown(look: Look, values: Values) -> Iterator[Shown]:
    profile = _read(values) if values["file"] else None
    if not isinstance(profile, LegalProfile):
        return
    grounds = sum(len(getattr(profile, name)) for name in GROUNDS)
    text = (
        f"{profile.name}, version {profile.version}, {profile.jurisdiction}. "
        f"In force from {day_words(profile.effective)}; {plural(grounds, 'ground')}."
    )
    now = look.partnership.profile_on(look.today)
    stands = f"In force now: {now.name}, version {now.version}." if now else ""
    yield Shown("What the file says", text, stands)
