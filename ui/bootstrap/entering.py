"""From a profile folder to a person who is in: without a word where the keyring holds the token,
else by the sign-in screen."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from app.persistence.errors import StoreError
from app.ports import Entropy
from sync import entry, joining, profiles
from sync.entry import Entry
from sync.joining import Joined, NotJoined
from sync.profiles import Profile
from ui.dialogs import open_tell_error
from ui.sign_in.view import SignInView

T = TypeVar("T")


async def enter(folder: Path, entropy: Entropy, *, signed_out: bool = False) -> Entry | None:
    """None where the person closed the window. `signed_out`: the hub took back the token."""
    profile = await _off_loop(partial(profiles.load, folder))
    if profile is not None and not signed_out:
        known = await _off_loop(partial(entry.at_once, profile, folder, entropy))
        if known is not None:
            return known
    return await _Asking(folder, entropy, profile, signed_out).answer()


class _Asking:
    """The sign-in screen, until someone is in or gives up."""

    def __init__(
        self, folder: Path, entropy: Entropy, profile: Profile | None, signed_out: bool
    ) -> None:
        self._folder = folder
        self._entropy = entropy
        self._profile = profile
        self._ask_hub = signed_out
        self._done: asyncio.Future[Entry | None] = asyncio.get_running_loop().create_future()
        self._trying: asyncio.Task[None] | None = None
        self._view = SignInView(profile.origin, profile.name) if profile else SignInView()
        self._view.redeem_asked.connect(self._redeem)
        self._view.sign_in_asked.connect(self._sign_in)
        self._view.closed.connect(self._give_up)

    async def answer(self) -> Entry | None:
        self._view.show()
        try:
            return await self._done
        finally:
            self._view.closed.disconnect(self._give_up)
            self._view.close()
            self._view.deleteLater()

    def _redeem(self, invitation: str, password: str) -> None:
        self._try(
            lambda: self._joined(joining.redeem(invitation, password, self._folder), password)
        )

    def _sign_in(self, name: str, password: str) -> None:
        self._try(lambda: self._come_back(name, password))

    def _try(self, way: Callable[[], Awaitable[Entry]]) -> None:
        self._view.set_busy(True)
        self._trying = asyncio.ensure_future(self._tried(way))

    async def _tried(self, way: Callable[[], Awaitable[Entry]]) -> None:
        try:
            come_in = await way()
        except NotJoined as no:
            self._view.show_refusal(no.code)
        except StoreError as unreadable:
            self._view.set_busy(False)
            _tell_unreadable(self._view, unreadable)
        else:
            if not self._done.done():
                self._done.set_result(come_in)

    async def _come_back(self, name: str, password: str) -> Entry:
        """With the password alone where this computer knows the person: also without a line."""
        profile = self._profile
        assert profile is not None  # noqa: S101 - the screen asks for a name only then
        if not self._ask_hub and name.strip().casefold() == profile.name.casefold():
            by_password = partial(entry.by_password, profile, password, self._folder, self._entropy)
            known = await _off_loop(by_password)
            if known is not None:
                return known
        named = Profile(profile.host, profile.port, profile.ca_pem, profile.account, name.strip())
        return await self._joined(joining.sign_in(named, password, self._folder), password)

    async def _joined(self, asked: Awaitable[Joined], password: str) -> Entry:
        joined = await asked
        return await _off_loop(partial(entry.joined, joined, password, self._folder, self._entropy))

    def _give_up(self) -> None:
        if not self._done.done():
            self._done.set_result(None)


def _tell_unreadable(view: SignInView, error: StoreError) -> None:
    open_tell_error(
        view,
        "What this computer keeps for you cannot be opened.",
        "Nothing was changed, here or on the hub.",
        f"Close other windows of mashboard and try again. The reason given: {error}",
        lambda: None,
    )


async def _off_loop(call: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(None, call)
