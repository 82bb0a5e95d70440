"""A hub that is never stopped."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from app.persistence.layout import DataFolder
from sync import serving, tls
from sync.adapters import SystemClock
from sync.cli import running
from sync.cli.running import Plan
from tests.sync.sockets import until


@asynccontextmanager
async def renewed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Path]:
    """The folder of a certificate that is made anew all the time."""
    folder = DataFolder(tmp_path)
    tls.create_ca(serving.tls_of(folder), SystemClock().now())
    plan = Plan("127.0.0.1", 0, (), "localhost")
    context = running._certified(folder, plan)
    monkeypatch.setattr(running, "RENEW_SECONDS", 0.01)
    renewing = asyncio.create_task(running._renew(folder, plan, context))
    yield serving.tls_of(folder)
    renewing.cancel()
    await asyncio.wait([renewing])
    assert renewing.cancelled()


async def is_renewed(leaf: Path) -> None:
    read = leaf.read_bytes
    first = read()
    await until(lambda: read() not in (first, b""))


async def test_its_certificate_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with renewed(tmp_path, monkeypatch) as folder:
        await is_renewed(folder / tls.LEAF_FILE)


async def test_a_certificate_that_could_not_be_written_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with renewed(tmp_path, monkeypatch) as folder:
        (folder / tls.CA_KEY).rename(folder / "away")
        await asyncio.sleep(0.1)
        (folder / "away").rename(folder / tls.CA_KEY)
        await is_renewed(folder / tls.LEAF_FILE)


@pytest.mark.parametrize(
    ("host", "names", "usual", "public"),
    [
        ("127.0.0.1", (), "mash.example.test", "127.0.0.1"),
        ("127.0.0.1", (), "localhost", "127.0.0.1"),
        ("10.0.0.7", (), "mash.example.test", "mash.example.test"),
        ("10.0.0.7", (), "localhost", "10.0.0.7"),
        ("0.0.0.0", (), "mash.example.test", "mash.example.test"),
        ("0.0.0.0", ("board.example.test",), "mash.example.test", "board.example.test"),
    ],
)
def test_the_name_that_people_use(
    host: str, names: tuple[str, ...], usual: str, public: str
) -> None:
    plan = Plan(host, 0, names, usual)
    assert plan.public == public
    assert {usual, public, *names} == set(plan.certified)
