"""Where people reach a hub."""

from pathlib import Path

import pytest

from sync.cli import address
from sync.cli.address import Address

GOOD = {
    "mash.example.test": Address("mash.example.test", 8443),
    "mash.example.test:9443": Address("mash.example.test", 9443),
    "10.0.0.7:443": Address("10.0.0.7", 443),
    "[::1]:9443": Address("::1", 9443),
    "[::1]": Address("::1", 8443),
}


@pytest.mark.parametrize("text", GOOD)
def test_good_ones(text: str) -> None:
    assert address.parse(text) == GOOD[text]


@pytest.mark.parametrize("text", ["", ":8443", "a:b", "a:0", "a:70000", "a/b:8443", "wss://a:8443"])
def test_bad_ones(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        address.parse(text)


def test_kept_and_usual(tmp_path: Path) -> None:
    assert address.load(tmp_path) == Address("localhost", 8443)
    (tmp_path / address.FILE).write_bytes(b'{"host":"\xff"}')
    assert address.load(tmp_path) == Address("localhost", 8443)
    address.save(tmp_path, Address("::1", 9443))
    assert address.load(tmp_path).url() == "wss://[::1]:9443"
