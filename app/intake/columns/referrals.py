"""The columns of a file of referrals."""

from app import dates
from app.intake import codes
from app.intake.cells import many_lines, one_line
from app.intake.columns.column import DATE, LINE, NAME, TEXT, TIME, WHO, YES_NO, Column

REFERRALS = (
    Column(
        "reference",
        "Referral Ref",
        "Reference, Referral Reference, Referral ID, Referral Number, Referral No, Ref, Ref No,"
        " Reference Number, Contact ID, Contact Reference, Case Reference, Our Ref",
        one_line(LINE),
        tells=True,
    ),
    Column(
        "received_on",
        "Date Received",
        "Received Date, Received, Date of Referral, Referral Date, Date of Contact, Contact Date,"
        " Received On, Date",
        dates.moment,
        f"{DATE}; a time beside it is read",
        tells=True,
    ),
    Column(
        "received_at",
        "Time Received",
        "Received Time, Time of Referral, Referral Time, Time of Contact, Time",
        dates.clock,
        TIME,
        tells=True,
    ),
    *WHO,
    Column("known_as", "Known As", "Alias, Preferred Name, AKA", one_line(NAME)),
    Column(
        "due",
        "Expected Date of Birth",
        "EDD, Expected Date of Delivery, Due Date",
        dates.day,
        f"{DATE}; makes the child unborn",
    ),
    Column(
        "age",
        "Age",
        "Age of Child (Years), Age of Child, Age at Referral, Age in Years",
        codes.age,
        "years; -1 for an unborn child",
    ),
    Column("school", "School", "School Name, School or Nursery, Nursery", one_line(LINE)),
    Column(
        "phone",
        "Phone",
        "Telephone, Mobile, Home Phone, Parent Phone, Contact Number",
        one_line(LINE),
    ),
    Column("language", "First Language", "Language, Home Language", one_line(LINE)),
    Column(
        "interpreter",
        "Interpreter",
        "Interpreter Needed, Interpreter Required",
        codes.yes_or_no,
        YES_NO,
    ),
    Column(
        "referrer",
        "Referrer Name",
        "Referrer, Name of Referrer, Referred By",
        one_line(NAME),
        tells=True,
    ),
    Column(
        "agency",
        "Referrer Agency",
        "Referring Agency, Agency of Referrer, Agency, Referrer Organisation,"
        " Referring Organisation",
        one_line(LINE),
        "words; gives the source too, where that has no column of its own",
        tells=True,
    ),
    Column(
        "role",
        "Referrer Role",
        "Role of Referrer, Referrer Job Title, Relationship to Child",
        one_line(LINE),
        tells=True,
    ),
    Column(
        "referrer_phone",
        "Referrer Phone",
        "Referrer Telephone, Referrer Contact Number",
        one_line(LINE),
        tells=True,
    ),
    Column("email", "Referrer Email", "Email of Referrer", one_line(LINE), tells=True),
    Column(
        "source",
        "Referral Source",
        "Source, Source of Referral, Contact Source, Source of Contact",
        codes.source,
        'the national codes ("6", "q) 6: Police") or words (Police, GP, Health visitor, Schools)',
        tells=True,
    ),
    Column(
        "channel", "Channel", "Method, Contact Method, How Received", one_line(LINE), tells=True
    ),
    Column(
        "concern",
        "Primary Concern",
        "Concern, Main Concern, Presenting Issue, Concern Type, Category, Category of Concern",
        one_line(LINE),
        "a short label: it may stand on the wall",
        tells=True,
    ),
    Column(
        "details",
        "Details",
        "Referral Details, Details of Concern, Concerns, Reason for Referral, Reason, Description,"
        " Narrative, Notes, Summary",
        many_lines(TEXT),
        joined=True,
        tells=True,
    ),
    Column(
        "need",
        "Primary Need",
        "Primary Need Code, Need Code",
        codes.need,
        'the national codes N0 to N9, or as "N1 - Abuse or neglect"',
        tells=True,
    ),
    Column(
        "level",
        "Level of Need",
        "Level, Threshold Level, Threshold, Referrer Level",
        codes.level,
        "1 to 4; the referrer's own view",
        tells=True,
    ),
    Column(
        "rating",
        "RAG",
        "RAG Rating, Rating, Priority, BRAG, Risk Rating",
        codes.rating,
        "Red, Amber, Green, Blue or their first letter",
        tells=True,
    ),
    Column(
        "consent",
        "Consent Obtained",
        "Consent, Consent Given, Parental Consent, Consent to Share",
        codes.one_of(codes.CONSENT, "Yes, No, Refused"),
        "Yes, No or Refused; No is not taken for a refusal",
        tells=True,
    ),
    Column(
        "aware",
        "Family Aware",
        "Parents Aware, Aware of Referral, Family Informed, Parents Informed",
        codes.one_of(codes.AWARE, "Yes, No"),
        YES_NO,
        tells=True,
    ),
    Column(
        "voice",
        "Child's Views",
        "Views, Views of Child, Voice, Voice of the Child, Wishes and Feelings",
        many_lines(TEXT),
        tells=True,
    ),
    Column(
        "anonymous",
        "Anonymous",
        "Anonymity Requested, Anonymous Referrer",
        codes.yes_or_no,
        YES_NO,
        tells=True,
    ),
    Column(
        "keep_from_family",
        "Keep from Family",
        "Confidential from Family, Not to Be Shared with Family",
        codes.yes_or_no,
        YES_NO,
        tells=True,
    ),
)
