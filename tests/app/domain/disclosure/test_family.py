"""A safe address, and a letter to a family, are for few: nobody is found through the board."""

import pytest
from msgspec import structs

from app import codec
from app.domain.case import events
from app.domain.case.feedback import Channel, MessageState, Reader, Words
from app.domain.case.state import Case
from app.domain.disclosure import Audience, Sight, disclose, view_part
from app.domain.values import AgencyId
from tests.helpers.builders import (
    DECIDER,
    HEALTH,
    MOTHER,
    OFFICER,
    POLICE,
    SOCIAL_CARE,
    by,
    gathering,
)
from tests.helpers.telling import REFUGE, message_number, queued, safe_contact, tried

FOUND_OUT, BODY, WHY, NOT_SO = "Her worker meets her.", "The letter.", "Held back", "Not so"
SAYS = Words("A letter", BODY)
LETTER = queued(
    1,
    Reader.FAMILY,
    to_subject=MOTHER,
    address=REFUGE,
    known_to=POLICE,
    words=SAYS,
    approved_by=by(DECIDER),
    reason=WHY,
    dispute=NOT_SO,
    attempts=(tried(MessageState.FAILED, detail=f"No {REFUGE}"),),
)
CASE = gathering(messages=(LETTER,), contacts=(safe_contact(found_out=FOUND_OUT),))
ONE = message_number(1)
SECRETS = {REFUGE, FOUND_OUT, BODY, WHY, NOT_SO}


def read_in(value: object) -> set[str]:
    raw = codec.encode(value).decode()
    return {secret for secret in SECRETS if secret in raw}


def seen(agency: AgencyId | None, sight: Sight = Sight.FULL, case: Case = CASE) -> set[str]:
    return read_in(view_part(case, Audience(sight, agency)))


@pytest.mark.parametrize(
    ("agency", "reads"),
    [
        (POLICE, SECRETS),
        (SOCIAL_CARE, {BODY, WHY, NOT_SO}),
        (HEALTH, set()),
        (None, set()),
    ],
    ids=["found it", "released it", "another", "none"],
)
def test_who_reads_a_safe_address_and_a_familys_letter(
    agency: AgencyId | None, reads: set[str]
) -> None:
    assert seen(agency) == reads


@pytest.mark.parametrize("sight", [Sight.WALL, Sight.OBSERVER])
def test_a_room_hears_nothing_of_messages(sight: Sight) -> None:
    view = view_part(CASE, Audience(sight))
    assert isinstance(view, Case)
    assert (view.messages, view.contacts) == ((), ())


def test_what_the_post_says_of_a_letter_is_kept_from_all() -> None:
    view = view_part(CASE, Audience(Sight.FULL, POLICE))
    assert isinstance(view, Case)
    assert view.messages[0].attempts == (tried(MessageState.FAILED),)


EVENTS = (
    events.SafeContactRecorded(by=by(OFFICER), contact=safe_contact(found_out=FOUND_OUT)),
    events.MessageQueued(
        by=by(DECIDER),
        message=ONE,
        channel=Channel.LETTER,
        words=SAYS,
        address=REFUGE,
        known_to=POLICE,
    ),
    events.MessageRecalled(by=by(DECIDER), message=ONE, reason=WHY),
    events.MessageGiven(by=by(OFFICER), message=ONE, how=WHY),
    events.MessageDisputed(by=by(DECIDER), message=ONE, text=NOT_SO),
    events.DisputeSettled(by=by(DECIDER), message=ONE, text=WHY),
    events.MessageAttempted(by=by(DECIDER), message=ONE, attempt=LETTER.attempts[0]),
)


@pytest.mark.parametrize("event", EVENTS, ids=[type(e).__name__ for e in EVENTS])
def test_an_event_tells_no_more_than_the_case(event: events.Event) -> None:
    for agency in (POLICE, SOCIAL_CARE, HEALTH, None):
        for sight in (Sight.FULL, Sight.OBSERVER, Sight.WALL):
            audience = Audience(sight, agency if sight is Sight.FULL else None)
            assert read_in(disclose(event, audience, CASE)) <= seen(audience.agency, sight)


def test_of_a_message_that_is_not_known_nothing_is_told() -> None:
    """Its beginning was erased: it may be a family's."""
    gone = structs.replace(CASE, messages=())
    for event in EVENTS[1:]:
        assert read_in(disclose(event, Audience(Sight.FULL, HEALTH), gone)) == set()


def test_what_is_told_to_others_than_a_family_is_open_to_the_table() -> None:
    note = queued(1, Reader.AGENCY, to_agency=HEALTH, address="mash@health.example")
    case = gathering(messages=(note,))
    assert view_part(case, Audience(Sight.FULL, POLICE)) is case
