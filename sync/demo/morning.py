"""The demo's morning as commands: who gave which, and when. They take the same turns as any other.

Nobody here exists; NHS numbers come from the range 999, which is kept for tests.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import NamedTuple

from msgspec import Struct, structs
from nhs_number.validate import calculate_checksum

from app.domain.case import commands as c
from app.domain.case.parts import (
    Action,
    Basis,
    ChildOutcome,
    Content,
    Draft,
    Handling,
    Immediate,
    Referral,
    Search,
    Voice,
)
from app.domain.clocks import OFFICE_HOURS, Calendar
from app.domain.commands import Command
from app.domain.context import OPERATOR
from app.domain.meeting.commands import PlanSitting
from app.domain.partnership.commands import (
    AdoptProfile,
    FoundPartnership,
    PublishThreshold,
    PutAgency,
    PutSeat,
    PutService,
    SetCalendar,
    SetFeedbackRules,
)
from app.domain.partnership.state import Seat
from app.domain.values import (
    AccountId,
    ActionId,
    AgencyId,
    CaseId,
    ContributionId,
    DecisionId,
    Instant,
    MeetingId,
    Rating,
    RequestId,
    Searched,
    Subject,
    SubjectId,
    SubjectKind,
)
from app.legal_profiles import sample
from app.partnership_days import bank_holidays
from sync.demo import lawful
from sync.demo.script import Ask, Decided, Person, Script, Story

PURPOSE = "To decide what protects and helps the child."
NO_VOICE = "Not spoken to yet"
SOCIAL_CARE, THRESHOLD = AgencyId("social-care"), "7"
CHAIR, DECIDER, SCRIBE = "chair", "decider", "scribe"
BASIS = Basis(
    power="Children Act 1989, sections 17 and 47; Children Act 2004, section 10",
    article_6="6(1)(e) public task",
    article_9="9(2)(g); DPA 2018 schedule 1 paragraph 18, safeguarding",
    confidentiality="Overriding public interest, or required by law",
)
Fresh = Callable[[], str]


class Entry(NamedTuple):
    """One command of the day."""

    at: Instant
    account: AccountId
    command: Command


class Day(Struct, frozen=True):
    """Everything before the demo starts, in order; seats by their key in the script."""

    entries: tuple[Entry, ...]
    seats: dict[str, Seat]
    logins: dict[str, str]
    cases: dict[str, CaseId]


def day(script: Script, now: datetime, fresh: Fresh) -> Day:
    """`fresh` gives UUIDs; `now` is when the demo starts."""
    seats = {place.key: _seat(place.key, script, fresh) for place in script.seat}
    cases = {story.key: CaseId(fresh()) for story in script.case}
    teller = _Teller(seats, now, fresh)
    told = [entry for s in script.case for entry in teller.story(s, cases[s.key])]
    first = min(entry.at for entry in told) - timedelta(minutes=1)
    founding = (Entry(first, OPERATOR, command) for command in _founding(script, seats, now))
    planned = tuple(_planned(script, seats, now, fresh))
    return Day(
        entries=(*founding, *sorted(told, key=lambda entry: entry.at), *planned),
        seats=seats,
        logins={place.key: place.login for place in script.seat},
        cases=cases,
    )


def _seat(key: str, script: Script, fresh: Fresh) -> Seat:
    place = next(p for p in script.seat if p.key == key)
    return Seat(
        account=AccountId(fresh()),
        name=place.name,
        roles=place.roles,
        agency=place.agency,
        mode=place.mode,
        contact=place.contact,
        job=place.job,
    )


def _founding(script: Script, seats: dict[str, Seat], now: datetime) -> Iterator[Command]:
    yield FoundPartnership(script.name, script.prefix)
    yield SetCalendar(Calendar(OFFICE_HOURS, bank_holidays(now.year, now.year + 2)))
    yield from (PutAgency(agency) for agency in script.agency)
    yield from (PutSeat(seat) for seat in seats.values())
    yield SetFeedbackRules(script.feedback)
    yield from (PutService(service) for service in script.service)
    yield from (PublishThreshold(threshold) for threshold in script.threshold)
    yield AdoptProfile(sample("england"))


def _planned(
    script: Script, seats: dict[str, Seat], now: datetime, fresh: Fresh
) -> Iterator[Entry]:
    """What is still to come is written down last, a minute ago."""
    for sitting in script.sitting:
        starts = (now + timedelta(minutes=sitting.starts_in)).replace(second=0, microsecond=0)
        command = PlanSitting(
            meeting=MeetingId(fresh()),
            name=sitting.name,
            starts=starts,
            ends=starts + timedelta(minutes=sitting.minutes),
            chair=seats[CHAIR].account,
            scribe=seats[SCRIBE].account,
        )
        yield Entry(now - timedelta(minutes=1), seats[CHAIR].account, command)


def nhs_number(six: str) -> str:
    """A synthetic NHS number: 999, six digits, and the check digit (modulus 11)."""
    nine = f"999{six}"
    return f"{nine}{calculate_checksum(nine)}"


class _Teller:
    """Tells each story as the commands of those who lived it."""

    def __init__(self, seats: dict[str, Seat], now: datetime, fresh: Fresh) -> None:
        self._seats = seats
        self._now = now
        self._fresh = fresh
        self._by_agency: dict[AgencyId | None, Seat] = {}
        for seat in seats.values():
            self._by_agency.setdefault(seat.agency, seat)
        self._order = count()

    def story(self, story: Story, case: CaseId) -> Iterator[Entry]:
        people = tuple(self._subject(person) for person in story.people)
        yield self._by(CHAIR, story.received, self._received(story, case, people))
        if story.only:
            named = tuple(self._seats[key].account for key in story.only)
            restricted = c.RestrictCase(named, story.only_because, case=case)
            yield self._by(CHAIR, story.received - 1, restricted)
        if story.screening:
            yield self._by(CHAIR, story.received - 2, c.BeginScreening(case=case))
        if story.rating is not Rating.UNRATED:
            yield from self._rated(story, case)
        said = lawful.before_asking(story, case, people, self._fresh, self._then)
        yield from self._lived(said)
        subjects = tuple(s.id for s in people if s.kind is not SubjectKind.ADULT)
        for ask in story.ask:
            yield from self._asked(story, case, subjects, ask)
        if story.decided is not None:
            yield from self._decided(case, subjects, story.decided)
        if story.disputed is not None:
            yield from self._lived(lawful.disputed(story.disputed, case, self._fresh, SOCIAL_CARE))
        yield from self._lived(lawful.questioned(story, case, self._fresh, THRESHOLD))

    def _lived(self, said: Iterable[lawful.Said]) -> Iterator[Entry]:
        for agency, ago, command in said:
            if agency:
                yield self._by_the(agency, ago, command)
            else:
                yield self._by(CHAIR, ago, command)

    def _then(self, ago: float) -> datetime:
        return (self._now - timedelta(minutes=ago)).astimezone(UTC)

    def _at(self, ago: float) -> datetime:
        """Never two at once, so that the order told is the order kept."""
        moment = self._now - timedelta(minutes=ago) + timedelta(microseconds=next(self._order))
        return moment.astimezone(UTC)

    def _by(self, key: str, ago: float, command: Command) -> Entry:
        return Entry(self._at(ago), self._seats[key].account, command)

    def _by_the(self, agency: AgencyId, ago: float, command: Command) -> Entry:
        return Entry(self._at(ago), self._by_agency[agency].account, command)

    def _subject(self, person: Person) -> Subject:
        return Subject(
            id=SubjectId(self._fresh()),
            kind=person.kind,
            given=person.given,
            family=person.family,
            born=person.born,
            due=person.due,
            age=person.age,
            sex=person.sex,
            nhs_number=nhs_number(person.nhs) if person.nhs else "",
            address=person.address,
            postcode=person.postcode,
            school=person.school,
            phone=person.phone,
            relationship=person.relationship,
            parental_responsibility=person.pr,
            in_household=person.household,
            language=person.language,
            interpreter=person.interpreter,
        )

    def _received(
        self, story: Story, case: CaseId, people: tuple[Subject, ...]
    ) -> c.ReceiveReferral:
        at = self._at(story.received)
        referral = Referral(
            received=at,
            source=story.source,
            referrer=story.referrer,
            referrer_agency=story.referrer_agency,
            referrer_phone=story.referrer_phone,
            referrer_email=story.referrer_email,
            anonymous=story.anonymous,
            channel="Referral form",
            concern=story.concern,
            details=story.details,
            need=story.need,
            level=story.referrer_level,
            immediate=Immediate(story.immediate, at, story.immediate_note),
            aware=story.aware,
            aware_note=story.aware_note,
            voice=story.voice,
        )
        return c.ReceiveReferral(referral, people, case=case)

    def _rated(self, story: Story, case: CaseId) -> Iterator[Entry]:
        rated = c.RateCase(story.rating, level=story.level, case=case)
        yield self._by(CHAIR, story.rated, rated)
        if story.factors:
            yield self._by(CHAIR, story.rated, c.TagCase(story.factors, case=case))

    def _asked(
        self, story: Story, case: CaseId, subjects: tuple[SubjectId, ...], ask: Ask
    ) -> Iterator[Entry]:
        request = RequestId(self._fresh())
        basis = None if story.rating is Rating.RED and ask.seen is None else BASIS
        asked = c.RequestInformation(
            request, ask.agency, subjects, ask.question, PURPOSE, basis=basis, case=case
        )
        yield self._by(CHAIR, ask.ago, asked)
        if ask.seen is not None:
            seen = c.MarkRequestSeen(request, case=case)
            yield self._by_the(ask.agency, ask.seen, seen)
        if ask.paused:
            yield self._by(CHAIR, ask.ago - 5, c.PauseRequest(request, ask.paused, case=case))
        if ask.declined is not None:
            declined = c.DeclineRequest(request, ask.declined, ask.declined_text, case=case)
            yield self._by_the(ask.agency, (ask.seen or ask.ago) - 5, declined)
        if ask.answered is not None:
            yield from self._answered(case, subjects, request, ask, ask.answered)

    def _answered(
        self,
        case: CaseId,
        subjects: tuple[SubjectId, ...],
        request: RequestId,
        ask: Ask,
        ago: float,
    ) -> Iterator[Entry]:
        contribution = ContributionId(self._fresh())
        content = self._content(ask, subjects)
        first = structs.replace(content, facts=ask.correct or ask.facts)
        shared = c.ShareInformation(contribution, first, request, case=case)
        yield self._by_the(ask.agency, ago, shared)
        if ask.correct:
            right = c.CorrectContribution(
                contribution,
                content,
                "The earlier centile was read from the wrong line.",
                case=case,
            )
            yield self._by_the(ask.agency, ago - 10, right)

    def _content(self, ask: Ask, subjects: Iterable[SubjectId]) -> Content:
        today = self._now.date()
        found = ask.result is Searched.FOUND
        return Content(
            searches=tuple(Search("Case records", s, ask.result, today) for s in subjects),
            facts=ask.facts,
            meaning=ask.meaning,
            voice=Voice(ask.voice, ask.whose, none_because="" if ask.voice else NO_VOICE),
            headline=ask.headline,
            handling=Handling(ask.off_wall, only_for=ask.only_for),
            basis=BASIS if found else None,
        )

    def _decided(
        self, case: CaseId, subjects: tuple[SubjectId, ...], decided: Decided
    ) -> Iterator[Entry]:
        decision = DecisionId(self._fresh())
        draft = Draft(
            children=tuple(ChildOutcome(s, decided.outcomes, decided.level) for s in subjects),
            reasons=decided.reasons,
            clause=decided.clause,
            threshold_version=THRESHOLD,
            lead=decided.lead,
            services=decided.services,
            step=decided.step,
            supporting=decided.supporting,
            actions=tuple(
                Action(
                    ActionId(self._fresh()), t.what, t.owner, self._now + timedelta(hours=t.hours)
                )
                for t in decided.actions
            ),
        )
        ago = decided.ago
        yield self._by(CHAIR, ago + 3, c.ProposeDecision(decision, draft, case=case))
        yield self._by(CHAIR, ago + 1, c.ReadBackDecision(decision, case=case))
        yield self._by(DECIDER, ago, c.ConfirmDecision(decision, case=case))
