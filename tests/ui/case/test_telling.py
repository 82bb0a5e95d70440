"""Who must hear, on the case: a short block with the way there, and a safe way written down."""

from datetime import date

from pytestqt.qtbot import QtBot

from app.domain.case.commands import SeeMessage
from app.domain.case.feedback import Channel, Reader
from tests.helpers.builders import (
    CASE,
    CHAIR,
    HEALTH,
    MOTHER,
    NURSE,
    board,
    case,
    gathering,
    subject,
)
from tests.helpers.clerking import tell
from tests.helpers.local_session import LocalHub
from tests.ui.case.filling import choose, error, form, opened, send, write
from tests.ui.feedback import outcome
from ui.case import telling
from ui.case.blocks import Act, Look
from ui.case.forms.telling import safe_contact
from ui.case.forms.wanted import Wanted


def look(hub: LocalHub) -> Look:
    return Look(hub.view(CHAIR.account), outcome.the_case(hub), CHAIR, hub.now)


def test_the_case_says_how_telling_stands_and_who_has_seen_it() -> None:
    hub = outcome.decided()
    tell(hub, CHAIR, CASE)
    hub.act(NURSE, SeeMessage(outcome.to(hub, Reader.AGENCY).owed.id, case=CASE))
    (block,) = telling.blocks(look(hub))
    words = " ".join(w.text for w in block.words)
    assert "School: to be approved by 15:00" in words
    assert "Health seen 10:00." in words
    assert block.acts == (Act("feedback", "Open feedback"),)
    assert block.meta == ""


def test_overdue_feedback_stands_out() -> None:
    hub = outcome.decided()
    tell(hub, CHAIR, CASE)
    hub.wait(hours=6)
    (block,) = telling.blocks(look(hub))
    assert (block.meta, block.meta_ink) == ("1 message overdue", "red-ink")


def test_a_case_of_which_nobody_is_told_says_nothing() -> None:
    hub = LocalHub(board(gathering()))
    assert list(telling.blocks(look(hub))) == []


def test_a_safe_way_is_written_down_with_how_it_is_known(qtbot: QtBot) -> None:
    panel = opened(qtbot, case(), who=NURSE)
    asked = form(panel, "safe-contact", MOTHER)
    choose(asked, channel="letter")
    write(asked, address="12 Refuge Row (made up)")
    send(asked)
    assert error(asked.questions.input("found_out")) == "Write how it is known to be safe."
    write(asked, found_out="Her support worker hands it to her.", not_before="next week")
    send(asked)
    assert "Write the day as" in error(asked.questions.input("not_before"))
    write(asked, not_before="2026-05-20")
    send(asked)
    found = panel.hub.board.case(CASE)
    assert found is not None
    (contact,) = found.contacts
    assert (contact.subject, contact.channel) == (MOTHER, Channel.LETTER)
    assert contact.not_before == date(2026, 5, 20)
    assert contact.by.agency == HEALTH


def test_a_safe_way_is_of_somebody_grown_up() -> None:

    hub = LocalHub(board(case(subjects=(subject(),))))
    seen = look(hub)
    assert safe_contact(Wanted(seen, "", hub.fresh_id, lambda: seen)) is None
