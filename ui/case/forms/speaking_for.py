"""What an agency told by telephone or in the room, written down by whoever runs or minutes it."""

from collections.abc import Iterator

from app.domain.case.commands import ShareInformation
from app.domain.case.parts import Content, Handling, Voice
from app.domain.case.state import Case
from app.domain.partnership.state import Agency
from app.domain.values import AgencyId, ContributionId, RequestId
from ui.case.actions import UNDECIDED
from ui.case.forms.sheet import Made, Sheet
from ui.case.forms.wanted import Wanted, agencies
from ui.forms.parts import Advice, Choice, Option, Problem, Values, Words

_WORDS = ("facts", "meaning", "voice")


def speaking_for(wanted: Wanted) -> Sheet:
    own = wanted.look.seat.agency
    others = tuple(option for option in agencies(wanted.look) if option.key != own)
    return Sheet(
        title="Write down an agency's words",
        text="They stand under its name, with yours as whoever wrote them down.",
        action="Share",
        parts=(
            Choice(
                name="agency",
                label="Agency",
                options=(Option("", "Choose …"), *others),
                initial=wanted.target,
            ),
            Words(name="facts", label="What is known", lines=4),
            Words(name="meaning", label="What it means, as they judge it", lines=3),
            Words(name="voice", label="The child's own words, if any", lines=2),
            Words(name="whose", label="Who said them, to whom"),
            Words(name="headline", label="Headline for the wall", limit=160),
        ),
        make=lambda values: _made(wanted, values),
        advise=lambda values: _advised(wanted, values),
    )


def _advised(wanted: Wanted, values: Values) -> Iterator[Advice]:
    """Nobody shares round the gate unseen."""
    named = values["agency"]
    if any(r.locked and r.agency == named for r in wanted.case.requests):
        yield Advice(
            f"What {wanted.look.agency(AgencyId(named))} is asked waits for consent.",
            "Write down only what it shares on a basis of its own, and have it say which.",
            "warn",
        )


def _made(wanted: Wanted, values: Values) -> Made:
    look = wanted.current() or wanted.look
    agency = next((a for a in look.partnership.agencies if a.id == values["agency"]), None)
    if agency is None:
        return Problem("agency", "Choose whose words they are.")
    if not any(values[name].strip() for name in _WORDS):
        return Problem("facts", "Write what they told.")
    return (
        ShareInformation(
            case=wanted.case.id,
            contribution=ContributionId(wanted.fresh()),
            content=_content(agency, values),
            request=_asked(look.case, agency),
            for_agency=agency.id,
        ),
    )


def _content(agency: Agency, values: Values) -> Content:
    said = {name: value.strip() for name, value in values.items()}
    return Content(
        facts=said["facts"],
        meaning=said["meaning"],
        voice=Voice(words=said["voice"], whose=said["whose"] if said["voice"] else ""),
        headline=said["headline"],
        handling=Handling(off_wall=agency.off_wall),
    )


def _asked(case: Case, agency: Agency) -> RequestId | None:
    """What it answers; after the decision it is late information."""
    asked = (r.id for r in case.requests if r.agency == agency.id and r.open)
    return next(asked, None) if case.stage in UNDECIDED else None
