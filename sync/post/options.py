"""Where the mail server is said, by hub and demo alike; loads nothing that only a hub needs."""

from typing import Annotated

import typer

from sync.post.mail_server import BadMailServer, has_password, mail_server

MAIL_SERVER, FROM = "MASHBOARD_SMTP", "MASHBOARD_FROM"
"""Environment variables that say `--smtp` and `--from` where `ps` does not show them."""

MailServer = Annotated[
    str | None,
    typer.Option(
        "--smtp",
        envvar=MAIL_SERVER,
        metavar="URL",
        help="The server that feedback is mailed by: smtp://USER@HOST:PORT (STARTTLS) or smtps://. "
        "?password-file=FILE says the password, ?ca=FILE whom to trust, ?plain=loopback that "
        "there is no TLS on this machine.",
    ),
]


def refuse_bad_mail_server(context: typer.Context, url: str | None) -> None:
    """What stands on a command line can be read by everyone on the machine."""
    if url is None:
        return
    source = context.get_parameter_source("smtp")
    try:
        mail_server(url).context()
    except BadMailServer as bad:
        raise typer.BadParameter(f"--smtp: {bad}") from bad
    if source is not None and source.name == "COMMANDLINE" and has_password(url):
        raise typer.BadParameter(
            "A password on the command line can be read by everyone on this machine: put the URL "
            f"into {MAIL_SERVER}, or the password into a file and say ?password-file=FILE."
        )
