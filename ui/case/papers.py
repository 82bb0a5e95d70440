"""The working papers of a case: what there is, what keeps it, and the certificate once it is gone.

A block of the tab where they stand, since they are what was shared and said there.
"""

from collections.abc import Iterator

from app.domain.case.commands import ConfirmDestroyed, DestroyPapers, HoldPapers, LiftHold
from app.domain.case.compartments import holds_papers
from app.domain.case.keeping import kept_by_hand
from app.domain.case.papers import Certificate
from ui.case.blocks import Act, Block, Look, Words
from ui.words import when as moment
from ui.words.papers import KEPT_BECAUSE, papers_words

STAYS = "What stays: the lawful basis, the decision, the challenges, and a certificate."


def blocks(look: Look) -> tuple[Block, ...]:
    gone = look.case.certificate
    found = tuple(_gone(look, gone)) if gone else tuple(_here(look))
    return (Block(key="papers", title="Working papers", section=True), *found) if found else ()


def standing(look: Look) -> str:
    """ "2 contributions of Health and Police, 1 note": the papers that are there."""
    papers = [c for c in look.case.contributions if c.working]
    agencies = tuple(dict.fromkeys(look.agency(c.agency) for c in papers))
    return papers_words(len(papers), agencies, sum(n.working for n in look.case.notes))


def _here(look: Look) -> Iterator[Block]:
    hold = look.case.hold
    if hold is not None:
        yield Block(
            key="papers:hold",
            title="Legal hold: nothing is destroyed.",
            words=(Words(f"{hold.reason} ({hold.by.name}, {moment(hold.at, look.now)})"),),
            acts=(Act("lift-hold", "Lift the hold"),) if look.may(LiftHold) else (),
            tone="warn",
        )
    if holds_papers(look.case):
        yield Block(
            key="papers:here",
            title=standing(look),
            words=tuple(Words(line, "ink-2") for line in _kept(look)),
            acts=tuple(_acts(look)),
        )


def _kept(look: Look) -> Iterator[str]:
    kept = kept_by_hand(look.case, look.partnership)
    if kept:
        what, to_do = KEPT_BECAUSE[kept]
        yield f"They are kept. {what} {to_do}"
    else:
        yield "Nothing keeps them: a key worker is named."


def _acts(look: Look) -> Iterator[Act]:
    if look.may(DestroyPapers) and not kept_by_hand(look.case, look.partnership):
        yield Act("destroy-papers", "Destroy them …")
    if look.may(HoldPapers) and look.case.hold is None:
        yield Act("hold-papers", "Legal hold …")


def _gone(look: Look, gone: Certificate) -> Iterator[Block]:
    agencies = tuple(map(look.agency, gone.agencies))
    yield Block(
        key="papers:certificate",
        title="Certificate of destruction",
        meta=f"{gone.by.name} · {moment(gone.at, look.now)}",
        words=(
            Words(f"{papers_words(len(gone.contributions), agencies, gone.notes)}, destroyed."),
            Words(STAYS, "ink-2", "meta"),
            *(Words(line, "ink-2", "meta") for line in _receipts(look, gone)),
        ),
        acts=(Act("confirm-destroyed", "We destroyed our copy …"),) if _owes(look, gone) else (),
    )


def _receipts(look: Look, gone: Certificate) -> Iterator[str]:
    for one in gone.receipts:
        by = f"{one.by.name}, {moment(one.at, look.now)}"
        yield f"{look.agency(one.agency)} destroyed its own copy ({by})."
    said = {one.agency for one in gone.receipts}
    waiting = [look.agency(a) for a in gone.agencies if a not in said]
    if waiting:
        yield f"Own copies not yet confirmed: {', '.join(waiting)}."


def _owes(look: Look, gone: Certificate) -> bool:
    mine = look.seat.agency
    said = {one.agency for one in gone.receipts}
    return mine is not None and mine not in said and look.may(ConfirmDestroyed)
