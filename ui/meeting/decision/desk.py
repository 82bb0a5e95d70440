"""Whose words stand on the sheet: mine as I type, the board's once it has them, never both lost."""

from collections.abc import Callable

from msgspec import Struct

from app.domain.case.commands import (
    ConfirmDecision,
    CorrectDecision,
    ProposeDecision,
    ReadBackDecision,
    WithdrawProposal,
)
from app.domain.case.state import Case, Decision
from app.domain.commands import Command
from app.domain.partnership.state import Partnership
from app.domain.values import AccountId, DecisionId, Line
from ui.meeting.decision.sheet import (
    Kept,
    Sheet,
    blank,
    draft_of,
    fitted,
    keep,
    kept_before,
    settled,
    sheet_of,
)


class Paper(Struct, frozen=True):
    """A sheet and what it was written on: `base` is that redraft's version, `origin` its words."""

    sheet: Sheet
    origin: Sheet
    base: int = 0
    theirs: Decision | None = None
    """Somebody's redraft that came while this was written."""

    @property
    def dirty(self) -> bool:
        return self.sheet != self.origin


def standing(case: Case) -> Decision | None:
    """The decision that a sheet is about: what is proposed, else what was decided."""
    return case.proposal or settled(case)


def paper(case: Case, partnership: Partnership | None, kept: str, me: AccountId) -> Paper:
    """As the board has it, with the words kept here on top."""
    there = standing(case)
    origin = sheet_of(case, there, partnership) if there else blank(case, partnership)
    before = kept_before(kept)
    if before is None:
        return Paper(origin, origin, there.changed if there else 0)
    return followed(Paper(fitted(before.sheet, case), origin, before.base), case, partnership, me)


def followed(before: Paper, case: Case, partnership: Partnership | None, me: AccountId) -> Paper:
    """The paper after the board changed: an untouched one becomes what the board says."""
    there = standing(case)
    origin = sheet_of(case, there, partnership) if there else blank(case, partnership)
    changed = there.changed if there else 0
    if not before.dirty or (there is not None and draft_of(before.sheet) == there.draft):
        return Paper(origin, origin, changed)
    sheet = fitted(before.sheet, case)
    mine = there is None or there.proposed_by.account == me
    if mine or changed <= before.base:
        return Paper(sheet, origin, changed)
    return Paper(sheet, origin, before.base, there)


def keep_mine(paper: Paper) -> Paper:
    """Mine is now written on what they said."""
    base = paper.theirs.changed if paper.theirs else paper.base
    return Paper(paper.sheet, paper.origin, base)


def take_theirs(paper: Paper) -> Paper:
    base = paper.theirs.changed if paper.theirs else paper.base
    return Paper(paper.origin, paper.origin, base)


def draft_key(case: Case) -> Line:
    return f"decision:{case.id}"


def to_keep(paper: Paper) -> str:
    """What the shelf holds; empty where nothing would be lost."""
    return keep(Kept(paper.sheet, paper.base)) if paper.dirty else ""


def propose(case: Case, paper: Paper, fresh: Callable[[], str]) -> Command | None:
    """A first draft, or a redraft under the same id until it is confirmed."""
    draft, proposal = draft_of(paper.sheet), case.proposal
    if draft is None:
        return None
    if proposal is None:
        return ProposeDecision(case=case.id, decision=DecisionId(fresh()), draft=draft)
    return ProposeDecision(case=case.id, decision=proposal.id, draft=draft, seen=paper.base)


def read_back(case: Case) -> Command | None:
    waiting = case.proposal
    if waiting is None:
        return None
    return ReadBackDecision(case=case.id, decision=waiting.id, seen=waiting.changed)


def confirm(case: Case) -> Command | None:
    waiting = case.proposal
    if waiting is None:
        return None
    return ConfirmDecision(case=case.id, decision=waiting.id, seen=waiting.changed)


def withdraw(case: Case, reason: str) -> Command | None:
    waiting = case.proposal
    if waiting is None:
        return None
    return WithdrawProposal(case=case.id, decision=waiting.id, reason=reason)


def correct(case: Case, paper: Paper, reason: str) -> Command | None:
    draft, decided = draft_of(paper.sheet), settled(case)
    if draft is None or decided is None:
        return None
    return CorrectDecision(
        case=case.id, decision=decided.id, draft=draft, reason=reason, seen=paper.base
    )
