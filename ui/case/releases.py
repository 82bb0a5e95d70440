"""What left the hub, or is asked to: whose word is waited for, who got it, and the family."""

from collections.abc import Iterator

from app.domain.case.commands import AnswerRelease, FollowUpRelease, ReleaseInformation
from app.domain.case.releases import Release, ReleaseState
from ui.case.blocks import Act, Block, Look, Words, quoted
from ui.words import when as moment
from ui.words import word
from ui.words.releases import recipient_words

_WAITS = (ReleaseState.ASKED, ReleaseState.APPROVED, ReleaseState.REFUSED)


def blocks(look: Look) -> tuple[Block, ...]:
    held = look.case.releases
    if not held:
        return ()
    head = Block(key="releases", title="Outside the hub", section=True)
    return (head, *(block for one in held for block in _release(look, one)))


def _release(look: Look, one: Release) -> Iterator[Block]:
    if one.state is ReleaseState.RELEASED and not one.follow_ups:
        yield _owed(look, one)
    yield Block(
        key=f"release:{one.id}",
        title=f"To {recipient_words(one.recipient)}",
        meta=f"{word(one.state)} · {moment(one.released_at or one.asked_at, look.now)}",
        meta_ink="amber-ink" if one.state in _WAITS else "ink-3",
        words=tuple(_words(look, one)),
        acts=tuple(_acts(look, one)),
        fold="The words",
        folded=(Words(quoted(one.redacted)),),
    )


def _owed(look: Look, one: Release) -> Block:
    """The family is told what left, and how they took it is noted."""
    act = (Act("follow-up", "Record it", one.id),) if look.may(FollowUpRelease) else ()
    return Block(
        key=f"follow-up:{one.id}",
        title="Still owed: the family.",
        words=(Words("Note what they were told of the release, and what was done about it."),),
        acts=act,
        tone="warn",
    )


def _words(look: Look, one: Release) -> Iterator[Words]:
    yield Words(f"For: {one.purpose}", "ink-2", "meta")
    answered = {a.agency: a for a in one.approvals}
    for agency in one.originators:
        said = answered.get(agency)
        name = look.agency(agency)
        if said is None:
            yield Words(f"{name}: not answered yet", "amber-ink", "meta")
            continue
        note = f": {said.note}" if said.note else ""
        verb = "agreed" if said.approved else "did not agree"
        by = f"{said.by.name}, {moment(said.at, look.now)}"
        yield Words(f"{name} {verb}, {by}{note}", "ink-2", "meta")
    for to in one.recipients:
        yield Words(f"Went to {recipient_words(to)}", face="meta")
    for done in one.follow_ups:
        by = f"{done.by.name}, {moment(done.at, look.now)}"
        yield Words(f"With the family, {by}: {done.text}", face="meta")


def _acts(look: Look, one: Release) -> Iterator[Act]:
    mine = look.seat.agency in one.originators
    if mine and one.state in _WAITS and look.may(AnswerRelease):
        said = any(a.agency == look.seat.agency for a in one.approvals)
        yield Act("answer-release", "Answer again" if said else "Approve or refuse", one.id)
    if one.state is ReleaseState.APPROVED and look.may(ReleaseInformation):
        yield Act("release", "Record the release", one.id)
    if one.state is ReleaseState.RELEASED and one.follow_ups and look.may(FollowUpRelease):
        yield Act("follow-up", "Add to the follow-up", one.id)
