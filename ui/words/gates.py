"""Whether an agency may be asked about a person, in words: the state, and why it is so."""

from msgspec import Struct

from app.domain.case.gate import Gate, GateReason, GateState

GATES: dict[GateState, str] = {
    GateState.OPEN: "Open",
    GateState.DISPENSED: "Dispensed",
    GateState.OWED: "Owed",
    GateState.LOCKED: "Locked",
}

REASONS: dict[GateReason, str] = {
    GateReason.NOT_NEEDED: "no consent is needed",
    GateReason.CONSENT: "consent recorded",
    GateReason.TOLD: "whether they know is recorded",
    GateReason.BASIS: "the basis is recorded",
    GateReason.DISPENSED: "without waiting for consent",
    GateReason.NOT_RECORDED: "the reason is owed today",
    GateReason.NOT_ASKED: "no consent recorded",
    GateReason.REFUSED: "consent refused",
    GateReason.WITHDRAWN: "consent withdrawn",
    GateReason.EXPIRED: "consent expired",
    GateReason.KEY_WORKER: "no key worker named",
}

_WHY: dict[GateReason, str] = {
    GateReason.NOT_NEEDED: "The legal profile does not make {agency} wait for consent here.",
    GateReason.CONSENT: "Consent of {person} for {kind} is recorded.",
    GateReason.TOLD: "Nothing waits at Level 4 or Red, and whether {person} knows is recorded.",
    GateReason.BASIS: "Nothing waits at Level 4 or Red, and the basis is recorded.",
    GateReason.DISPENSED: "Somebody entitled to recorded why it does not wait for consent.",
    GateReason.NOT_RECORDED: "Nothing waits at Level 4 or Red. Whether {person} was told, agreed, "
    "or why not, is owed today.",
    GateReason.NOT_ASKED: "No consent of {person} for {kind}.",
    GateReason.REFUSED: "{person} was asked for {kind} and did not consent.",
    GateReason.WITHDRAWN: "Consent of {person} for {kind} was withdrawn.",
    GateReason.EXPIRED: "Consent of {person} for {kind} has expired.",
    GateReason.KEY_WORKER: "Consent of {person} is recorded; a key worker is not named yet.",
}


class GateWords(Struct, frozen=True):
    """The state's word, why in a few words, and why as a sentence."""

    word: str
    short: str
    why: str


def gate_words(found: Gate, *, person: str, agency: str, kind: str) -> GateWords:
    """`kind` is what a consent would have to name, such as "health information"."""
    why = _WHY[found.reason].format(person=person, agency=agency, kind=kind)
    if found.reason is GateReason.EXPIRED and found.state is GateState.OWED:
        why = f"Nothing waits at Level 4 or Red. {why}"
    return GateWords(GATES[found.state], REASONS[found.reason], why)
