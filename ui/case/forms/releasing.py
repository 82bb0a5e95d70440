"""Information that leaves the hub: asked for, approved by whoever it came from, released."""

import msgspec

from app.domain.case.commands import (
    AnswerRelease,
    AskRelease,
    FollowUpRelease,
    ReleaseInformation,
)
from app.domain.case.releases import Recipient, Release
from app.domain.case.state import Contribution
from app.domain.values import ContributionId, ReleaseId
from ui.case.blocks import quoted
from ui.case.forms.sheet import Group, Made, Original, Redaction, Sheet
from ui.case.forms.wanted import Wanted
from ui.forms.parts import Choice, Option, Problem, Ticks, Values, Words
from ui.forms.reading import joined, needed, ticked
from ui.words.releases import kept_here, recipient_words

_TO = (
    Words(name="name", label="Who gets it", limit=120, half=True),
    Words(name="organisation", label="Of which organisation", limit=240, half=True),
    Words(name="contact", label="How it reaches them", limit=240),
)
_YES, _NO = "yes", "no"


def ask(wanted: Wanted) -> Sheet:
    """Choose, redact, and say to whom and why."""
    shared = [c for c in wanted.case.contributions if _said(c)]
    return Sheet(
        title="Release outside the hub",
        text="Whoever shared it is asked first. Nothing goes out but the words at the right.",
        action="Ask for approval",
        wide=True,
        parts=(
            Ticks(
                name="what",
                label="What",
                options=tuple(_offered(wanted, c) for c in shared),
                initial=joined(wanted.target.split(",")),
            ),
            Redaction(
                name="redacted",
                label="The words that go out",
                names="what",
                originals=tuple(_original(wanted, c) for c in shared if not _kept(wanted, c)),
            ),
            *_TO,
            Words(name="purpose", label="What for", lines=2),
        ),
        make=lambda values: _asked(wanted, values),
    )


def answer(wanted: Wanted) -> Sheet | None:
    """The originator's word on its own information."""
    release = _release(wanted)
    if release is None:
        return None
    return Sheet(
        title="May this leave the hub?",
        text=f"To {recipient_words(release.recipient)}, for this purpose: {release.purpose}\n\n"
        f"The words that would go out, and no others:\n{quoted(release.redacted)}",
        action="Answer",
        parts=(
            Choice(
                name="approved",
                label=f"For {wanted.look.agency(wanted.look.seat.agency)}",
                options=(
                    Option("", "Choose …"),
                    Option(_YES, "Yes, it may go out"),
                    Option(_NO, "No, it stays here"),
                ),
            ),
            Words(name="note", label="Note, needed with a no", lines=2),
        ),
        make=lambda values: _answered(wanted, release, values),
        now=release.redacted,
    )


def release(wanted: Wanted) -> Sheet | None:
    """It is out: to whom exactly."""
    found = _release(wanted)
    if found is None:
        return None
    return Sheet(
        title="Record the release",
        text="Send the approved words by your own secure mail or post first, then record here "
        f"who got them. They were approved for {recipient_words(found.recipient)}.",
        action="Record it",
        parts=(
            Group(
                name="recipients",
                label="Recipients",
                parts=_TO,
                add="Another recipient",
                called="Recipient",
                initial=_first(found.recipient),
            ),
        ),
        make=lambda values: _released(wanted, found, values),
        now=found.redacted,
    )


def follow_up(wanted: Wanted) -> Sheet | None:
    found = _release(wanted)
    if found is None:
        return None
    return Sheet(
        title="Follow up with the family",
        text="What they were told of the release, how they took it, and what was done about it.",
        action="Record",
        parts=(Words(name="text", label="What was done", lines=4),),
        make=lambda values: (
            needed(values, text="Write what was done.")
            or (
                FollowUpRelease(case=wanted.case.id, release=found.id, text=values["text"].strip()),
            )
        ),
    )


def _said(shared: Contribution) -> bool:
    """Words, or words that are sealed from the viewer."""
    content = shared.content
    return shared.sealed or bool(content.handling.only_for or content.facts or content.meaning)


def _release(wanted: Wanted) -> Release | None:
    return next((r for r in wanted.case.releases if r.id == wanted.target), None)


def _kept(wanted: Wanted, shared: Contribution) -> str:
    return kept_here(shared, wanted.look.agency)


def _offered(wanted: Wanted, shared: Contribution) -> Option:
    """What may not go out is shown, with why, and cannot be chosen."""
    said = shared.content.facts or shared.content.meaning
    short = said if len(said) <= 60 else f"{said[:60].rstrip()} …"
    label = f"{wanted.look.agency(shared.agency)}: {short}"
    why = _kept(wanted, shared)
    return Option(shared.id, wanted.look.agency(shared.agency) if why else label, why)


def _original(wanted: Wanted, shared: Contribution) -> Original:
    words = (shared.content.facts, shared.content.meaning, shared.content.opinion)
    return Original(shared.id, wanted.look.agency(shared.agency), "\n".join(filter(None, words)))


def _asked(wanted: Wanted, values: Values) -> Made:
    chosen = tuple(ContributionId(one) for one in ticked(values, "what"))
    if not chosen:
        return Problem("what", "Choose what is to go out.")
    return needed(
        values,
        redacted="Write the words that go out.",
        name="Write who gets it.",
        purpose="Write what it is for.",
    ) or (
        AskRelease(
            case=wanted.case.id,
            release=ReleaseId(wanted.fresh()),
            contributions=chosen,
            recipient=_recipient(values),
            purpose=values["purpose"].strip(),
            redacted=values["redacted"].strip(),
        ),
    )


def _answered(wanted: Wanted, found: Release, values: Values) -> Made:
    if not values["approved"]:
        return Problem("approved", "Choose whether it may go out.")
    approved = values["approved"] == _YES
    lacks = None if approved else needed(values, note="Write why it may not go out.")
    note = values["note"].strip()
    return lacks or (
        AnswerRelease(case=wanted.case.id, release=found.id, approved=approved, note=note),
    )


def _released(wanted: Wanted, found: Release, values: Values) -> Made:
    written = msgspec.json.decode(values["recipients"], type=list[Values])
    blank = next((n for n, one in enumerate(written) if not one["name"].strip()), None)
    if blank is not None:
        return Problem(f"recipients.{blank}.name", "Write who got it.")
    recipients = tuple(_recipient(one) for one in written)
    return (ReleaseInformation(case=wanted.case.id, release=found.id, recipients=recipients),)


def _recipient(values: Values) -> Recipient:
    return Recipient(
        values["name"].strip(), values["organisation"].strip(), values["contact"].strip()
    )


def _first(recipient: Recipient) -> str:
    """The approved one, ready in the first card."""
    return msgspec.json.encode([msgspec.to_builtins(recipient)]).decode()
