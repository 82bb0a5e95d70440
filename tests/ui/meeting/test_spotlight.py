"""The case under the spotlight in words."""

from datetime import timedelta

from app.domain.case.parts import DeclineReason, Handling, Voice
from app.domain.case.state import Case, RequestState
from app.ports import Here, Present
from tests.helpers.builders import (
    AT,
    CASE,
    NURSE,
    OFFICER,
    POLICE,
    by,
    case,
    content,
    contribution,
    gathering,
    partnership,
    referral,
    request,
)
from ui.meeting.spotlight.view_model import AgencyCard, Spotlight, spotlight

LATE = AT + timedelta(days=1, minutes=44)


def shown(of: Case, *present: Present, now: object = AT) -> Spotlight:
    return spotlight(of, partnership(), present, now)  # type: ignore[arg-type] # an instant


def only_card(of: Case, *present: Present) -> AgencyCard:
    (card,) = shown(of, *present).cards
    return card


def said(card: AgencyCard) -> str:
    return "".join(part.text for part in card.parts).strip()


def test_what_is_overdue_is_said_with_how_long() -> None:
    assert shown(gathering()).late == ""
    assert shown(gathering(), now=LATE).late == "Health 44 min over"


def test_whoever_is_asked_is_waited_for_and_seen_writing() -> None:
    waited = only_card(gathering())
    assert (waited.kind, said(waited), waited.meta) == (
        "waiting",
        "Asked, not opened",
        "due Wed 10:00",
    )
    writing = Present(NURSE.account, "Nat Nurse", Here(CASE, request().id))
    assert said(only_card(gathering(), writing)) == "Nat Nurse is writing …"
    elsewhere = Present(OFFICER.account, "Pat Police", Here(CASE))
    assert said(only_card(gathering(), elsewhere)) == "Asked, not opened"


def test_what_is_off_the_wall_or_sealed_says_so() -> None:
    off = content("Known address.", handling=Handling(off_wall=True))
    shared = contribution(POLICE, by=by(OFFICER), content=off)
    assert said(only_card(case(contributions=(shared,)))) == "Off the wall: Known address."
    sealed = contribution(POLICE, by=by(OFFICER), content=content(""), sealed=True)
    assert said(only_card(case(contributions=(sealed,)))) == "Sealed to named agencies."


def test_nothing_found_is_not_nothing_said() -> None:
    nil = contribution(content=content(""), nil=True)
    assert said(only_card(case(contributions=(nil,)))) == "No record found."


def test_a_decline_gives_its_reason() -> None:
    no = request(state=RequestState.DECLINED, declined=DeclineReason.NOT_RELEVANT, closed_at=AT)
    assert said(only_card(gathering(no))) == "Declined: not relevant to the question."


def test_asked_again_after_an_answer_is_one_card() -> None:
    both = gathering(request(), contributions=(contribution(),))
    assert said(only_card(both)).endswith("Asked again, not answered yet.")


def test_the_childs_words_come_first_or_why_there_are_none() -> None:
    voice = Voice("I lock the door.", whose="Jade")
    heard = shown(case(contributions=(contribution(content=content(voice=voice)),)))
    assert (heard.voices[0].words, heard.voices[0].by) == (
        "I lock the door.",
        "Jade · shared by Health",
    )
    none = Voice(none_because="Not spoken to yet")
    silent = shown(case(contributions=(contribution(content=content(voice=none)),)))
    assert silent.no_voice == "Nobody has brought the child's own words: not spoken to yet"


def test_what_it_means_is_each_agencys_own() -> None:
    meant = contribution(content=content(meaning="She is tired."))
    withdrawn = contribution(POLICE, 2, content=content(meaning="No."), withdrawn_at=AT)
    found = shown(case(contributions=(meant, withdrawn))).meaning
    assert [(one.by, one.words) for one in found] == [("Health", "She is tired.")]


def test_the_line_under_the_name_says_who_it_is() -> None:
    assert shown(case()).detail == (
        "NB-AAAAA · born 4 Mar 2019 · lives with mother · referrer not known"
    )
    by_police = case(referral=referral(referrer_agency="Police"))
    assert shown(by_police).detail.endswith("referred by Police")
