"""What the wall and an observer see, field by field. A field not named here is never shown:
it takes its default, or the shortest value that its type allows."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from app.domain.case import events, feedback, papers, parts, state
from app.domain.clocks import Calendar, Pause, RatingClocks
from app.domain.partnership import events as partnership_events
from app.domain.partnership.state import (
    Agency,
    FeedbackRules,
    ModeChange,
    Partnership,
    RungDays,
    Seat,
    Template,
    ThresholdVersion,
)
from app.domain.values import By, Subject

UNSAID = "·"
"""Stands where a type demands words."""

WHOLE: frozenset[type[Struct]] = frozenset(
    {
        RatingClocks,
        Calendar,
        FeedbackRules,
        ModeChange,
        RungDays,
        Template,
        ThresholdVersion,
    }
)
"""Settings that everyone at the board may know entirely."""

UNTOLD: frozenset[type[Struct]] = frozenset(
    {
        # Releases
        events.ReleaseAsked,
        events.ReleaseAnswered,
        events.InformationReleased,
        events.ReleaseFollowedUp,
        # Questions about the threshold document
        events.ThresholdQuestioned,
        events.ReviewSettled,
        # The directory
        partnership_events.ServicePut,
        partnership_events.ServiceRemoved,
    }
)
"""Events that change nothing of what the wall or an observer sees: they hear that there was one."""

WALL: dict[type[Struct], str] = {
    By: "account name agency mode",
    Subject: "id kind given family age",
    # Parts of a case
    parts.Immediate: "action",
    parts.Referral: "received source referrer_agency concern need level immediate",
    parts.Basis: "",
    parts.Handling: "off_wall",
    parts.Content: "headline handling",
    parts.Action: "id owner due done_at",
    parts.ChildOutcome: "subject outcomes level",
    parts.StrategyDiscussion: "at agencies",
    parts.Section47: "joint starts agencies",
    parts.Draft: (
        "children clause threshold_version lead supporting actions strategy section_47 urgent"
    ),
    parts.Stance: "agency given_at outcome level unsure",
    Pause: "began ended",
    # A case
    state.Rated: "rating at by",
    state.Amendment: "at by what",
    state.Contribution: (
        "id agency by at content changed request late nil sealed working withdrawn_at trawl"
    ),
    state.Request: (
        "id agency subjects by at state basis basis_owed_by clock_from due pauses"
        " seen_at declined closed_at trawl"
    ),
    state.Challenge: (
        "id agency by at to headline state answered_by answered_at settled_at due escalations"
    ),
    state.Escalation: "rung at by due answered_by answered_at",
    state.Correction: "earlier at by",
    state.Decision: (
        "id draft proposed_by proposed_at changed state read_back_by read_back_at"
        " decided_by decided_at corrections"
    ),
    state.Deferral: "until at by",
    state.Note: "at by working",
    state.Screening: "by at level route",
    state.Restriction: "at by",
    state.Closing: "reason at by",
    state.Case: (
        "id version reference stage opened_at opened_by referral subjects referral_changed"
        " subjects_changed decide_by rating ratings screening decided_level requests"
        " contributions stances stances_revealed challenges decisions actions deferrals notes"
        " amendments restriction closing preset trawl hold certificate"
    ),
    # Events of a case
    events.ReferralReceived: "by case reference referral subjects decide_by",
    events.ReferralAmended: "by referral",
    events.SubjectPut: "by subject",
    events.SubjectRemoved: "by subject",
    events.ScreeningBegun: "by",
    events.ReferralRouted: "by route",
    events.CaseRestricted: "by",
    events.RestrictionLifted: "by",
    events.CaseRated: "by rating level dues",
    events.CaseTagged: "by",
    events.CaseLinked: "by",
    events.InformationRequested: "by request agency subjects basis basis_owed_by due locked",
    events.BasisRecorded: "by request basis",
    events.RequestSeen: "by request",
    events.RequestPaused: "by request",
    events.RequestResumed: "by request due",
    events.RequestCancelled: "by request",
    events.InformationShared: "by contribution agency content request late nil sealed working",
    events.ContributionCorrected: "by contribution agency content nil sealed working",
    events.ContributionWithdrawn: "by contribution agency working",
    events.RequestDeclined: "by request agency reason",
    events.NoteAdded: "by working",
    events.CaseMadeReady: "by",
    # Lawful: that a request waits or goes out, and nothing of who agreed to what
    events.PresetChosen: "by preset",
    events.PersonInformed: "by",
    events.ConsentRecorded: "by stopped",
    events.ConsentWithdrawn: "by stopped",
    events.ConsentDispensed: "by",
    events.KeyWorkerNamed: "by",
    events.TrawlOpened: "by requests",
    events.StanceGiven: "by stance",
    events.StancesRevealed: "by stances",
    events.ChallengeRaised: "by challenge agency to headline due",
    events.ChallengeAnswered: "by challenge",
    events.AnswerAccepted: "by challenge",
    events.ChallengeEscalated: "by challenge rung due",
    events.ChallengeLeftOpen: "by challenge",
    events.DecisionProposed: "by decision draft",
    events.DecisionReadBack: "by decision",
    events.DecisionConfirmed: "by decision",
    events.ProposalWithdrawn: "by decision",
    events.DecisionCorrected: "by decision draft",
    events.ActionPut: "by action",
    events.ActionCompleted: "by action",
    events.CaseDeferred: "by until",
    events.ClosingBegun: "by",
    events.CaseClosed: "by reason",
    events.CaseReopened: "by decide_by",
    # Telling: a room knows that somebody did something, and no more.
    feedback.Words: "",
    feedback.Attempt: "at",
    events.SafeContactRecorded: "by",
    events.MessageQueued: "by message words",
    events.MessageRecalled: "by message",
    events.MessageGiven: "by message",
    events.MessageAttempted: "by message attempt",
    events.MessageSeen: "by message",
    events.MessageFiled: "by message",
    events.MessageDisputed: "by message",
    events.DisputeSettled: "by message",
    # Working papers
    papers.Hold: "at by",
    papers.Receipt: "agency at by",
    papers.Certificate: "contributions agencies notes at by receipts",
    events.PapersHeld: "by",
    events.HoldLifted: "by",
    events.PapersDestroyed: "by contributions requests agencies notes stage",
    events.DestructionConfirmed: "by agency",
    # The partnership
    Agency: "id name mode changes column off_wall systems desk_for",
    Seat: "account name roles agency mode job removed",
    Partnership: (
        "id version name prefix founded_at agencies seats clocks calendar thresholds ladder"
        " feedback templates"
    ),
    partnership_events.PartnershipFounded: "board name prefix",
    partnership_events.AgencyPut: "agency",
    partnership_events.AgencyModeSet: "agency mode",
    partnership_events.SeatPut: "seat",
    partnership_events.SeatRemoved: "account",
    partnership_events.ClocksSet: "clocks",
    partnership_events.CalendarSet: "calendar",
    partnership_events.LadderSet: "ladder",
    partnership_events.ThresholdPublished: "threshold",
    partnership_events.ThresholdSigned: "version agency name",
    partnership_events.AgencyModeScheduled: "agency mode since",
    partnership_events.ProfileAdopted: "",
    partnership_events.PresetSet: "",
    partnership_events.FeedbackRulesSet: "rules",
    partnership_events.TemplatePut: "template",
}

OBSERVER_TOO: dict[type[Struct], str] = {
    parts.Action: "what",
    parts.Draft: "reasons",
    parts.StrategyDiscussion: "reasonable_cause",
    parts.Section47: "reasons",
    state.Rated: "reason",
    state.Challenge: "text answer",
    state.Escalation: "reason answer",
    state.Correction: "reason",
    state.Decision: "withdrawn_because",
    state.Note: "text",
    events.CaseRated: "reason",
    events.NoteAdded: "text",
    events.ChallengeRaised: "text",
    events.ChallengeAnswered: "text",
    events.ChallengeEscalated: "reason",
    events.ProposalWithdrawn: "reason",
    events.DecisionCorrected: "reason",
}
"""Beside what the wall sees."""


def initial(name: str) -> str:
    """ "Kayleigh" is "K."; an empty name stays empty."""
    return f"{name.strip()[0]}." if name.strip() else ""


def unsaid(_: str) -> str:
    return UNSAID


def some_reason(_: parts.DeclineReason | None) -> parts.DeclineReason | None:
    return _ and parts.DeclineReason.OTHER


def some_channel(_: feedback.Channel) -> feedback.Channel:
    return feedback.Channel.BOARD


def some_state(_: feedback.MessageState) -> feedback.MessageState:
    return feedback.MessageState.QUEUED


SHOWN_AS: dict[tuple[type[Struct], str], Callable[[Any], Any]] = {
    (Subject, "given"): initial,
    (Subject, "family"): initial,
    (state.Request, "declined"): some_reason,
    (events.RequestDeclined, "reason"): some_reason,
    (Pause, "cause"): unsaid,
    (events.RequestPaused, "cause"): unsaid,
    (events.MessageQueued, "channel"): some_channel,
    (feedback.Attempt, "state"): some_state,
}
"""Fields that are shown, but never as they are."""
