"""The versions there are, and who has signed the one that is looked at."""

from msgspec import Struct

from app.domain.partnership.state import Partnership, SignOff, ThresholdVersion
from app.domain.partnership.thresholds import unsigned
from app.domain.values import AgencyId, Instant, Line
from ui.words import plural, short_date, today
from ui.words.thresholds import since_words


class Version(Struct, frozen=True):
    """A version to choose: "Version 7, in force since 1 Apr 2026"."""

    version: Line
    words: str


class Signature(Struct, frozen=True):
    """A partner, and who signed for it and when; empty where nobody has."""

    agency: AgencyId
    name: str
    signed: str


def versions(partnership: Partnership | None, now: Instant) -> tuple[Version, ...]:
    """The newest first."""
    if partnership is None:
        return ()
    day = today(now)
    return tuple(
        Version(v.version, f"Version {v.version}, {since_words(v, partnership, day)}")
        for v in reversed(partnership.thresholds)
    )


def usual(partnership: Partnership | None, now: Instant) -> Line:
    """The version to open: what is in force, else the newest."""
    if partnership is None:
        return ""
    found = partnership.threshold_on(today(now))
    newest = partnership.thresholds[-1].version if partnership.thresholds else ""
    return found.version if found else newest


def version_named(partnership: Partnership | None, name: Line) -> ThresholdVersion | None:
    return partnership.threshold(name) if partnership else None


def signatures(version: ThresholdVersion, partnership: Partnership) -> tuple[Signature, ...]:
    """Every partner that is to sign, and whoever has signed."""
    by_agency = {s.agency: s for s in version.sign_offs}
    owed = unsigned(version, partnership)
    here = [a for a in partnership.agencies if a.id in owed or a.id in by_agency]
    return tuple(Signature(a.id, a.name, _signed(by_agency.get(a.id))) for a in here)


def signed_words(held: tuple[Signature, ...]) -> str:
    """ "Signed by 3 of 8 partners"; "Signed by every partner"."""
    signed = sum(bool(one.signed) for one in held)
    if held and signed == len(held):
        return "Signed by every partner"
    return f"Signed by {signed} of {plural(len(held), 'partner')}"


def _signed(sign: SignOff | None) -> str:
    return f"{sign.name}, {short_date(today(sign.at))}" if sign else ""
