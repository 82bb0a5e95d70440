"""The demo without a window: a hub of its own, twelve clients, and all of them right."""

from sync.adapters import SystemClock, SystemEntropy
from sync.demo.headless import run


async def test_every_replica_equals_the_store() -> None:
    result = await run(2.0, SystemClock(), SystemEntropy())
    assert result.refusals == ()
    assert result.sound, result
    assert result.clients == 12
    assert result.cases >= 17
    assert result.accepted > 20
    assert 0.0 < result.p50_ms <= result.p99_ms
