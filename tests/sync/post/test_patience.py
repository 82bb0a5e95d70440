"""When the post tries again, and when it gives up."""

from datetime import timedelta

import pytest

from app.domain.case.feedback import Channel
from app.domain.values import MessageId, StreamId
from app.ports import Parcel
from sync.adapters import SystemEntropy
from sync.post.patience import Patience
from tests.helpers.builders import AT, CASE, DAY, HOUR, uid

USUAL = Patience()


def parcel(attempts: int) -> Parcel:
    message, stream = MessageId(uid(1, 0xD)), StreamId(CASE)
    return Parcel(message, stream, 1, Channel.EMAIL, "", 1, 1, "1@hub", AT, attempts)


@pytest.mark.parametrize(
    ("attempts", "longest"), [(0, 60), (1, 120), (5, 1_920), (6, 3_600), (500, 3_600)]
)
def test_a_minute_at_first_and_never_more_than_an_hour(attempts: int, longest: int) -> None:
    waits = [USUAL.after(parcel(attempts), SystemEntropy()).total_seconds() for _ in range(50)]
    assert longest / 2 <= min(waits) < max(waits) <= longest
    assert len(set(waits)) > 10, "not all at once"


@pytest.mark.parametrize(
    ("attempts", "waited", "over"),
    [
        (80, 3 * DAY - HOUR, False),
        (80, 3 * DAY + HOUR, True),
        (0, 30 * DAY, False),
    ],
    ids=["a server down for days", "given up", "the hub itself was away"],
)
def test_when_it_gives_up(attempts: int, waited: timedelta, over: bool) -> None:
    assert USUAL.is_over(parcel(attempts), AT + waited) is over
