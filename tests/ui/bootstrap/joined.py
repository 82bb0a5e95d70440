"""A desk as the client makes it, at a hub in this process."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

from app.domain.partnership.state import Seat
from tests.helpers.local_session import LocalHub, LocalSession
from ui.bootstrap.desk import Desk


def joined(
    hub: LocalHub,
    who: Seat,
    folder: Path | None = None,
    project: Callable[[], None] = lambda: None,
) -> tuple[LocalSession, Desk]:
    """That person's session and window; the desk lives as long as its window does."""
    session = hub.session(who)
    place = folder or Path(mkdtemp(prefix="mashboard-"))

    async def sit_down() -> Desk:
        return Desk(session, place, project)

    return session, asyncio.run(sit_down())
