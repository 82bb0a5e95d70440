"""Requests on the shared tab: declined, without their basis yet, and still waited for."""

from collections.abc import Iterator

from app.domain.case.commands import (
    CancelRequest,
    DeclineRequest,
    MarkRequestSeen,
    PauseRequest,
    RecordBasis,
    RecordConsent,
    ResumeRequest,
)
from app.domain.case.gate import request_gate
from app.domain.case.state import Request, RequestState
from app.domain.clocks import is_late
from app.domain.values import Rating, Stage
from ui.case.blocks import Act, Block, Look, Words, joined
from ui.words import time_left
from ui.words import when as moment
from ui.words.declines import decline_words
from ui.words.gates import REASONS
from ui.words.trawls import since_words


def declined(look: Look) -> Iterator[Block]:
    for r in look.case.requests:
        if r.state is RequestState.DECLINED and r.declined:
            at = moment(r.closed_at, look.now) if r.closed_at else ""
            said = decline_words(r.declined, r.closed_because).rstrip(".")
            yield Block(
                key=f"request:{r.id}",
                title=look.agency(r.agency),
                meta=joined("declined", at),
                words=(Words(f"Declined. {said}.", "ink-2"),),
            )


def owed(look: Look) -> Iterator[Block]:
    for r in look.case.requests:
        if r.basis is None and r.basis_owed_by and r.state is not RequestState.CANCELLED:
            agency = look.agency(r.agency)
            late = is_late(r.basis_owed_by, look.now)
            owed = "is overdue" if late else "is owed today"
            yield Block(
                key=f"basis:{r.id}",
                title=f"Record the basis for asking {agency}.",
                words=(Words(f"The request is out because {_why(look, r)}; the reason {owed}."),),
                acts=(Act("basis", "Record it now", r.id),) if look.may(RecordBasis) else (),
                tone="warn",
            )


def _why(look: Look, r: Request) -> str:
    red = look.case.rating is Rating.RED
    return "the case is Red" if red else "the case is at Level 4" if r.level == 4 else "it was"


def locked(look: Look) -> Iterator[Block]:
    """Kept, and sent by itself once it may be: not to be taken for an answer."""
    for r in look.case.requests:
        if r.locked:
            short = REASONS[request_gate(look.case, look.partnership, r, look.now).reason]
            began = "Stopped, and goes" if r.stopped else "Waits, and goes"
            yield Block(
                key=f"request:{r.id}",
                title=look.agency(r.agency),
                meta=joined("locked", short),
                meta_ink="amber-ink",
                words=(Words(f"{began} out by itself once it may.", "ink-2", "meta"),),
                acts=_locked_acts(look, r),
            )


def _locked_acts(look: Look, r: Request) -> tuple[Act, ...]:
    if look.case.stage is Stage.CLOSED:
        return ()
    offered = (
        (look.may(RecordConsent), Act("consent", "Record consent", f"{r.subjects[0]},{r.agency}")),
        (look.may(CancelRequest), Act("cancel", "Cancel", r.id)),
    )
    return tuple(act for may, act in offered if may)


def waiting(look: Look) -> Iterator[Block]:
    for r in look.case.requests:
        if r.open:
            meta, ink = _state(look, r)
            yield Block(
                key=f"request:{r.id}",
                title=look.agency(r.agency),
                meta=meta,
                meta_ink=ink,
                words=(Words(r.question, "ink-3", "meta"),) if r.question else (),
                acts=_request_acts(look, r),
            )


def _state(look: Look, r: Request) -> tuple[str, str]:
    others = (p for p in look.present if p.account != look.seat.account)
    writer = next((p.name for p in others if p.here.writing == r.id), "")
    if writer:
        return f"{writer} is writing …", "accent-text"
    if r.paused:
        return f"paused: {r.pauses[-1].cause}", "ink-3"
    if r.due is not None and is_late(r.due, look.now):
        return f"{time_left(r.due, look.now)}, was due {moment(r.due, look.now)}", "red-ink"
    seen = "seen, not answered" if r.state is RequestState.SEEN else "asked, not opened"
    since = since_words(look.case, r)
    due = f"due {moment(r.due, look.now)}" if r.due else ""
    return joined(_first_low(since), seen, due), "accent-text" if since else "ink-3"


def _first_low(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def _request_acts(look: Look, r: Request) -> tuple[Act, ...]:
    if look.case.stage is Stage.CLOSED:
        return ()
    mine = look.seat.agency == r.agency
    offered: tuple[tuple[bool, Act], ...] = (
        (look.may(PauseRequest) and not r.paused, Act("pause", "Pause the clock", r.id)),
        (look.may(ResumeRequest) and r.paused, Act("resume", "Resume the clock", r.id)),
        (look.may(CancelRequest), Act("cancel", "Cancel", r.id)),
    )
    acts = [act for may, act in offered if may]
    if mine and look.may(DeclineRequest):
        acts.append(Act("decline", "Decline", r.id))
    if mine and r.state is RequestState.ASKED and look.may(MarkRequestSeen):
        acts.insert(0, Act("seen", "Mark as seen", r.id))
    return tuple(acts)
