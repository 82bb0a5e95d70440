"""Every command against every role, as it was agreed."""

from typing import Any, get_args

import pytest

from app.domain.case import commands as case
from app.domain.commands import Command
from app.domain.context import BUILT_IN, CLOCK, NOBODY, OPERATOR, Context
from app.domain.errors import Code, Refused
from app.domain.rights import MAY, permit
from app.domain.values import Role
from tests.helpers.builders import AT, seat

COLUMNS = {
    "ch": Role.CHAIR,
    "co": Role.COORDINATOR,
    "sc": Role.SCRIBE,
    "de": Role.DECIDER,
    "pr": Role.PRACTITIONER,
    "oh": Role.OUT_OF_HOURS,
    "ob": Role.OBSERVER,
    "au": Role.AUDITOR,
    "ad": Role.ADMINISTRATOR,
    "di": Role.DISPLAY,
    "op": Role.OPERATOR,
    "cl": Role.CLOCK,
    "po": Role.POST,
}
AGREED = """
                    ch co sc de pr oh ob au ad di op cl po
ReceiveReferral      x  x  .  .  x  x  .  .  .  .  x  .  .
AmendReferral        x  x  .  .  .  .  .  .  .  .  .  .  .
PutSubject           x  x  .  .  .  .  .  .  .  .  x  .  .
RemoveSubject        x  x  .  .  .  .  .  .  .  .  .  .  .
BeginScreening       x  x  .  .  .  .  .  .  .  .  .  .  .
RouteReferral        x  x  .  x  .  .  .  .  .  .  .  .  .
RestrictCase         x  x  .  .  .  .  .  .  .  .  .  .  .
LiftRestriction      x  x  .  .  .  .  .  .  .  .  .  .  .
RateCase             x  x  .  x  .  x  .  .  .  .  x  .  .
TagCase              x  x  .  .  .  .  .  .  .  .  .  .  .
LinkCase             x  x  .  .  .  .  .  .  .  .  x  .  .
RequestInformation   x  x  .  x  x  x  .  .  .  .  .  .  .
RecordBasis          x  x  .  x  x  x  .  .  .  .  .  .  .
MarkRequestSeen      .  .  .  .  x  x  .  .  .  .  .  .  .
PauseRequest         x  x  .  .  .  .  .  .  .  .  .  .  .
ResumeRequest        x  x  .  .  .  .  .  .  .  .  .  .  .
CancelRequest        x  x  .  x  .  .  .  .  .  .  .  .  .
ShareInformation     x  x  x  .  x  x  .  .  .  .  x  .  .
CorrectContribution  x  x  x  .  x  x  .  .  .  .  .  .  .
WithdrawContribution x  x  x  .  x  x  .  .  .  .  .  .  .
DeclineRequest       .  .  .  .  x  x  .  .  .  .  .  .  .
AddNote              x  x  x  x  x  x  .  .  .  .  .  .  .
MarkReady            x  x  .  .  .  .  .  .  .  .  .  .  .
ChoosePreset         x  x  .  x  .  .  .  .  .  .  .  .  .
RecordInformed       x  x  x  x  x  x  .  .  .  .  .  .  .
RecordConsent        x  x  x  x  x  x  .  .  .  .  .  .  .
WithdrawConsent      x  x  x  x  x  x  .  .  .  .  .  .  .
Dispense             x  x  .  x  x  x  .  .  .  .  .  .  .
NameKeyWorker        x  x  .  x  .  .  .  .  .  .  .  .  .
GiveStance           .  .  .  .  x  x  .  .  .  .  .  .  .
RevealStances        x  .  .  .  .  .  .  .  .  .  .  .  .
RaiseChallenge       .  .  .  .  x  x  .  .  .  .  .  .  .
AnswerChallenge      x  .  x  x  x  x  .  .  .  .  .  .  .
AcceptAnswer         .  .  .  .  x  x  .  .  .  .  .  .  .
LeaveChallengeOpen   x  .  .  .  x  x  .  .  .  .  .  .  .
EscalateChallenge    x  x  .  .  x  x  .  .  .  .  .  .  .
AskRelease           x  x  x  x  x  x  .  .  .  .  .  .  .
AnswerRelease        x  x  .  x  x  x  .  .  .  .  .  .  .
ReleaseInformation   x  x  .  x  x  x  .  .  .  .  .  .  .
FollowUpRelease      x  x  x  x  x  x  .  .  .  .  .  .  .
RaiseForReview       x  x  x  x  x  x  .  .  .  .  .  .  .
SettleReview         x  .  .  x  .  .  .  .  .  .  .  .  .
ProposeDecision      .  .  x  x  .  .  .  .  .  .  .  .  .
ReadBackDecision     x  .  .  .  .  .  .  .  .  .  .  .  .
ConfirmDecision      .  .  .  x  .  .  .  .  .  .  .  .  .
WithdrawProposal     x  .  x  x  .  .  .  .  .  .  .  .  .
CorrectDecision      .  .  .  x  .  .  .  .  .  .  .  .  .
PutAction            x  x  x  x  x  x  .  .  .  .  .  .  .
CompleteAction       x  x  x  x  x  x  .  .  .  .  .  .  .
DeferCase            x  .  .  x  .  .  .  .  .  .  .  .  .
HoldPapers           x  x  .  x  x  x  .  .  .  .  .  .  .
LiftHold             x  .  .  x  .  .  .  .  .  .  .  .  .
DestroyPapers        x  x  .  x  .  .  .  .  .  .  .  .  .
ConfirmDestroyed     .  .  .  .  x  x  .  .  .  .  .  .  .
BeginClosing         x  x  .  .  .  .  .  .  .  .  .  .  .
CloseCase            x  x  .  x  .  .  .  .  .  .  .  .  .
ReopenCase           x  x  .  x  .  .  .  .  .  .  .  .  .
RecordSafeContact    x  x  .  x  x  x  .  .  .  .  .  .  .
QueueMessage         x  x  .  x  .  .  .  .  .  .  .  .  x
RecallMessage        x  x  .  x  .  .  .  .  .  .  .  .  .
MarkGiven            x  x  .  x  x  x  .  .  .  .  .  .  .
RecordAttempt        .  .  .  .  .  .  .  .  .  .  .  .  x
SeeMessage           x  x  x  x  x  x  .  .  .  .  .  .  .
FileMessage          x  x  x  x  x  x  .  .  .  .  .  .  .
DisputeMessage       x  x  x  x  x  x  .  .  .  .  .  .  .
SettleDispute        x  .  .  x  .  .  .  .  .  .  .  .  .
PlanSitting          x  x  .  .  .  .  .  .  .  .  .  .  .
OpenSitting          x  x  .  .  .  .  .  .  .  .  .  .  .
Register             x  x  x  x  x  x  .  .  .  .  .  .  .
PutOnAgenda          x  x  x  .  .  .  .  .  .  .  .  .  .
TakeOffAgenda        x  x  x  .  .  .  .  .  .  .  .  .  .
ReorderAgenda        x  x  x  .  .  .  .  .  .  .  .  .  .
CallCase             x  .  .  .  .  .  .  .  .  .  .  .  .
PutBackCase          x  .  .  .  .  .  .  .  .  .  .  .  .
CarryOverCase        x  .  .  .  .  .  .  .  .  .  .  .  .
HandOverChair        x  x  .  .  .  .  .  .  .  .  .  .  .
AppointScribe        x  x  .  .  .  .  .  .  .  .  .  .  .
SetShutter           x  .  x  .  .  .  .  .  .  .  .  .  .
CloseSitting         x  .  .  .  .  .  .  .  .  .  .  .  .
FoundPartnership     .  .  .  .  .  .  .  .  .  .  x  .  .
PutAgency            .  .  .  .  .  .  .  .  x  .  x  .  .
SetAgencyMode        .  .  .  .  .  .  .  .  x  .  x  .  .
PutSeat              .  .  .  .  .  .  .  .  x  .  x  .  .
RemoveSeat           .  .  .  .  .  .  .  .  x  .  x  .  .
SetClocks            .  .  .  .  .  .  .  .  x  .  x  .  .
SetCalendar          .  .  .  .  .  .  .  .  x  .  x  .  .
PublishThreshold     .  .  .  .  .  .  .  .  x  .  x  .  .
SetLadder            .  .  .  .  .  .  .  .  x  .  x  .  .
PutService           .  .  .  .  .  .  .  .  x  .  x  .  .
RemoveService        .  .  .  .  .  .  .  .  x  .  x  .  .
SignThreshold        x  x  .  x  x  x  .  .  .  .  .  .  .
ScheduleAgencyMode   .  .  .  .  .  .  .  .  x  .  x  .  .
AdoptProfile         .  .  .  .  .  .  .  .  x  .  x  .  .
SetPreset            .  .  .  .  .  .  .  .  x  .  x  .  .
SetFeedbackRules     .  .  .  .  .  .  .  .  x  .  x  .  .
PutTemplate          .  .  .  .  .  .  .  .  x  .  x  .  .
"""
HEAD, *ROWS = [line.split() for line in AGREED.strip().splitlines()]
COMMANDS: dict[str, type[Any]] = {kind.__name__: kind for kind in get_args(Command)}


def blank(kind: type[Any]) -> Any:
    """A command that says nothing: rights go by its type alone."""
    return kind(**dict.fromkeys(kind.__struct_fields__))


def permitted(kind: type[Any], *roles: Role) -> bool:
    try:
        permit(blank(kind), Context(seat(1, "Anyone", *roles), AT, ()))
    except Refused as no:
        return no.refusal.code is not Code.NOT_PERMITTED
    return True


def test_every_command_and_every_role_is_agreed_on() -> None:
    assert sorted(row[0] for row in ROWS) == sorted(COMMANDS)
    assert set(COLUMNS.values()) == set(Role)
    assert list(COLUMNS) == HEAD


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_rights_are_as_agreed(row: list[str]) -> None:
    name, *marks = row
    agreed = {COLUMNS[column]: mark == "x" for column, mark in zip(HEAD, marks, strict=True)}
    assert {role: permitted(COMMANDS[name], role) for role in Role} == agreed


def test_a_seat_may_do_what_any_of_its_roles_may() -> None:
    assert permitted(case.ConfirmDecision, Role.OBSERVER, Role.DECIDER)


@pytest.mark.parametrize("kind", COMMANDS.values(), ids=COMMANDS)
def test_nobody_may_do_anything(kind: type[Any]) -> None:
    with pytest.raises(Refused, match=Code.NOT_PERMITTED):
        permit(blank(kind), Context(NOBODY, AT, ()))


def test_a_command_that_nobody_thought_of_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert permitted(case.AddNote, Role.CHAIR)
    monkeypatch.delitem(MAY, case.AddNote)
    assert not permitted(case.AddNote, Role.CHAIR)


def test_the_built_in_seats_hold_one_role_each() -> None:
    assert BUILT_IN[OPERATOR].roles == (Role.OPERATOR,)
    assert BUILT_IN[CLOCK].roles == (Role.CLOCK,)
