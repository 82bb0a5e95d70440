"""The bridge and the local hub beneath it, through the real rules."""

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.domain.board import Board
from app.domain.case.commands import AddNote, PutSubject, RateCase
from app.domain.errors import Code
from app.domain.values import Rating, Role
from app.ports import Change, Here, LineState, PendingState
from tests.helpers.builders import (
    CASE,
    COORDINATOR,
    DISPLAY,
    NURSE,
    OBSERVER,
    board,
    case,
    seat,
    subject,
)
from tests.helpers.local_session import LocalHub
from ui.session_bridge import SessionBridge

RED = RateCase(case=CASE, rating=Rating.RED)


class Heard:
    """Everything a bridge says, in order, by the signal's name."""

    def __init__(self, bridge: SessionBridge) -> None:
        self.said: list[tuple[str, Any]] = []
        for name in ("changed", "connection_changed", "pending_changed", "refused"):
            getattr(bridge, name).connect(lambda value, name=name: self.said.append((name, value)))

    def names(self) -> list[str]:
        return [name for name, _ in self.said]

    def of(self, name: str) -> list[Any]:
        return [value for said, value in self.said if said == name]


@pytest.fixture
def hub() -> LocalHub:
    return LocalHub(board(case()))


def bridge_of(hub: LocalHub, *args: Any) -> SessionBridge:
    return SessionBridge(hub.session(*args))


def rating_of(board: Board | None) -> Rating:
    found = board and board.case(CASE)
    assert found
    return found.rating


def test_a_command_is_sending_then_on_the_board(qtbot: QtBot, hub: LocalHub) -> None:
    bridge = bridge_of(hub)
    heard = Heard(bridge)
    bridge.submit(RED)
    assert heard.names() == ["pending_changed", "changed", "pending_changed"]
    change: Change = heard.of("changed")[0]
    assert change.by_me
    assert (rating_of(change.before), rating_of(change.after)) == (Rating.UNRATED, Rating.RED)
    assert bridge.board is change.after


def test_others_hear_it_too_as_not_theirs(qtbot: QtBot, hub: LocalHub) -> None:
    nurse = Heard(bridge_of(hub, NURSE))
    hub.act(COORDINATOR, RED)
    assert nurse.names() == ["changed"]
    assert not nurse.of("changed")[0].by_me


def test_a_refusal_gives_the_command_back(qtbot: QtBot, hub: LocalHub) -> None:
    bridge = bridge_of(hub, OBSERVER)
    heard = Heard(bridge)
    bridge.submit(RED)
    assert heard.of("refused")[0].refusal.code is Code.NOT_PERMITTED
    assert heard.of("refused")[0].command == RED
    assert bridge.pending == ()
    assert rating_of(hub.board) is Rating.UNRATED


def test_what_the_codec_does_not_take_is_refused(qtbot: QtBot, hub: LocalHub) -> None:
    bridge = bridge_of(hub)
    heard = Heard(bridge)
    bridge.submit(AddNote(case=CASE, text=""))
    assert heard.of("refused")[0].refusal.code is Code.BAD_COMMAND


def test_held_commands_stay_sending(qtbot: QtBot, hub: LocalHub) -> None:
    bridge = bridge_of(hub)
    hub.hold()
    bridge.submit(RED)
    assert [p.state for p in bridge.pending] == [PendingState.SENDING]
    assert rating_of(bridge.board) is Rating.UNRATED
    hub.release()
    assert bridge.pending == ()
    assert rating_of(bridge.board) is Rating.RED


def test_offline_commands_wait_and_go_out_in_order(qtbot: QtBot, hub: LocalHub) -> None:
    bridge = bridge_of(hub)
    heard = Heard(bridge)
    hub.offline(COORDINATOR)
    assert bridge.connection.line is LineState.NOT_LIVE
    bridge.submit(RED)
    bridge.submit(RateCase(case=CASE, rating=Rating.AMBER, reason="Calmer than it read."))
    assert {p.state for p in bridge.pending} == {PendingState.WAITING}
    assert heard.of("changed") == []
    hub.online(COORDINATOR)
    assert bridge.pending == ()
    assert rating_of(bridge.board) is Rating.AMBER


def test_one_hears_on_return_what_others_did(qtbot: QtBot, hub: LocalHub) -> None:
    nurse = bridge_of(hub, NURSE)
    heard = Heard(nurse)
    hub.offline(NURSE)
    hub.act(COORDINATOR, RED)
    assert rating_of(nurse.board) is Rating.UNRATED
    hub.online(NURSE)
    assert len(heard.of("changed")) == 1
    assert rating_of(nurse.board) is Rating.RED


def test_a_case_that_does_not_exist_for_a_seat_is_not_in_its_board(hub: LocalHub) -> None:
    stranger = seat(99, "No Role", Role.ADMINISTRATOR)
    whole = hub.session(COORDINATOR).board
    blind = hub.session(stranger).board
    assert whole
    assert blind
    assert whole.case(CASE)
    assert blind.case(CASE) is None


def test_the_wall_gets_no_more_than_the_wall_may_know(qtbot: QtBot, hub: LocalHub) -> None:
    wall = bridge_of(hub, DISPLAY)
    heard = Heard(wall)
    hub.act(COORDINATOR, PutSubject(case=CASE, subject=subject(known_as="Jay"), reason="Spelt"))
    shown = heard.of("changed")[0].events[0].event.subject
    assert (shown.given, shown.family, shown.known_as, shown.born) == ("J.", "M.", "", None)
    held = wall.board and wall.board.case(CASE)
    assert held
    assert held.subjects[0] == shown


def test_presence_reaches_everyone(qtbot: QtBot, hub: LocalHub) -> None:
    bridge = bridge_of(hub)
    with qtbot.waitSignal(bridge.presence_changed):
        hub.arrive(NURSE, here=Here(case=CASE))
    assert {p.name for p in bridge.present} == {COORDINATOR.name, NURSE.name}
    hub.leave(NURSE)
    assert [p.name for p in bridge.present] == [COORDINATOR.name]


def test_drafts_are_kept_by_their_key(qtbot: QtBot, hub: LocalHub) -> None:
    bridge = bridge_of(hub)
    bridge.save_draft("note", "half a sen")
    assert bridge.draft("note") == "half a sen"
    bridge.save_draft("note", "")
    assert bridge.draft("note") == ""


def test_time_is_the_hubs_and_ticks_each_second(qtbot: QtBot, hub: LocalHub) -> None:
    bridge = bridge_of(hub)
    before = bridge.now()
    hub.wait(minutes=5)
    assert (bridge.now() - before).total_seconds() == 300
    with qtbot.waitSignal(bridge.tick, timeout=3_000):
        pass


def test_a_closed_bridge_hears_nothing(qtbot: QtBot, hub: LocalHub) -> None:
    bridge = bridge_of(hub)
    heard = Heard(bridge)
    bridge.close()
    hub.act(COORDINATOR, RED)
    assert heard.said == []


def test_who_i_am_at_this_board(qtbot: QtBot, hub: LocalHub) -> None:
    bridge = bridge_of(hub, NURSE)
    assert bridge.seat == NURSE
    assert bridge.partnership == hub.board.partnership
