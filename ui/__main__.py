"""mashboard: the words that start the client. Qt is loaded only where there is a window."""

import asyncio
from collections.abc import Coroutine, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from sync import logs
from sync.adapters import SystemClock, SystemEntropy
from sync.post.options import MailServer, refuse_bad_mail_server

Profile = Annotated[
    str, typer.Option("--profile", help="Who sits here, where several people do.", metavar="NAME")
]
Data = Annotated[
    Path | None,
    typer.Option(
        "--data", envvar="MASHBOARD_CLIENT_DATA", help="Where profiles are kept.", metavar="DIR"
    ),
]

app = typer.Typer(
    name="mashboard",
    help="The board for those who decide together what happens for a child.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"mashboard {version('mashboard')}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def board(
    context: typer.Context,
    profile: Profile = "main",
    data: Data = None,
    _: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Say which.")
    ] = False,
) -> None:
    """Open the board; the first time it asks for an invitation."""
    logs.to_stderr()
    if context.invoked_subcommand is None:
        _load_qt()
        from ui.bootstrap.client import run_desk

        _in_a_window(run_desk(profile, data, SystemClock(), SystemEntropy()))


@app.command()
def wall(profile: Profile = "wall", data: Data = None) -> None:
    """Show the wall for a projector, by a display's invitation."""
    _load_qt()
    from ui.bootstrap.client import run_wall

    _in_a_window(run_wall(profile, data, SystemClock(), SystemEntropy()))


@app.command()
def demo(
    context: typer.Context,
    headless: Annotated[bool, typer.Option("--headless", help="Without a window.")] = False,
    seconds: Annotated[
        float, typer.Option("--seconds", min=1.0, help="How long, without a window.")
    ] = 20.0,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    smtp: MailServer = None,
) -> None:
    """Try it: a hub of its own, a day of made-up cases, and partners who answer."""
    refuse_bad_mail_server(context, smtp)
    if headless:
        _headless(seconds, json, smtp)
        return
    _load_qt()
    from ui.bootstrap.demo import run_demo

    _in_a_window(run_demo(SystemClock(), SystemEntropy(), smtp))


def _headless(seconds: float, json: bool, smtp: str | None) -> None:
    from sync.demo.headless import run as run_headless

    result = asyncio.run(run_headless(seconds, SystemClock(), SystemEntropy(), smtp))
    told = msgspec.to_builtins(result)
    if json:
        typer.echo(msgspec.json.encode(result).decode())
    else:
        typer.echo("\n".join(f"{name.replace('_', ' ')}: {value}" for name, value in told.items()))
    if not result.sound:
        raise typer.Exit(1)


def _load_qt() -> None:
    """Before any screen. A server has the hub's libraries only."""
    if find_spec("PySide6") is None:
        typer.echo(
            "There is no window on this computer: PySide6 is not installed. Nothing was changed. "
            "Install what locks/desktop.txt names, or run: mashboard demo --headless",
            err=True,
        )
        raise typer.Exit(1)
    from ui.bootstrap.ready import make_ready

    make_ready()


def _in_a_window(life: Coroutine[Any, Any, None]) -> None:
    from ui.bootstrap.loop import run

    run(life)


def main(args: Sequence[str] | None = None) -> None:
    app(args)


if __name__ == "__main__":
    main()
