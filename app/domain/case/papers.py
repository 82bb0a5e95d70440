"""Working papers of an early help discussion, and what stays once they are destroyed."""

from msgspec import Struct

from app.domain.values import AgencyId, By, ContributionId, Instant, Text


class Hold(Struct, frozen=True):
    """Nothing of the case may be destroyed."""

    reason: Text
    at: Instant
    by: By


class Receipt(Struct, frozen=True):
    """An agency says that it destroyed its own copy too."""

    agency: AgencyId
    at: Instant
    by: By


class Certificate(Struct, frozen=True, omit_defaults=True):
    """That the working papers were destroyed: how many, whose, when and by whom."""

    contributions: tuple[ContributionId, ...]
    agencies: tuple[AgencyId, ...]
    notes: int
    at: Instant
    by: By
    receipts: tuple[Receipt, ...] = ()
