"""What people do all day: each wish looks at the board and makes a command of it, or nothing.

Most are sensible. Some are not any more when they reach the hub, as others were quicker.
"""

from collections.abc import Callable
from datetime import timedelta

from msgspec import structs

from app.domain.case import commands as on_case
from app.domain.case.parts import ChildOutcome, DeclineReason, Handling
from app.domain.case.state import Case, DecisionState
from app.domain.commands import Command
from app.domain.meeting import commands as on_meeting
from app.domain.meeting.state import SittingState
from app.domain.values import (
    Attendance,
    CaseId,
    ChallengeId,
    ContributionId,
    DecisionId,
    MeetingId,
    Outcome,
    Rating,
    RequestId,
    Role,
    Source,
    Stage,
    SubjectId,
    SubjectKind,
)
from tests.helpers.builders import (
    BASIS,
    CHAIR,
    DOMESTIC_ABUSE,
    EDUCATION,
    HEALTH,
    NURSE,
    OFFICER,
    POLICE,
    SCRIBE,
    SOCIAL_CARE,
    TEACHER,
    content,
    draft,
    referral,
    subject,
)
from tests.helpers.posting import mailbox
from tests.sim.desk import UNDECIDED, Desk
from tests.sim.endings import close, reopen
from tests.sim.messages import give, queue, recall

Wish = Callable[[Desk], Command | None]
ASKED = (HEALTH, POLICE, EDUCATION, SOCIAL_CARE, DOMESTIC_ABUSE)
PARTNERS = (NURSE, OFFICER, TEACHER)


# At the door


def receive(desk: Desk) -> Command:
    child = subject(1, id=SubjectId(desk.fresh()), given=desk.draw.choice(("Ash", "Kit", "Jade")))
    concern = desk.draw.choice(("Neglect", "Domestic abuse", "Bruising"))
    hidden = desk.draw.random() < 0.1
    return on_case.ReceiveReferral(
        case=CaseId(desk.fresh()),
        referral=referral(
            concern=concern,
            details=desk.words("Shouting heard."),
            source=Source.SCHOOL,
            referrer="Hal Head (made up)",
            referrer_email=mailbox(),
        ),
        subjects=(child,),
        restrict_because="A colleague is involved" if hidden else "",
        named=(desk.draw.choice(PARTNERS).account,) if hidden else (),
    )


def screen(desk: Desk) -> Command | None:
    case = desk.case(Stage.NEW)
    return on_case.BeginScreening(case=case.id) if case else None


def rate(desk: Desk) -> Command | None:
    case = desk.case(*UNDECIDED)
    if case is None:
        return None
    rating = desk.draw.choice((Rating.RED, Rating.AMBER, Rating.GREEN))
    return on_case.RateCase(case=case.id, rating=rating, reason=desk.words("A call"), level=3)


def amend(desk: Desk) -> Command | None:
    """On what was seen: whoever comes second is told that it changed."""
    case = desk.case(*UNDECIDED)
    if case is None:
        return None
    said = structs.replace(case.referral, details=desk.words("Heard again."))
    seen = case.referral_changed
    return on_case.AmendReferral(case=case.id, referral=said, reason="Rang again", seen=seen)


def restrict(desk: Desk) -> Command | None:
    case = desk.case(*UNDECIDED)
    if case is None or case.restriction is not None:
        return None
    named = tuple(seat.account for seat in PARTNERS if desk.draw.random() < 0.4)
    return on_case.RestrictCase(case=case.id, named=named, reason=desk.words("Known to somebody"))


def lift(desk: Desk) -> Command | None:
    case = desk.pick(c for c in desk.cases() if c.restriction is not None)
    return on_case.LiftRestriction(case=case.id, reason="No longer needed") if case else None


# Asking and answering


def ask(desk: Desk) -> Command | None:
    cases = [case for case in desk.cases() if case.rating is not Rating.UNRATED]
    case = desk.pick(cases) or desk.case(*UNDECIDED)
    if case is None:
        return None
    return on_case.RequestInformation(
        case=case.id,
        request=RequestId(desk.fresh()),
        agency=desk.draw.choice(ASKED),
        subjects=tuple(one.id for one in case.subjects),
        question=desk.words("What is known?"),
        purpose="To decide what to do",
        basis=BASIS,
    )


def pause(desk: Desk) -> Command | None:
    """At times without a look whether somebody did already."""
    found = desk.any_request(lambda r: not r.paused or desk.draw.random() < 0.3)
    if found is None:
        return None
    return on_case.PauseRequest(case=found[0].id, request=found[1].id, cause="Consent is sought")


def resume(desk: Desk) -> Command | None:
    found = desk.any_request(lambda r: r.paused)
    return on_case.ResumeRequest(case=found[0].id, request=found[1].id) if found else None


def cancel(desk: Desk) -> Command | None:
    found = desk.any_request(lambda r: True)
    if found is None:
        return None
    return on_case.CancelRequest(case=found[0].id, request=found[1].id, reason="Not needed")


def note(desk: Desk) -> Command | None:
    case = desk.case()
    return on_case.AddNote(case=case.id, text=desk.words("Rang the school.")) if case else None


def notice(desk: Desk) -> Command | None:
    found = desk.asked()
    return on_case.MarkRequestSeen(case=found[0].id, request=found[1].id) if found else None


def share(desk: Desk) -> Command | None:
    found = desk.asked()
    case = found[0] if found else desk.case(*UNDECIDED)
    if case is None:
        return None
    sealed = (SOCIAL_CARE,) if desk.draw.random() < 0.3 else ()
    return on_case.ShareInformation(
        case=case.id,
        contribution=ContributionId(desk.fresh()),
        content=content(
            desk.words("Seen twice."),
            headline="" if sealed else "Seen",
            handling=Handling(only_for=sealed),
        ),
        request=found[1].id if found else None,
    )


def correct(desk: Desk) -> Command | None:
    mine = (
        (c, one) for c in desk.cases() for one in c.contributions if one.agency == desk.seat.agency
    )
    found = desk.pick(one for one in mine if one[1].withdrawn_at is None)
    if found is None:
        return None
    case, before = found
    if desk.draw.random() < 0.3:
        reason = desk.words("The wrong child")
        return on_case.WithdrawContribution(case=case.id, contribution=before.id, reason=reason)
    said = structs.replace(before.content, facts=desk.words("Seen thrice."))
    return on_case.CorrectContribution(
        case=case.id, contribution=before.id, content=said, reason="Found more"
    )


def decline(desk: Desk) -> Command | None:
    found = desk.asked()
    if found is None:
        return None
    return on_case.DeclineRequest(
        case=found[0].id, request=found[1].id, reason=DeclineReason.THIRD_PARTY, text="Another's"
    )


def ready(desk: Desk) -> Command | None:
    case = desk.case(Stage.GATHERING)
    return on_case.MarkReady(case=case.id, reason=desk.words("Enough is here")) if case else None


# The meeting


def plan(desk: Desk) -> Command | None:
    if len(list(desk.board.meetings())) > 1:
        return None
    return on_meeting.PlanSitting(
        meeting=MeetingId(desk.fresh()),
        name=desk.words("Morning"),
        starts=desk.now,
        ends=desk.now + timedelta(hours=1),
        chair=CHAIR.account,
        scribe=SCRIBE.account,
    )


def open_sitting(desk: Desk) -> Command | None:
    sitting = desk.sitting(SittingState.PLANNED)
    return on_meeting.OpenSitting(meeting=sitting.id) if sitting else None


def put_on(desk: Desk) -> Command | None:
    sitting, case = desk.sitting(SittingState.OPEN, SittingState.PLANNED), desk.case(*UNDECIDED)
    if sitting is None or case is None:
        return None
    return on_meeting.PutOnAgenda(meeting=sitting.id, case=case.id)


def register(desk: Desk) -> Command | None:
    sitting = desk.sitting(SittingState.OPEN)
    if sitting is None:
        return None
    how = desk.draw.choice((Attendance.VIRTUAL, Attendance.IN_THE_ROOM))
    return on_meeting.Register(meeting=sitting.id, account=desk.seat.account, attendance=how)


def call(desk: Desk) -> Command | None:
    found = desk.waiting()
    return on_meeting.CallCase(meeting=found[0].id, case=found[1]) if found else None


def settle(desk: Desk) -> Command | None:
    """On to the next case, or back to this one later."""
    sitting = desk.sitting(SittingState.OPEN)
    if sitting is None or sitting.spotlight is None:
        return None
    way = desk.draw.choice((on_meeting.CarryOverCase, on_meeting.PutBackCase))
    return way(meeting=sitting.id, case=sitting.spotlight)


def shutter(desk: Desk) -> Command | None:
    sitting = desk.sitting(SittingState.OPEN)
    return on_meeting.SetShutter(meeting=sitting.id, shut=not sitting.shutter) if sitting else None


# Deciding


def stance(desk: Desk) -> Command | None:
    case = desk.called() or desk.case(*UNDECIDED)
    if case is None:
        return None
    outcome = desk.draw.choice((Outcome.ASSESSMENT, Outcome.EARLY_HELP))
    level, why = desk.draw.choice((2, 3, 4)), desk.words("Worried")
    return on_case.GiveStance(case=case.id, outcome=outcome, level=level, reason=why)


def reveal(desk: Desk) -> Command | None:
    case = desk.called() or desk.case(*UNDECIDED)
    return on_case.RevealStances(case=case.id) if case else None


def challenge(desk: Desk) -> Command | None:
    case = desk.called() or desk.case()
    if case is None:
        return None
    mine = desk.pick(c for c in case.challenges if c.agency == desk.seat.agency)
    if mine is not None and desk.draw.random() < 0.5:
        return on_case.LeaveChallengeOpen(case=case.id, challenge=mine.id)
    return on_case.RaiseChallenge(
        case=case.id, challenge=ChallengeId(desk.fresh()), text=desk.words("Why?")
    )


def propose(desk: Desk) -> Command | None:
    case = desk.called() or desk.case(*UNDECIDED)
    if case is None:
        return None
    before = case.proposal
    children = tuple(
        ChildOutcome(s.id, (Outcome.ASSESSMENT,), level=3)
        for s in case.subjects
        if s.kind is SubjectKind.CHILD
    )
    return on_case.ProposeDecision(
        case=case.id,
        decision=before.id if before else DecisionId(desk.fresh()),
        draft=draft(children=children, reasons=desk.words("An assessment is needed.")),
        seen=before.changed if before else None,
    )


def read_back(desk: Desk) -> Command | None:
    case = _proposed(desk, DecisionState.PROPOSED)
    if case is None or case.proposal is None:
        return None
    seen = case.proposal.changed
    return on_case.ReadBackDecision(case=case.id, decision=case.proposal.id, seen=seen)


def confirm(desk: Desk) -> Command | None:
    """Now and then what nobody has read back yet."""
    early = desk.draw.random() < 0.3
    case = _proposed(desk, DecisionState.PROPOSED if early else DecisionState.READ_BACK)
    if case is None or case.proposal is None:
        return None
    return on_case.ConfirmDecision(case=case.id, decision=case.proposal.id)


def _proposed(desk: Desk, state: DecisionState) -> Case | None:
    return desk.pick(
        c for c in desk.cases() if c.proposal is not None and c.proposal.state is state
    )


WISHES: dict[Role, tuple[Wish, ...]] = {
    Role.COORDINATOR: (
        *(receive, receive, screen, rate, rate, amend, restrict, restrict, lift),
        *(ask, ask, ask, pause, resume, cancel, note, ready, plan, put_on),
        *(queue, queue, recall, give, close, reopen),
    ),
    Role.CHAIR: (
        *(open_sitting, open_sitting, plan, call, call, settle, shutter, reveal, read_back),
        *(note, rate, amend, ask, restrict, lift, reopen),
    ),
    Role.SCRIBE: (propose, propose, note, put_on, shutter, register),
    Role.DECIDER: (confirm, confirm, propose, note, ask, rate, queue, close, reopen),
    Role.PRACTITIONER: (
        *(notice, share, share, share, correct, decline, stance, stance, challenge, note),
        *(register, receive, ask),
    ),
    Role.OUT_OF_HOURS: (receive, rate, note, share),
}


def wish(desk: Desk) -> Command | None:
    """What this person does next; whoever has nothing else to do says something.

    Those whose part it is to look on seldom try, and are refused.
    """
    known = tuple(one for role in desk.seat.roles for one in WISHES.get(role, ()))
    if not known and desk.draw.random() < 0.8:
        return None
    for _ in range(6):
        found = desk.draw.choice(known)(desk) if known else None
        if found is not None:
            return found
    return note(desk) or receive(desk)
