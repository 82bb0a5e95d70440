"""How one person may be reached without danger: a family's letter waits for it."""

from datetime import date

from app.domain.case.commands import RecordSafeContact
from app.domain.case.feedback import Channel
from app.domain.values import SubjectId, SubjectKind
from ui.case.forms.sheet import Made, Sheet
from ui.case.forms.wanted import Wanted
from ui.forms.parts import Choice, Option, Problem, Values, Words
from ui.forms.reading import needed
from ui.words import person_name
from ui.words.feedback import CHANNELS

WAYS = (Channel.LETTER, Channel.PHONE, Channel.EMAIL, Channel.NOTIFY)
_DAY = "Write the day as 2026-12-24, or leave it empty."


def safe_contact(wanted: Wanted) -> Sheet | None:
    """`target`: the person. Without one, the first adult."""
    adults = [s for s in wanted.case.subjects if s.kind is SubjectKind.ADULT]
    if not adults:
        return None
    people = tuple(Option(s.id, f"{person_name(s)}, {s.relationship}".rstrip(", ")) for s in adults)
    return Sheet(
        title="A safe way to reach somebody",
        text="One person, one way that endangers nobody. Only your agency reads the address here.",
        action="Record it",
        parts=(
            Choice(name="subject", label="Whom", options=people, initial=wanted.target),
            Choice(
                name="channel",
                label="By which way",
                options=tuple(Option(way.value, CHANNELS[way]) for way in WAYS),
            ),
            Words(
                name="address",
                label="Address, or number",
                hint="Where it reaches this person and nobody else.",
                limit=240,
            ),
            Words(
                name="found_out",
                label="How it is known to be safe",
                hint="Who said so, and when. What they asked for.",
                lines=3,
            ),
            Words(
                name="not_before",
                label="Do not tell until",
                placeholder="2026-12-24",
                hint="A day, where telling them earlier would put somebody in danger.",
            ),
        ),
        make=lambda values: _made(wanted, values),
    )


def _made(wanted: Wanted, values: Values) -> Made:
    blank = needed(
        values,
        address="Write where they are reached.",
        found_out="Write how it is known to be safe.",
    )
    if blank is not None:
        return blank
    try:
        day = _day(values.get("not_before", ""))
    except ValueError:
        return Problem("not_before", _DAY)
    return (
        RecordSafeContact(
            case=wanted.case.id,
            subject=SubjectId(values["subject"]),
            channel=Channel(values["channel"]),
            address=values["address"].strip(),
            found_out=values["found_out"].strip(),
            not_before=day,
        ),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text.strip()) if text.strip() else None
