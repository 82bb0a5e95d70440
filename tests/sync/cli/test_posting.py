"""`serve --smtp`: what is refused before the hub starts, and that its feedback arrives."""

from pathlib import Path

import pytest

from tests.sync.cli.words import Words

FROM = ("--from", "MASH <mash@northbridge.example>")


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--smtp", "smtp://mail.example"), "--from"),
        (("--smtp", "mail.example", *FROM), "smtp://USER@HOST:PORT"),
        (("--smtp", "smtp://hub:secret@mail.example", *FROM), "command line"),
        (("--smtp", "smtp://mail.example?plain=loopback", *FROM), "127.0.0.1"),
        (("--smtp", "smtp://mail.example", "--from", "nobody"), "--from"),
        (("--notify-key-file", "none"), "--notify-template"),
        (("--notify-key-file", "none", "--notify-template", "x"), "cannot be read"),
    ],
)
def test_what_is_refused_before_the_hub_starts(
    data: Path, words: Words, options: tuple[str, ...], why: str
) -> None:
    said = words("serve", "--data", data, *options)
    assert said.code == 2
    assert why in " ".join(said.err.replace("│", " ").split())


def test_a_password_from_the_environment_is_taken(
    data: Path, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MASHBOARD_SMTP", "smtp://hub:secret@mail.example")
    said = words("serve", "--data", data)
    assert "--from" in said.err, "and only that is missing"
    assert "secret" not in said.err
