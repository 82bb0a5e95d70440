"""A hub that is never stopped."""

import asyncio
from pathlib import Path

import pytest

from app.persistence.layout import DataFolder
from sync import serving, tls
from sync.adapters import SystemClock
from sync.cli import running
from sync.cli.running import Plan


async def test_its_certificate_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DataFolder(tmp_path)
    tls.create_ca(serving.tls_of(folder), SystemClock().now())
    plan = Plan("127.0.0.1", 0, (), "localhost")
    context = running._certified(folder, plan)
    leaf = serving.tls_of(folder) / tls.LEAF_FILE
    first = leaf.read_bytes()
    monkeypatch.setattr(running, "RENEW_SECONDS", 0.01)
    renewing = asyncio.create_task(running._renew(folder, plan, context))
    async with asyncio.timeout(5):
        while leaf.read_bytes() in (first, b""):  # noqa: ASYNC110 - a file has no event
            await asyncio.sleep(0.01)
    renewing.cancel()
    await asyncio.wait([renewing])
    assert renewing.cancelled()


@pytest.mark.parametrize(
    ("host", "names", "public"),
    [
        ("127.0.0.1", (), "127.0.0.1"),
        ("0.0.0.0", (), "mash.example.test"),
        ("0.0.0.0", ("board.example.test", "10.0.0.7"), "board.example.test"),
    ],
)
def test_the_name_that_people_use(host: str, names: tuple[str, ...], public: str) -> None:
    plan = Plan(host, 0, names, "mash.example.test")
    assert plan.public == public
    assert {"mash.example.test", public, *names} == set(plan.certified)
