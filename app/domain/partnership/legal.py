"""Legal profiles: the rules that change, as data that the hub's legal lead signs.

Nothing here is legal advice. A profile says which grounds may be cited and where a request
waits for consent; that nothing waits at Level 4 or Red is no setting.
"""

from datetime import date

from msgspec import Struct

from app.domain.values import (
    AgencyId,
    DataClass,
    Level,
    Line,
    Name,
    NonEmptyLine,
    Preset,
    ProfileId,
    Role,
    Text,
)

MAY_DISPENSE = (Role.CHAIR, Role.DECIDER)
"""Unless a profile says otherwise."""


class Ground(Struct, frozen=True, omit_defaults=True):
    """A condition, power or reason that may be cited."""

    id: NonEmptyLine
    text: NonEmptyLine
    duty: bool = False
    """A duty to disclose, not only a power."""


class ConsentRule(Struct, frozen=True, omit_defaults=True):
    """Where requests wait for consent; an empty field means any, and an unset level is below 4."""

    presets: tuple[Preset, ...] = ()
    levels: tuple[Level, ...] = ()
    agencies: tuple[AgencyId, ...] = ()
    """Empty, where `data` is not general: every agency that mostly holds such data."""
    data: DataClass = DataClass.GENERAL
    """What the consent has to name; general: what the agency mostly holds."""
    key_worker: bool = False
    """Waits for a named key worker too: the second trawl."""


class LegalProfile(Struct, frozen=True, kw_only=True, omit_defaults=True):
    id: ProfileId
    version: NonEmptyLine
    name: Name
    jurisdiction: Line
    effective: date
    sample: bool = False
    """To be confirmed by the hub's legal lead before it is relied on."""
    signed_by: Name = ""
    signed_on: date | None = None
    note: Text = ""
    purposes: tuple[Ground, ...] = ()
    powers: tuple[Ground, ...] = ()
    article_6: tuple[Ground, ...] = ()
    article_9: tuple[Ground, ...] = ()
    article_10: tuple[Ground, ...] = ()
    confidentiality: tuple[Ground, ...] = ()
    declines: tuple[Ground, ...] = ()
    dispensations: tuple[Ground, ...] = ()
    consent: tuple[ConsentRule, ...] = ()
    may_dispense: tuple[Role, ...] = MAY_DISPENSE
