"""What `serve` is told of the post: a mail server, GOV.UK Notify, or neither."""

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from app.domain.case.feedback import Channel
from sync.post.letter import Carrier
from sync.post.mail_server import BadMailServer, mail_server
from sync.post.mime import BadAddress
from sync.post.options import FROM
from sync.post.smtp import Smtp

From = Annotated[
    str | None,
    typer.Option(
        "--from",
        envvar=FROM,
        metavar="ADDRESS",
        help='From whom feedback is: "NAME <mash@example.gov.uk>".',
    ),
]
NotifyKey = Annotated[
    Path | None,
    typer.Option(
        "--notify-key-file", metavar="FILE", help="The file with the API key of GOV.UK Notify."
    ),
]
NotifyTemplate = Annotated[
    str | None,
    typer.Option(
        "--notify-template",
        metavar="ID",
        help="The template there: subject ((title)), message ((body)).",
    ),
]


class PostPlan(Struct, frozen=True):
    """As it was said; nothing here is shown or logged."""

    smtp: str | None = None
    sender: str | None = None
    notify_key: Path | None = None
    notify_template: str | None = None


def carriers(plan: PostPlan) -> dict[Channel, Carrier]:
    """By channel. Raises `BadParameter`."""
    found: dict[Channel, Carrier] = {}
    if plan.smtp:
        found[Channel.EMAIL] = _smtp(plan.smtp, plan.sender)
    if plan.notify_key:
        found[Channel.NOTIFY] = _notify(plan.notify_key, plan.notify_template)
    return found


def _smtp(url: str, sender: str | None) -> Carrier:
    if not sender:
        raise typer.BadParameter("--smtp needs --from: whom the mail is from.")
    try:
        return Smtp(mail_server(url), sender)
    except BadMailServer as bad:
        raise typer.BadParameter(f"--smtp: {bad}") from bad
    except BadAddress as bad:
        raise typer.BadParameter(f"--from: {bad}") from bad


def _notify(key_file: Path, template: str | None) -> Carrier:
    if not template:
        raise typer.BadParameter("--notify-key-file needs --notify-template: its id there.")
    if find_spec("notifications_python_client") is None:
        raise typer.BadParameter("GOV.UK Notify needs what locks/notify.txt names.")
    from sync.post.notify import Notify, NotifyAccount  # noqa: PLC0415 - an extra, and slow to load

    try:
        key = key_file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"The key file {key_file} cannot be read ({error}).") from error
    return Notify(NotifyAccount(key, template))
