"""`--smtp`: what it may say, and what is refused before anything is sent."""

from pathlib import Path

import pytest

from sync.post.mail_server import BadMailServer, MailServer, has_password, mail_server


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", MailServer("mail.example", 587)),
        ("smtps://mail.example", MailServer("mail.example", 465, implicit=True)),
        ("smtp://mail.example:2525", MailServer("mail.example", 2525)),
        (
            "smtps://hub:a%40b@mail.example?ca=/etc/ca.pem",
            MailServer(
                "mail.example", 465, implicit=True, user="hub", password="a@b", ca="/etc/ca.pem"
            ),
        ),
        (
            "smtp://127.0.0.1:1025?plain=loopback",
            MailServer("127.0.0.1", 1025, plain=True),
        ),
    ],
)
def test_what_it_may_say(url: str, server: MailServer) -> None:
    assert mail_server(url) == server


@pytest.mark.parametrize(
    "url",
    [
        "mail.example:25",
        "http://mail.example",
        "smtp://",
        "smtp://mail.example/inbox",
        "smtp://mail.example:99999",
        "smtp://mail.example?verify=no",
        "smtp://mail.example?plain=loopback",
        "smtp://127.0.0.1?plain=yes",
        "smtps://127.0.0.1?plain=loopback",
        "smtp://hub@mail.example",
        "smtp://mail.example?password-file=/none",
    ],
)
def test_what_it_may_not(url: str) -> None:
    with pytest.raises(BadMailServer):
        mail_server(url)


def test_the_password_may_lie_in_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret words\n", "utf-8")
    url = f"smtp://hub@mail.example?password-file={secret}"
    assert mail_server(url).password == "secret words"
    assert not has_password(url)
    assert has_password("smtp://hub:secret@mail.example")


def test_authorities_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(BadMailServer):
        mail_server(f"smtp://mail.example?ca={tmp_path / 'none'}").context()
