"""What a new partnership starts with; all of it can be changed afterwards."""

from collections.abc import Iterator
from datetime import date

from app.domain.clocks import OFFICE_HOURS, Calendar
from app.domain.commands import Command
from app.domain.partnership.commands import FoundPartnership, PutAgency, SetCalendar
from app.domain.partnership.state import Agency
from app.domain.values import AgencyId
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
    ),
)


def founding(name: str, prefix: str, today: date) -> Iterator[Command]:
    """In the order in which they are to be given."""
    yield FoundPartnership(name, prefix)
    yield SetCalendar(Calendar(OFFICE_HOURS, bank_holidays(today.year, today.year + 2)))
    yield from (PutAgency(agency) for agency in AGENCIES)
