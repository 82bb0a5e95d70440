"""The decision in words: where it stands, what it lacks, the stances and the challenges."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from app.domain.case import commands as c
from app.domain.case.completeness import missing
from app.domain.case.parts import Draft
from app.domain.case.state import Case, Decision, DecisionState
from app.domain.partnership.state import Clause, Partnership
from app.domain.values import Instant, Role, Subject, SubjectId, SubjectKind
from app.ports import Pending
from ui.meeting.agenda_rows import agency_name
from ui.meeting.decision.sheet import Sheet, draft_of, settled
from ui.meeting.rights import Rights
from ui.meeting.view_model import going, next_day
from ui.widgets import Tone
from ui.words import clock_time, missing_words, person_name, plural, when, word
from ui.words.decision import listed
from ui.words.people import CHILDREN

_NAMES = 44
_ASKS = (
    "Any challenge? Whoever has one raises it here now. Where nobody does, the record says that "
    "it was asked and nobody challenged."
)
_ABOUT_DECISION = (
    c.ProposeDecision,
    c.ReadBackDecision,
    c.ConfirmDecision,
    c.WithdrawProposal,
    c.CorrectDecision,
)


class Step(StrEnum):
    """What the big button does next."""

    PROPOSE = "propose"
    READ_BACK = "read-back"
    CONFIRM = "confirm"
    CORRECT = "correct"
    COMPLETE = "complete"
    NONE = "none"


class State(Struct, frozen=True):
    """The band on top: "Proposed, not yet decided", "decider R. Bakare, Social care"."""

    lead: str
    text: str
    tone: Tone = "warn"


class Lack(Struct, frozen=True):
    """Something that is missing, and the field where it goes."""

    name: str
    words: str

    @property
    def field(self) -> str:
        return self.name.partition(":")[0]


class Next(Struct, frozen=True):
    """The big button: its words, why it cannot be pressed (empty: it can), what comes then."""

    step: Step
    words: str
    blocked: str = ""
    after: str = ""


def deciders(partnership: Partnership | None) -> str:
    """ "R. Bakare, Social care": who may confirm."""
    seats = partnership.seats if partnership else ()
    named = [s for s in seats if Role.DECIDER in s.roles and not s.removed]
    if not named:
        return "nobody has the decider's seat"
    first = named[0]
    more = f" or {len(named) - 1} more" if len(named) > 1 else ""
    return ", ".join(filter(None, (first.name, agency_name(partnership, first.agency)))) + more


def state(
    case: Case, partnership: Partnership | None, pending: Sequence[Pending], now: Instant
) -> State:
    """What stands: never "decided" before the hub has it."""
    on_its_way = going([p for p in pending if _of(p, case)])
    if on_its_way:
        return State("Not on the board yet", on_its_way, "busy")
    decided, proposal = settled(case), case.proposal
    if proposal is not None:
        return _proposed(proposal, partnership, now)
    if decided is not None:
        return _decided(decided, now)
    return State("Nothing proposed yet", f"decider {deciders(partnership)}", "neutral")


def asked(case: Case) -> str:
    """The question at the reading back, and what came of it; empty before it is put."""
    proposal, decided = case.proposal, settled(case)
    if proposal is not None:
        return _ASKS if proposal.state is DecisionState.READ_BACK else ""
    if decided is None or decided.read_back_at is None:
        return ""
    said = "nobody challenged" if decided.silent else "see the challenges here"
    return f"Any challenge? Asked {clock_time(decided.read_back_at)}; {said}."


def who_was_there(case: Case, partnership: Partnership | None) -> str:
    """ "Present: Police, Health and Education", once it is decided."""
    decided = settled(case) if case.proposal is None else None
    if decided is None or not decided.present:
        return ""
    return f"Present: {listed([agency_name(partnership, a) for a in decided.present])}"


def owed_lacks(case: Case, sheet: Sheet, partnership: Partnership | None) -> tuple[Lack, ...]:
    """Of what an urgent decision owes, what this sheet has not made good yet."""
    decided = settled(case)
    if decided is None or not decided.owed or case.proposal is not None:
        return ()
    return tuple(lack for lack in lacks(case, sheet, partnership) if lack.name in decided.owed)


def lacks(case: Case, sheet: Sheet, partnership: Partnership | None) -> tuple[Lack, ...]:
    """Everything the sheet still needs, each with its field."""
    draft = draft_of(sheet)
    if draft is None:
        gaps: tuple[str, ...] = tuple(f"outcome:{child.subject}" for child in sheet.children)
    else:
        gaps = missing(case, draft, partnership)
    many = len(sheet.children) > 1 and not sheet.same
    named = dict(names(case))
    found = [Lack(name, _lack_words(name, named, many=many)) for name in gaps]
    first: dict[str, Lack] = {}
    for lack in found:
        first.setdefault(lack.words, lack)
    return tuple(first.values())


def next_step(
    case: Case,
    sheet: Sheet,
    rights: Rights,
    partnership: Partnership | None,
    *,
    urgent_by: str = "",
) -> Next:
    """The step that this seat can take now, or why it waits."""
    draft, proposal = draft_of(sheet), case.proposal
    decider = deciders(partnership).partition(",")[0]
    decided = settled(case)
    if proposal is None and decided is not None:
        return _correct(decided, draft, rights)
    if proposal is None or draft != proposal.draft:
        return _propose(draft, proposal, rights, decider)
    gaps = lacks(case, sheet, partnership)
    stops = [g for g in gaps if not sheet.urgent or g.name == "reasons"]
    written = [g for g in stops if g.field != "challenge"]
    blocked = _blocked(stops)
    owes = f" What is missing is owed by {urgent_by}." if sheet.urgent and gaps else ""
    if rights.confirm and (proposal.state is DecisionState.READ_BACK or sheet.urgent):
        after = f"Partners hear at once; the referrer after approval.{owes}"
        return Next(Step.CONFIRM, "Confirm the decision", blocked, after)
    if proposal.state is DecisionState.READ_BACK:
        after = f"Read back. Ask for any challenge; then {decider} confirms.{owes}"
        return Next(Step.NONE, "", after=after)
    if rights.read_back:
        after = f"Then ask for any challenge, and {decider} confirms. Partners hear at once.{owes}"
        return Next(Step.READ_BACK, "Read back to the room", _blocked(written), after)
    return Next(Step.NONE, "", after=f"The chair reads it back; then {decider} confirms.{owes}")


def _blocked(stops: Sequence[Lack]) -> str:
    """Reading back is where challenges are asked for: it passes over those that stand."""
    return f"It still lacks {missing_words(','.join(g.name for g in stops))}." if stops else ""


def owed_by(partnership: Partnership | None, now: Instant) -> str:
    """By when an urgent decision owes what it left out."""
    return when(next_day(partnership, now), now)


def clauses(partnership: Partnership | None, version: str) -> tuple[Clause, ...]:
    """Of that version of the threshold document."""
    versions = partnership.thresholds if partnership else ()
    return next((v.clauses for v in reversed(versions) if v.version == version), ())


def names(case: Case) -> tuple[tuple[SubjectId, str], ...]:
    """Each child that a decision is about."""
    found = [s for s in case.subjects if s.kind in CHILDREN] or list(case.subjects[:1])
    return tuple((s.id, _called(s)) for s in found)


def title(case: Case) -> str:
    """ "Decision for Kit"."""
    called = [name for _, name in names(case)]
    return f"Decision for {together(called)}" if called else "Decision"


def together(called: Sequence[str]) -> str:
    """ "Jade, Rowan and the unborn child", or "4 children" where their names would fill lines."""
    *most, last = called or ("",)
    said = f"{', '.join(most)} and {last}" if most else last
    return said if len(said) <= _NAMES or not most else plural(len(called), "child", "children")


def _called(child: Subject) -> str:
    if child.kind is SubjectKind.UNBORN and not child.given:
        return "the unborn child"
    return child.given or person_name(child)


def _of(pending: Pending, case: Case) -> bool:
    return isinstance(pending.command, _ABOUT_DECISION) and pending.command.case == case.id


def _proposed(proposal: Decision, partnership: Partnership | None, now: Instant) -> State:
    if proposal.state is DecisionState.READ_BACK and proposal.read_back_at:
        read = f"read back {clock_time(proposal.read_back_at)}"
        return State(word(proposal.state), f"{read} · decider {deciders(partnership)}")
    by = f"{proposal.proposed_by.name}, {when(proposal.proposed_at, now)}"
    return State(word(proposal.state), f"{by} · decider {deciders(partnership)}")


def _decided(decided: Decision, now: Instant) -> State:
    by = decided.decided_by.name if decided.decided_by else ""
    at = when(decided.decided_at, now) if decided.decided_at else ""
    text = ", ".join(filter(None, (by, at)))
    if decided.corrections:
        text += f" · corrected {when(decided.corrections[-1].at, now)}"
    if decided.owed and decided.owed_by:
        owed = missing_words(",".join(decided.owed))
        return State("Decided", f"{text} · owes {owed} by {when(decided.owed_by, now)}", "warn")
    return State("Decided", text, "ok")


def _lack_words(name: str, named: dict[SubjectId, str], *, many: bool) -> str:
    kind, _, subject = name.partition(":")
    if kind == "challenge":
        return "an answer to a challenge"
    if kind in ("level", "outcome"):
        whose = f" for {named.get(SubjectId(subject), 'a child')}" if many else ""
        return ("the level" if kind == "level" else "an outcome") + whose
    return missing_words(name)


def _propose(draft: Draft | None, proposal: Decision | None, rights: Rights, decider: str) -> Next:
    if not rights.draft:
        after = "Changes here are not proposed yet." if proposal else "The scribe drafts it."
        return Next(
            Step.NONE, "", after=f"{after} Then the chair reads back and {decider} confirms."
        )
    blocked = "" if draft else "Choose an outcome first."
    words = "Propose the change" if proposal else "Propose"
    return Next(Step.PROPOSE, words, blocked, "Everyone sees it as proposed, not yet decided.")


def _correct(decision: Decision, draft: Draft | None, rights: Rights) -> Next:
    if decision.owed and rights.confirm:
        return _complete(decision, draft)
    if draft is None or draft == decision.draft:
        return Next(Step.NONE, "", after="Decided. A correction is a new entry with its reason.")
    if not rights.confirm:
        return Next(Step.NONE, "", after="Only the decider can correct a decision.")
    return Next(Step.CORRECT, "Correct the decision …", after="The first words stay on the record.")


def _complete(decision: Decision, draft: Draft | None) -> Next:
    """What an urgent decision owes is written in its own places, and sent with one press."""
    blocked = "" if draft and draft != decision.draft else "Write what is still owed first."
    after = "The first words stay on the record."
    return Next(Step.COMPLETE, "Complete the decision", blocked, after)
