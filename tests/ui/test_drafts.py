"""Words reach the Shelf: after a pause, when asked to, and when the window goes."""

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.local_session import LocalHub, LocalSession
from ui.drafts import Draft, Keeper
from ui.session_bridge import SessionBridge


@pytest.fixture
def session(qtbot: QtBot) -> LocalSession:
    return LocalHub().session()


@pytest.fixture
def bridge(session: LocalSession) -> SessionBridge:
    return SessionBridge(session)


def test_it_is_saved_once_typing_rests(
    qtbot: QtBot, session: LocalSession, bridge: SessionBridge
) -> None:
    keeper = Keeper(bridge)
    keeper.keep("note", "He")
    keeper.keep("note", "He was")
    assert (keeper.kept("note"), session.draft("note")) == ("He was", "")
    qtbot.waitUntil(lambda: session.draft("note") == "He was")


def test_what_waits_under_several_keys_is_saved_when_the_window_goes(
    session: LocalSession, bridge: SessionBridge
) -> None:
    keeper = Keeper(bridge)
    keeper.keep("note", "He was")
    keeper.keep("name", "Jade")
    bridge.close()
    assert (session.draft("note"), session.draft("name")) == ("He was", "Jade")


def test_what_was_dropped_does_not_come_back_with_the_pause(
    session: LocalSession, bridge: SessionBridge
) -> None:
    keeper = Keeper(bridge)
    keeper.keep("note", "He")
    keeper.flush()
    keeper.keep("note", "He was")
    keeper.keep("name", "Jade")
    keeper.drop("note")
    keeper.flush()
    assert (keeper.kept("note"), session.draft("note"), session.draft("name")) == ("", "", "Jade")


def test_named_words_come_back_in_another_window(bridge: SessionBridge) -> None:
    draft = Draft(bridge, "form", bridge)
    draft.write({"reason": "He was", "level": ""})
    draft.keep()
    assert Draft(bridge, "form", bridge).load() == {"reason": "He was", "level": ""}
    draft.drop()
    assert draft.load() == {}


def test_a_form_without_words_is_no_draft(session: LocalSession, bridge: SessionBridge) -> None:
    draft = Draft(bridge, "form", bridge)
    draft.write({"reason": " ", "level": ""})
    draft.keep()
    assert session.draft("form") == ""


def test_a_draft_that_cannot_be_read_is_none(session: LocalSession, bridge: SessionBridge) -> None:
    session.save_draft("form", "[not ours")
    assert Draft(bridge, "form", bridge).load() == {}
