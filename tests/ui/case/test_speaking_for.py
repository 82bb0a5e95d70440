"""An agency's words, written down by another: under its name, and answering what it was asked."""

from pytestqt.qtbot import QtBot

from app.domain.case.state import RequestState
from tests.helpers.builders import (
    CASE,
    CHAIR,
    COORDINATOR,
    EDUCATION,
    HEALTH,
    NURSE,
    board,
    gathering,
    request_id,
)
from tests.helpers.lawful import lawful_partnership, locked
from tests.helpers.local_session import LocalHub
from tests.ui.case.filling import choose, form, gone, opened, send, write
from tests.ui.case.looking import Opened


def test_the_words_answer_what_that_agency_was_asked(qtbot: QtBot) -> None:
    panel = opened(qtbot, gathering())
    shown = form(panel, "speak-for")
    send(shown)
    assert not gone(shown), "nobody's words are nobody's"
    choose(shown, agency=HEALTH)
    write(shown, facts="Seen in March, by telephone.")
    send(shown)
    assert gone(shown)
    (said,) = panel.case.contributions
    assert (said.agency, said.by.account) == (HEALTH, COORDINATOR.account)
    assert said.content.facts == "Seen in March, by telephone."
    (asked,) = (r for r in panel.case.requests if r.id == request_id(1))
    assert asked.state is RequestState.ANSWERED


def test_a_practitioner_speaks_for_nobody_else(qtbot: QtBot) -> None:
    mine = opened(qtbot, gathering())
    theirs = opened(qtbot, gathering(), who=NURSE)
    assert "speak-for" in [offer.name for offer in mine.panel.offers(mine.id)]
    assert "speak-for" not in [offer.name for offer in theirs.panel.offers(theirs.id)]


def test_it_warns_where_the_agency_waits_for_consent(qtbot: QtBot) -> None:
    waiting = Opened(qtbot, LocalHub(board(lawful_partnership(), locked())), CHAIR, CASE)
    asked = form(waiting, "speak-for")
    assert asked.advice() == ()
    choose(asked, agency=HEALTH)
    assert [one.lead for one in asked.advice()] == ["What Health is asked waits for consent."]
    choose(asked, agency=EDUCATION)
    assert asked.advice() == ()
