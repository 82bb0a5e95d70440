"""The local socket of a hub at work: who may use it, and what becomes of what is left of it."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.cli import messages
from tests.sync.cli.words import Served, Words, served

INVITE = ("A. Reed", "--agency", "housing")


@pytest.fixture
def hub(data: Path) -> Iterator[Served]:
    with served(data) as one:
        yield one


def test_another_token_is_refused(hub: Served, data: Path, words: Words) -> None:
    card = json.loads(data.joinpath("operator.json").read_bytes())
    data.joinpath("operator.json").write_text(json.dumps({**card, "token": "x" * 43}))
    assert words("invite", "--data", data, *INVITE).problem == (1, "not_the_operator")


@pytest.mark.parametrize(
    "said",
    [b"", b"\xff\xff\xff\xff", b"\0\0\0\x03abc", b"GET / HTTP/1.1\r\n\r\n"],
    ids=["nothing", "too long", "no token", "http"],
)
async def test_strangers_get_nothing(hub: Served, data: Path, said: bytes) -> None:
    reader, writer = await asyncio.open_unix_connection(str(data / "operator.sock"))
    writer.write(said)
    writer.write_eof()
    async with asyncio.timeout(5):
        heard = await reader.read()
    writer.close()
    assert b"Invited" not in heard
    assert hub.process.poll() is None


async def test_a_broken_ask_leaves_the_hub_at_work(hub: Served, data: Path) -> None:
    card = json.loads(data.joinpath("operator.json").read_bytes())
    reader, writer = await asyncio.open_unix_connection(card["socket"])
    await messages.write(writer, card["token"].encode())
    await messages.write(writer, b"\xc1 no message")
    async with asyncio.timeout(5):
        assert b"not_understood" in await reader.read()
    writer.close()
    assert hub.process.poll() is None


def test_what_a_killed_hub_left_is_no_hindrance(data: Path, words: Words) -> None:
    with served(data) as killed:
        killed.process.kill()
        killed.end()
    assert data.joinpath("operator.sock").exists()
    words.good("invite", "--data", data, *INVITE)
    with served(data):
        words.good("invite", "--data", data, "B. Stone", "--agency", "police")


def test_a_folder_with_a_long_name(tmp_path: Path, words: Words) -> None:
    data = tmp_path / "long" / ("a" * 100)
    words.good("init", "--data", data)
    with served(data) as hub:
        line = words.good("invite", "--data", data, *INVITE)
        socket = Path(json.loads(data.joinpath("operator.json").read_bytes())["socket"])
        assert f":{hub.port}/" in line
        assert not socket.is_relative_to(data)
        hub.process.terminate()
        assert hub.end()[0] == 0
    assert not socket.parent.exists()


def test_a_hub_without_a_desk_still_holds_its_folder(data: Path, words: Words) -> None:
    with served(data):
        data.joinpath("operator.json").unlink()
        assert words("invite", "--data", data, *INVITE).problem == (4, "data_folder_in_use")
