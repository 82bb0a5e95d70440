"""A clause of the threshold document called into question."""

from app.domain.case.commands import RaiseForReview
from app.domain.partnership.state import ThresholdVersion
from app.domain.values import ReviewId
from ui.case.forms.sheet import Made, Sheet
from ui.case.forms.wanted import Wanted
from ui.forms.parts import Choice, Option, Values, Words
from ui.forms.reading import needed
from ui.words import today


def review(wanted: Wanted) -> Sheet | None:
    """Of the version that the decision cites, else of the one in force."""
    version = _version(wanted)
    if version is None or not version.clauses:
        return None
    clauses = tuple(Option(c.number, f"{c.number} {c.text[:60]}".strip()) for c in version.clauses)
    return Sheet(
        title="Raise a clause for review",
        text="The partners look at it with this case, which is shown without anything that says "
        "whose it is. Write without names.",
        action="Raise",
        parts=(
            Choice(name="clause", label="Clause", options=clauses, initial=_cited(wanted)),
            Words(name="text", label="What is wrong or unclear about it", lines=4),
        ),
        make=lambda values: _raised(wanted, version, values),
    )


def _version(wanted: Wanted) -> ThresholdVersion | None:
    partnership, decision = wanted.look.partnership, wanted.case.decision
    cited = partnership.threshold(decision.draft.threshold_version) if decision else None
    return cited or partnership.threshold_on(today(wanted.look.now))


def _cited(wanted: Wanted) -> str:
    decision = wanted.case.decision
    return wanted.target or (decision.draft.clause if decision else "")


def _raised(wanted: Wanted, version: ThresholdVersion, values: Values) -> Made:
    return needed(values, text="Write what is to be looked at.") or (
        RaiseForReview(
            case=wanted.case.id,
            review=ReviewId(wanted.fresh()),
            version=version.version,
            clause=values["clause"],
            text=values["text"].strip(),
        ),
    )
