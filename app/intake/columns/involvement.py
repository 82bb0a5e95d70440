"""The columns of a file of involvement, and whose file it is."""

from app import dates
from app.domain.values import AgencyId
from app.intake import codes
from app.intake.cells import one_line
from app.intake.columns.column import DATE, LINE, WHO, Column

INVOLVEMENT = (
    *WHO,
    Column(
        "involvement",
        "Service Involvement",
        "Involvement, Involvement Status, Known to Service",
        codes.one_of(codes.INVOLVEMENTS, "Current, Historic, Not Specified, None"),
        "Current, Historic, Not Specified or None",
        tells=True,
    ),
    Column(
        "organisation",
        "Organisation",
        "Local Authority Organisation, Local Authority, School Name, School, Police Force,"
        " GP Practice, Landlord, Housing Provider, Probation Office, Service Name",
        one_line(LINE),
        tells=True,
    ),
    Column(
        "contact",
        "Contact Name",
        "Worker, Worker Name, Lead Professional",
        one_line(LINE),
        tells=True,
    ),
    Column("role", "Contact Role", "Worker Role, Job Title", one_line(LINE), tells=True),
    Column(
        "phone",
        "Contact Phone",
        "Contact Number, Contact Telephone, Phone, Telephone",
        one_line(LINE),
    ),
    Column("email", "Contact Email", "Email, Worker Email", one_line(LINE), tells=True),
    Column(
        "since",
        "Start Date of Last Involvement",
        "Involvement Start Date, Involved Since",
        dates.day,
        DATE,
        tells=True,
    ),
    Column(
        "last_contact",
        "Date of Most Recent Interaction",
        "Last Contact, Last Seen, Most Recent Interaction",
        dates.day,
        DATE,
        tells=True,
    ),
    Column(
        "as_of",
        "Date Current As Of",
        "Data Current As Of, Date Data Current As Of, Extract Date, As Of",
        dates.day,
        DATE,
        tells=True,
    ),
    Column("covers_from", "Coverage Start Date", "Covers From", dates.day, DATE, tells=True),
    Column("covers_to", "Coverage End Date", "Covers To", dates.day, DATE, tells=True),
    Column("area", "Coverage Geographic Area", "Coverage Area", one_line(LINE), tells=True),
)

AGENCY_BY_HEADING = {
    "Local Authority Organisation": AgencyId("social-care"),
    "School Name": AgencyId("education"),
    "Police Force": AgencyId("police"),
    "GP Practice": AgencyId("health"),
    "Landlord": AgencyId("housing"),
    "Housing Provider": AgencyId("housing"),
    "Probation Office": AgencyId("probation"),
}
"""Headings that tell whose involvement a file lists."""

AGENCY_BY_WORD = {
    "csc": AgencyId("social-care"),
    "school": AgencyId("education"),
    "schools": AgencyId("education"),
    "nhs": AgencyId("health"),
    "gp": AgencyId("health"),
    "yjs": AgencyId("youth-justice"),
    "yot": AgencyId("youth-justice"),
}
"""Words of a file's name that tell so, beside the names of the board's own agencies."""
