"""Giving people seats, with and without a hub at work."""

import asyncio
import json
from pathlib import Path

from app.domain.partnership.state import Seat
from app.domain.values import Role, SeatMode
from app.identity import invitation
from sync import joining
from tests.sync.cli.looking import board_of
from tests.sync.cli.words import Words, served

PASSWORD = "a long enough password"


def seat(data: Path, name: str) -> Seat:
    partnership = board_of(data).partnership
    assert partnership is not None
    return next(s for s in partnership.seats if s.name == name)


def test_an_invitation_is_a_seat_and_a_line(data: Path, words: Words) -> None:
    line = words.good(
        "invite", "--data", data, "V. Hughes", "--agency", "health", "--virtual", "--job", "Nurse"
    )
    assert invitation.parse(line).port == 8443
    hughes = seat(data, "V. Hughes")
    assert (hughes.agency, hughes.mode, hughes.job) == ("health", SeatMode.VIRTUAL, "Nurse")
    assert hughes.roles == (Role.PRACTITIONER,)


def test_a_second_invitation_is_for_the_same_person(data: Path, words: Words) -> None:
    ask = ("invite", "--data", data, "D. Price", "--sign-in", "price", "--json")
    first = json.loads(words.good(*ask, "--agency", "police"))
    again = json.loads(words.good(*ask, "--role", "chair", "--role", "decider", "--days", 2))
    assert again["account"] == first["account"]
    assert again["invitation"] != first["invitation"]
    assert again["expires"] < first["expires"]
    price = seat(data, "D. Price")
    assert (price.agency, price.roles) == ("police", (Role.CHAIR, Role.DECIDER))


def test_what_the_board_refuses_invites_nobody(data: Path, words: Words) -> None:
    before = board_of(data).position
    said = words("invite", "--data", data, "A. Reed", "--agency", "nowhere")
    assert said.problem == (1, "unknown_agency")
    assert words("invite", "--data", data, "A. Reed", "--role", "clock").code == 1
    assert words("invite", "--data", data, "A. Reed", "--role", "king").code == 2
    assert words("invite", "--data", data, "A. Reed", "--days", 0).code == 2
    assert board_of(data).position == before


def test_the_last_administrator_keeps_the_role_until_there_is_another(
    data: Path, words: Words
) -> None:
    demoted = ("invite", "--data", data, "Administrator", "--role", "chair")
    said = words(*demoted)
    assert said.problem == (1, "last_administrator")
    assert "--role administrator first" in said.err
    words.good("invite", "--data", data, "A. Reed", "--role", "administrator")
    words.good(*demoted)
    assert seat(data, "Administrator").roles == (Role.CHAIR,)


def test_while_served_the_line_leads_to_the_hub_at_work(data: Path, words: Words) -> None:
    with served(data) as hub:
        line = words.good("invite", "--data", data, "A. Reed", "--agency", "housing")
        assert invitation.parse(line).port == hub.port
        joined = asyncio.run(joining.redeem(line, PASSWORD, data.parent / "profile"))
    assert joined.profile.name == "A. Reed"
    assert seat(data, "A. Reed").account == joined.profile.account


def test_refusals_come_through_the_socket_too(data: Path, words: Words) -> None:
    with served(data):
        said = words("invite", "--data", data, "A. Reed", "--agency", "nowhere")
    assert said.problem == (1, "unknown_agency")
