"""What the locks pin is one set of versions, each with hashes, each with its licence named."""

import re
from pathlib import Path

from tools import third_party

LOCKS = Path(__file__).parent.parent / "locks"


def pins(name: str) -> dict[str, str]:
    """Return each requirement line's hashes by its name and version."""
    text = (LOCKS / name).read_text("utf-8")
    return dict(
        re.findall(r"^([\w.-]+==\S+).*\\\n((?:    --hash=\S+(?: \\)?\n)+)", text, re.MULTILINE)
    )


def test_hub_is_part_of_desktop_is_part_of_dev() -> None:
    hub, desktop, dev = pins("hub.txt"), pins("desktop.txt"), pins("dev.txt")
    assert hub.items() < desktop.items() < dev.items()


def test_the_hub_needs_no_qt_and_nothing_is_built_without_a_pin() -> None:
    hub = {pin.partition("==")[0] for pin in pins("hub.txt")}
    assert not hub & {"pyside6-essentials", "qasync"}
    assert third_party.BUILD_TOOLS.issubset(hub)


def test_every_line_is_a_pin_with_hashes() -> None:
    for lock in LOCKS.glob("*.txt"):
        lines = lock.read_text("utf-8").splitlines()
        bare = [n for n in lines if n and not n.startswith((" ", "#")) and not n.endswith("\\")]
        assert not bare, lock.name


def test_every_library_is_named_with_its_licence() -> None:
    assert third_party.NOTICE.read_text("utf-8").endswith(f"{third_party.table()}\n")
