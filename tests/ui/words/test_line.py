from datetime import UTC, datetime

import pytest

from app.domain.case.commands import AddNote, ShareInformation
from app.domain.values import CommandId
from app.ports import Connection, LineState, Pending, PendingState
from tests.helpers.builders import AT, CASE, content, contribution_id, uid
from ui.words import (
    band_words,
    closing_words,
    connection_words,
    on_the_board,
    pending_words,
    waiting_words,
)

SINCE = datetime(2026, 11, 23, 10, 13, tzinfo=UTC)
ANSWER = Pending(
    CommandId(uid(1)),
    ShareInformation(case=CASE, contribution=contribution_id(1), content=content()),
    PendingState.WAITING,
    AT,
)
NOTE = Pending(CommandId(uid(2)), AddNote(case=CASE, text="x"), PendingState.WAITING, AT)


@pytest.mark.parametrize(
    ("connection", "pending", "words", "tone"),
    [
        (Connection(LineState.LIVE), (ANSWER,), "Live", "ok"),
        (Connection(LineState.CONNECTING), (), "Connecting …", "neutral"),
        (
            Connection(LineState.CATCHING_UP, behind=214),
            (),
            "Catching up, 214 changes",
            "busy",
        ),
        (Connection(LineState.CATCHING_UP), (), "Catching up", "busy"),
        (
            Connection(LineState.NOT_LIVE, since=SINCE),
            (ANSWER, ANSWER),
            "Not live since 10:13 · 2 answers waiting here",
            "warn",
        ),
        (Connection(LineState.NOT_LIVE), (NOTE,), "Not live · 1 change waiting here", "warn"),
        (
            Connection(LineState.READ_ONLY, code="store_full"),
            (),
            "Hub is read-only: its disk is full",
            "error",
        ),
        (
            Connection(LineState.REFUSED, code="wrong_hub"),
            (),
            "Certificate changed, not connected",
            "error",
        ),
        (Connection(LineState.REFUSED, code="never heard of"), (), "Not connected", "error"),
    ],
)
def test_the_pill(
    connection: Connection, pending: tuple[Pending, ...], words: str, tone: str
) -> None:
    said = connection_words(connection, pending)
    assert (said.text, said.tone) == (words, tone)


@pytest.mark.parametrize("line", LineState)
def test_only_a_live_line_is_called_live(line: LineState) -> None:
    assert (connection_words(Connection(line)).text == "Live") is (line is LineState.LIVE)


def test_the_band_says_what_is_safe() -> None:
    dropped = band_words(Connection(LineState.NOT_LIVE, since=SINCE), (ANSWER, ANSWER))
    assert dropped
    assert dropped.lead == "Your line dropped. Keep working:"
    assert dropped.text == (
        "2 answers are saved on this computer, encrypted, "
        "and go to the board when the line returns. You may close the window."
    )
    full = band_words(Connection(LineState.READ_ONLY, code="store_full"), (NOTE,))
    assert full
    assert full.text.startswith("1 change is saved on this computer, encrypted, and goes")
    nothing = band_words(Connection(LineState.NOT_LIVE))
    assert nothing
    assert nothing.text.startswith("what you write is saved on this computer")


def test_a_refused_line_says_what_to_do() -> None:
    out = band_words(Connection(LineState.REFUSED, code="not_signed_in"), (NOTE,))
    assert out
    assert out.lead == "Signed out, not connected."
    assert out.text == ("Sign in again to go on. 1 change is saved on this computer, encrypted.")


@pytest.mark.parametrize("line", [LineState.LIVE, LineState.CONNECTING, LineState.CATCHING_UP])
def test_no_band_where_all_is_well(line: LineState) -> None:
    assert band_words(Connection(line), (NOTE,)) is None


def test_closing_loses_nothing() -> None:
    assert closing_words(()) == ""
    assert closing_words((ANSWER,)) == (
        "You may close the window: 1 answer is saved on this computer, encrypted, "
        "and opening it again sends it."
    )


def test_what_you_just_did() -> None:
    assert pending_words(NOTE).text == "Saved here, not sent yet"
    for state in (PendingState.KEEPING, PendingState.SENDING, PendingState.ACCEPTED):
        sending = Pending(NOTE.id, NOTE.command, state, AT)
        assert pending_words(sending).text == "Sending …"
    assert on_the_board(SINCE).text == "On the board 10:13"
    assert waiting_words((ANSWER, NOTE)) == "2 changes"
