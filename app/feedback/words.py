"""Codes in plain words, for people who have never seen the board."""

from app.domain.values import Outcome, Source

OUTCOMES: dict[Outcome, str] = {
    Outcome.NO_FURTHER_ACTION: "Nothing more is needed from these services now",
    Outcome.ADVICE: "Advice and information",
    Outcome.UNIVERSAL: "Help from services that are there for everyone",
    Outcome.EARLY_HELP: "Early help",
    Outcome.FAMILY_SUPPORT: "Support for the family",
    Outcome.ASSESSMENT: "A social worker looks at what help is needed (an assessment)",
    Outcome.STRATEGY_DISCUSSION: "Services meet to plan how to keep the child safe",
    Outcome.SECTION_47: "Social workers look into whether the child is safe (section 47)",
    Outcome.LOOKED_AFTER: "The council looks after the child",
    Outcome.LADO: "The officer for concerns about people who work with children is told",
    Outcome.ADULT_SOCIAL_CARE: "Adult social care is asked to help",
    Outcome.POLICE_LED: "The police take this forward",
    Outcome.DOMESTIC_ABUSE: "A domestic abuse service is asked to help",
    Outcome.PREVENT: "The Prevent team is asked to help",
    Outcome.PRIVATE_FOSTERING: "The private fostering team is asked to help",
    Outcome.OTHER_AUTHORITY: "Another council takes this over",
    Outcome.ALLOCATED_WORKER: "The worker who knows the family takes this forward",
    Outcome.AWAIT_INFORMATION: "More information is waited for",
}

A_SCHOOL = "a school or education service"
A_HEALTH_SERVICE = "a health service"
THE_COUNCIL = "a council service"

CAME_FROM: dict[Source, str] = {
    Source.SCHOOL: A_SCHOOL,
    Source.EDUCATION_SERVICE: A_SCHOOL,
    Source.GP: A_HEALTH_SERVICE,
    Source.HEALTH_VISITOR: A_HEALTH_SERVICE,
    Source.SCHOOL_NURSE: A_HEALTH_SERVICE,
    Source.PRIMARY_HEALTH: A_HEALTH_SERVICE,
    Source.EMERGENCY_DEPARTMENT: A_HEALTH_SERVICE,
    Source.OTHER_HEALTH: A_HEALTH_SERVICE,
    Source.HOUSING: "a housing service",
    Source.LA_SOCIAL_CARE: THE_COUNCIL,
    Source.LA_INTERNAL: THE_COUNCIL,
    Source.OTHER_LA: THE_COUNCIL,
    Source.LA_EARLY_HELP: THE_COUNCIL,
    Source.POLICE: "the police",
    Source.OTHER_LEGAL: "a court or probation service",
}
"""Only services: of anybody else a family is not told that they referred."""
