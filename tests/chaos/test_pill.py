"""How long the pill may say Live on a line that is dead, whose sockets stand."""

from asyncio import get_running_loop
from random import Random

from msgspec import structs

from app.ports import LineState
from tests.chaos.proxy import Network, Proxy
from tests.sync.sockets import IMPATIENT, seated, serving, until

PULSE = 0.6
PATIENCE = structs.replace(IMPATIENT, pulse=PULSE)


async def test_a_dead_line_is_called_so_two_pulses_after_its_last_frame() -> None:
    """And not three, as where the pulse was counted by the clock: this line dies early in one."""
    async with serving() as hub, Proxy(hub.port, Random(1)) as proxy:
        proxy.network = Network(latency=PULSE / 6)
        async with seated(proxy.port, patience=PATIENCE) as person:
            with proxy.up.cut(), proxy.down.cut():
                await until(lambda: person.session.connection.line is LineState.NOT_LIVE)
                silence = get_running_loop().time() - proxy.heard
            assert PULSE < silence < 2.4 * PULSE
            await until(lambda: person.session.connection.line is LineState.LIVE)
