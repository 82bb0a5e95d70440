"""The forms by name, as the panel, the board's menu and the keys call them."""

from app.domain.case import commands as c
from app.domain.commands import Command
from ui.case.forms import (
    acting,
    asking,
    closing,
    consent,
    deciding,
    discussing,
    door,
    lawful,
    papers,
    people,
    referral,
    releasing,
    requests,
    reviewing,
    sharing,
    speaking_for,
    telling,
    unasked,
)
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
    "basis": requests.basis,
    "seen": requests.seen,
    "pause": requests.pause,
    "resume": requests.resume,
    "cancel": requests.cancel,
    "decline": requests.decline,
    "nil": sharing.nil,
    "share-unasked": unasked.unasked,
    "speak-for": speaking_for.speaking_for,
    "correct": sharing.correct,
    "withdraw": sharing.withdraw,
    "note": sharing.note,
    # What makes sharing lawful
    "preset": lawful.preset,
    "consent": consent.consent,
    "refusal": consent.refusal,
    "withdraw-consent": consent.withdraw,
    "informed": lawful.informed,
    "dispense": lawful.dispense,
    "key-worker": lawful.key_worker,
    # Working papers
    "hold-papers": papers.hold,
    "lift-hold": papers.lift,
    "destroy-papers": papers.destroy,
    "confirm-destroyed": papers.confirm,
    # Deciding and closing
    "ready": deciding.ready,
    "defer": deciding.defer,
    "action": acting.action,
    "complete": acting.complete,
    "answer": discussing.answer,
    "accept": discussing.accept,
    "leave-open": discussing.leave_open,
    "escalate": discussing.escalate,
    "review": reviewing.review,
    # Beyond the hub
    "ask-release": releasing.ask,
    "answer-release": releasing.answer,
    "release": releasing.release,
    "follow-up": releasing.follow_up,
    "correct-decision": deciding.correct_decision,
    "safe-contact": telling.safe_contact,
    "begin-closing": closing.begin_closing,
    "close": closing.close,
    "reopen": closing.reopen,
}
"""Those about a part of the case take its id as target: a person for person and remove-person, a
request for basis to decline, a contribution for correct and withdraw, an action for complete, a
challenge for answer to escalate, a release for answer-release to follow-up, a decision for
correct-decision, a consent for withdraw-consent, "person,agency" for consent, refusal, informed and
dispense. "review" takes a clause, "ask-release" contributions, "rate" takes a rating,
"request" agencies with commas between them, "link" a case; each may be opened without."""

OURS: frozenset[type[Command]] = frozenset(
    {
        c.RateCase,
        c.BeginScreening,
        c.RouteReferral,
        c.TagCase,
        c.LinkCase,
        c.RestrictCase,
        c.LiftRestriction,
        c.AmendReferral,
        c.PutSubject,
        c.RemoveSubject,
        c.ReceiveReferral,
        c.RequestInformation,
        c.RecordBasis,
        c.PauseRequest,
        c.ResumeRequest,
        c.CancelRequest,
        c.CorrectContribution,
        c.WithdrawContribution,
        c.ChoosePreset,
        c.RecordInformed,
        c.RecordConsent,
        c.WithdrawConsent,
        c.Dispense,
        c.NameKeyWorker,
        c.HoldPapers,
        c.LiftHold,
        c.DestroyPapers,
        c.ConfirmDestroyed,
        c.MarkReady,
        c.DeferCase,
        c.CorrectDecision,
        c.AskRelease,
        c.AnswerRelease,
        c.ReleaseInformation,
        c.FollowUpRelease,
        c.RecordSafeContact,
        c.BeginClosing,
        c.CloseCase,
        c.ReopenCase,
    }
)
"""What no other screen submits, so that a refusal from before a restart is said here."""
