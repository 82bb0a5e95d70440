"""When an event is not enough: the streams of which a viewer must get the whole part again."""

from collections.abc import Iterable, Iterator
from typing import cast

from app.domain.board import Board
from app.domain.case.events import (
    CaseRestricted,
    ContributionCorrected,
    ContributionWithdrawn,
    ReferralAmended,
    RestrictionLifted,
)
from app.domain.disclosure.audience import Sight, Viewer, audience_for
from app.domain.disclosure.whole import audience_on, named_by
from app.domain.events import Event, Recorded
from app.domain.values import CaseId, StreamId

BARS = (CaseRestricted, RestrictionLifted)
"""Events by which a case may appear or disappear."""

TAKES_BACK = (ReferralAmended, ContributionCorrected, ContributionWithdrawn)
"""Events after which a room is no longer shown what it was shown before: a headline, an age."""


def reparted(
    before: Board, after: Board, recorded: Iterable[Recorded], was: Viewer, now: Viewer
) -> tuple[StreamId, ...]:
    """The streams whose events of this turn say nothing to a viewer: send each part whole as it
    is seen in `after`, or have it forgotten where it is not; all of them when the seat changed.
    """
    if was.standing != now.standing:
        streams: Iterable[StreamId] = {**before.streams, **after.streams}
    else:
        streams = dict.fromkeys(_reparted(before, after, recorded, now))
    return tuple(s for s in streams if _exists(before, was, s) or _exists(after, now, s))


def _exists(board: Board, viewer: Viewer, stream: StreamId) -> bool:
    return audience_on(board, viewer, stream).sight is not Sight.NONE


def _reparted(
    before: Board, after: Board, recorded: Iterable[Recorded], viewer: Viewer
) -> Iterator[StreamId]:
    for one in recorded:
        if isinstance(one.event, BARS):
            case = cast(CaseId, one.stream)
            if _sight(before, case, viewer) is not _sight(after, case, viewer):
                yield one.stream
                yield from _naming(after, case)
            elif _barred(one.event, viewer):
                yield one.stream
        elif isinstance(one.event, TAKES_BACK) and viewer.standing.sight is not Sight.FULL:
            yield one.stream


def _barred(event: Event, viewer: Viewer) -> bool:
    """A case that was there before and is there again: why it was not is nothing for them."""
    if not isinstance(event, CaseRestricted):
        return False
    return viewer.standing.sight is Sight.WALL or viewer.account not in event.named


def _sight(board: Board, case: CaseId, viewer: Viewer) -> Sight:
    found = board.case(case)
    return audience_for(found, viewer.standing, viewer.account).sight if found else Sight.NONE


def _naming(board: Board, case: CaseId) -> Iterator[StreamId]:
    return (stream for stream, part in board.streams.items() if case in named_by(part))
