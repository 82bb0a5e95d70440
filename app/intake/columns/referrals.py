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
        " Reference No, Reference Number, Contact ID, Contact Ref, Contact Reference,"
        " Case Reference, Case Ref, Case ID, Case No, Case Number, MASH Ref, MASH Reference,"
        " Our Ref",
        one_line(LINE),
        tells=True,
    ),
    Column(
        "received_on",
        "Date Received",
        "Received Date, Received, Date of Referral, Referral Date, Date of Contact, Contact Date,"
        " Received On, Date, Referral Received Date, Date Referral Received, Referral Received,"
        " Date of Receipt, Date and Time Received, Received Date and Time, Date Submitted,"
        " Submission Date, Timestamp",
        dates.moment,
        f"{DATE}; a time beside it is read",
        tells=True,
    ),
    Column(
        "received_at",
        "Time Received",
        "Received Time, Time of Referral, Referral Time, Time of Contact, Time,"
        " Referral Received Time, Time Referral Received, Time of Receipt",
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
        "Referrer, Name of Referrer, Referred By, Referrer Full Name, Referring Person,"
        " Person Making Referral, Name of Person Making Referral",
        one_line(NAME),
        tells=True,
    ),
    Column(
        "agency",
        "Referrer Agency",
        "Referring Agency, Agency of Referrer, Agency, Referrer Organisation,"
        " Referring Organisation, Organisation of Referrer, Referring Service, Referral Agency",
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
        "Referrer Telephone, Referrer Contact Number, Referrer Phone Number",
        one_line(LINE),
        tells=True,
    ),
    Column(
        "email",
        "Referrer Email",
        "Email of Referrer, Referrer Email Address, Email, Email Address",
        one_line(LINE),
    ),
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
        "Concern, Main Concern, Presenting Issue, Presenting Concern, Concern Type,"
        " Type of Concern, Nature of Concern, Concern Category, Category, Category of Concern,"
        " Referral Category",
        one_line(LINE),
        "a short label: it may stand on the wall",
        tells=True,
    ),
    Column(
        "details",
        "Details",
        "Referral Details, Details of Concern, Concerns, Reason for Referral, Reason, Description,"
        " Narrative, Notes, Summary, Details of Referral, Referral Reason, Referral Summary,"
        " Concern Details, Reason for Contact, Comments, Incident Details, Details of Incident",
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
        "RAG Rating, RAG Status, RAG Colour, Initial RAG, Initial RAG Rating, Rating, Priority,"
        " BRAG, BRAG Rating, Risk Rating",
        codes.rating,
        "Red, Amber, Green, Blue or their first letter",
        tells=True,
    ),
    Column(
        "consent",
        "Consent Obtained",
        "Consent, Consent Given, Parental Consent, Consent to Share, Parental Consent Obtained,"
        " Consent to Referral, Consent for Referral, Consent Status",
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
