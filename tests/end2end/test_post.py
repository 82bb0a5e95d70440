"""Outcomes on their way to those who must hear them, while hub and mail server come and go."""

import asyncio
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from msgspec import structs

from app.domain.board import Board
from app.domain.case.commands import QueueMessage, ShareInformation
from app.domain.case.feedback import About, Channel, Message, MessageState, Reader
from app.domain.case.parts import Handling
from app.domain.case.state import Case
from app.domain.partnership.commands import PutAgency
from app.feedback import compose
from app.persistence.layout import DataFolder, Store, open_store
from app.persistence.providers import FileKey
from sync.adapters import SystemClock, SystemEntropy
from sync.cli.master_key import key_file_of
from sync.serving import found
from tests.end2end import hasty_hub
from tests.helpers.builders import (
    AGENCIES,
    AT,
    COORDINATOR,
    HEALTH,
    NURSE,
    POLICE,
    case_id,
    content,
    contribution_id,
    request_id,
)
from tests.helpers.decided import Step, as_submissions, decided
from tests.helpers.mail import LOOPBACK, Mail, Postmaster, mail_server
from tests.helpers.posting import OPENING, mailbox, turn
from tests.sync.cli.looking import board_of
from tests.sync.cli.words import Served, served

HEALTH_MAILBOX = "duty@health.example"
SEALED = "SEALED-WORDS"
ENTROPY = SystemEntropy()
AT_ONCE = 500
"""Commands in one turn, of what is there before a hub begins."""


def sealed(n: int) -> Step:
    """Health shares with the police alone."""
    words = content(f"{SEALED}-{n}", handling=Handling(only_for=(POLICE,)))
    shared = ShareInformation(contribution_id(n), words, request_id(n), case=case_id(n))
    return NURSE.account, shared


def history(n: int) -> Iterator[Step]:
    *before, propose, read_back, confirm = decided(n)
    yield from (*before, sealed(n), propose, read_back, confirm)


def founded(data: Path) -> Store:
    key = FileKey(key_file_of(data))
    key.create(ENTROPY)
    found(DataFolder(data), key, SystemClock(), ENTROPY)
    return open_store(DataFolder(data), key, ENTROPY)


def prepare(data: Path, cases: int) -> Board:
    """Each case is decided, its school's message approved, and health not told yet."""
    with founded(data) as store:
        board, _ = store.events.load()
        health = next(agency for agency in AGENCIES if agency.id == HEALTH)
        named = PutAgency(agency=structs.replace(health, email=HEALTH_MAILBOX))
        board = turn(store.events, board, *OPENING, named)
        steps = [step for n in range(1, cases + 1) for step in history(n)]
        board = taken(store, board, steps)
        return taken(store, board, [approval(board, case) for case in board.cases()])


def taken(store: Store, board: Board, steps: list[Step]) -> Board:
    for first in range(0, len(steps), AT_ONCE):
        done = store.events.turn(board, as_submissions(*steps[first : first + AT_ONCE]), AT)
        assert [a.refusal for a in done.answers if a.refusal] == []
        board = done.board
    return board


def approval(board: Board, case: Case) -> Step:
    assert board.partnership is not None
    message = outcome(case, Reader.SCHOOL)
    to = message.owed.address
    words = compose(case, board.partnership, message, AT, Channel.EMAIL, to)
    queue = QueueMessage(message.owed.id, Channel.EMAIL, words, to, case=case.id)
    return COORDINATOR.account, queue


def outcome(case: Case, reader: Reader) -> Message:
    found = (m for m in case.messages if (m.owed.reader, m.owed.about) == (reader, About.OUTCOME))
    return next(found)


class Story:
    """A hub that is killed, and a mail server that comes and goes."""

    def __init__(self, data: Path, cases: int, kills: int, seed: int) -> None:
        self.master = Postmaster()
        self.kills = 0
        self._data = data
        self._cases = cases
        self._wanted = kills
        self._chance = random.Random(seed)
        self._port = 0

    @property
    def mails(self) -> list[Mail]:
        return self.master.taken

    async def run(self) -> None:
        async with mail_server(self.master) as first:
            self._port = first.port
            while self.kills < self._wanted:
                await self._killed()
        await self._while_the_server_is_away()
        async with mail_server(self.master, self._port):
            with self._serving() as hub:
                await self._everything_has_arrived()
                hub.process.terminate()
                assert await asyncio.to_thread(hub.process.wait, 20) == 0

    async def _killed(self) -> None:
        """At some moment of its work, if it has any left."""
        before = len(self.mails)
        step = max(2, 2 * self._cases // (2 * self._wanted))
        enough = before + self._chance.randint(1, step)
        with self._serving() as hub:
            async with asyncio.timeout(30):
                while len(self.mails) < enough:  # noqa: ASYNC110 - mail has no event of its own
                    await asyncio.sleep(0.001)
            await asyncio.sleep(self._chance.random() * 0.02)
            hub.process.kill()
            hub.end()
        self.kills += 1

    async def _while_the_server_is_away(self) -> None:
        before = len(self.mails)
        with self._serving() as hub:
            await asyncio.sleep(2)
            hub.process.kill()
            hub.end()
        assert len(self.mails) == before

    async def _everything_has_arrived(self) -> None:
        async with asyncio.timeout(60 + self._cases / 5):
            while len({mail.id for mail in self.mails}) < 2 * self._cases:  # noqa: ASYNC110 - as above
                await asyncio.sleep(0.05)
        await asyncio.sleep(1)

    def _serving(self) -> AbstractContextManager[Served]:
        url = f"smtp://{LOOPBACK}:{self._port}?plain=loopback"
        options = "--port", "0", "--smtp", url, "--from", "MASH <mash@northbridge.example>"
        return served(self._data, *options, program=hasty_hub.__name__)


async def told(data: Path, cases: int, kills: int) -> Story:
    prepare(data, cases)
    story = Story(data, cases, kills, seed=cases)
    await story.run()
    check_the_mail(story.mails, cases)
    check_the_record(board_of(data), {mail.id for mail in story.mails})
    return story


def check_the_mail(mails: list[Mail], cases: int) -> None:
    by_id = {mail.id: mail for mail in mails}
    to = Counter(mail.to for mail in by_id.values())
    schools = {mailbox(n): 1 for n in range(1, cases + 1)}
    assert to == {**schools, HEALTH_MAILBOX: cases}, "each audience has its message"
    for mail in mails:
        assert (mail.to, mail.text) == (by_id[mail.id].to, by_id[mail.id].text)
        assert SEALED not in mail.text
        assert SEALED.encode() not in mail.raw


def check_the_record(board: Board, ids: set[str]) -> None:
    for case in board.cases():
        for reader in (Reader.SCHOOL, Reader.AGENCY):
            message = outcome(case, reader)
            assert message.state is MessageState.SENT
            (sent,) = [a for a in message.attempts if a.state is MessageState.SENT]
            assert f"<{sent.reference}>" in ids


async def test_each_audience_has_its_message(tmp_path: Path) -> None:
    story = await told(tmp_path / "hub", cases=20, kills=3)
    assert repeats(story) <= story.kills


@pytest.mark.proof
async def test_a_thousand_outcomes(tmp_path: Path) -> None:
    story = await told(tmp_path / "hub", cases=1_000, kills=40)
    print(f"{len(story.mails)} mails, {story.kills} kills, {repeats(story)} repeats")
    assert repeats(story) <= story.kills, "one letter is on its way at a time"


def repeats(story: Story) -> int:
    return len(story.mails) - len({mail.id for mail in story.mails})
