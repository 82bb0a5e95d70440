"""What the partners agreed, where its beginning is gone."""

from app.domain.clocks import DEFAULT_CLOCKS
from app.domain.events import Recorded
from app.domain.partnership.events import ClocksSet, SeatRemoved
from app.domain.partnership.evolve import evolve
from tests.helpers.builders import ADMINISTRATOR, AT, account, partnership, stream


def recorded(event: ClocksSet | SeatRemoved) -> Recorded:
    return Recorded(7, stream(partnership()), 5, AT, ADMINISTRATOR.account, event)


def test_without_its_founding_there_is_nothing() -> None:
    event = ClocksSet(clocks=DEFAULT_CLOCKS)
    assert evolve(None, event, recorded(event)) is None


def test_what_names_nothing_that_is_there_leaves_only_its_version() -> None:
    event = SeatRemoved(account=account(99))
    assert evolve(partnership(), event, recorded(event)) == partnership(version=5)
