"""A clause of the threshold document is questioned from a live case, and settled."""

from app.domain.case.commands.base import CaseCommand
from app.domain.values import NonEmptyLine, NonEmptyText, ReviewId


class RaiseForReview(CaseCommand, frozen=True):
    review: ReviewId
    version: NonEmptyLine
    clause: NonEmptyLine
    text: NonEmptyText


class SettleReview(CaseCommand, frozen=True):
    review: ReviewId
    text: NonEmptyText
    amend: bool = False
    """The next version will say it otherwise."""


Command = RaiseForReview | SettleReview
