"""Each agency about each person as a tile: its word, why, and what may be recorded there."""

from collections.abc import Iterator

from msgspec import Struct

from app.domain.case.commands import Dispense, RecordConsent, RecordInformed, WithdrawConsent
from app.domain.case.gate import Gate, GateState
from app.domain.partnership.state import Agency
from app.domain.values import AgencyId, SeatMode, Stage, Subject, SubjectId
from ui.case.blocks import Act, Look
from ui.case.consent.gates import gate_of, last_asked, standing, words_of
from ui.words import person_name, today
from ui.words.trawls import since_words


class Tile(Struct, frozen=True):
    subject: SubjectId
    agency: AgencyId
    state: str
    word: str
    title: str
    """ "Jade Maple, Health: locked"."""
    why: str
    sentence: str
    """ "Jade Maple, Health: locked, no consent recorded"."""
    fresh: bool = False
    """A later trawl opened it."""
    acts: tuple[Act, ...] = ()


class Matrix(Struct, frozen=True):
    """`rows` has one row for each agency, with one tile for each person."""

    people: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    """Short names, as headings."""
    agencies: tuple[str, ...] = ()
    rows: tuple[tuple[Tile, ...], ...] = ()


def matrix(look: Look) -> Matrix:
    people = look.case.subjects
    agencies = tuple(_agencies(look))
    return Matrix(
        people=tuple(person_name(s) for s in people),
        called=tuple(_called(s) for s in people),
        agencies=tuple(a.name for a in agencies) if people else (),
        rows=tuple(tuple(_tile(look, s, a) for s in people) for a in agencies) if people else (),
    )


def _agencies(look: Look) -> Iterator[Agency]:
    """At the board today, or asked on this case."""
    on = today(look.now)
    asked = {r.agency for r in look.case.requests}
    for agency in look.partnership.agencies:
        if agency.id in asked or (agency.column and agency.mode_on(on) is not SeatMode.OFF):
            yield agency


def _called(subject: Subject) -> str:
    return subject.known_as or subject.given or subject.relationship or person_name(subject)


def _tile(look: Look, subject: Subject, agency: Agency) -> Tile:
    found = gate_of(look, subject, agency)
    said, since = words_of(found, subject, agency), _since(look, subject, agency)
    title = f"{person_name(subject)}, {agency.name}: {said.word.lower()}"
    more = f"{since}." if since else ""
    return Tile(
        subject=subject.id,
        agency=agency.id,
        state=found.state.value,
        word=said.word,
        title=title,
        why=" ".join(filter(None, (said.why, _waits(look, subject, agency), more))),
        sentence=", ".join(filter(None, (title, said.short, _lower(since)))),
        fresh=bool(since),
        acts=tuple(_acts(look, subject, agency, found)),
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _since(look: Look, subject: Subject, agency: Agency) -> str:
    """ "New since consent on 12 May"."""
    asked = last_asked(look, subject.id, agency.id)
    return since_words(look.case, asked) if asked and not asked.locked else ""


def _waits(look: Look, subject: Subject, agency: Agency) -> str:
    """That a request waits here, or was stopped."""
    asked = last_asked(look, subject.id, agency.id)
    if asked is None or not asked.locked:
        return ""
    begun = "The request stopped, and goes" if asked.stopped else "The request waits, and goes"
    return f"{begun} out by itself once it may."


def _acts(look: Look, subject: Subject, agency: Agency, found: Gate) -> Iterator[Act]:
    if look.case.stage is Stage.CLOSED:
        return
    target, stands = f"{subject.id},{agency.id}", standing(look, found)
    if look.may(RecordConsent):
        yield Act("consent", "Consent given", target)
        yield Act("refusal", "Refused", target)
    if look.may(WithdrawConsent) and stands is not None:
        yield Act("withdraw-consent", "Withdrawn", stands.consent.id)
    if look.may(RecordInformed):
        yield Act("informed", "Told or not", target)
    # Also where it went out already: why nobody was asked stands for what is asked later.
    if found.state in (GateState.LOCKED, GateState.OWED) and may_dispense(look):
        yield Act("dispense", "Dispense …", target)


def may_dispense(look: Look) -> bool:
    """By right, and named by the legal profile in force."""
    profile = look.partnership.profile_on(today(look.now))
    return look.may(Dispense) and (profile is None or look.has(*profile.may_dispense))
