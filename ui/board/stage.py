"""The stage of a case as its chip says it, with a word below where more is to be known."""

from msgspec import Struct

from app.domain.case.state import Case
from app.domain.values import Stage
from app.ports import PendingState
from ui.words import word
from ui.words.line import Tone

_TONES: dict[Stage, Tone] = {Stage.READY: "busy", Stage.DECIDED: "ok"}


class StageWords(Struct, frozen=True):
    """The chip and its tone; `below` in small letters, `whole` where that is cut short."""

    chip: str
    tone: Tone
    below: str = ""
    below_ink: str = "ink-3"
    whole: str = ""


def stage_words(
    case: Case, missing: tuple[str, ...], *, called: bool, pending: PendingState | None
) -> StageWords:
    """`missing`: names of the agencies whose answers are out. Nothing sent shows as done."""
    chip, tone = _chip(case, called=called)
    if pending is not None:
        return _sending(chip, tone, pending)
    if case.stage is Stage.READY and missing:
        which = missing[0] if len(missing) == 1 else str(len(missing))
        whole = f"{', '.join(missing)} missing"
        return StageWords(chip, "warn" if tone == "busy" else tone, f"{which} missing", whole=whole)
    if case.restriction is not None:
        return StageWords(chip, tone, "Restricted", "red-ink", "Restricted: only named people")
    return StageWords(chip, tone)


def _sending(chip: str, tone: Tone, pending: PendingState) -> StageWords:
    if pending is PendingState.WAITING:
        return StageWords(chip, tone, "Not sent yet", "amber-ink", "Saved here, not sent yet")
    return StageWords(chip, tone, "Sending …")


def _chip(case: Case, *, called: bool) -> tuple[str, Tone]:
    if called:
        return "In the meeting", "busy"
    if case.proposal is not None:
        return "Proposed", "warn"
    return word(case.stage), _TONES.get(case.stage, "neutral")
