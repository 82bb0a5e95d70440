"""What a case's record tells in plain words: each decision by six questions, and all that happened.

Who decided, what, when, on which basis, on which information, and who disagreed and how it ended.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from app.domain.board import Stream
from app.domain.case.events import DecisionConfirmed
from app.domain.case.parts import Basis, Content, Draft, Stance
from app.domain.case.state import Case, Challenge, Contribution, Decision
from app.domain.events import Erased, Recorded
from app.domain.evolve import evolve
from app.domain.partnership.state import Partnership
from app.domain.values import AgencyId, By, Instant, SubjectId

NOTHING = ("Nothing is recorded.",)


class Answer(Struct, frozen=True):
    """One question, and what the record says to it."""

    question: str
    lines: tuple[str, ...]


class Told(Struct, frozen=True):
    title: str
    answers: tuple[Answer, ...]


class Teller:
    """Tells of one case, in the names that the partnership has for its agencies."""

    def __init__(self, case: Case, recorded: Sequence[Recorded], partnership: Partnership) -> None:
        self._case = case
        self._recorded = recorded
        self._partnership = partnership
        self._people = {s.id: f"{s.given} {s.family}".strip() for s in case.subjects}

    def heading(self) -> tuple[str, ...]:
        case = self._case
        people = "; ".join(name or "Unnamed" for name in self._people.values())
        gone = case.certificate
        about = f"About {people}. Received {when(case.opened_at)}. Stage: {plain(case.stage)}."
        if gone is None:
            return (about,)
        destroyed = f"Working papers were destroyed {when(gone.at)} by {self.person(gone.by)}"
        how_many = f"{len(gone.contributions)} contributions and {gone.notes} notes"
        receipts = (
            f"{self.agency(receipt.agency)} destroyed its own copy, {when(receipt.at)}."
            for receipt in gone.receipts
        )
        return about, f"{destroyed}: {how_many}.", *receipts

    def decisions(self) -> Iterator[Told]:
        """Each that was confirmed, on the case as it stood at that moment."""
        made = {d.id: d for d in self._case.decisions if d.decided_at}
        for then, one in self._through():
            if isinstance(one.event, DecisionConfirmed) and one.event.decision in made:
                yield self._decision(made[one.event.decision], then)

    def _through(self) -> Iterator[tuple[Case, Recorded]]:
        stream: Stream | None = None
        for one in self._recorded:
            stream = evolve(stream, one)
            if isinstance(stream, Case):
                yield stream, one

    def _decision(self, decision: Decision, then: Case) -> Told:
        first = decision.corrections[0].earlier if decision.corrections else decision.draft
        asked = {
            "Who decided": tuple(self._who(decision)),
            "What": tuple(self._what(first)) + tuple(self._later(decision)),
            "When": (when(decision.decided_at),),
            "On which basis": tuple(self._basis(first, then)),
            "On which information": tuple(self._information(then)),
            "Who disagreed": tuple(self._disagreed(decision, then)),
            "How it ended": tuple(self._ended(first)),
        }
        answers = tuple(Answer(asks, joined(lines) or NOTHING) for asks, lines in asked.items())
        return Told(f"Decision of {when(decision.decided_at)}", answers)

    def _who(self, decision: Decision) -> Iterator[str]:
        yield f"Confirmed by {self.person(decision.decided_by)}."
        yield f"Drafted by {self.person(decision.proposed_by)}, {when(decision.proposed_at)}."
        if decision.read_back_by:
            read_back = self.person(decision.read_back_by)
            yield f"Read back by {read_back}, {when(decision.read_back_at)}."
        if decision.owed:
            owed = ", ".join(decision.owed)
            yield f"Decided urgently; owed by {when(decision.owed_by)}: {owed}."
        if decision.present:
            yield f"Present: {', '.join(map(self.agency, decision.present))}."

    def _what(self, draft: Draft) -> Iterator[str]:
        for child in draft.children:
            outcomes = ", ".join(f"{plain(o)} ({o.value})" for o in child.outcomes)
            level = f", level {child.level}" if child.level else ""
            yield f"{self._subject(child.subject)}: {outcomes}{level}. {child.plan}"
        if draft.lead:
            yield f"Lead: {self.agency(draft.lead)}."
        if draft.section_47:
            yield f"Section 47 enquiry, {'joint' if draft.section_47.joint else 'single'} agency."
        for action in draft.actions:
            yield f"{self.agency(action.owner)}: {action.what}, by {when(action.due)}."

    def _later(self, decision: Decision) -> Iterator[str]:
        for correction in decision.corrections:
            who = self.person(correction.by)
            yield f"Corrected {when(correction.at)} by {who}: {correction.reason}"
        if decision.corrections:
            yield f"It now says: {' '.join(self._what(decision.draft))} {decision.draft.reasons}"

    def _basis(self, draft: Draft, then: Case) -> Iterator[str]:
        if draft.clause:
            clause = self._clause(draft.threshold_version, draft.clause)
            yield f"Threshold {draft.threshold_version}, clause {draft.clause}{clause}"
        if draft.reasons:
            yield f"Reasons: {draft.reasons}"
        if draft.section_47:
            yield f"Reasons for section 47: {draft.section_47.reasons}"
        if draft.strategy:
            yield f"Reasonable cause: {draft.strategy.reasonable_cause}"
        for request in then.requests:
            asked = f"{self.agency(request.agency)} was asked {when(request.at)}"
            yield f"{asked}: {request.purpose}. {legal(request.basis)}"
        yield from self._agreed(then)

    def _agreed(self, then: Case) -> Iterator[str]:
        """Who was told, who consented, and who said that it need not be waited for."""
        for told in then.informed:
            how = f"{plain(told.aware)}, {when(told.at)}. {told.how} {told.why_not}"
            yield f"{self._subject(told.subject)}: {how}"
        for kept in then.consents:
            consent = kept.consent
            given = "given" if consent.given else "refused"
            gone = f" Withdrawn {when(kept.withdrawn_at)}." if kept.withdrawn_at else ""
            what = f"{plain(consent.kind)} {given}, {consent.asked_how}: {consent.purpose}."
            yield f"Consent of {self._subject(consent.giver)}: {what}{gone}"
        for one in then.dispensations:
            asks = ", ".join(map(self.agency, one.agencies))
            yield f"Not waited for ({asks}) by {self.person(one.by)}, {when(one.at)}: {one.reason}"

    def _clause(self, version: str, number: str) -> str:
        clauses = (
            clause
            for threshold in self._partnership.thresholds
            if threshold.version == version
            for clause in threshold.clauses
            if clause.number == number and clause.text
        )
        return "".join(f": {clause.text}" for clause in clauses) or "."

    def _information(self, then: Case) -> Iterator[str]:
        for shared in then.contributions:
            yield from self._shared(shared)
        for one in self._recorded:
            if isinstance(one.event, Erased) and one.version <= then.version:
                yield f"Event {one.version}, {when(one.at)}: destroyed; its words are gone."

    def _shared(self, shared: Contribution) -> Iterator[str]:
        who = f"{self.agency(shared.agency)} ({shared.by.name}), {when(shared.at)}"
        if shared.withdrawn_at:
            yield f"{who}: withdrawn {when(shared.withdrawn_at)}: {shared.withdrawn_because}"
            return
        sealed = " Sealed to named agencies." if shared.sealed else ""
        yield f"{who}: {said(shared.content)}{sealed}"

    def _disagreed(self, decision: Decision, then: Case) -> Iterator[str]:
        for stance in decision.stances:
            yield f"{self.agency(stance.agency)} held: {self._stance(stance)}"
        now = {challenge.id: challenge for challenge in self._case.challenges}
        for challenge in then.challenges:
            yield from self._challenge(now.get(challenge.id, challenge))
        if decision.silent:
            yield "Asked at the reading back whether anybody challenged it, nobody did."

    def _stance(self, stance: Stance) -> str:
        what = plain(stance.outcome) if stance.outcome else "unsure" if stance.unsure else ""
        level = f"level {stance.level}" if stance.level else ""
        return ". ".join(filter(None, (", ".join(filter(None, (what, level))), stance.reason)))

    def _challenge(self, challenge: Challenge) -> Iterator[str]:
        to = f" to {self.agency(challenge.to)}" if challenge.to else ""
        who = f"{self.agency(challenge.agency)} ({challenge.by.name})"
        yield f"{who} challenged{to}, {when(challenge.at)}: {challenge.text}"
        for step in challenge.escalations:
            who = self.person(step.by)
            yield f"Taken to {plain(step.rung)} {when(step.at)} by {who}: {step.reason}"
        if challenge.answered_by:
            yield f"Answered by {self.person(challenge.answered_by)}: {challenge.answer}"
        settled = f", {when(challenge.settled_at)}" if challenge.settled_at else ""
        yield f"That challenge is {plain(challenge.state).lower()}{settled}."

    def _ended(self, draft: Draft) -> Iterator[str]:
        case = self._case
        own = {action.id for action in draft.actions}
        for action in case.actions:
            if action.id in own:
                done = f"done {when(action.done_at)}" if action.done_at else "not done"
                yield f"{self.agency(action.owner)}: {action.what}: {done}. {action.done_note}"
        if case.closing:
            why = f"{plain(case.closing.reason)}. {case.closing.text}"
            yield f"Closed {when(case.closing.at)} by {self.person(case.closing.by)}: {why}"
        else:
            yield f"The case stands open: {plain(case.stage).lower()}."

    def challenges(self) -> tuple[str, ...]:
        """Each of the case, also those that no decision was waiting for."""
        return joined(line for one in self._case.challenges for line in self._challenge(one))

    def happened(self) -> Iterator[str]:
        """Every event in order, with who and when."""
        for one in self._recorded:
            by = getattr(one.event, "by", None)
            what = plain(type(one.event).__name__)
            who = f" by {self.person(by)}" if isinstance(by, By) else ""
            yield f"{one.version}. {when(one.at)}: {what}{who}."

    def _subject(self, subject: SubjectId) -> str:
        return self._people.get(subject) or "Unnamed"

    def agency(self, agency: AgencyId) -> str:
        found = self._partnership.agency(agency)
        return found.name if found else agency

    def person(self, by: By | None) -> str:
        if by is None:
            return "nobody named"
        return f"{by.name} ({self.agency(by.agency)})" if by.agency else by.name


def said(content: Content) -> str:
    """All that an agency said, in the order in which it was asked."""
    found = (f"{s.system}: {plain(s.result).lower()}. {s.reason}" for s in content.searches)
    parts = (
        *found,
        content.facts,
        content.meaning and f"What it means: {content.meaning}",
        content.opinion and f"Opinion: {content.opinion}",
        content.voice.words and f"In their own words: {content.voice.words}",
        content.headline,
    )
    return " ".join(part.strip() for part in parts if part.strip())


def legal(basis: Basis | None) -> str:
    if basis is None:
        return "No lawful basis was recorded."
    named = (basis.power, basis.article_6, basis.article_9, basis.article_10)
    return ". ".join(filter(None, (*named, basis.confidentiality, basis.reasons))) + "."


def when(at: Instant | None) -> str:
    """In UTC, as it is kept: a reader anywhere knows the moment."""
    return at.strftime("%d %B %Y %H:%M:%S UTC").lstrip("0") if at else "at no recorded time"


def plain(code: StrEnum | str) -> str:
    """ "InformationShared" is "Information shared", SECTION_47 "Section 47"."""
    name = code.name if isinstance(code, StrEnum) else re.sub(r"(?<!^)(?=[A-Z])", " ", code)
    return name.replace("_", " ").capitalize()


def joined(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines if line.strip())
