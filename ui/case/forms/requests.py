"""What becomes of a request: its basis, its clock, an end without an answer."""

from app.domain.case.commands import (
    CancelRequest,
    DeclineRequest,
    MarkRequestSeen,
    PauseRequest,
    RecordBasis,
    ResumeRequest,
)
from app.domain.case.state import Request
from app.domain.values import RequestId
from ui.case.forms import basis as bases
from ui.case.forms.sheet import Made, Sheet, reason
from ui.case.forms.wanted import Wanted
from ui.forms.parts import Choice, Option, Problem, Values, Words
from ui.forms.reading import needed
from ui.words import today
from ui.words import when as moment
from ui.words.decision import listed
from ui.words.declines import DeclineGround, decline_grounds


def found(wanted: Wanted) -> Request | None:
    return next((r for r in wanted.case.requests if r.id == wanted.target), None)


def basis(wanted: Wanted) -> Sheet | None:
    """Of one request, or of several that rest on the same."""
    named = wanted.target.split(",")
    asked = [r for r in wanted.case.requests if r.id in named and r.basis is None]
    if not asked:
        return None
    agencies = listed([wanted.look.agency(r.agency) for r in asked])
    first = asked[0]
    return Sheet(
        title=f"The basis for asking {agencies}",
        text=f"Asked {moment(first.at, wanted.look.now)}: {first.question}",
        action="Record",
        parts=bases.parts(wanted.look),
        make=lambda values: _based(wanted, asked, values),
    )


def _based(wanted: Wanted, asked: list[Request], values: Values) -> Made:
    made = bases.basis(values, bases.offered(wanted.look).profile)
    if isinstance(made, Problem):
        return made
    return tuple(RecordBasis(case=wanted.case.id, request=r.id, basis=made) for r in asked)


def pause(wanted: Wanted) -> Sheet | None:
    asked = found(wanted)
    if asked is None:
        return None
    cause = Words(name="cause", label="Cause", hint="The clock stands still only with a cause.")
    return Sheet(
        title=f"Pause the clock of {wanted.look.agency(asked.agency)}",
        action="Pause",
        parts=(cause,),
        make=lambda values: (
            needed(values, cause="Write the cause.")
            or (PauseRequest(case=wanted.case.id, request=asked.id, cause=values["cause"].strip()),)
        ),
    )


def resume(wanted: Wanted) -> Sheet:
    return Sheet(
        title="Resume the clock",
        action="Resume",
        make=lambda _: (ResumeRequest(case=wanted.case.id, request=RequestId(wanted.target)),),
    )


def seen(wanted: Wanted) -> Sheet:
    return Sheet(
        title="Mark as seen",
        action="Mark as seen",
        make=lambda _: (MarkRequestSeen(case=wanted.case.id, request=RequestId(wanted.target)),),
    )


def cancel(wanted: Wanted) -> Sheet | None:
    asked = found(wanted)
    if asked is None:
        return None
    return Sheet(
        title=f"Cancel the request to {wanted.look.agency(asked.agency)}",
        action="Cancel the request",
        parts=(reason(),),
        make=lambda values: (
            needed(values, reason="Write why it is not asked any more.")
            or (
                CancelRequest(
                    case=wanted.case.id, request=asked.id, reason=values["reason"].strip()
                ),
            )
        ),
        danger=True,
    )


def decline(wanted: Wanted) -> Sheet | None:
    asked = found(wanted)
    if asked is None:
        return None
    grounds = decline_grounds(wanted.look.partnership.profile_on(today(wanted.look.now)))
    options = tuple(Option(g.key, g.label) for g in grounds)
    return Sheet(
        title="Decline to share",
        text="The reason stands on the case for everyone who sees it.",
        action="Decline",
        parts=(
            Choice(name="why", label="Reason", options=options),
            Words(name="text", label="In your words", lines=3),
        ),
        make=lambda values: _declined(wanted, asked, grounds, values),
    )


def _declined(
    wanted: Wanted, asked: Request, grounds: tuple[DeclineGround, ...], values: Values
) -> Made:
    ground = next((g for g in grounds if g.key == values["why"]), None)
    if ground is None:
        return Problem("why", "Choose the reason.")
    lacks = needed(values, text="Write the reason.") if ground.needs_words else None
    text = ground.recorded(values["text"])
    return lacks or (
        DeclineRequest(case=wanted.case.id, request=asked.id, reason=ground.reason, text=text),
    )
