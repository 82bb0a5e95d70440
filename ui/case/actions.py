"""What this viewer may do on this case now: by rights and by its stage."""

from collections.abc import Callable

from msgspec import Struct

from app.domain.case import commands as c
from app.domain.case.compartments import works
from app.domain.commands import Command
from app.domain.values import Rating, Role, Stage, SubjectKind
from ui.case.blocks import Look

UNDECIDED = frozenset({Stage.NEW, Stage.SCREENING, Stage.GATHERING, Stage.READY})
WRITERS = (Role.CHAIR, Role.COORDINATOR, Role.SCRIBE)
OPEN = frozenset(Stage) - {Stage.CLOSED}


class Offer(Struct, frozen=True):
    """A form by its name, with its words and key; `hindered` says why it cannot be done yet."""

    name: str
    label: str
    key: str = ""
    hindered: str = ""
    target: str = ""


class _Rule(Struct, frozen=True):
    name: str
    label: str
    command: type[Command]
    stages: frozenset[Stage]
    key: str = ""


_RULES = (
    _Rule("screen", "Begin screening", c.BeginScreening, frozenset({Stage.NEW}), "Ctrl+Shift+B"),
    _Rule("rate", "Rate …", c.RateCase, OPEN, "Ctrl+Shift+R"),
    _Rule("route", "Route the referral …", c.RouteReferral, UNDECIDED, "Ctrl+Shift+T"),
    _Rule("preset", "Model of the case …", c.ChoosePreset, OPEN, "Ctrl+Shift+L"),
    _Rule("request", "Ask agencies …", c.RequestInformation, UNDECIDED, "Ctrl+Shift+A"),
    _Rule(
        "ready",
        "Ready for the meeting",
        c.MarkReady,
        frozenset({Stage.SCREENING, Stage.GATHERING}),
        "Ctrl+Shift+Y",
    ),
    _Rule("defer", "Defer …", c.DeferCase, UNDECIDED, "Ctrl+Shift+D"),
    _Rule("consent", "Record consent …", c.RecordConsent, OPEN, "Ctrl+Shift+C"),
    _Rule("key-worker", "Name the key worker …", c.NameKeyWorker, OPEN, "Ctrl+Shift+K"),
    _Rule("note", "Say something to the meeting …", c.AddNote, OPEN, "Ctrl+Shift+M"),
    _Rule("speak-for", "Write down an agency's words …", c.ShareInformation, OPEN),
    _Rule("hold-papers", "Legal hold …", c.HoldPapers, frozenset(Stage)),
    _Rule("ask-release", "Release outside the hub …", c.AskRelease, frozenset(Stage)),
    _Rule("review", "Raise a clause for review …", c.RaiseForReview, OPEN),
    _Rule("action", "Add an action …", c.PutAction, OPEN),
    _Rule("amend", "Amend the referral …", c.AmendReferral, OPEN),
    _Rule("person", "Add a person …", c.PutSubject, OPEN),
    _Rule("tag", "Factors and programmes …", c.TagCase, OPEN),
    _Rule("link", "Link another case …", c.LinkCase, frozenset(Stage)),
    _Rule("safe-contact", "A safe way to reach somebody …", c.RecordSafeContact, OPEN),
    _Rule("restrict", "Restrict to named people …", c.RestrictCase, OPEN),
    _Rule("lift", "Lift the restriction …", c.LiftRestriction, OPEN),
    _Rule("begin-closing", "Begin closing", c.BeginClosing, frozenset({Stage.DECIDED})),
    _Rule("close", "Close the case …", c.CloseCase, OPEN),
    _Rule(
        "reopen",
        "Open the case again …",
        c.ReopenCase,
        frozenset({Stage.DECIDED, Stage.CLOSING, Stage.CLOSED}),
    ),
)


def offers(look: Look) -> tuple[Offer, ...]:
    """In the order of a case's life; nothing that the hub would refuse for rights or stage."""
    return tuple(
        Offer(rule.name, rule.label, rule.key, _hindered(look, rule.name))
        for rule in _RULES
        if look.may(rule.command) and look.case.stage in rule.stages and _fits(look, rule.name)
    )


def _fits(look: Look, name: str) -> bool:
    fits = FITS.get(name)
    return fits is None or fits(look)


def _safe_contact(look: Look) -> bool:
    adult = any(s.kind is SubjectKind.ADULT for s in look.case.subjects)
    return adult and look.seat.agency is not None


FITS: dict[str, Callable[[Look], bool]] = {
    "lift": lambda look: look.case.restriction is not None,
    "hold-papers": lambda look: look.case.hold is None and works(look.case, look.partnership),
    "ask-release": lambda look: any(
        c.content.facts or c.content.meaning for c in look.case.contributions
    ),
    "review": lambda look: bool(look.partnership.thresholds),
    "safe-contact": _safe_contact,
    "speak-for": lambda look: look.has(*WRITERS),
    "link": lambda look: sum(1 for _ in look.board.cases()) > 1,
}
"""What a case must have beside its stage."""


def _hindered(look: Look, name: str) -> str:
    if name != "request":
        return ""
    if look.case.rating is Rating.UNRATED:
        return "rate it first"
    return "Blue is not shared" if look.case.rating is Rating.BLUE else ""
