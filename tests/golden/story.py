"""A day in which everything happens once: who asks for what, in order. Nobody here is real."""

from datetime import date, time

from msgspec import structs

from app.domain.case import commands as case
from app.domain.case.commands import ShareInformation
from app.domain.case.feedback import About, Reader
from app.domain.case.lawful import ConsentKind
from app.domain.case.parts import (
    Aware,
    Content,
    DeclineReason,
    Handling,
    LinkKind,
)
from app.domain.clocks import WORKING_HOURS_CLOCKS, Calendar, Closure, WorkingWeek
from app.domain.commands import Command
from app.domain.context import BUILT_IN, OPERATOR, POST
from app.domain.meeting import commands as meeting
from app.domain.partnership import commands as partnership
from app.domain.partnership.presets import PresetRules
from app.domain.partnership.state import (
    DEFAULT_LADDER,
    Clause,
    FeedbackRules,
    RungDays,
    Seat,
    Service,
    Template,
    ThresholdVersion,
)
from app.domain.values import (
    ActionId,
    AgencyId,
    Attendance,
    CaseId,
    ChallengeId,
    DataClass,
    Factor,
    Outcome,
    Preset,
    Rating,
    ReleaseId,
    ReviewId,
    Role,
    Route,
    Rung,
    SeatMode,
    ServiceId,
    Source,
)
from tests.helpers import builders as given
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    COORDINATOR,
    EDUCATION,
    HEALTH,
    HOUR,
    NURSE,
    OFFICER,
    OTHER_CASE,
    POLICE,
    SECOND_CHAIR,
    SITTING,
    SOCIAL_CARE,
    contribution_id,
    request_id,
    subject_id,
    uid,
)
from tests.helpers.submitting import FOUNDING, note, receive

Steps = tuple[tuple[Seat, Command], ...]

OPERATORS = BUILT_IN[OPERATOR]
THE_POST = BUILT_IN[POST]
THIRD_CASE = given.case_id(3)
FOURTH_CASE = given.case_id(4)
LEAVER = given.seat(20, "Lee Leaver", Role.PRACTITIONER, agency=EDUCATION)
ACTION, LATER_ACTION = ActionId(uid(1, 8)), ActionId(uid(2, 8))
RELEASE, REVIEW = ReleaseId(uid(1, 10)), ReviewId(uid(1, 11))
CHALLENGE, OPEN_CHALLENGE = ChallengeId(uid(1, 9)), ChallengeId(uid(2, 9))
CLOSED_DAY = Closure(date(2026, 12, 24), date(2026, 12, 24), "Christmas Eve")


def by(seat: Seat, *commands: Command) -> Steps:
    return tuple((seat, command) for command in commands)


PLAYGROUP = Service(ServiceId("playgroup"), "Playgroup", levels=(1, 2))
CLUB = Service(ServiceId("club"), "Homework club", contact="club@mash.example")


def own_words(version: int) -> Template:
    return Template(
        Reader.SCHOOL, About.RECEIPT, version, "Thank you", f"We have it. Words of {version}."
    )


FOUNDED = by(
    OPERATORS,
    *FOUNDING,
    partnership.PutSeat(seat=LEAVER),
    partnership.SetAgencyMode(agency=given.YOUTH_JUSTICE, mode=SeatMode.VIRTUAL),
    partnership.SetClocks(clocks=WORKING_HOURS_CLOCKS),
    partnership.SetCalendar(
        calendar=Calendar(
            WorkingWeek((1, 2, 3, 4, 5), time(8, 30), time(17)), closures=(CLOSED_DAY,)
        )
    ),
    partnership.PublishThreshold(
        threshold=ThresholdVersion("2026.1", date(2026, 4, 1), (Clause("4.3", 4, "Violence"),))
    ),
    partnership.SetFeedbackRules(
        rules=FeedbackRules(trusted=("school.example",), phone="01632 960")
    ),
    *(partnership.PutTemplate(template=own_words(n)) for n in (1, 2)),
    partnership.RemoveSeat(account=LEAVER.account, reason="Moved on"),
    partnership.SetLadder(ladder=(DEFAULT_LADDER[0], RungDays(Rung.HEAD_OF_SERVICE, 2))),
    partnership.PutService(service=PLAYGROUP),
    partnership.PutService(service=CLUB),
    partnership.PutService(service=structs.replace(PLAYGROUP, offers="Mornings")),
    partnership.RemoveService(service=CLUB.id),
    partnership.ScheduleAgencyMode(
        agency=given.DOMESTIC_ABUSE, mode=SeatMode.VIRTUAL, since=date(2027, 1, 4)
    ),
    partnership.AdoptProfile(profile=given.PROFILE),
    partnership.SetPreset(
        rules=PresetRules(
            preset=Preset.EARLY_HELP,
            name="Family hub",
            purpose="Find the help that fits",
            power="Children Act 2004 s.10",
            article_6="6(1)(e) public task",
            asks=(SOCIAL_CARE, EDUCATION),
            asks_later=(HEALTH,),
            decides=False,
            destroys_papers=True,
        )
    ),
)
SIGNED = by(NURSE, partnership.SignThreshold(version="2026.1"))

REFERRED = given.referral(
    source=Source.SCHOOL, referrer="Robin Referrer", referrer_email="robin@school.example"
)

DOOR = by(
    COORDINATOR,
    structs.replace(receive(1), referral=REFERRED),
    receive(2),
    receive(3),
    case.BeginScreening(case=CASE),
    case.AmendReferral(
        case=CASE,
        referral=structs.replace(REFERRED, concern="Neglect", voice="“I’m hungry.”"),
        reason="Rang",
    ),
    case.PutSubject(case=CASE, subject=given.mother(given="Zoë")),
    case.PutSubject(case=CASE, subject=given.subject(3, given="Ash"), reason="A brother"),
    case.PutSubject(case=CASE, subject=given.subject(3, given="Ashe"), reason="Spelling"),
    case.RemoveSubject(case=CASE, subject=subject_id(3), reason="Another family"),
    case.TagCase(case=CASE, factors=(Factor.NEGLECT,), programmes=("Family hub",)),
    case.RateCase(case=CASE, rating=Rating.AMBER, level=3),
    case.RateCase(case=OTHER_CASE, rating=Rating.RED, level=4),
    case.RouteReferral(case=THIRD_CASE, route=Route.ADVICE, reason="Advice was enough"),
)

HIDDEN = by(
    COORDINATOR,
    case.RestrictCase(case=OTHER_CASE, named=(NURSE.account,), reason="A colleague is involved"),
    case.LinkCase(case=CASE, other=OTHER_CASE, kind=LinkKind.SIBLING, note="Half brother"),
    note(2, "Only for those who are named."),
)

SHOWN = by(COORDINATOR, case.LiftRestriction(case=OTHER_CASE, reason="No longer needed"))


def ask(n: int, agency: AgencyId, **fields: object) -> case.RequestInformation:
    usual = case.RequestInformation(
        case=CASE,
        request=request_id(n),
        agency=agency,
        subjects=(given.CHILD,),
        question="What is known?",
        purpose="To decide what to do",
        basis=given.BASIS,
    )
    return structs.replace(usual, **fields)


ASKED = (
    *by(
        COORDINATOR,
        ask(1, HEALTH, systems=("Records",)),
        ask(2, POLICE, level=4, basis=None),
        ask(3, EDUCATION),
        ask(4, SOCIAL_CARE),
        case.RecordBasis(case=CASE, request=request_id(2), basis=given.BASIS),
        case.PauseRequest(case=CASE, request=request_id(1), cause="Consent is sought"),
        case.ResumeRequest(case=CASE, request=request_id(1)),
        case.RateCase(case=CASE, rating=Rating.RED, reason="A second call"),
        case.CancelRequest(case=CASE, request=request_id(3), reason="Not at school yet"),
    ),
    *by(NURSE, case.MarkRequestSeen(case=CASE, request=request_id(1))),
)


def share(
    n: int, content: Content, request: int | None = None, case: CaseId = CASE
) -> ShareInformation:
    asked = None if request is None else request_id(request)
    return ShareInformation(
        case=case, contribution=contribution_id(n), content=content, request=asked
    )


MINE = given.consent(1, kind=ConsentKind.CONFIDENCE, data=(DataClass.HEALTH,))
LAWFUL = (
    *by(
        COORDINATOR,
        receive(4),
        case.RateCase(case=FOURTH_CASE, rating=Rating.GREEN, level=2),
        case.ChoosePreset(case=FOURTH_CASE, preset=Preset.EARLY_HELP),
        case.PutSubject(case=FOURTH_CASE, subject=given.mother()),
        ask(11, SOCIAL_CARE, case=FOURTH_CASE, subjects=(given.MOTHER,)),
        ask(12, HEALTH, case=FOURTH_CASE, subjects=(given.MOTHER,)),
        case.RecordInformed(
            case=FOURTH_CASE, subject=given.MOTHER, aware=Aware.TOLD, how="At the door"
        ),
        case.RecordConsent(case=FOURTH_CASE, consent=given.consent(2)),
        case.RecordConsent(case=FOURTH_CASE, consent=MINE),
        case.NameKeyWorker(case=FOURTH_CASE, name="Kit Keyworker", agency=SOCIAL_CARE),
    ),
    *by(NURSE, share(11, given.content("Registered."), request=12, case=FOURTH_CASE)),
    *by(
        COORDINATOR,
        case.WithdrawConsent(case=FOURTH_CASE, consent=MINE.id, reason="Changed her mind"),
        case.RecordConsent(case=FOURTH_CASE, consent=given.consent(3, given=False)),
    ),
    *by(
        CHAIR,
        case.Dispense(
            case=FOURTH_CASE,
            subjects=(given.MOTHER,),
            agencies=(SOCIAL_CARE,),
            reason="The child cannot wait.",
        ),
    ),
)

SEALED = Content(facts="Known to a clinic.", handling=Handling(only_for=(SOCIAL_CARE,)))
OPEN = given.content(headline="Seen twice", searches=(given.search(),))


ANSWERED = (
    *by(
        NURSE,
        share(1, SEALED, request=1),
        share(2, OPEN),
        case.CorrectContribution(
            case=CASE,
            contribution=contribution_id(1),
            content=structs.replace(SEALED, facts="Known to two clinics."),
            reason="Found another",
        ),
        case.WithdrawContribution(
            case=CASE, contribution=contribution_id(2), reason="The wrong child"
        ),
    ),
    *by(
        OFFICER,
        share(3, Content(searches=(given.search(),), headline="No incidents")),
        case.DeclineRequest(
            case=CASE, request=request_id(2), reason=DeclineReason.THIRD_PARTY, text="Another's"
        ),
    ),
    *by(COORDINATOR, note(1), case.MarkReady(case=CASE, reason="Enough is here")),
)

DISCUSSED = (
    *by(
        COORDINATOR,
        meeting.PlanSitting(
            meeting=SITTING,
            name="Morning",
            starts=AT + HOUR,
            ends=AT + 2 * HOUR,
            chair=CHAIR.account,
        ),
        meeting.PutOnAgenda(meeting=SITTING, case=CASE),
        meeting.PutOnAgenda(meeting=SITTING, case=OTHER_CASE),
        meeting.ReorderAgenda(meeting=SITTING, cases=(OTHER_CASE, CASE)),
        meeting.OpenSitting(meeting=SITTING),
        meeting.HandOverChair(meeting=SITTING, to=SECOND_CHAIR.account),
        meeting.HandOverChair(meeting=SITTING, to=CHAIR.account),
    ),
    *by(
        NURSE,
        meeting.Register(meeting=SITTING, account=NURSE.account, attendance=Attendance.VIRTUAL),
    ),
    *by(
        CHAIR,
        meeting.SetShutter(meeting=SITTING, shut=True),
        meeting.CallCase(meeting=SITTING, case=OTHER_CASE),
        meeting.PutBackCase(meeting=SITTING, case=OTHER_CASE),
        meeting.CallCase(meeting=SITTING, case=CASE),
        meeting.SetShutter(meeting=SITTING, shut=False),
    ),
    *by(NURSE, case.GiveStance(case=CASE, outcome=Outcome.ASSESSMENT, level=3, reason="Worried")),
    *by(OFFICER, case.GiveStance(case=CASE, unsure=True)),
    *by(CHAIR, case.RevealStances(case=CASE)),
    *by(
        OFFICER,
        case.RaiseChallenge(
            case=CASE, challenge=CHALLENGE, text="Why level 3?", to=HEALTH, headline="Level?"
        ),
        case.RaiseChallenge(case=CASE, challenge=OPEN_CHALLENGE, text="And the brother?"),
    ),
    *by(NURSE, case.AnswerChallenge(case=CASE, challenge=CHALLENGE, text="Two visits")),
    *by(
        OFFICER,
        case.AcceptAnswer(case=CASE, challenge=CHALLENGE),
        case.LeaveChallengeOpen(case=CASE, challenge=OPEN_CHALLENGE),
        case.RaiseForReview(
            case=CASE, review=REVIEW, version="2026.1", clause="4.3", text="Level 3 too?"
        ),
    ),
)
