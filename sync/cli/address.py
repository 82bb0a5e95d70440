"""Where people reach a hub: kept in its data folder, for the invitations."""

from pathlib import Path

import msgspec
from msgspec import Struct

from app.persistence.durable import replace

FILE = "address.json"


class Address(Struct, frozen=True):
    host: str = "localhost"
    port: int = 8443

    def url(self, scheme: str = "wss") -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{scheme}://{host}:{self.port}"


def parse(text: str) -> Address:
    """HOST or HOST:PORT; an IPv6 address stands in brackets. Raises `ValueError`."""
    host, colon, port = text.strip().rpartition(":")
    if not colon or text.endswith("]"):
        host, port = text.strip(), str(Address().port)
    host = host.removeprefix("[").removesuffix("]")
    if not host or any(letter in host for letter in "/# ") or not 0 < int(port) < 65536:
        raise ValueError(text)
    return Address(host, int(port))


def save(data: Path, address: Address) -> None:
    replace(data / FILE, msgspec.json.encode(address))


def load(data: Path) -> Address:
    """The usual one where none was kept."""
    try:
        return msgspec.json.decode((data / FILE).read_bytes(), type=Address)
    except (OSError, ValueError):
        return Address()
