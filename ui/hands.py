"""Whose turn it is to speak: hands in the order in which this window saw them go up."""

from collections.abc import Sequence

from app.domain.values import AccountId
from app.ports import Present


def queue(before: Sequence[AccountId], present: Sequence[Present]) -> tuple[AccountId, ...]:
    """Hands that stay up keep their place; new ones go to the end."""
    up = [one.account for one in present if one.here.hand]
    staying = [account for account in before if account in up]
    return (*staying, *(account for account in up if account not in staying))
