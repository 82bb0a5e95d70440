"""Which words reach whom: everything is filled with the name of its field, then looked for.

These lists are written by hand, apart from the tables that they check: a field that is new is on
none of them.
"""

import re
from typing import get_args

import pytest
from msgspec import Struct, structs

from app import codec
from app.domain.board import Stream
from app.domain.case import events as case_events
from app.domain.case.events import InformationShared, SubjectPut
from app.domain.case.parts import Content
from app.domain.case.state import Case, Contribution
from app.domain.disclosure import Audience, Sight, disclose, view_part
from app.domain.events import CaseEvent, Erased, Event, MeetingEvent
from app.domain.meeting.state import Meeting
from app.domain.partnership import events as partnership_events
from app.domain.partnership.state import Partnership
from app.domain.values import AgencyId
from tests.app.domain.disclosure.worlds import KINDS
from tests.helpers.full import SOME_DATE, SOME_DIGITS, filled

WORD = re.compile(r'"([A-Z]\w+\.\w+)"')
ROOM = {
    *("Case.reference", "Referral.concern", "Referral.referrer_agency", "By.name"),
    *("Amendment.what", "Content.headline", "Challenge.headline", "Draft.clause"),
    *("Draft.threshold_version", "ReferralReceived.reference", "ChallengeRaised.headline"),
}
"""A room reads these: references, coded words, and what was written for the wall."""
OBSERVER_TOO = {
    *("Action.what", "Draft.reasons", "StrategyDiscussion.reasonable_cause"),
    *("Section47.reasons", "Rated.reason", "Challenge.text", "Challenge.answer"),
    *("Correction.reason", "Decision.withdrawn_because", "Note.text", "CaseRated.reason"),
    *("ChallengeRaised.text", "ChallengeAnswered.text", "ProposalWithdrawn.reason"),
    *("DecisionCorrected.reason", "NoteAdded.text"),
    *("Escalation.reason", "Escalation.answer", "ChallengeEscalated.reason"),
}
SETTINGS = {
    *("Agency.name", "Agency.systems", "Clause.number", "Clause.text", "Closure.reason"),
    *("Partnership.name", "Partnership.prefix", "Seat.job", "Seat.name"),
    *("ThresholdVersion.version", "ThresholdVersion.title", "SignOff.name", "Clause.indicators"),
    *("PartnershipFounded.name", "PartnershipFounded.prefix"),
    *("ThresholdSigned.version", "ThresholdSigned.name"),
    *("FeedbackRules.trusted", "FeedbackRules.phone", "Template.title", "Template.body"),
}
"""Of the partnership, for everyone at the board."""
OF_CONTENT = {"Content", "Search", "Voice", "Handling", "Basis", "InformationShared"}
STRANGER = AgencyId("housing")
ITS_OWN = AgencyId("some-agency")
CASE_EVENTS = get_args(case_events.Event)


def its_field(kind: type[Struct], name: str) -> str:
    return f"{kind.__name__}.{name}"


def words(value: object) -> set[str]:
    """The fields whose words stand in the bytes."""
    return set(WORD.findall(codec.encode(value).decode()))


def open_case() -> Case:
    """Everything said, nothing of it sealed or withdrawn."""
    full = filled(Case, its_field)
    (shared,) = full.contributions
    handling = structs.replace(shared.content.handling, only_for=())
    said = structs.replace(shared.content, handling=handling)
    return structs.replace(full, contributions=(standing(shared, said),))


def standing(shared: Contribution, said: Content) -> Contribution:
    return structs.replace(shared, content=said, withdrawn_at=None, earlier=())


def seen(stream: Stream, sight: Sight) -> set[str]:
    return words(view_part(stream, Audience(sight)))


def heard(kind: type[Event], sight: Sight) -> set[str]:
    """The words of an event of that kind, as that sight is told of it."""
    after: Stream = open_case() if issubclass(kind, CaseEvent) else filled(Partnership)
    return words(disclose(filled(kind, its_field), Audience(sight), after))


def test_the_wall_of_a_case() -> None:
    assert seen(open_case(), Sight.WALL) == {w for w in ROOM if w.split(".")[0] in STATE}


def test_an_observer_of_a_case() -> None:
    read = {word for word in ROOM | OBSERVER_TOO if word.split(".")[0] in STATE}
    assert seen(open_case(), Sight.OBSERVER) == read


STATE = {word.split(".")[0] for word in words(open_case())}


@pytest.mark.parametrize("kind", CASE_EVENTS)
def test_no_event_tells_a_room_more(kind: type[Event]) -> None:
    assert heard(kind, Sight.WALL) <= ROOM
    assert heard(kind, Sight.OBSERVER) <= ROOM | OBSERVER_TOO


def test_everything_that_is_listed_is_told_by_some_event() -> None:
    """A list that is too long would let words pass unseen."""
    observed = {word for kind in CASE_EVENTS for word in heard(kind, Sight.OBSERVER)}
    assert observed | seen(open_case(), Sight.OBSERVER) == ROOM | OBSERVER_TOO


@pytest.mark.parametrize("sight", [Sight.WALL, Sight.OBSERVER])
def test_rooms_see_initials_and_an_age_and_no_numbers(sight: Sight) -> None:
    full = open_case()
    born = structs.replace(full, subjects=(structs.replace(full.subjects[0], age=None),))
    raw = codec.encode(view_part(born, Audience(sight))).decode()
    event = codec.encode(disclose(filled(SubjectPut, its_field), Audience(sight), full)).decode()
    for text in (raw, event):
        assert '"given":"S."' in text
        assert '"family":"S."' in text
        assert '"age":26' in text
        assert SOME_DIGITS not in text
        assert str(SOME_DATE) not in text


def test_a_room_is_not_shown_what_was_withdrawn() -> None:
    full = open_case()
    gone = structs.replace(full.contributions[0], withdrawn_at=full.opened_at)
    case = structs.replace(full, contributions=(gone,))
    for sight in (Sight.WALL, Sight.OBSERVER):
        assert "Content.headline" not in seen(case, sight)


def of_content(found: set[str]) -> set[str]:
    return {word for word in found if word.split(".")[0] in OF_CONTENT}


def test_sealed_words_reach_those_alone_to_whom_they_are_sealed() -> None:
    full = filled(Case, its_field)
    (shared,) = full.contributions
    only = structs.replace(full, requests=(), contributions=(standing(shared, shared.content),))
    event = filled(InformationShared, its_field)
    for audience in (Audience(Sight.FULL, STRANGER), Audience(Sight.FULL), Audience(Sight.WALL)):
        assert of_content(words(view_part(only, audience))) == set()
        assert of_content(words(disclose(event, audience, only))) == set()
    reader = Audience(Sight.FULL, ITS_OWN)
    assert view_part(only, reader) is only
    assert disclose(event, reader, only) is event


def test_a_stance_is_its_givers_alone_until_it_is_revealed() -> None:
    full = open_case()
    for revealed, who, told in (
        (False, STRANGER, False),
        (False, ITS_OWN, True),
        (True, STRANGER, True),
    ):
        # Those that stand in a decision were revealed before.
        case = structs.replace(full, stances_revealed=revealed, decisions=())
        found = words(view_part(case, Audience(Sight.FULL, who)))
        assert ("Stance.reason" in found) is told
        event = filled(case_events.StanceGiven, its_field)
        found = words(disclose(event, Audience(Sight.FULL, who), case))
        # That all are revealed is told by an event of its own, with those that count.
        assert ("Stance.reason" in found) is (who == ITS_OWN)


def test_the_settings_that_a_wall_knows() -> None:
    known = seen(filled(Partnership, its_field), Sight.WALL)
    kinds = get_args(partnership_events.Event)
    told = {word for kind in kinds for word in heard(kind, Sight.WALL)}
    assert known | told == SETTINGS


@pytest.mark.parametrize("sight", [Sight.WALL, Sight.OBSERVER, Sight.FULL])
def test_why_a_seat_was_taken_away_is_told_to_nobody(sight: Sight) -> None:
    assert heard(partnership_events.SeatRemoved, sight) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_sees_nothing_is_told_nothing(kind: type[Event]) -> None:
    after = filled(Case)
    assert disclose(filled(kind), Audience(Sight.NONE), after) is None
    assert disclose(filled(kind), Audience(Sight.FULL), None) is None


def test_a_sitting_holds_no_words_of_a_case() -> None:
    """It stands open to every room, with what its chair wrote in its name and its note."""
    texts = {
        word for kind in (Meeting, *_meeting_kinds()) for word in words(filled(kind, its_field))
    }
    assert texts == {"Meeting.name", "Meeting.note", "SittingPlanned.name"}


def _meeting_kinds() -> list[type[Event]]:
    return [kind for kind in KINDS if issubclass(kind, MeetingEvent)]


def test_that_something_was_erased_is_told_as_it_is() -> None:
    erased = Erased()
    assert disclose(erased, Audience(Sight.WALL), filled(Case)) is erased
