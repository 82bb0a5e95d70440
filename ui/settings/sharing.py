"""By what law an agency shares: what it holds, its gateway and duties, and its policies."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from msgspec import structs

from app.domain.commands import Command
from app.domain.partnership.commands import PutAgency
from app.domain.partnership.state import Agency, Policy
from app.domain.values import AgencyId, DataClass
from ui.forms.parts import Advice, Choice, Part, Problem, Values, Words
from ui.forms.reading import options
from ui.settings.look import Look
from ui.settings.parts import Block, Column, Made, Rows
from ui.settings.reading import day_of, day_words, of_rows, rows, too_long

DATA = {
    DataClass.GENERAL: "General information",
    DataClass.HEALTH: "Health information",
    DataClass.OFFENCES: "Information about offences",
}
_SHARING = ("email", "data", "gateway", "duties", "speak_to", "policies")
_LINE, _TEXT = 240, 20_000


def sharing(look: Look, agency: Agency) -> Block:
    return Block(
        key=f"settings:agency:{agency.id}:sharing",
        title="Sharing",
        parts=_sharing_parts(),
        stands=_sharing_stands(agency),
        make=lambda values: _shared(agency, values),
        mine=partial(touches, look, agency.id, _SHARING),
        effect="For everyone at the board, at once. The kind of information decides which "
        "consent a request waits for, for requests that are still to come.",
        advise=lambda values: _reviews(look, values),
    )


def _sharing_parts() -> tuple[Part, ...]:
    return (
        Choice(name="data", label="It mostly holds", options=options(DATA), half=True),
        Words(
            name="email",
            label="E-mail for feedback",
            hint="It hears there that a note waits on the board, and no more.",
            half=True,
        ),
        Words(name="gateway", label="Legal gateway by which it shares", half=True),
        Words(name="speak_to", label="Whom to speak to about sharing", half=True),
        Words(name="duties", label="What it must do", lines=2),
        Rows(
            name="policies",
            label="Policies",
            columns=(
                Column("name", "Document", 4),
                Column("accepted", "Accepted", 2, "1 Apr 2026"),
                Column("review", "To be reviewed", 2, "1 Apr 2027"),
            ),
            add="Add a policy",
        ),
    )


def _sharing_stands(agency: Agency) -> Values:
    return {
        "data": agency.data.value,
        "email": agency.email,
        "gateway": agency.gateway,
        "speak_to": agency.speak_to,
        "duties": agency.duties,
        "policies": of_rows(
            {
                "name": one.name,
                "accepted": day_words(one.accepted),
                "review": day_words(one.review),
            }
            for one in agency.policies
        ),
    }


def _shared(agency: Agency, values: Values) -> Made:
    wrong = too_long(values, email=_LINE, gateway=_LINE, speak_to=_LINE, duties=_TEXT)
    policies = _policies(values["policies"])
    if wrong:
        return wrong
    if isinstance(policies, Problem):
        return policies
    email = values["email"]
    if email and ("@" not in email or " " in email):
        return Problem("email", "Write one address, such as safeguarding@health.example.")
    changed = structs.replace(
        agency,
        data=DataClass(values["data"]),
        email=email,
        gateway=values["gateway"],
        speak_to=values["speak_to"],
        duties=values["duties"],
        policies=policies,
    )
    return PutAgency(agency=changed, stands=agency)


def _policies(text: str) -> tuple[Policy, ...] | Problem:
    read: list[Policy] = []
    for one in rows(text):
        name = one["name"].strip()
        if not 0 < len(name) <= _LINE:
            return Problem("policies", "Write the name of each document.")
        accepted, review = day_of("policies", one["accepted"]), day_of("policies", one["review"])
        if isinstance(accepted, Problem):
            return accepted
        if isinstance(review, Problem):
            return review
        read.append(Policy(name, accepted, review))
    return tuple(read)


def _reviews(look: Look, values: Values) -> Iterator[Advice]:
    read = _policies(values["policies"])
    for policy in () if isinstance(read, Problem) else read:
        if overdue(policy, look.today):
            text = f"“{policy.name}” was to be reviewed by {day_words(policy.review)}."
            yield Advice("Review overdue.", text, "warn")


def overdue(policy: Policy, today: date) -> bool:
    return policy.review is not None and policy.review < today


def touches(look: Look, agency: AgencyId, names: Sequence[str], command: Command) -> bool:
    """Whether it changes something of these on that agency."""
    if not isinstance(command, PutAgency) or command.agency.id != agency:
        return False
    stands = look.partnership.agency(agency)
    return any(getattr(command.agency, name) != getattr(stands, name) for name in names)
