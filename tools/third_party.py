"""Writes the table of THIRD_PARTY.md from the metadata of what client and hub may install."""

import re
from importlib.metadata import Distribution, distribution
from pathlib import Path

HOUSE = Path(__file__).parent.parent
NOTICE = HOUSE / "THIRD_PARTY.md"
LOCKS = ("desktop.txt", "notify.txt", "postgresql.txt")
BUILD_TOOLS = {"pip", "setuptools", "wheel"}
CLASSIFIER = "License :: OSI Approved :: "
FIRST_WORDS_OF_ZLIB = "provided 'as-is', without any express or implied warranty"


def names() -> list[str]:
    locks = "".join((HOUSE / "locks" / lock).read_text("utf-8") for lock in LOCKS)
    found = set(re.findall(r"^([\w.-]+)==", locks, re.MULTILINE))
    return sorted(found - BUILD_TOOLS)


def licence(package: Distribution) -> str:
    """What the package states: an SPDX expression, classifiers, a field, or its licence file."""
    stated = package.metadata
    if "License-Expression" in stated:
        return stated["License-Expression"]
    if kinds := [k for k in stated.get_all("Classifier") or [] if k.startswith(CLASSIFIER)]:
        return " OR ".join(k.removeprefix(CLASSIFIER) for k in kinds)
    if "License" in stated:
        return stated["License"]
    texts = [f for f in package.files or [] if "LICEN" in f.name.upper()]
    if any(FIRST_WORDS_OF_ZLIB in " ".join(f.read_text("utf-8").split()) for f in texts):
        return "Zlib"
    raise SystemExit(f"{stated['Name']} states no licence: read its files and teach this script")


def table() -> str:
    rows = ["| library | version | licence |", "|---|---|---|"]
    for name in names():
        package = distribution(name)
        rows.append(f"| {package.metadata['Name']} | {package.version} | {licence(package)} |")
    return "\n".join(rows)


if __name__ == "__main__":
    head, _, _ = NOTICE.read_text("utf-8").partition("| library |")
    NOTICE.write_text(f"{head}{table()}\n", "utf-8")
