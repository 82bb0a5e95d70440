"""One agency's words: no record found, a correction, a withdrawal, a note to the meeting."""

from msgspec import structs

from app.domain.case.commands import (
    AddNote,
    CorrectContribution,
    ShareInformation,
    WithdrawContribution,
)
from app.domain.case.parts import Content, Handling, Search
from app.domain.case.state import Contribution
from app.domain.values import ContributionId, NonEmptyLine, Searched, SubjectId
from ui.case.dock import sharing
from ui.case.forms.sheet import Made, Sheet, reason
from ui.case.forms.wanted import Wanted
from ui.forms.parts import Option, Problem, Ticks, Values, Words
from ui.forms.reading import joined, needed, ticked
from ui.words import subject_name, today


def nil(wanted: Wanted) -> Sheet | None:
    """Only whoever looked may say that there is no record, and where."""
    offer = sharing(wanted.look)
    agency = (
        wanted.look.partnership.agency(wanted.look.seat.agency) if wanted.look.seat.agency else None
    )
    if offer is None or agency is None:
        return None
    systems = tuple(
        dict.fromkeys((*(offer.request.systems if offer.request else ()), *agency.systems))
    )
    asked = offer.request.subjects if offer.request else [s.id for s in wanted.case.subjects]
    on = today(wanted.look.now)
    listed = Ticks(
        name="systems",
        label="Searched, and nothing found in",
        options=tuple(Option(s, s) for s in systems),
        initial=joined(systems),
    )
    return Sheet(
        title="No record found",
        text="It says that you looked for these people, and where. Leave out what you did not do.",
        action="Share",
        parts=(
            *((listed,) if systems else ()),
            Words(name="other", label="Searched elsewhere", hint="The name of another system."),
            Ticks(
                name="subjects",
                label="For",
                options=tuple(Option(s.id, subject_name(s, on)) for s in wanted.case.subjects),
                initial=joined(asked),
            ),
        ),
        make=lambda values: _nil(wanted, values, off_wall=agency.off_wall),
    )


def _nil(wanted: Wanted, values: Values, *, off_wall: bool) -> Made:
    other = values["other"].strip()
    systems = (*ticked(values, "systems"), *((other,) if other else ()))
    subjects = ticked(values, "subjects")
    if not systems:
        return Problem("other", "Write where you looked.")
    if not subjects:
        return Problem("subjects", "Choose for whom you looked.")
    searches = tuple(_search(wanted, system, one) for system in systems for one in subjects)
    offer = sharing(wanted.current() or wanted.look)
    request = offer.request if offer else None
    content = Content(searches=searches, handling=Handling(off_wall=off_wall))
    return (
        ShareInformation(
            case=wanted.case.id,
            contribution=ContributionId(wanted.fresh()),
            content=content,
            request=request.id if request else None,
        ),
    )


def _search(wanted: Wanted, system: NonEmptyLine, subject: str) -> Search:
    as_of = today(wanted.look.now)
    return Search(system, SubjectId(subject), Searched.NO_RECORD, as_of)


def _found(wanted: Wanted) -> Contribution | None:
    return next((c for c in wanted.case.contributions if c.id == wanted.target), None)


def correct(wanted: Wanted) -> Sheet | None:
    before = _found(wanted)
    if before is None:
        return None
    content = before.content
    return Sheet(
        title="Correct what was shared",
        text="The earlier text stays beside it, with when, by whom and why.",
        action="Correct",
        parts=(
            Words(name="facts", label="Facts", lines=4, initial=content.facts),
            Words(name="meaning", label="What it means", lines=3, initial=content.meaning),
            Words(
                name="voice", label="The child's own words", lines=2, initial=content.voice.words
            ),
            Words(
                name="headline", label="Headline for the wall", initial=content.headline, limit=160
            ),
            reason("Why it is corrected", lines=2),
        ),
        make=lambda values: _corrected(wanted, before, values),
        now=content.facts,
    )


def _corrected(wanted: Wanted, before: Contribution, values: Values) -> Made:
    content = before.content
    right = structs.replace(
        content,
        facts=values["facts"].strip(),
        meaning=values["meaning"].strip(),
        headline=values["headline"].strip(),
        voice=structs.replace(content.voice, words=values["voice"].strip()),
    )
    return needed(values, reason="Write why it is corrected.") or (
        CorrectContribution(
            case=wanted.case.id,
            seen=wanted.case.version,
            contribution=before.id,
            content=right,
            reason=values["reason"].strip(),
        ),
    )


def withdraw(wanted: Wanted) -> Sheet | None:
    before = _found(wanted)
    if before is None:
        return None
    return Sheet(
        title="Withdraw what was shared",
        text="It stays on the record as withdrawn, with the reason.",
        action="Withdraw",
        parts=(reason(),),
        make=lambda values: (
            needed(values, reason="Write why it is withdrawn.")
            or (
                WithdrawContribution(
                    case=wanted.case.id, contribution=before.id, reason=values["reason"].strip()
                ),
            )
        ),
        danger=True,
    )


def note(wanted: Wanted) -> Sheet:
    return Sheet(
        title="Say something to the meeting",
        text="It is kept on the record.",
        action="Say it",
        parts=(Words(name="text", label="In writing", lines=3),),
        make=lambda values: (
            needed(values, text="Write it first.")
            or (AddNote(case=wanted.case.id, text=values["text"].strip()),)
        ),
    )
