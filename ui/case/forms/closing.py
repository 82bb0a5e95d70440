"""The end of a case, and its return."""

from app.domain.case.commands import (
    BeginClosing,
    CloseCase,
    ReopenCase,
)
from app.domain.case.parts import CloseReason
from ui.case.forms.sheet import Sheet, reason
from ui.case.forms.wanted import Wanted
from ui.forms.parts import Choice, Words
from ui.forms.reading import needed, options
from ui.words.codes import CLOSE_REASONS


def begin_closing(wanted: Wanted) -> Sheet:
    return Sheet(
        title="Begin closing",
        action="Begin closing",
        make=lambda _: (BeginClosing(case=wanted.case.id),),
    )


def close(wanted: Wanted) -> Sheet:
    return Sheet(
        title="Close the case",
        text="It leaves the board. It can be opened again, with a reason.",
        action="Close the case",
        parts=(
            Choice(name="why", label="Reason", options=options(CLOSE_REASONS)),
            Words(name="text", label="In your words", lines=3),
        ),
        make=lambda values: (
            needed(values, text="Write why it is closed.")
            or (
                CloseCase(
                    case=wanted.case.id,
                    reason=CloseReason(values["why"]),
                    text=values["text"].strip(),
                ),
            )
        ),
        danger=True,
    )


def reopen(wanted: Wanted) -> Sheet:
    return Sheet(
        title="Open the case again",
        action="Open again",
        parts=(reason(),),
        make=lambda values: (
            needed(values, reason="Write why.")
            or (ReopenCase(case=wanted.case.id, reason=values["reason"].strip()),)
        ),
    )
