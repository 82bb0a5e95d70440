"""50 clients join a board of 500 cases at once, against the same bytes sent from memory."""

from itertools import cycle, islice
from pathlib import Path

import msgspec
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from sync.protocol import MAX_FRAME_FROM_HUB, SUBPROTOCOL, decode_hub_frame
from sync.protocol import Welcome as WelcomeFrame
from tests.bench.boards import Seated, build
from tests.bench.figures import Measured, Series, at_most, ratio, share_of
from tests.bench.plans import Member, Plan, Result
from tests.bench.processes import contestant, crowd
from tests.bench.scale import Scale

CLIENTS, ANSWERS = 50, 10
LIMIT = 1.2


async def measure(root: Path, scale: Scale) -> Measured:
    folder = root / "joining"
    seated = build(folder, scale.big_board, ANSWERS)
    await _record(folder, seated)
    members = tuple(islice(cycle(one.member for one in seated), CLIENTS))
    raw: dict[str, list[float]] = {"memory": [], "hub": []}
    for _ in range(scale.repeats):
        for kind, seconds in raw.items():
            seconds.append(await _run(kind, folder, members))
    figure = ratio(raw["hub"], raw["memory"])
    name = "50 clients join 500 cases at once, over the same bytes from memory"
    what = "until 50 clients have 500 cases"
    series = Series(what, "s", raw, share_of(LIMIT, raw["memory"]), "hub")
    return Measured(at_most(name, figure, LIMIT), (series,))


async def _run(kind: str, folder: Path, members: tuple[Member, ...]) -> float:
    async with contestant(kind, folder) as server:
        result = await crowd(Plan(port=server.port, members=members, hub=True), Result)
    return result.joined


async def _record(folder: Path, seated: tuple[Seated, ...]) -> None:
    async with contestant("hub", folder) as hub:
        frames = {one.member.token: await _welcome(hub.port, one.member) for one in seated}
    (folder / "frames.json").write_bytes(msgspec.json.encode(frames))


async def _welcome(port: int, member: Member) -> list[str]:
    """What a seat is sent until it has everything."""
    frames: list[str] = []
    async with connect(
        f"ws://127.0.0.1:{port}/",
        additional_headers={"Authorization": f"Bearer {member.token}"},
        subprotocols=[Subprotocol(SUBPROTOCOL)],
        compression=None,
        max_size=MAX_FRAME_FROM_HUB,
    ) as line:
        await line.send('{"type":"Hello"}', text=True)
        left = -1
        while left:
            raw = await line.recv(decode=False)
            frame = decode_hub_frame(raw)
            if isinstance(frame, WelcomeFrame):
                left = frame.parts
            elif type(frame).__name__ == "Part":
                left -= 1
            frames.append(raw.decode())
    return frames
