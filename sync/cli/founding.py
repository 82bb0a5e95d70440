"""What a new partnership starts with; all of it can be changed afterwards."""

from collections.abc import Iterator
from datetime import date
from importlib import resources

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
from app.domain.partnership.state import Agency, ThresholdVersion
from app.domain.values import AgencyId, DataClass, Factor, SeatMode
from app.partnership_days import bank_holidays
from app.thresholds.markdown import from_markdown

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

FIRST_VERSION = "1"
YEARS = 10
"""Of bank holidays: a hub lives longer than the attention of whoever made it."""


def founding(name: str, prefix: str, today: date, profile: LegalProfile) -> Iterator[Command]:
    """In the order in which they are to be given."""
    yield FoundPartnership(name, prefix)
    yield SetCalendar(Calendar(OFFICE_HOURS, bank_holidays(today.year, today.year + YEARS)))
    yield from (PutAgency(agency) for agency in (*AGENCIES, *DESKS))
    yield PublishThreshold(_sample(today))
    yield AdoptProfile(profile)


def _sample(today: date) -> ThresholdVersion:
    """The four levels of need in general words, so that a first decision has a clause to cite."""
    raw = resources.files("resources.thresholds").joinpath("sample.md").read_text("utf-8")
    return from_markdown(raw, FIRST_VERSION, today).threshold
