"""The words of the code sets, as they stand on screens. Whole lists, so that choosers offer all."""

from collections.abc import Mapping
from typing import Any

from app.domain.case.lawful import Capacity, ConsentKind, Understood
from app.domain.case.parts import (
    Aware,
    CloseReason,
    DeclineReason,
    LinkKind,
    Protection,
    StepWay,
)
from app.domain.case.releases import ReleaseState
from app.domain.case.state import ChallengeState, DecisionState
from app.domain.meeting.state import ItemState, SittingState
from app.domain.values import (
    Attendance,
    DataClass,
    Factor,
    Outcome,
    Preset,
    PrimaryNeed,
    Rating,
    Role,
    Route,
    Rung,
    Searched,
    SeatMode,
    Sex,
    Source,
    Stage,
    SubjectKind,
)

STAGES: dict[Stage, str] = {
    Stage.NEW: "New",
    Stage.SCREENING: "Screening",
    Stage.GATHERING: "Gathering",
    Stage.READY: "Ready",
    Stage.DECIDED: "Decided",
    Stage.CLOSING: "Closing",
    Stage.CLOSED: "Closed",
}

RATINGS: dict[Rating, str] = {
    Rating.UNRATED: "Not rated",
    Rating.RED: "Red",
    Rating.AMBER: "Amber",
    Rating.GREEN: "Green",
    Rating.BLUE: "Blue, not shared",
}

OUTCOMES: dict[Outcome, str] = {
    Outcome.NO_FURTHER_ACTION: "No further action",
    Outcome.ADVICE: "Information and advice",
    Outcome.UNIVERSAL: "Universal services",
    Outcome.EARLY_HELP: "Early help",
    Outcome.FAMILY_SUPPORT: "Targeted family support",
    Outcome.ASSESSMENT: "Child and family assessment",
    Outcome.STRATEGY_DISCUSSION: "Strategy discussion",
    Outcome.SECTION_47: "Section 47 enquiry",
    Outcome.LOOKED_AFTER: "Looked after child",
    Outcome.LADO: "Allegation against a person in a position of trust",
    Outcome.ADULT_SOCIAL_CARE: "Adult social care",
    Outcome.POLICE_LED: "Police-led",
    Outcome.DOMESTIC_ABUSE: "Domestic abuse services",
    Outcome.PREVENT: "Prevent",
    Outcome.PRIVATE_FOSTERING: "Private fostering",
    Outcome.OTHER_AUTHORITY: "Transfer to another authority",
    Outcome.ALLOCATED_WORKER: "Pass to the allocated worker",
    Outcome.AWAIT_INFORMATION: "Await information",
}

SOURCES: dict[Source, str] = {
    Source.FAMILY: "Family or carer",
    Source.ACQUAINTANCE: "Friend or neighbour",
    Source.SELF: "The child",
    Source.OTHER_INDIVIDUAL: "Another person",
    Source.SCHOOL: "School",
    Source.EDUCATION_SERVICE: "Education service",
    Source.GP: "GP",
    Source.HEALTH_VISITOR: "Health visitor",
    Source.SCHOOL_NURSE: "School nurse",
    Source.PRIMARY_HEALTH: "Primary health",
    Source.EMERGENCY_DEPARTMENT: "Emergency department",
    Source.OTHER_HEALTH: "Other health service",
    Source.HOUSING: "Housing",
    Source.LA_SOCIAL_CARE: "Social care of this authority",
    Source.LA_INTERNAL: "This authority",
    Source.OTHER_LA: "Another authority",
    Source.LA_EARLY_HELP: "Early help",
    Source.POLICE: "Police",
    Source.OTHER_LEGAL: "Court, probation or prison",
    Source.OTHER: "Other",
    Source.ANONYMOUS: "Anonymous",
    Source.UNKNOWN: "Not known",
}

NEEDS: dict[PrimaryNeed, str] = {
    PrimaryNeed.ABUSE_OR_NEGLECT: "Abuse or neglect",
    PrimaryNeed.CHILD_DISABILITY: "Child's disability or illness",
    PrimaryNeed.PARENTAL_ILLNESS: "Parent's disability or illness",
    PrimaryNeed.ACUTE_STRESS: "Family in acute stress",
    PrimaryNeed.FAMILY_DYSFUNCTION: "Family dysfunction",
    PrimaryNeed.UNACCEPTABLE_BEHAVIOUR: "Socially unacceptable behaviour",
    PrimaryNeed.LOW_INCOME: "Low income",
    PrimaryNeed.ABSENT_PARENTING: "Absent parenting",
    PrimaryNeed.NOT_IN_NEED: "Not a child in need",
    PrimaryNeed.NOT_STATED: "Not stated",
}

FACTORS: dict[Factor, str] = {
    Factor.ALCOHOL_CHILD: "Alcohol: the child",
    Factor.ALCOHOL_PARENT: "Alcohol: a parent or carer",
    Factor.ALCOHOL_OTHER: "Alcohol: someone else in the home",
    Factor.DRUGS_CHILD: "Drugs: the child",
    Factor.DRUGS_PARENT: "Drugs: a parent or carer",
    Factor.DRUGS_OTHER: "Drugs: someone else in the home",
    Factor.DOMESTIC_ABUSE_CHILD: "Domestic abuse: of the child",
    Factor.DOMESTIC_ABUSE_PARENT: "Domestic abuse: of a parent or carer",
    Factor.DOMESTIC_ABUSE_OTHER: "Domestic abuse: of someone else in the home",
    Factor.MENTAL_HEALTH_CHILD: "Mental health: the child",
    Factor.MENTAL_HEALTH_PARENT: "Mental health: a parent or carer",
    Factor.MENTAL_HEALTH_OTHER: "Mental health: someone else in the home",
    Factor.LEARNING_DISABILITY_CHILD: "Learning disability: the child",
    Factor.LEARNING_DISABILITY_PARENT: "Learning disability: a parent or carer",
    Factor.LEARNING_DISABILITY_OTHER: "Learning disability: someone else in the home",
    Factor.PHYSICAL_DISABILITY_CHILD: "Physical disability or illness: the child",
    Factor.PHYSICAL_DISABILITY_PARENT: "Physical disability or illness: a parent or carer",
    Factor.PHYSICAL_DISABILITY_OTHER: "Physical disability or illness: someone else in the home",
    Factor.YOUNG_CARER: "Young carer",
    Factor.PRIVATE_FOSTERING: "Privately fostered",
    Factor.UNACCOMPANIED: "Unaccompanied asylum seeker",
    Factor.MISSING: "Going missing",
    Factor.SEXUAL_EXPLOITATION: "Child sexual exploitation",
    Factor.TRAFFICKING: "Trafficking",
    Factor.GANGS: "Gangs",
    Factor.UNACCEPTABLE_BEHAVIOUR: "Socially unacceptable behaviour",
    Factor.SELF_HARM: "Self-harm",
    Factor.NEGLECT: "Neglect",
    Factor.EMOTIONAL_ABUSE: "Emotional abuse",
    Factor.PHYSICAL_ABUSE_BY_CHILD: "Physical abuse by a child",
    Factor.PHYSICAL_ABUSE_BY_ADULT: "Physical abuse by an adult",
    Factor.SEXUAL_ABUSE_BY_CHILD: "Sexual abuse by a child",
    Factor.SEXUAL_ABUSE_BY_ADULT: "Sexual abuse by an adult",
    Factor.OTHER: "Other",
    Factor.NONE: "No factors found",
    Factor.FGM: "Female genital mutilation",
    Factor.FAITH_OR_BELIEF: "Abuse linked to faith or belief",
    Factor.CRIMINAL_EXPLOITATION: "Child criminal exploitation",
}

ROLES: dict[Role, str] = {
    Role.CHAIR: "Chair",
    Role.DECIDER: "Decider",
    Role.SCRIBE: "Scribe",
    Role.COORDINATOR: "Coordinator",
    Role.PRACTITIONER: "Practitioner",
    Role.OUT_OF_HOURS: "Out-of-hours team",
    Role.OBSERVER: "Observer",
    Role.AUDITOR: "Auditor",
    Role.ADMINISTRATOR: "Administrator",
    Role.DISPLAY: "Wall display",
    Role.OPERATOR: "Command line",
    Role.CLOCK: "Clock",
    Role.POST: "Post",
}

ROUTES: dict[Route, str] = {
    Route.MASH: "To the hub's partners",
    Route.OPEN_CASE: "To the worker of an open case",
    Route.EARLY_HELP: "To early help",
    Route.ADVICE: "Information and advice",
}

MODES: dict[SeatMode, str] = {
    SeatMode.CO_LOCATED: "here",
    SeatMode.VIRTUAL: "virtual",
    SeatMode.OFF: "not at this board",
}

SUBJECT_KINDS: dict[SubjectKind, str] = {
    SubjectKind.CHILD: "Child",
    SubjectKind.UNBORN: "Unborn child",
    SubjectKind.ADULT: "Adult",
}

SEXES: dict[Sex, str] = {
    Sex.MALE: "Male",
    Sex.FEMALE: "Female",
    Sex.OTHER: "Other",
    Sex.UNKNOWN: "Not known",
}

SEARCHED: dict[Searched, str] = {
    Searched.FOUND: "found",
    Searched.NO_RECORD: "no record found",
    Searched.NOT_SEARCHED: "not searched",
    Searched.CANNOT_SHARE: "cannot share",
}

AWARE: dict[Aware, str] = {
    Aware.NOT_STATED: "Not stated",
    Aware.AGREED: "The family agreed",
    Aware.TOLD: "The family was told",
    Aware.NOT_TOLD: "The family was not told",
    Aware.REFUSED: "The family did not agree",
}

PERSON_AWARE: dict[Aware, str] = {
    Aware.NOT_STATED: "Not stated",
    Aware.TOLD: "Told",
    Aware.AGREED: "Told, and agreed",
    Aware.NOT_TOLD: "Not told",
    Aware.REFUSED: "Told, and did not agree",
}
"""Of one person, where AWARE speaks of the family."""

PROTECTIONS: dict[Protection, str] = {
    Protection.NONE: "None",
    Protection.POLICE_PROTECTION: "Police protection used",
    Protection.EMERGENCY_ORDER: "Emergency protection order",
    Protection.HOSPITAL: "In hospital",
    Protection.MOVED_TO_RELATIVE: "Moved to a relative",
    Protection.ARREST: "Arrest made",
    Protection.OTHER: "Other",
}

DECLINES: dict[DeclineReason, str] = {
    DeclineReason.NOT_RELEVANT: "Not relevant to the question",
    DeclineReason.NOT_PROPORTIONATE: "Not proportionate",
    DeclineReason.NO_LAWFUL_BASIS: "No lawful basis",
    DeclineReason.CONSENT_REFUSED: "Consent refused",
    DeclineReason.WOULD_HARM_INVESTIGATION: "Would harm an investigation",
    DeclineReason.THIRD_PARTY: "Belongs to a third party",
    DeclineReason.OTHER: "Another reason",
}

CLOSE_REASONS: dict[CloseReason, str] = {
    CloseReason.OUTCOME_IN_HAND: "The outcome is in hand",
    CloseReason.NO_FURTHER_ACTION: "No further action",
    CloseReason.STEPPED_DOWN: "Stepped down",
    CloseReason.TRANSFERRED: "Transferred",
    CloseReason.RECEIVED_IN_ERROR: "Received in error",
    CloseReason.OTHER: "Another reason",
}

LINKS: dict[LinkKind, str] = {
    LinkKind.SIBLING: "Brother or sister",
    LinkKind.SAME_HOUSEHOLD: "Same household",
    LinkKind.SAME_PERSON: "Same person",
    LinkKind.SAME_INCIDENT: "Same incident",
    LinkKind.OTHER: "Other",
}

CHALLENGES: dict[ChallengeState, str] = {
    ChallengeState.OPEN: "open",
    ChallengeState.ANSWERED: "answered",
    ChallengeState.ACCEPTED: "answer accepted",
    ChallengeState.LEFT_OPEN: "left open on the record",
}

RUNGS: dict[Rung, str] = {
    Rung.PRACTITIONER: "practitioners",
    Rung.MANAGER: "managers",
    Rung.HEAD_OF_SERVICE: "heads of service",
    Rung.PARTNERSHIP: "the partnership",
}

STEP_WAYS: dict[StepWay, str] = {
    StepWay.DOWN: "Step down",
    StepWay.UP: "Step up",
}

RELEASES: dict[ReleaseState, str] = {
    ReleaseState.ASKED: "waits for the agencies that it came from",
    ReleaseState.APPROVED: "approved, not yet released",
    ReleaseState.REFUSED: "not approved",
    ReleaseState.RELEASED: "released",
}

DECISIONS: dict[DecisionState, str] = {
    DecisionState.PROPOSED: "Proposed, not yet decided",
    DecisionState.READ_BACK: "Read back, not yet decided",
    DecisionState.CONFIRMED: "Decided",
    DecisionState.WITHDRAWN: "Proposal withdrawn",
}

ATTENDANCES: dict[Attendance, str] = {
    Attendance.IN_THE_ROOM: "in the room",
    Attendance.VIRTUAL: "virtual",
    Attendance.APOLOGIES: "sent apologies",
}

ITEMS: dict[ItemState, str] = {
    ItemState.WAITING: "waiting",
    ItemState.CALLED: "now",
    ItemState.DECIDED: "decided",
    ItemState.DEFERRED: "deferred",
    ItemState.CARRIED_OVER: "carried over",
}

SITTINGS: dict[SittingState, str] = {
    SittingState.PLANNED: "planned",
    SittingState.OPEN: "open",
    SittingState.CLOSED: "closed",
}

CONSENT_KINDS: dict[ConsentKind, str] = {
    ConsentKind.SHARING: "Consent to share their data",
    ConsentKind.SERVICE: "Agreement to be worked with",
    ConsentKind.CONFIDENCE: "Waiver of a duty of confidence",
}

CAPACITIES: dict[Capacity, str] = {
    Capacity.OWN: "For themselves, 16 or over",
    Capacity.COMPETENT_CHILD: "For themselves, under 16 and found competent",
    Capacity.PARENTAL_RESPONSIBILITY: "With parental responsibility",
}

UNDERSTOOD: dict[Understood, str] = {
    Understood.NOT_CHECKED: "Not checked",
    Understood.DOUBTFUL: "Doubtful",
    Understood.FAIRLY: "Fairly sure",
    Understood.FULLY: "Sure",
}

DATA_CLASSES: dict[DataClass, str] = {
    DataClass.GENERAL: "General information",
    DataClass.HEALTH: "Health information",
    DataClass.OFFENCES: "Information about offences",
}

PRESETS: dict[Preset, str] = {
    Preset.FRONT_DOOR: "Front door",
    Preset.EARLY_HELP: "Early help",
    Preset.CHILDREN_IN_NEED: "Children in need",
    Preset.CHILD_PROTECTION: "Child protection",
}

TABLES: tuple[Mapping[Any, str], ...] = (
    STAGES,
    RATINGS,
    OUTCOMES,
    SOURCES,
    NEEDS,
    FACTORS,
    ROLES,
    ROUTES,
    MODES,
    SUBJECT_KINDS,
    SEXES,
    SEARCHED,
    AWARE,
    PROTECTIONS,
    DECLINES,
    CLOSE_REASONS,
    LINKS,
    CHALLENGES,
    RUNGS,
    STEP_WAYS,
    RELEASES,
    DECISIONS,
    ATTENDANCES,
    ITEMS,
    SITTINGS,
    CONSENT_KINDS,
    CAPACITIES,
    UNDERSTOOD,
    DATA_CLASSES,
    PRESETS,
)
"""Every table, for the one function that gives the word of any code."""
