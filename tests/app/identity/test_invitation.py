"""Invitations survive the way from a terminal through mail to the sign-in screen."""

import pytest

from app.identity.invitation import Invitation, NotAnInvitation, new_code, parse

INVITATION = Invitation("hub.example", 8765, "ABCDE-FGHJK", "0a" * 32)


def test_text_and_parse_are_inverse() -> None:
    assert parse(INVITATION.text()) == INVITATION


def test_mail_may_wrap_the_line() -> None:
    text = INVITATION.text()
    assert parse(f"  {text[:30]}\r\n {text[30:]} ") == INVITATION


@pytest.mark.parametrize(
    "text",
    ["", "hello", INVITATION.text()[:-1], INVITATION.text().replace("8765", "99999")],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(NotAnInvitation):
        parse(text)


def test_a_code_is_read_out_in_groups() -> None:
    assert new_code("ABCDEFGHJKLM") == "ABCDE-FGHJK-LM"
