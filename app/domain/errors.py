"""Why the hub says no: a stable code and facts. The words for people are made in the UI."""

from enum import StrEnum

from msgspec import Struct


class Code(StrEnum):
    """Stable: clients in other languages match on these."""

    NOT_PERMITTED = "not_permitted"
    UNKNOWN_CASE = "unknown_case"
    UNKNOWN_MEETING = "unknown_meeting"
    UNKNOWN_SUBJECT = "unknown_subject"
    UNKNOWN_REQUEST = "unknown_request"
    UNKNOWN_CONTRIBUTION = "unknown_contribution"
    UNKNOWN_CONSENT = "unknown_consent"
    UNKNOWN_DECISION = "unknown_decision"
    UNKNOWN_CHALLENGE = "unknown_challenge"
    UNKNOWN_ACTION = "unknown_action"
    UNKNOWN_RELEASE = "unknown_release"
    UNKNOWN_REVIEW = "unknown_review"
    UNKNOWN_MESSAGE = "unknown_message"
    UNKNOWN_AGENCY = "unknown_agency"
    UNKNOWN_ACCOUNT = "unknown_account"
    UNKNOWN_SERVICE = "unknown_service"
    UNKNOWN_THRESHOLD = "unknown_threshold"
    ID_IN_USE = "id_in_use"
    CHANGED_SINCE = "changed_since"
    WRONG_STAGE = "wrong_stage"
    REASON_NEEDED = "reason_needed"
    TEXT_NEEDED = "text_needed"
    NOTHING_CHANGED = "nothing_changed"
    NOT_RATED = "not_rated"
    ALREADY_ASKED = "already_asked"
    ALREADY_ANSWERED = "already_answered"
    ALREADY_DONE = "already_done"
    AGENCY_OFF = "agency_off"
    BASIS_NEEDED = "basis_needed"
    GATE_LOCKED = "gate_locked"
    MAY_NOT_CONSENT = "may_not_consent"
    NOT_SIGNED = "not_signed"
    ONLY_CHALLENGER = "only_challenger"
    TOP_OF_LADDER = "top_of_ladder"
    NOT_FOR_RELEASE = "not_for_release"
    NOT_APPROVED = "not_approved"
    DECISION_INCOMPLETE = "decision_incomplete"
    NOT_READ_BACK = "not_read_back"
    NO_PROPOSAL = "no_proposal"
    UNSETTLED = "unsettled"
    NOT_ON_AGENDA = "not_on_agenda"
    SITTING_NOT_OPEN = "sitting_not_open"
    SITTING_OPEN = "sitting_open"
    NO_SAFE_CONTACT = "no_safe_contact"
    TOO_EARLY = "too_early"
    UNTRUSTED_ADDRESS = "untrusted_address"
    TIME_PASSED = "time_passed"
    NOT_YET = "not_yet"
    NO_WORKING_DAY = "no_working_day"
    NOT_FOUNDED = "not_founded"
    LAST_ADMINISTRATOR = "last_administrator"
    COMMAND_REUSED = "command_reused"
    PAPERS_KEPT = "papers_kept"
    BAD_COMMAND = "bad_command"


class Refusal(Struct, frozen=True, omit_defaults=True):
    """A final no, stored under the command's id so that a retry hears the same."""

    code: Code
    facts: tuple[tuple[str, str], ...] = ()


class Refused(Exception):
    """Raised by decide; nothing of the command takes effect."""

    def __init__(self, code: Code, **facts: str) -> None:
        super().__init__(code.value, facts)
        self.refusal = Refusal(code, tuple(sorted(facts.items())))
