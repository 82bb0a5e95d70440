"""The list at the left of the requests."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.values import Instant
from ui.keyed_list import NARROW, WIDE, KeyedList
from ui.requests.delegates import RowDelegate
from ui.requests.model import RequestsModel
from ui.requests.view_model import Item

__all__ = ["NARROW", "WIDE", "RequestList"]


class RequestList(KeyedList[Item]):
    def __init__(self, now: Callable[[], Instant], parent: QWidget | None = None) -> None:
        super().__init__(RequestsModel(now), parent)
        self.setItemDelegate(RowDelegate(now, self))
        self.setAccessibleName("Requests")
