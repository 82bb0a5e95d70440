"""The hub is killed while two people write: what it acknowledged is there, once."""

from pathlib import Path

from tests.end2end.kills import told
from tests.proof.tally import Tally


async def test_acknowledged_words_survive_kill_after_kill(tmp_path: Path) -> None:
    costs: list[Tally] = []
    story = await told(tmp_path, range(4, 7), costs.append)
    assert sum(costs, Tally()) == Tally(done=3)
    assert story.interrupted > 0
