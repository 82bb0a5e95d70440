"""The part of the day in which working papers are written, held, and destroyed."""

from app.domain.case import commands as case
from app.domain.values import Preset, Rating
from tests.golden.story import ask, by, share
from tests.helpers.builders import CHAIR, COORDINATOR, HEALTH, NURSE, case_id, content
from tests.helpers.submitting import note, receive

FIFTH_CASE = case_id(5)

PAPERS = (
    *by(
        COORDINATOR,
        receive(5),
        case.RateCase(case=FIFTH_CASE, rating=Rating.GREEN, level=2),
        ask(21, HEALTH, case=FIFTH_CASE),
        note(5, "From before that model."),
        case.ChoosePreset(case=FIFTH_CASE, preset=Preset.EARLY_HELP),
        note(5, "A working paper."),
        case.HoldPapers(case=FIFTH_CASE, reason="A complaint"),
    ),
    *by(NURSE, share(21, content("Registered."), request=21, case=FIFTH_CASE)),
    *by(
        CHAIR,
        case.LiftHold(case=FIFTH_CASE, reason="Withdrawn"),
        case.NameKeyWorker(case=FIFTH_CASE, name="Kit Keyworker"),
    ),
)
RECEIPTED = by(NURSE, case.ConfirmDestroyed(case=FIFTH_CASE))
