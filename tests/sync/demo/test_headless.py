"""The demo without a window: a hub of its own, twelve clients, and all of them right."""

from sync.adapters import SystemClock, SystemEntropy
from sync.demo.headless import run
from tests.helpers.mail import LOOPBACK, mail_server


async def test_every_replica_equals_the_store() -> None:
    result = await run(2.0, SystemClock(), SystemEntropy())
    assert result.refusals == ()
    assert result.sound, result
    assert result.clients == 12
    assert result.cases >= 17
    assert result.accepted > 20
    assert 0.0 < result.p50_ms <= result.p99_ms


async def test_its_feedback_arrives_in_a_real_mailbox() -> None:
    async with mail_server() as server:
        url = f"smtp://{LOOPBACK}:{server.port}?plain=loopback"
        result = await run(5.0, SystemClock(), SystemEntropy(), url)
    assert result.sound, result
    assert result.told > 0
    assert len({mail.id for mail in server.taken}) == len(server.taken) > 3
    assert all(mail.to.endswith((".northbridge.example", "@mail.example")) for mail in server.taken)
    assert any("@little-acorns.schools." in mail.to for mail in server.taken), "a school"
