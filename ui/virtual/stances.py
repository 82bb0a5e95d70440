"""One's own stance: what may be said, what was said, and what all said once it is revealed."""

from collections.abc import Sequence

from msgspec import Struct

from app.domain.case.commands import GiveStance
from app.domain.case.decide.scene import UNDECIDED
from app.domain.case.parts import Stance
from app.domain.case.state import Case
from app.domain.values import Outcome
from app.ports import Pending
from ui.virtual.view_model import Me
from ui.words import clock_time, pending_words
from ui.words.decision import agency_name, listed, outcome_names


class Choice(Struct, frozen=True):
    """The stance as the panel shows it. `chosen`: proposed, other, unsure or ""."""

    open: bool
    label: str
    proposed: str = ""
    """The words of the proposed outcome and level; "" while nothing is proposed."""
    chosen: str = ""
    outcome: Outcome | None = None
    level: int | None = None
    status: str = ""
    revealed: tuple[str, ...] = ()


def choice(case: Case, me: Me, pending: Sequence[Pending]) -> Choice:
    open_now = me.may(GiveStance) and case.stage in UNDECIDED and not case.stances_revealed
    given = next((s for s in case.stances if s.agency == me.agency), None)
    sent = _sent(case, pending)
    shown = sent.command if sent and isinstance(sent.command, GiveStance) else given
    outcome, level = proposed(case)
    return Choice(
        open=open_now,
        label=f"Your stance for {me.speaks_for}, unseen until revealed",
        proposed=stance_words(outcome, level) if outcome else "",
        chosen=_chosen(shown, outcome, level),
        outcome=shown.outcome if shown else None,
        level=shown.level if shown else None,
        status=_status(sent, given) if open_now else _stood(given, me),
        revealed=_revealed(case, me),
    )


def proposed(case: Case) -> tuple[Outcome | None, int | None]:
    """The primary outcome and level that are proposed for the first child."""
    if case.proposal is None:
        return None, None
    first = case.proposal.draft.children[0]
    return first.outcomes[0], first.level


def stance_words(outcome: Outcome | None, level: int | None, *, unsure: bool = False) -> str:
    """ "Strategy discussion, level 4"."""
    if unsure:
        return "Not enough known yet"
    name = outcome_names((outcome,)) if outcome else ""
    return ", ".join(filter(None, (name, f"level {level}" if level else "")))


def _sent(case: Case, pending: Sequence[Pending]) -> Pending | None:
    mine = [p for p in pending if isinstance(p.command, GiveStance) and p.command.case == case.id]
    return mine[-1] if mine else None


def _chosen(shown: Stance | GiveStance | None, outcome: Outcome | None, level: int | None) -> str:
    if shown is None:
        return ""
    if shown.unsure:
        return "unsure"
    same = outcome is not None and (shown.outcome, shown.level) == (outcome, level)
    return "proposed" if same else "other"


def _status(sent: Pending | None, given: Stance | None) -> str:
    if sent is not None:
        return pending_words(sent).text
    return f"Given {clock_time(given.given_at)}" if given else ""


def _stood(given: Stance | None, me: Me) -> str:
    """What was given, once nothing can be chosen any more."""
    if given is None:
        return ""
    words = stance_words(given.outcome, given.level, unsure=given.unsure)
    return f"Your stance for {me.speaks_for}: {words}, given {clock_time(given.given_at)}."


def _revealed(case: Case, me: Me) -> tuple[str, ...]:
    if not case.stances_revealed:
        return ()
    grouped: dict[str, list[str]] = {}
    for stance in case.stances:
        words = stance_words(stance.outcome, stance.level, unsure=stance.unsure)
        grouped.setdefault(words, []).append(agency_name(me.partnership, stance.agency))
    return tuple(f"{words}: {listed(sorted(who))}" for words, who in grouped.items())
