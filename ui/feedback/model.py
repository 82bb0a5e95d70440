"""The rows of the list, for Qt."""

from ui.feedback.view_model import Item
from ui.keyed_model import ITEM, Index, KeyedModel

__all__ = ["ITEM", "FeedbackModel", "Index"]


class FeedbackModel(KeyedModel[Item]):
    """Headings and rows."""
