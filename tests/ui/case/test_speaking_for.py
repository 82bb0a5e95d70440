"""An agency's words, written down by another: under its name, and answering what it was asked."""

from pytestqt.qtbot import QtBot

from app.domain.case.state import RequestState
from tests.helpers.builders import COORDINATOR, HEALTH, NURSE, gathering, request_id
from tests.ui.case.filling import choose, form, gone, opened, send, write


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
