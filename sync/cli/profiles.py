"""Which legal profile is meant on the command line: a sample by its name, or a file."""

from pathlib import Path

from app import legal_profiles
from app.domain.partnership.legal import LegalProfile
from app.legal_profiles import SAMPLES, BadProfile
from sync.cli.exits import Exit, Problem, Stopped


def found(said: str) -> LegalProfile:
    """Raises `Stopped` where it cannot be read; nothing was done."""
    if said in SAMPLES:
        return legal_profiles.sample(said)
    try:
        return legal_profiles.read(Path(said).read_bytes())
    except BadProfile as bad:
        raise Stopped(_not_a_profile(said, str(bad))) from bad
    except OSError as error:
        raise Stopped(_not_a_profile(said, error.strerror or "it cannot be opened")) from error


def _not_a_profile(said: str, why: str) -> Problem:
    return Problem(
        "not_a_profile",
        Exit.UNREADABLE,
        f"{said}: {why}.",
        "Nothing was done.",
        f"Say {' or '.join(SAMPLES)}, or a file in the form of resources/legal/england.toml.",
    )
