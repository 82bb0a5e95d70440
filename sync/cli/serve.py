"""`serve`: the hub itself, until it is told to stop."""

import asyncio
from collections.abc import Callable
from typing import Annotated

import typer

from app.persistence.layout import DataFolder, open_store
from sync import logs
from sync.adapters import SystemEntropy
from sync.cli import address, master_key
from sync.cli.database import Database, Keys, place_of, refuse_a_stranger, refuse_passwords
from sync.cli.options import Data, KeyEnv, KeyFile, Keyring
from sync.cli.posting import From, NotifyKey, NotifyTemplate, PostPlan, carriers
from sync.cli.running import LOOPBACK, Plan, run
from sync.post.options import MailServer, refuse_bad_mail_server

new_loop: Callable[[], asyncio.AbstractEventLoop]
try:
    import uvloop
except ImportError:
    new_loop = asyncio.new_event_loop
else:
    new_loop = uvloop.new_event_loop

Host = Annotated[
    str,
    typer.Option(
        metavar="HOST", help="The address to listen on; 0.0.0.0 for every one of this machine."
    ),
]
Port = Annotated[
    int | None,
    typer.Option(
        metavar="PORT", min=0, max=65535, help="Usual: the one said at init. 0 takes a free one."
    ),
]
Names = Annotated[
    list[str] | None,
    typer.Option(
        "--name",
        metavar="HOST",
        help="A name by which people reach the hub, for its certificate; several may be said. "
        "The first stands in invitations. Usual: the one said at init.",
    ),
]
Plain = Annotated[
    bool, typer.Option("--plain-loopback", help="No TLS; only on this machine, behind a proxy.")
]
WithParent = Annotated[
    bool,
    typer.Option(
        "--until-stdin-ends",
        help="End also when standard input does: a program that started the hub holds it open, "
        "and leaves no hub behind however it ends.",
    ),
]
JsonLogs = Annotated[bool, typer.Option("--json", help="Log lines as JSON.")]


def serve(
    context: typer.Context,
    data: Data,
    database: Database = None,
    keys: Keys = None,
    host: Host = "127.0.0.1",
    port: Port = None,
    name: Names = None,
    plain_loopback: Plain = False,
    until_stdin_ends: WithParent = False,
    smtp: MailServer = None,
    sender: From = None,
    notify_key_file: NotifyKey = None,
    notify_template: NotifyTemplate = None,
    json_logs: JsonLogs = False,
    key_file: KeyFile = None,
    key_env: KeyEnv = None,
    keyring: Keyring = False,
) -> None:
    """Serve the board. Says `serving wss://HOST:PORT` once it accepts; logs go to stderr.

    Where the record is in a database, as many hubs may serve it as one likes: see `another`.
    Ends cleanly on SIGTERM and Ctrl-C: the turn under way is finished, everyone is told.
    """
    if plain_loopback and host not in LOOPBACK:
        raise typer.BadParameter("--plain-loopback serves this machine only: leave out --host.")
    refuse_bad_mail_server(context, smtp)
    refuse_passwords(context)
    refuse_a_stranger(context, data)
    post = carriers(PostPlan(smtp, sender, notify_key_file, notify_template))
    where = master_key.provider(data, key_file, key_env, keyring)
    place = place_of(data, database, keys)
    with open_store(DataFolder(data), where, SystemEntropy(), *place) as store:
        logs.to_stderr(json_logs)
        kept = address.load(data)
        chosen = kept.port if port is None else port
        plan = Plan(host, chosen, tuple(name or ()), kept.host, plain_loopback, until_stdin_ends)
        with asyncio.Runner(loop_factory=new_loop) as runner:
            code = runner.run(run(store, plan, post))
    raise typer.Exit(code)
