"""The rows of the list, for Qt."""

from ui.keyed_model import ITEM, Index, KeyedModel
from ui.requests.view_model import Item

__all__ = ["ITEM", "Index", "RequestsModel"]


class RequestsModel(KeyedModel[Item]):
    """Headings and rows."""
