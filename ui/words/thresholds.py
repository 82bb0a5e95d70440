"""Levels, clauses and versions of the threshold document as people read them."""

from datetime import date

from app.domain.partnership.state import Partnership, ThresholdVersion
from app.domain.values import Level
from ui.words.times import short_date

LEVELS: dict[Level, str] = {1: "universal", 2: "early help", 3: "targeted", 4: "protection"}
SAMPLE = "Sample, to be replaced"


def level_words(level: Level) -> str:
    """ "Level 4, protection"."""
    return ", ".join(filter(None, (f"Level {level}", LEVELS.get(level, ""))))


def version_name(version: ThresholdVersion) -> str:
    """ "Version 7"; with its title where it has one: "Working together, version 7"."""
    return f"{version.title}, version {version.version}" if version.title else _numbered(version)


def since_words(version: ThresholdVersion, partnership: Partnership, day: date) -> str:
    """ "in force since 1 Apr 2026", "from 1 Jan 2027, not in force yet"."""
    said = short_date(version.effective)
    if version.effective > day:
        return f"from {said}, not in force yet"
    if partnership.threshold_on(day) == version:
        return f"in force since {said}"
    return f"from {said}, replaced"


def _numbered(version: ThresholdVersion) -> str:
    return f"Version {version.version}"
