"""What an agency shares on its own basis while its request waits for consent."""

from msgspec import structs

from app.domain.case.commands import ShareInformation
from app.domain.case.parts import Content, Handling
from app.domain.values import AgencyId, ContributionId
from ui.case.forms import basis as bases
from ui.case.forms.sheet import Made, Sheet
from ui.case.forms.wanted import Wanted
from ui.forms.parts import Part, Problem, Values, Words


def unasked(wanted: Wanted) -> Sheet | None:
    """The discloser's own basis is asked for: the request's would be the one that waits."""
    mine = wanted.look.seat.agency
    if mine is None:
        return None
    name = wanted.look.agency(mine)
    return Sheet(
        title=f"Share on {name}'s own basis",
        text=f"What {name} is asked waits for consent, and this does not answer it. Share here "
        "only what a duty or power of your own lets you share without it, such as a risk to the "
        "child, and say which.",
        action="Share",
        parts=(
            Words(name="facts", label="What is known", lines=3),
            Words(name="meaning", label="What it means, as you judge it", lines=2),
            *(_own(part) for part in bases.parts(wanted.look)),
        ),
        make=lambda values: _shared(wanted, mine, values),
    )


def _own(part: Part) -> Part:
    """Nothing is taken over from the model: it says what the one who asks rests on."""
    return structs.replace(part, initial="") if part.name != "told" else part


def _shared(wanted: Wanted, mine: AgencyId, values: Values) -> Made:
    facts, meaning = values["facts"].strip(), values["meaning"].strip()
    if not facts and not meaning:
        return Problem("facts", "Write what is known.")
    made = bases.basis(values, bases.offered(wanted.look).profile)
    if isinstance(made, Problem):
        power = Problem("power", "Choose the power or duty that you share under.")
        return power if made.name == "power" else made
    if not made.reasons:
        return Problem("basis_reasons", "Write why it cannot wait for consent.")
    agency = wanted.look.partnership.agency(mine)
    content = Content(
        facts=facts,
        meaning=meaning,
        handling=Handling(off_wall=bool(agency and agency.off_wall)),
        basis=made,
    )
    contribution = ContributionId(wanted.fresh())
    return (ShareInformation(case=wanted.case.id, contribution=contribution, content=content),)
