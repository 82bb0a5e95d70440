"""mashboard-hub: the words by which a hub is made, served and looked after."""

import sys
from collections.abc import Sequence
from importlib import metadata
from typing import Annotated

import typer

from sync.cli import another, export, import_, init, invite, profile, serve, threshold, verify
from sync.cli.exits import problem_of


def _tell_version(asked: bool) -> None:
    if asked:
        print(f"mashboard-hub {metadata.version('mashboard')}")
        raise typer.Exit


app = typer.Typer(
    name="mashboard-hub",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("init")(init.init)
app.command("serve")(serve.serve)
app.command("another")(another.another)
app.command("invite")(invite.invite)
app.command("profile")(profile.profile)
app.command("import")(import_.import_)
app.command("verify")(verify.verify)
app.add_typer(threshold.word, name="threshold")
app.command("export")(export.export)


@app.callback()
def about(
    _: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_tell_version, help="Say which.")
    ] = False,
) -> None:
    """Make a hub, serve it, invite people, import, publish, check the record, and give it out."""


def main(args: Sequence[str] | None = None) -> None:
    """Ends the process: see `Exit` for its codes."""
    try:
        app(args)
    # Any class may be one that a person is told in words; what is none of these goes on up.
    except Exception as error:
        problem = problem_of(error)
        if problem is None:
            raise
        print(problem.text(), file=sys.stderr)
        sys.exit(problem.exit)
