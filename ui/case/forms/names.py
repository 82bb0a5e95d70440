"""The forms by name, as the panel, the board's menu and the keys call them."""

from ui.case.forms import asking, deciding, door, people, referral, sharing
from ui.case.forms.wanted import Maker

FORMS: dict[str, Maker] = {
    # The door
    "rate": door.rate,
    "screen": door.screen,
    "route": door.route,
    "tag": door.tag,
    "link": door.link,
    "restrict": door.restrict,
    "lift": door.lift,
    "amend": referral.amend,
    "person": people.person,
    "remove-person": people.remove,
    # Asking and sharing
    "request": asking.request,
    "basis": asking.basis,
    "seen": asking.seen,
    "pause": asking.pause,
    "resume": asking.resume,
    "cancel": asking.cancel,
    "decline": asking.decline,
    "nil": sharing.nil,
    "correct": sharing.correct,
    "withdraw": sharing.withdraw,
    "note": sharing.note,
    # Deciding and closing
    "ready": deciding.ready,
    "defer": deciding.defer,
    "action": deciding.action,
    "complete": deciding.complete,
    "answer": deciding.answer,
    "accept": deciding.accept,
    "leave-open": deciding.leave_open,
    "correct-decision": deciding.correct_decision,
    "begin-closing": deciding.begin_closing,
    "close": deciding.close,
    "reopen": deciding.reopen,
}
"""Those about a part of the case take its id as target: a person for person and remove-person, a
request for basis to decline, a contribution for correct and withdraw, an action for complete, a
challenge for answer to leave-open, a decision for correct-decision. "rate" takes a rating,
"request" agencies with commas between them, "link" a case; each may be opened without."""
