"""What a template may name, made of a releasable case alone: plain words and lists."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from app.domain.case.feedback import Message, Reader
from app.domain.case.parts import Basis, ChildOutcome
from app.domain.case.state import Case, Contribution, Decision
from app.domain.partnership.state import Partnership
from app.domain.values import AgencyId, Subject, SubjectId
from app.feedback.words import CAME_FROM, OUTCOMES

Facts = dict[str, Any]

ALWAYS = {
    "reference": "the reference",
    "hub": "the hub's name",
    "phone": "the number to ring",
    "date": "today's date",
    "name": "the reader's own name",
}
OF_A_DECISION = {
    "decided_on": "when it was decided",
    "lead": "which agency leads",
    "key_worker": "the key worker's name",
}
TO_A_REFERRER = {
    "received_on": "when the referral came",
    "your_reference": "the referrer's own reference",
}
AT_THE_HUB = {
    "children": "each child: name, date of birth, outcome and level",
    "reasons": "the reasons of the decision",
    "clause": "the threshold clause",
    "decider": "who decided",
    "contacts": "practitioners who shared, and how to reach them",
}
FIELDS: dict[Reader, dict[str, str]] = {
    Reader.PROFESSIONAL: {**ALWAYS, **TO_A_REFERRER, **OF_A_DECISION, "outcomes": "the outcomes"},
    Reader.SCHOOL: {**ALWAYS, **TO_A_REFERRER, **OF_A_DECISION, "outcomes": "the outcomes"},
    Reader.PUBLIC: {**ALWAYS, "received_on": "when the referral came"},
    Reader.AGENCY: {**ALWAYS, **OF_A_DECISION, **AT_THE_HUB},
    Reader.PRACTITIONER: {
        **ALWAYS,
        **OF_A_DECISION,
        **AT_THE_HUB,
        "people": "the people of the case",
        "actions": "the actions, with their owners and times",
        "shared": "what each agency shared, and on which basis",
        "not_here": "agencies whose words are not in this pack",
        "purposes": "why agencies were asked",
    },
    Reader.FAMILY: {
        **ALWAYS,
        **OF_A_DECISION,
        "children": "the reader's own children: first name and outcome",
        "asked": "which agencies were asked about them",
        "told": "which agencies shared something about them",
        "powers": "the law that allows it",
        "came_from": "what kind of service referred, never who",
    },
}
"""What each reader's templates may name, and what that discloses."""


def facts(case: Case, partnership: Partnership, message: Message, now: datetime) -> Facts:
    """`case` is releasable. Every field of the reader is there, empty where there is nothing."""
    return {
        name: FACTS[name](Told(case, partnership, message, now))
        for name in FIELDS[message.owed.reader]
    }


class Told:
    """A releasable case, beside what its words need."""

    def __init__(
        self, case: Case, partnership: Partnership, message: Message, now: datetime
    ) -> None:
        self.case, self.partnership, self.message, self.now = case, partnership, message, now
        self.family = message.owed.reader is Reader.FAMILY

    @property
    def decision(self) -> Decision | None:
        return self.case.decisions[-1] if self.case.decisions else None

    def agency(self, agency: AgencyId | None) -> str:
        known = self.partnership.agency(agency) if agency else None
        return known.name if known else (agency or "")

    def day(self, instant: datetime | None) -> str:
        if instant is None:
            return ""
        return _written(self.partnership.calendar.local(instant).date())

    def moment(self, instant: datetime | None) -> str:
        local = instant and self.partnership.calendar.local(instant)
        return f"{self.day(instant)}, {local:%H:%M}" if local else ""

    def person(self, subject: SubjectId) -> Subject | None:
        return next((s for s in self.case.subjects if s.id == subject), None)


def _outcomes(child: ChildOutcome) -> list[str]:
    return [OUTCOMES[outcome] for outcome in child.outcomes]


def _children(told: Told) -> list[Facts]:
    found = told.decision.draft.children if told.decision else ()
    return [_child(told, child) for child in found]


def _written(day: date | None) -> str:
    """ "23 November 2026", as people write it."""
    return f"{day.day} {day:%B %Y}" if day else ""


def _child(told: Told, child: ChildOutcome) -> Facts:
    known = told.person(child.subject)
    said = {
        "name": _first(known) if told.family else _full(known),
        "outcomes": _outcomes(child),
    }
    if told.family:
        return said
    born = known.born if known else None
    return {**said, "born": _written(born), "level": str(child.level or ""), "plan": child.plan}


def _first(known: Subject | None) -> str:
    return (known.known_as or known.given if known else "") or "your child"


def _full(known: Subject | None) -> str:
    return " ".join(filter(None, (known.given, known.family))) if known else ""


def _all_outcomes(told: Told) -> list[str]:
    """Of all the children together, unnamed and once each."""
    found = told.decision.draft.children if told.decision else ()
    return list(dict.fromkeys(words for child in found for words in _outcomes(child)))


def _contacts(told: Told) -> list[Facts]:
    """Each once, with the agency's own number where they gave none."""
    seen = {(c.agency, c.by.name): c for c in told.case.contributions}
    return [_contact(told, c) for c in seen.values()]


def _contact(told: Told, shared: Contribution) -> Facts:
    known = told.partnership.agency(shared.agency)
    contact = shared.by.contact or (known.contact if known else "")
    return {"name": shared.by.name, "agency": told.agency(shared.agency), "contact": contact}


def _people(told: Told) -> list[Facts]:
    return [
        {
            "name": _full(s) or "Not named",
            "kind": s.kind.value,
            "born": _written(s.born),
            "relationship": s.relationship,
            "parental_responsibility": bool(s.parental_responsibility),
        }
        for s in told.case.subjects
    ]


def _actions(told: Told) -> list[Facts]:
    found = told.decision.draft.actions if told.decision else ()
    return [
        {
            "what": a.what,
            "owner": told.agency(a.owner),
            "person": a.person,
            "due": told.moment(a.due),
        }
        for a in found
    ]


def _shared(told: Told) -> list[Facts]:
    return [
        {
            "agency": told.agency(c.agency),
            "on": told.day(c.at),
            "facts": c.content.facts,
            "meaning": c.content.meaning,
            "opinion": c.content.opinion,
            "voice": c.content.voice.words,
            "basis": _basis(c.content.basis),
        }
        for c in told.case.contributions
        if not _wordless(c)
    ]


def _wordless(shared: Contribution) -> bool:
    said = shared.content
    return not (said.facts or said.meaning or said.opinion or said.voice.words)


def _basis(basis: Basis | None) -> str:
    if basis is None:
        return "not recorded here"
    fields = (basis.power, basis.article_6, basis.article_9, basis.article_10)
    return "; ".join(filter(None, (*fields, basis.confidentiality)))


def _not_here(told: Told) -> list[str]:
    wordless = (c.agency for c in told.case.contributions if _wordless(c) and not c.nil)
    return _once(told.agency(agency) for agency in wordless)


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, names)))


def _powers(told: Told) -> list[str]:
    """Only as the partnership's own lists word them: what was typed may name anybody."""
    known = {rules.power for rules in told.partnership.presets}
    known |= {power.text for profile in told.partnership.profiles for power in profile.powers}
    case = told.case
    bases = (*(r.basis for r in case.requests), *(c.content.basis for c in case.contributions))
    return _once(b.power for b in bases if b is not None and b.power in known)


def _key_worker(told: Told) -> str:
    draft = told.decision.draft if told.decision else None
    worker = told.case.key_worker
    return (draft.key_worker if draft else "") or (worker.name if worker else "")


FACTS: dict[str, Any] = {
    "reference": lambda told: told.case.reference,
    "hub": lambda told: told.partnership.name,
    "phone": lambda told: told.partnership.feedback.phone,
    "date": lambda told: told.day(told.now),
    "name": lambda told: told.message.owed.name,
    "decided_on": lambda told: told.day(told.decision.decided_at if told.decision else None),
    "lead": lambda told: told.agency(told.decision.draft.lead if told.decision else None),
    "key_worker": _key_worker,
    "received_on": lambda told: told.day(told.case.referral.received),
    "your_reference": lambda told: told.case.referral.source_reference,
    "outcomes": _all_outcomes,
    "children": _children,
    "reasons": lambda told: told.decision.draft.reasons if told.decision else "",
    "clause": lambda told: told.decision.draft.clause if told.decision else "",
    "decider": lambda told: (
        told.decision.decided_by.name if told.decision and told.decision.decided_by else ""
    ),
    "contacts": _contacts,
    "people": _people,
    "actions": _actions,
    "shared": _shared,
    "not_here": _not_here,
    "purposes": lambda told: _once(r.purpose for r in told.case.requests),
    "asked": lambda told: _once(told.agency(r.agency) for r in told.case.requests),
    "told": lambda told: _once(told.agency(c.agency) for c in told.case.contributions),
    "powers": _powers,
    "came_from": lambda told: (
        "" if told.case.referral.anonymous else CAME_FROM.get(told.case.referral.source, "")
    ),
}

SAMPLE_LISTS: dict[str, list[Any]] = {
    "outcomes": ["Early help"],
    "contacts": [{"name": "A name", "agency": "An agency", "contact": "A number"}],
    "people": [
        {
            "name": "A name",
            "kind": "child",
            "born": "4 March 2019",
            "relationship": "",
            "parental_responsibility": False,
        }
    ],
    "actions": [{"what": "Visit", "owner": "An agency", "person": "A name", "due": "Today"}],
    "shared": [
        {
            "agency": "An agency",
            "on": "Today",
            "facts": "Facts",
            "meaning": "Meaning",
            "opinion": "Opinion",
            "voice": "Voice",
            "basis": "A basis",
        }
    ],
    "not_here": ["An agency"],
    "purposes": ["A purpose"],
    "asked": ["An agency"],
    "told": ["An agency"],
    "powers": ["A law"],
}


def sample(reader: Reader) -> Facts:
    """Something in every field, to try a template with."""
    child: Facts = {"name": "A name", "outcomes": ["Early help"]}
    if reader is not Reader.FAMILY:
        child |= {"born": "4 March 2019", "level": "3", "plan": "A plan"}
    lists = {**SAMPLE_LISTS, "children": [child]}
    return {name: lists.get(name, f"some {name}") for name in FIELDS[reader]}
