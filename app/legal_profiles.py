"""Legal profiles as files that a legal lead can read: from TOML to the partnership's own type."""

import re
import tomllib
from importlib.resources import files
from typing import Any

import msgspec
from msgspec import Struct

from app.domain.partnership.legal import LegalProfile

SAMPLES = ("england", "wales")
LARGEST = 256 * 1024


class BadProfile(Exception):
    """Not a legal profile; the text says what is wrong, and where in the file."""


def sample(name: str) -> LegalProfile:
    """One of `SAMPLES`, to be confirmed by the hub's legal lead."""
    return read(files("resources").joinpath("legal", f"{name}.toml").read_bytes())


def read(raw: bytes) -> LegalProfile:
    """Raises `BadProfile`."""
    if len(raw) > LARGEST:
        raise BadProfile(f"it is larger than {LARGEST // 1024} KB")
    try:
        said = tomllib.loads(raw.decode("utf-8"))
        profile = msgspec.convert(said, LegalProfile)
    except UnicodeDecodeError as error:
        raise BadProfile("it is not text in UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise BadProfile(f"it is not TOML: {error}") from error
    except msgspec.ValidationError as error:
        raise BadProfile(_place(str(error))) from error
    _known(said, profile)
    _once(profile)
    return profile


def _known(said: Any, value: object, place: str = "") -> None:
    """A word that means nothing may be a rule that its author relies on."""
    if isinstance(value, Struct):
        for name, inner in said.items():
            if name not in value.__struct_fields__:
                raise BadProfile(f"{place}there is no field called {name!r}")
            _known(inner, getattr(value, name), f"{place}{name}")
    elif isinstance(value, tuple):
        for number, (inner, item) in enumerate(zip(said, value, strict=True), 1):
            _known(inner, item, f"{place}, number {number}: ")


GROUNDS = (
    *("purposes", "powers", "article_6", "article_9", "article_10"),
    *("confidentiality", "declines", "dispensations"),
)


def _once(profile: LegalProfile) -> None:
    """An id is what a record cites: it stands for one text."""
    for kind in GROUNDS:
        seen: set[str] = set()
        for ground in getattr(profile, kind):
            if ground.id in seen:
                raise BadProfile(f"{kind}: {ground.id!r} stands there twice")
            seen.add(ground.id)


def _place(told: str) -> str:
    """ "Expected `str`, got `int` - at `$.powers[1].text`" as "powers, number 2, text: …"."""
    what, _, path = told.partition(" - at `$")
    where = re.sub(r"\[(\d+)\]", lambda found: f", number {int(found[1]) + 1}", path.strip(".`"))
    where = where.replace(".", ", ")
    return f"{where}: {what[0].lower()}{what[1:]}" if where else f"{what[0].lower()}{what[1:]}"
