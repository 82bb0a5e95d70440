"""Why the hub said no, in words: what happened, and what to do. What was written is kept."""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from app.domain.case.commands import ShareInformation
from app.domain.errors import Code
from app.ports import RefusedCommand
from ui.words.codes import STAGES
from ui.words.papers import KEPT_BECAUSE
from ui.words.times import clock_time

Facts = dict[str, str]
_KEPT = "Your text is kept."


class Refused(Struct, frozen=True):
    """`what` happened, what is `safe`, what `to_do`: each a sentence."""

    what: str
    safe: str
    to_do: str

    def sentence(self) -> str:
        return f"{self.what} {self.safe} {self.to_do}"


_WORDS: dict[Code, tuple[str, str]] = {
    Code.NOT_PERMITTED: (
        "Your seat may not do this.",
        "Ask the chair or a coordinator to do it.",
    ),
    Code.UNKNOWN_CASE: ("This case is no longer on your board.", "Ask the chair."),
    Code.UNKNOWN_MEETING: ("This meeting is not on your board.", "Ask the chair."),
    Code.UNKNOWN_SUBJECT: (
        "That person is not on this case any more.",
        "Choose who it is about and send it again.",
    ),
    Code.UNKNOWN_REQUEST: ("That request is not on this case.", "Open the case again."),
    Code.UNKNOWN_CONTRIBUTION: (
        "That contribution is not on this case.",
        "Open the case again.",
    ),
    Code.UNKNOWN_CONSENT: ("That consent is not on this case.", "Open the case again."),
    Code.UNKNOWN_DECISION: ("That decision is not on this case.", "Open the case again."),
    Code.UNKNOWN_CHALLENGE: ("That challenge is not on this case.", "Open the case again."),
    Code.UNKNOWN_ACTION: ("That action is not on this case.", "Open the case again."),
    Code.UNKNOWN_RELEASE: ("That release is not on this case.", "Open the case again."),
    Code.UNKNOWN_REVIEW: ("That review is not on this case.", "Open the case again."),
    Code.UNKNOWN_MESSAGE: ("That message is not on this case.", "Open the case again."),
    Code.NO_SAFE_CONTACT: (
        "No safe way to reach this person is recorded, or this is not it.",
        "Find out how they can be reached safely, record it, then release the letter.",
    ),
    Code.TOO_EARLY: (
        "This person is not to be told yet.",
        "Release it on the day recorded with their safe contact.",
    ),
    Code.UNTRUSTED_ADDRESS: (
        "This address is not on the list of trusted domains.",
        "Send the reference and the number to ring, or tell them another way.",
    ),
    Code.UNKNOWN_AGENCY: ("That agency has no seat at this board.", "Choose another agency."),
    Code.UNKNOWN_ACCOUNT: ("That person has no seat at this board.", "Choose someone else."),
    Code.UNKNOWN_SERVICE: (
        "That service is not in the directory.",
        "Choose another, or ask an administrator to add it.",
    ),
    Code.UNKNOWN_THRESHOLD: (
        "The threshold document has no such clause.",
        "Choose a version, and a clause of it.",
    ),
    Code.ID_IN_USE: ("The board holds something under this number already.", "Send it again."),
    Code.CHANGED_SINCE: (
        "Someone changed this while you were writing.",
        "Read what is there now, then send yours again if it still holds.",
    ),
    Code.REASON_NEEDED: ("A reason is needed.", "Write why, and send it again."),
    Code.TEXT_NEEDED: ("There is nothing written in it yet.", "Write it, and send it again."),
    Code.NOTHING_CHANGED: ("The board says the same already.", "There is nothing to do."),
    Code.NOT_RATED: ("The case has no rating yet.", "Rate it first, then ask."),
    Code.ALREADY_ASKED: (
        "This agency has an open request on this case.",
        "Wait for its answer, or cancel that request first.",
    ),
    Code.ALREADY_ANSWERED: (
        "This was answered or closed already.",
        "Add yours as further information.",
    ),
    Code.ALREADY_DONE: ("This was done already.", "There is nothing to do."),
    Code.AGENCY_OFF: (
        "That agency is not working at this board now.",
        "Ring its contact, or ask an administrator to switch it on.",
    ),
    Code.BASIS_NEEDED: (
        "The lawful basis for asking is not recorded.",
        "Record it, and send the request again.",
    ),
    Code.GATE_LOCKED: (
        "The request waits for consent, so nothing is shared for it yet.",
        "Send it once the consent is recorded; at Level 4 or Red nothing waits.",
    ),
    Code.MAY_NOT_CONSENT: (
        "That person may not answer for the one named.",
        "Ask each person of 16 or over for themselves, and a parent for a younger child.",
    ),
    Code.NOT_SIGNED: (
        "The legal profile is not signed.",
        "Have the hub’s legal lead sign it, or mark it as a sample.",
    ),
    Code.ONLY_CHALLENGER: (
        "Only the agency that challenged may accept an answer or leave it.",
        "Ask its person here.",
    ),
    Code.TOP_OF_LADDER: (
        "This challenge is on the highest step already.",
        "The partnership answers it, or it is left open on the record.",
    ),
    Code.NOT_READ_BACK: (
        "The decision was not read back yet.",
        "The chair reads it back; then the decider confirms.",
    ),
    Code.NO_PROPOSAL: ("No decision is waiting on this case.", "Draft one first."),
    Code.UNSETTLED: (
        "The case before is not settled.",
        "Decide it, defer it, carry it over or put it back first.",
    ),
    Code.NOT_ON_AGENDA: ("The case is not on this meeting's agenda.", "Put it on the agenda."),
    Code.SITTING_NOT_OPEN: ("The meeting is not open.", "Open it first."),
    Code.SITTING_OPEN: ("The meeting is open already.", "There is nothing to do."),
    Code.TIME_PASSED: ("That time has passed.", "Choose a time to come."),
    Code.NOT_YET: ("That time has not come yet.", "Write when it was."),
    Code.NO_WORKING_DAY: (
        "The calendar has no working day to count by.",
        "Ask an administrator to look at the working days.",
    ),
    Code.NOT_FOUNDED: ("The board is not set up yet.", "Ask whoever runs the hub."),
    Code.LAST_ADMINISTRATOR: (
        "Nobody else at this board is an administrator, so nobody could change its settings.",
        "Make somebody else an administrator first.",
    ),
    Code.COMMAND_REUSED: ("The board holds something else under this number.", "Send it again."),
    Code.BAD_COMMAND: (
        "The hub could not read what was sent.",
        "Look it over and send it again; if it happens once more, tell whoever runs the hub.",
    ),
}

_KEPT_HERE = {
    "sealed": "It is sealed to named agencies.",
    "not-told": "It is marked as not to be told.",
    "withdrawn": "It was withdrawn.",
    "consent-withdrawn": "The consent that it rests on was withdrawn.",
}
_MISSING = {
    "reasons": "the reasons",
    "clause": "the threshold clause",
    "threshold_version": "the threshold version",
    "lead": "the lead agency",
    "strategy": "the strategy discussion",
    "section_47": "the section 47 record",
    "agencies": "social care, police and health for the strategy discussion",
    "level": "a child's level",
    "outcome": "a child's outcome",
    "step": "the plan for the step down or up",
    "challenge": "an answer to a challenge",
}


def refusal_words(refused: RefusedCommand) -> Refused:
    """What happened, what is safe, what to do."""
    code = refused.refusal.code
    special = _SPECIAL.get(code)
    facts = dict(refused.refusal.facts)
    what, to_do = special(refused, facts) if special else _WORDS[code]
    return Refused(f"Not accepted: {what[0].lower()}{what[1:]}", _KEPT, to_do)


def refusal_sentence(refused: RefusedCommand) -> str:
    """All of it, to stand beside what was written."""
    return refusal_words(refused).sentence()


def missing_words(missing: str) -> str:
    """ "reasons,level:…" as "the reasons and a child's level"."""
    named = dict.fromkeys(
        _MISSING.get(part.partition(":")[0], part) for part in missing.split(",") if part
    )
    *most, last = named or ("something",)
    return f"{', '.join(most)} and {last}" if most else last


def _wrong_stage(refused: RefusedCommand, facts: Facts) -> tuple[str, str]:
    """Late words are still wanted: they go on the record as late information."""
    late = "Share it as late information."
    to_do = late if isinstance(refused.command, ShareInformation) else "Look at the case first."
    if "decided_at" in facts:
        at = clock_time(datetime.fromisoformat(facts["decided_at"]))
        return f"The case was decided at {at}.", to_do
    if "rating" in facts:
        return "The case is Blue, so nothing is asked.", "Rate it anew if that is not right."
    if "preset" in facts:
        return (
            "This model gathers information and ends without a decision.",
            "Choose another model, or step the case up.",
        )
    if "proposal" in facts:
        return "Another decision is waiting.", "Withdraw that one first, or change it."
    words = {stage.value: word.lower() for stage, word in STAGES.items()}
    stage = words.get(facts.get("stage", ""))
    return (f"The case is {stage}." if stage else "The case has moved on."), to_do


def _incomplete(_: RefusedCommand, facts: Facts) -> tuple[str, str]:
    lacks = missing_words(facts.get("missing", ""))
    return f"The decision lacks {lacks}.", "Write that down, and try again."


def _not_for_release(_: RefusedCommand, facts: Facts) -> tuple[str, str]:
    why = _KEPT_HERE.get(facts.get("why", ""), "It may not leave the hub.")
    return why, "Leave it out, or speak to the agency that it came from."


def _not_approved(_: RefusedCommand, facts: Facts) -> tuple[str, str]:
    if "recipient" in facts:
        what = f"The release was not approved for {facts['recipient']}."
        return what, "Ask for a release to them."
    if facts.get("state") == "refused":
        return "An agency said no to this release.", "Read its reason, and speak to it."
    return "Not every agency has approved this release.", "Wait for their answers."


def _papers_kept(_: RefusedCommand, facts: Facts) -> tuple[str, str]:
    unsaid = ("The working papers are kept.", "Look at the case first.")
    return KEPT_BECAUSE.get(facts.get("because", ""), unsaid)


_SPECIAL: dict[Code, Callable[[RefusedCommand, Facts], tuple[str, str]]] = {
    Code.WRONG_STAGE: _wrong_stage,
    Code.DECISION_INCOMPLETE: _incomplete,
    Code.NOT_FOR_RELEASE: _not_for_release,
    Code.NOT_APPROVED: _not_approved,
    Code.PAPERS_KEPT: _papers_kept,
}
