"""Which roles may give which command: data, default deny.

Whether this person may do it to this case, agency or sitting is judged where it is decided.
"""

from app.domain.case import commands as case
from app.domain.commands import Command
from app.domain.context import Context
from app.domain.errors import Code, Refused
from app.domain.meeting import commands as meeting
from app.domain.partnership import commands as partnership
from app.domain.values import Role

CHAIR = frozenset({Role.CHAIR})
DECIDER = frozenset({Role.DECIDER})
SCRIBE = frozenset({Role.SCRIBE})
OPERATOR = frozenset({Role.OPERATOR})
POST = frozenset({Role.POST})

FOR_AN_AGENCY = frozenset({Role.PRACTITIONER, Role.OUT_OF_HOURS})
AT_NIGHT = frozenset({Role.OUT_OF_HOURS})
RUN = frozenset({Role.CHAIR, Role.COORDINATOR})
DRAFT = SCRIBE | DECIDER
ASK = RUN | DECIDER | FOR_AN_AGENCY
WRITE_DOWN = RUN | SCRIBE | FOR_AN_AGENCY
TABLE = RUN | SCRIBE | DECIDER | FOR_AN_AGENCY
SETTINGS = frozenset({Role.ADMINISTRATOR, Role.OPERATOR})

MAY: dict[type[Command], frozenset[Role]] = {
    # The door
    case.ReceiveReferral: RUN | FOR_AN_AGENCY | OPERATOR,
    case.AmendReferral: RUN,
    case.PutSubject: RUN | OPERATOR,
    case.RemoveSubject: RUN,
    case.BeginScreening: RUN,
    case.RouteReferral: RUN | DECIDER,
    case.RestrictCase: RUN,
    case.LiftRestriction: RUN,
    # Nothing can be asked of an unrated case, and at night nobody else is there to rate it.
    case.RateCase: RUN | DECIDER | AT_NIGHT | OPERATOR,
    case.TagCase: RUN,
    case.LinkCase: RUN | OPERATOR,
    # Asking and answering
    case.RequestInformation: ASK,
    case.RecordBasis: ASK,
    case.MarkRequestSeen: FOR_AN_AGENCY,
    case.PauseRequest: RUN,
    case.ResumeRequest: RUN,
    case.CancelRequest: RUN | DECIDER,
    case.ShareInformation: WRITE_DOWN | OPERATOR,
    case.CorrectContribution: WRITE_DOWN,
    case.WithdrawContribution: WRITE_DOWN,
    case.DeclineRequest: FOR_AN_AGENCY,
    case.AddNote: TABLE,
    case.MarkReady: RUN,
    # What makes it lawful
    case.ChoosePreset: RUN | DECIDER,
    case.RecordInformed: TABLE,
    case.RecordConsent: TABLE,
    case.WithdrawConsent: TABLE,
    # The legal profile narrows this further.
    case.Dispense: RUN | DECIDER | FOR_AN_AGENCY,
    case.NameKeyWorker: RUN | DECIDER,
    # Deciding
    case.GiveStance: FOR_AN_AGENCY,
    case.RevealStances: CHAIR,
    case.RaiseChallenge: FOR_AN_AGENCY,
    case.AnswerChallenge: FOR_AN_AGENCY | CHAIR | SCRIBE | DECIDER,
    case.AcceptAnswer: FOR_AN_AGENCY,
    case.LeaveChallengeOpen: FOR_AN_AGENCY | CHAIR,
    case.EscalateChallenge: FOR_AN_AGENCY | RUN,
    case.ProposeDecision: DRAFT,
    case.ReadBackDecision: CHAIR,
    case.ConfirmDecision: DECIDER,
    case.WithdrawProposal: DRAFT | CHAIR,
    case.CorrectDecision: DECIDER,
    case.PutAction: TABLE,
    case.CompleteAction: TABLE,
    case.DeferCase: CHAIR | DECIDER,
    # Beyond the hub, and back to the threshold document
    case.AskRelease: TABLE,
    case.AnswerRelease: ASK,
    case.ReleaseInformation: ASK,
    case.FollowUpRelease: TABLE,
    case.RaiseForReview: TABLE,
    case.SettleReview: CHAIR | DECIDER,
    # Working papers: whoever hears of a claim or an inquiry may stop the shredder.
    case.HoldPapers: ASK,
    case.LiftHold: CHAIR | DECIDER,
    case.DestroyPapers: RUN | DECIDER,
    case.ConfirmDestroyed: FOR_AN_AGENCY,
    # Closing
    case.BeginClosing: RUN,
    case.CloseCase: RUN | DECIDER,
    case.ReopenCase: RUN | DECIDER,
    # Telling
    case.RecordSafeContact: RUN | DECIDER | FOR_AN_AGENCY,
    case.QueueMessage: RUN | DECIDER | POST,
    case.RecallMessage: RUN | DECIDER,
    case.MarkGiven: RUN | DECIDER | FOR_AN_AGENCY,
    case.RecordAttempt: POST,
    case.SeeMessage: TABLE,
    case.FileMessage: TABLE,
    case.DisputeMessage: TABLE,
    case.SettleDispute: CHAIR | DECIDER,
    # The sitting
    meeting.PlanSitting: RUN,
    meeting.OpenSitting: RUN,
    meeting.Register: TABLE,
    meeting.PutOnAgenda: RUN | SCRIBE,
    meeting.TakeOffAgenda: RUN | SCRIBE,
    meeting.ReorderAgenda: RUN | SCRIBE,
    meeting.CallCase: CHAIR,
    meeting.PutBackCase: CHAIR,
    meeting.CarryOverCase: CHAIR,
    meeting.HandOverChair: RUN,
    meeting.AppointScribe: RUN,
    meeting.SetShutter: CHAIR | SCRIBE,
    meeting.CloseSitting: CHAIR,
    # The partnership
    partnership.FoundPartnership: OPERATOR,
    partnership.PutAgency: SETTINGS,
    partnership.SetAgencyMode: SETTINGS,
    partnership.PutSeat: SETTINGS,
    partnership.RemoveSeat: SETTINGS,
    partnership.SetClocks: SETTINGS,
    partnership.SetCalendar: SETTINGS,
    partnership.SetLadder: SETTINGS,
    partnership.PutService: SETTINGS,
    partnership.RemoveService: SETTINGS,
    partnership.PublishThreshold: SETTINGS,
    partnership.SignThreshold: ASK,
    partnership.ScheduleAgencyMode: SETTINGS,
    partnership.AdoptProfile: SETTINGS,
    partnership.SetPreset: SETTINGS,
    partnership.SetFeedbackRules: SETTINGS,
    partnership.PutTemplate: SETTINGS,
}


def permit(command: Command, context: Context) -> None:
    """Raise `not_permitted` unless one of the actor's roles may give this command."""
    if not context.has(*MAY.get(type(command), frozenset())):
        raise Refused(Code.NOT_PERMITTED)
