"""Who is known comes in at once, however many passwords are being checked."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from app.identity.doorkeeper import Doorkeeper
from sync.sign_in import SignIn
from tests.app.identity.test_doorkeeper import ANNA, PASSWORD, Hands, MemoryAccounts


async def test_a_token_does_not_wait_behind_passwords() -> None:
    hands, free = Hands(), Event()
    doorkeeper = Doorkeeper(MemoryAccounts(), hands, hands)
    admitted = doorkeeper.redeem(doorkeeper.invite(ANNA, "anna"), PASSWORD)
    with ThreadPoolExecutor(1) as workers:
        workers.submit(free.wait)
        sign_in = SignIn(doorkeeper, b"", workers)
        try:
            async with asyncio.timeout(5):
                headers = {"Authorization": f"Bearer {admitted.token}"}
                assert await sign_in.authenticate(headers) == ANNA
        finally:
            free.set()
