"""What a new partnership starts with; all of it can be changed afterwards."""

from collections.abc import Iterator
from datetime import date

from app.domain.clocks import OFFICE_HOURS, Calendar
from app.domain.commands import Command
from app.domain.partnership.commands import (
    AdoptProfile,
    FoundPartnership,
    PublishThreshold,
    PutAgency,
    SetCalendar,
)
from app.domain.partnership.legal import LegalProfile
from app.domain.partnership.state import Agency, Clause, ThresholdVersion
from app.domain.values import AgencyId, DataClass, Factor, SeatMode
from app.partnership_days import bank_holidays

SOCIAL_CARE = AgencyId("social-care")
AGENCIES = (
    Agency(SOCIAL_CARE, "Social care", systems=("Case management", "Early help module")),
    Agency(
        AgencyId("police"),
        "Police",
        off_wall=True,
        systems=("Crime and incident", "Custody", "Intelligence"),
    ),
    Agency(
        AgencyId("health"),
        "Health",
        off_wall=True,
        data=DataClass.HEALTH,
        systems=("Child health (0 to 19)", "Urgent care", "GP", "CAMHS"),
    ),
    Agency(
        AgencyId("education"),
        "Education",
        systems=("Attendance", "School safeguarding record"),
    ),
    Agency(AgencyId("probation"), "Probation", systems=("Case record",)),
    Agency(
        AgencyId("housing"),
        "Housing",
        systems=("Tenancies", "Homelessness", "Anti-social behaviour"),
    ),
    Agency(AgencyId("youth-justice"), "Youth justice", systems=("Case record",)),
    Agency(
        AgencyId("early-help"),
        "Early help",
        systems=("Early help module", "Children's centres"),
        programmes=("Supporting families", "Families first"),
    ),
)
DESKS = (
    Agency(
        AgencyId("domestic-abuse"),
        "Domestic abuse service",
        SeatMode.VIRTUAL,
        column=False,
        off_wall=True,
        systems=("Case record",),
        desk_for=(
            Factor.DOMESTIC_ABUSE_CHILD,
            Factor.DOMESTIC_ABUSE_PARENT,
            Factor.DOMESTIC_ABUSE_OTHER,
        ),
        programmes=("MARAC",),
    ),
    Agency(
        AgencyId("exploitation"),
        "Exploitation team",
        SeatMode.VIRTUAL,
        column=False,
        off_wall=True,
        systems=("Case record",),
        desk_for=(
            Factor.SEXUAL_EXPLOITATION,
            Factor.CRIMINAL_EXPLOITATION,
            Factor.TRAFFICKING,
            Factor.GANGS,
        ),
    ),
    Agency(
        AgencyId("missing"),
        "Missing people coordinator",
        SeatMode.VIRTUAL,
        column=False,
        systems=("Missing episodes",),
        desk_for=(Factor.MISSING,),
    ),
    Agency(
        AgencyId("drug-alcohol"),
        "Drug and alcohol service",
        SeatMode.VIRTUAL,
        column=False,
        off_wall=True,
        systems=("Case record",),
        desk_for=(
            Factor.ALCOHOL_CHILD,
            Factor.ALCOHOL_PARENT,
            Factor.ALCOHOL_OTHER,
            Factor.DRUGS_CHILD,
            Factor.DRUGS_PARENT,
            Factor.DRUGS_OTHER,
        ),
    ),
    Agency(
        AgencyId("adult-social-care"),
        "Adult social care",
        SeatMode.VIRTUAL,
        column=False,
        systems=("Case management",),
        desk_for=(
            Factor.MENTAL_HEALTH_PARENT,
            Factor.LEARNING_DISABILITY_PARENT,
            Factor.PHYSICAL_DISABILITY_PARENT,
        ),
    ),
    Agency(
        AgencyId("prevent"),
        "Prevent coordinator",
        SeatMode.VIRTUAL,
        column=False,
        off_wall=True,
        systems=("Case record",),
        programmes=("Prevent", "Channel"),
    ),
)
"""Specialists, who are asked where a case's factors or programmes call for them."""

CLAUSES = (
    Clause("1.1", 1, "The child does well, or universal services meet every need."),
    Clause("2.1", 2, "A need that one service can meet, with the family's agreement."),
    Clause("2.2", 2, "Several needs that early help can meet, with the family's agreement."),
    Clause("3.1", 3, "Needs so many or so entangled that they take a plan of several services."),
    Clause("3.2", 3, "Health or development would suffer without services: a child in need."),
    Clause("3.3", 3, "The child is disabled."),
    Clause("4.1", 4, "Reasonable cause to suspect that the child suffers significant harm."),
    Clause("4.2", 4, "Reasonable cause to suspect that the child is likely to suffer it."),
    Clause("4.3", 4, "The child is in danger now."),
)
"""The four levels of need in general words, so that a first decision has a clause to cite."""
FIRST_VERSION = "1"
YEARS = 10
"""Of bank holidays: a hub lives longer than the attention of whoever made it."""


def founding(name: str, prefix: str, today: date, profile: LegalProfile) -> Iterator[Command]:
    """In the order in which they are to be given."""
    yield FoundPartnership(name, prefix)
    yield SetCalendar(Calendar(OFFICE_HOURS, bank_holidays(today.year, today.year + YEARS)))
    yield from (PutAgency(agency) for agency in (*AGENCIES, *DESKS))
    yield PublishThreshold(ThresholdVersion(FIRST_VERSION, today, CLAUSES))
    yield AdoptProfile(profile)
