"""Joining a hub and coming back to it, over real TLS and the real front door."""

import socket
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs

from app.domain.values import AccountId
from app.identity.doorkeeper import FAILURES_ALLOWED
from sync import joining, profiles, tls
from sync.joining import No, NotJoined
from tests.sync.front_door import NOW, FrontDoor, front_door

ANNA = AccountId("00000000-0000-4000-8000-000000000001")
PASSWORD = "correct horse battery"


@pytest.fixture
def door(tmp_path: Path) -> Iterator[FrontDoor]:
    with front_door(tmp_path / "hub") as door:
        yield door


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "client" / "main"


async def refused(text: str, password: str, folder: Path) -> No:
    with pytest.raises(NotJoined) as no:
        await joining.redeem(text, password, folder)
    assert profiles.load(folder) is None
    return no.value.code


async def test_an_invitation_lets_one_in_and_is_remembered(door: FrontDoor, folder: Path) -> None:
    joined = await joining.redeem(door.invite(ANNA, "Änna"), PASSWORD, folder)
    assert (joined.profile.account, joined.profile.name) == (ANNA, "Änna")
    assert door.doorkeeper.authenticate(joined.token) == ANNA
    assert profiles.load(folder) == joined.profile
    assert stat.S_IMODE((folder / profiles.PROFILE_FILE).stat().st_mode) == 0o600


async def test_the_certificate_is_compared_before_anything_is_said(
    door: FrontDoor, folder: Path
) -> None:
    elsewhere = door.invite(ANNA, "anna").replace(door.ca, "0" * 64)
    assert await refused(elsewhere, PASSWORD, folder) is No.WRONG_HUB
    assert door.paths == ["/ca"]


async def test_an_invitation_works_once(door: FrontDoor, folder: Path, tmp_path: Path) -> None:
    text = door.invite(ANNA, "anna")
    await joining.redeem(text, PASSWORD, tmp_path / "first")
    assert await refused(text, PASSWORD, folder) is No.BAD_INVITATION


async def test_a_short_password_does_not_use_it_up(door: FrontDoor, folder: Path) -> None:
    text = door.invite(ANNA, "anna")
    assert await refused(text, "short", folder) is No.PASSWORD_TOO_SHORT
    assert (await joining.redeem(text, PASSWORD, folder)).profile.account == ANNA


async def test_half_an_invitation_is_seen_here(door: FrontDoor, folder: Path) -> None:
    half = door.invite(ANNA, "anna")[:-1]
    assert await refused(half, PASSWORD, folder) is No.NOT_AN_INVITATION
    assert door.paths == []


async def test_nobody_answers(door: FrontDoor, folder: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        free = unused.getsockname()[1]
    away = door.invite(ANNA, "anna").replace(str(door.port), str(free))
    assert await refused(away, PASSWORD, folder) is No.UNREACHABLE


async def test_one_comes_back_by_password(door: FrontDoor, folder: Path) -> None:
    first = await joining.redeem(door.invite(ANNA, "anna"), PASSWORD, folder)
    again = await joining.sign_in(first.profile, PASSWORD, folder)
    assert again.profile == first.profile
    assert again.token != first.token


async def test_a_wrong_password_does_not(door: FrontDoor, folder: Path) -> None:
    known = (await joining.redeem(door.invite(ANNA, "anna"), PASSWORD, folder)).profile
    for _ in range(FAILURES_ALLOWED):
        with pytest.raises(NotJoined) as no:
            await joining.sign_in(known, "wrong horse battery", folder)
        assert no.value.code is No.BAD_CREDENTIALS
    with pytest.raises(NotJoined) as no:
        await joining.sign_in(known, PASSWORD, folder)
    assert no.value.code is No.TOO_MANY_ATTEMPTS


async def test_a_hub_with_another_certificate_hears_no_password(
    tmp_path: Path, folder: Path
) -> None:
    with front_door(tmp_path / "hub") as door:
        known = (await joining.redeem(door.invite(ANNA, "anna"), PASSWORD, folder)).profile
    with front_door(tmp_path / "stranger") as stranger:
        moved = structs.replace(known, port=stranger.port)
        with pytest.raises(NotJoined) as no:
            await joining.sign_in(moved, PASSWORD, folder)
        assert no.value.code is No.WRONG_HUB
        assert stranger.paths == []


async def test_something_that_is_no_hub_is_said_so(door: FrontDoor, folder: Path) -> None:
    known = (await joining.redeem(door.invite(ANNA, "anna"), PASSWORD, folder)).profile
    with pytest.raises(NotJoined) as no:
        joining._ask(known, "/nothing-here", {})
    assert no.value.code is No.HUB_FAILED


@pytest.mark.parametrize("there", [b"{", b'{"host":"\xff"}'])
def test_a_profile_that_cannot_be_read_is_as_none(there: bytes, folder: Path) -> None:
    assert profiles.load(folder) is None
    folder.mkdir(parents=True)
    (folder / profiles.PROFILE_FILE).write_bytes(there)
    assert profiles.load(folder) is None


def test_profiles_live_in_the_persons_own_data_folder(tmp_path: Path) -> None:
    assert profiles.folder_of("north", tmp_path) == tmp_path / "profiles" / "north"
    assert profiles.folder_of().parts[-2:] == ("profiles", "main")


def test_the_ca_of_this_front_door_is_its_own(tmp_path: Path) -> None:
    with front_door(tmp_path) as door:
        assert tls.fetch_ca("127.0.0.1", door.port, door.ca)
    assert tls.load_ca(tmp_path).not_valid_after_utc > NOW
