"""Messages on the local socket: MessagePack, each after its length in four bytes."""

from asyncio import StreamReader, StreamWriter

LENGTH_BYTES = 4


class TooLong(Exception):
    """Longer than anything that is said here."""


async def read(reader: StreamReader, longest: int) -> bytes:
    """Raises `TooLong`, or `IncompleteReadError` where the other side is gone."""
    length = int.from_bytes(await reader.readexactly(LENGTH_BYTES), "big")
    if length > longest:
        raise TooLong(length)
    return await reader.readexactly(length)


async def write(writer: StreamWriter, message: bytes) -> None:
    """Raises `ConnectionError` where the other side is gone."""
    writer.write(len(message).to_bytes(LENGTH_BYTES, "big") + message)
    await writer.drain()
