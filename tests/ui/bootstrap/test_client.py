"""The client at a real hub: come in, leave, come back, be signed out, sign in again."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.identity.invitation import Invitation
from sync.adapters import SystemClock, SystemEntropy
from sync.demo import process
from sync.demo.cast import HOST
from sync.demo.folder import Founded, found_demo
from tests.helpers.find import button, part
from tests.sync.test_entry import MemoryKeyring, ring
from tests.ui.bootstrap.watching import appears, lived, shown, until
from ui.board.table import BoardTable
from ui.board.view_model import Row
from ui.bootstrap.client import run_desk, run_wall
from ui.case.dock import Dock
from ui.main_window import MainWindow
from ui.projector.view import ProjectorWindow
from ui.sign_in.form import SignInForm
from ui.sign_in.view import SignInView
from ui.widgets import Banner

__all__ = ["ring"]

CLOCK, ENTROPY = SystemClock(), SystemEntropy()
PASSWORD = "four words to keep"
MORNING = 17
"""Cases of the demo's day."""


class House(Struct):
    """A hub that is served, and where a client keeps what it keeps."""

    founded: Founded
    port: int
    client: Path

    def invitation(self, key: str) -> str:
        return Invitation(HOST, self.port, self.founded.codes[key], self.founded.ca).text()

    def sit(self, profile: str = "main") -> asyncio.Task[None]:
        return asyncio.ensure_future(run_desk(profile, self.client, CLOCK, ENTROPY))


@asynccontextmanager
async def house(root: Path) -> AsyncIterator[House]:
    founded = found_demo(root, CLOCK, ENTROPY)
    async with process.serving(founded.data, founded.key, root / "hub.log") as hub:
        yield House(founded, hub.port, root / "client")


def form(view: SignInView) -> SignInForm:
    return next(f for f in view.findChildren(SignInForm) if f.isVisible())


async def come_in(who: str, password: str = PASSWORD) -> None:
    """Type who one is and the password, and press the action."""
    asked = form(await appears(SignInView))
    asked._who.set_text("")
    QTest.keyClicks(asked._who.editor, who)
    QTest.keyClicks(asked._password.editor, password)
    QTest.mouseClick(asked._go, Qt.MouseButton.LeftButton)


async def at_the_board() -> MainWindow:
    """Once every case of the morning stands there."""
    window = await appears(MainWindow)
    table = part(window, BoardTable)
    await until(lambda: table.model().rowCount() >= MORNING)
    return window


async def leave(window: MainWindow, sitting: asyncio.Task[None]) -> None:
    window.close()
    async with asyncio.timeout(10):
        await sitting
    assert shown(MainWindow) is None


def test_an_invitation_opens_the_board_and_the_keyring_opens_it_again(
    qapp: QApplication, tmp_path: Path, ring: MemoryKeyring
) -> None:
    async def story() -> None:
        async with house(tmp_path) as hub:
            sitting = hub.sit()
            await come_in(hub.invitation("chair"))
            await leave(await at_the_board(), sitting)
            again = hub.sit()
            window = await at_the_board()
            assert shown(SignInView) is None
            await leave(window, again)

    lived(qapp, story())


def test_a_desk_told_to_end_keeps_the_last_letters(
    qapp: QApplication, tmp_path: Path, ring: MemoryKeyring
) -> None:
    async def story() -> None:
        async with house(tmp_path) as hub:
            sitting = hub.sit()
            await come_in(hub.invitation("chair"))
            case = choose(await at_the_board(), "Seen at school.")
            sitting.cancel()
            await asyncio.gather(sitting, return_exceptions=True)
            assert shown(MainWindow) is None
            again = hub.sit()
            window = await at_the_board()
            part(window, BoardTable).choose(case)
            assert part(window, Dock).facts.text() == "Seen at school."
            await leave(window, again)

    lived(qapp, story())


def choose(window: MainWindow, words: str) -> str:
    """Write these on the first case, just now; gives the case."""
    table = part(window, BoardTable)
    case = next(line.key for line in table._lines.lines() if isinstance(line, Row))
    table.choose(case)
    QTest.keyClicks(part(window, Dock).facts, words)
    return case


def test_who_is_signed_out_signs_in_again_and_goes_on(
    qapp: QApplication, tmp_path: Path, ring: MemoryKeyring
) -> None:
    async def story() -> None:
        async with house(tmp_path) as hub:
            sitting = hub.sit()
            await come_in(hub.invitation("chair"))
            await leave(await at_the_board(), sitting)
            spoil(ring)
            again = hub.sit()
            refused = await appears(MainWindow)
            band = part(refused, Banner)
            await until(lambda: band.isVisible() and button(band, "Sign in").isVisible())
            QTest.mouseClick(button(band, "Sign in"), Qt.MouseButton.LeftButton)
            await come_in(hub.founded.day.logins["chair"])
            await leave(await at_the_board(), again)

    lived(qapp, story())


def spoil(ring: MemoryKeyring) -> None:
    """The hub does not know this token, as when a device is revoked."""
    tokens = [key for key in ring.kept if key[0] == "mashboard"]
    assert tokens
    for key in tokens:
        ring.kept[key] = "a-token-that-no-hub-gave"


def test_without_a_keyring_the_password_comes_back_in_and_a_wrong_one_does_not(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def story() -> None:
        async with house(tmp_path) as hub:
            sitting = hub.sit()
            await come_in(hub.invitation("health"))
            await leave(await at_the_board(), sitting)
            again = hub.sit()
            name = hub.founded.day.logins["health"]
            await come_in(name, "four other words")
            asked = form(await appears(SignInView))
            await until(asked._go.isEnabled)
            assert shown(MainWindow) is None
            asked._password.set_text("")
            await come_in(name)
            await leave(await at_the_board(), again)

    lived(qapp, story())


def test_who_closes_the_sign_in_leaves(qapp: QApplication, tmp_path: Path) -> None:
    async def story() -> None:
        asking = asyncio.ensure_future(run_desk("main", tmp_path, CLOCK, ENTROPY))
        (await appears(SignInView)).close()
        async with asyncio.timeout(10):
            await asking

    lived(qapp, story())


def test_the_wall_comes_in_by_its_own_invitation(
    qapp: QApplication, tmp_path: Path, ring: MemoryKeyring
) -> None:
    async def story() -> None:
        async with house(tmp_path) as hub:
            walling = asyncio.ensure_future(run_wall("wall", hub.client, CLOCK, ENTROPY))
            await come_in(hub.invitation("display"))
            wall = await appears(ProjectorWindow)
            await until(lambda: "K. T." in wall.accessibleName())
            wall.close()
            async with asyncio.timeout(10):
                await walling

    lived(qapp, story())
