"""At the door: rate, screen, route, tag, link, restrict."""

from collections.abc import Iterator

from app.domain.case.commands import (
    BeginScreening,
    LiftRestriction,
    LinkCase,
    RateCase,
    RestrictCase,
    RouteReferral,
    TagCase,
)
from app.domain.case.parts import LinkKind
from app.domain.clocks import due
from app.domain.values import AccountId, CaseId, Factor, Rating, Route
from ui.case.forms.sheet import Made, Sheet, reason
from ui.case.forms.wanted import Wanted, level_of, levels, others
from ui.forms.parts import Advice, Choice, Option, Problem, Ticks, Values, Words
from ui.forms.reading import joined, needed, options, ticked
from ui.words import case_name, word
from ui.words import when as moment
from ui.words.codes import FACTORS, LINKS, RATINGS, ROUTES


def rate(wanted: Wanted) -> Sheet:
    case = wanted.case
    again = case.rating is not Rating.UNRATED
    # Nobody is Red because a form opened on it.
    unrated = () if again else (Option("", "Choose a rating"),)
    why = "Why it changes" if again else "Why, if it needs saying"
    return Sheet(
        title="Rate anew" if again else "Rate the case",
        text=f"It is {word(case.rating)} now." if again else "",
        action="Rate",
        parts=(
            Choice(
                name="rating",
                label="Rating",
                options=(*unrated, *options(RATINGS, Rating.UNRATED)),
                initial=wanted.target or (case.rating.value if again else ""),
            ),
            Choice(
                name="level",
                label="Level of need, as screening sees it",
                options=levels("As it is" if case.screening.level else "Not given"),
            ),
            reason(why, lines=2),
        ),
        make=lambda values: _rated(wanted, values),
        advise=lambda values: _clock(wanted, values),
        now=word(case.rating),
    )


def _rated(wanted: Wanted, values: Values) -> Made:
    if not values["rating"]:
        return Problem("rating", "Choose a rating.")
    lacks = needed(values, reason="Write why the rating changes.")
    if wanted.case.rating is not Rating.UNRATED and lacks:
        return lacks
    return (
        RateCase(
            case=wanted.case.id,
            rating=Rating(values["rating"]),
            reason=values["reason"].strip(),
            level=level_of(values["level"]),
        ),
    )


def _clock(wanted: Wanted, values: Values) -> Iterator[Advice]:
    if not values["rating"]:
        return
    partnership, now = wanted.look.partnership, wanted.look.now
    at = due(partnership.clocks.of(Rating(values["rating"])), now, partnership.calendar)
    if at is None:
        yield Advice("No clock runs.", "A Blue case is not shared: no request goes out.")
    else:
        yield Advice(f"Asked now, answers are due {moment(at, now)}.")


def screen(wanted: Wanted) -> Sheet:
    return Sheet(
        title="Begin screening",
        action="Begin screening",
        make=lambda _: (BeginScreening(case=wanted.case.id),),
    )


def route(wanted: Wanted) -> Sheet:
    screening = wanted.case.screening
    return Sheet(
        title="Route the referral",
        action="Route",
        parts=(
            Choice(
                name="route",
                label="Where it goes",
                options=options(ROUTES),
                initial=screening.route.value if screening.route else "",
            ),
            Words(
                name="to",
                label="Worker or team",
                hint="Who takes it, where it leaves the hub.",
                initial=screening.route_to,
            ),
            reason(),
        ),
        make=lambda values: _routed(wanted, values),
        now=word(screening.route) if screening.route else "",
    )


def _routed(wanted: Wanted, values: Values) -> Made:
    return needed(values, reason="Write why it goes there.") or (
        RouteReferral(
            case=wanted.case.id,
            route=Route(values["route"]),
            reason=values["reason"].strip(),
            to=values["to"].strip(),
        ),
    )


def tag(wanted: Wanted) -> Sheet:
    case = wanted.case
    return Sheet(
        title="Factors and programmes",
        text="Factors suggest which specialist desks may know more.",
        action="Save",
        parts=(
            Words(
                name="programmes",
                label="Programmes",
                hint="One on each line.",
                lines=2,
                initial=joined(case.programmes),
            ),
            Ticks(
                name="factors",
                label="Factors",
                options=options(FACTORS),
                initial=joined(case.factors),
            ),
        ),
        make=lambda values: _tagged(wanted, values),
        now=", ".join(word(f) for f in case.factors),
    )


def _tagged(wanted: Wanted, values: Values) -> Made:
    programmes = (line.strip() for line in values["programmes"].splitlines())
    return (
        TagCase(
            case=wanted.case.id,
            factors=tuple(Factor(code) for code in ticked(values, "factors")),
            programmes=tuple(line for line in programmes if line),
        ),
    )


def link(wanted: Wanted) -> Sheet | None:
    case = wanted.case
    linked = {one.other for one in case.links} | {case.id}
    others = tuple(
        Option(c.id, f"{case_name(c)} · {c.reference}")
        for c in wanted.look.board.cases()
        if c.id not in linked
    )
    if not others:
        return None
    return Sheet(
        title="Link another case",
        action="Link",
        parts=(
            Choice(name="other", label="Case", options=others, initial=wanted.target),
            Choice(name="kind", label="How they belong together", options=options(LINKS)),
            Words(name="note", label="Note, if it needs one"),
        ),
        make=lambda values: (
            LinkCase(
                case=case.id,
                other=CaseId(values["other"]),
                kind=LinkKind(values["kind"]),
                note=values["note"].strip(),
            ),
        ),
    )


def restrict(wanted: Wanted) -> Sheet:
    hidden = wanted.case.restriction
    return Sheet(
        title="Restrict to named people",
        text="For everyone who is not named the case does not exist, not even as a number. "
        "You are always named.",
        action="Restrict",
        parts=(
            Ticks(
                name="named",
                label="Who may see it",
                options=others(wanted.look.partnership, wanted.look.seat),
                initial=joined(hidden.named) if hidden else "",
            ),
            reason(),
        ),
        make=lambda values: _restricted(wanted, values),
    )


def _restricted(wanted: Wanted, values: Values) -> Made:
    return needed(values, reason="Write why it is restricted.") or (
        RestrictCase(
            case=wanted.case.id,
            named=tuple(AccountId(one) for one in ticked(values, "named")),
            reason=values["reason"].strip(),
        ),
    )


def lift(wanted: Wanted) -> Sheet:
    return Sheet(
        title="Lift the restriction",
        text="Everyone at the board sees the case again.",
        action="Lift the restriction",
        parts=(reason(),),
        make=lambda values: _lifted(wanted, values),
    )


def _lifted(wanted: Wanted, values: Values) -> Made:
    lacks: Problem | None = needed(values, reason="Write why it is lifted.")
    return lacks or (LiftRestriction(case=wanted.case.id, reason=values["reason"].strip()),)
