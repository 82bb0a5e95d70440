"""The list at the left of the feedback."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.values import Instant
from ui.feedback.delegates import RowDelegate
from ui.feedback.model import FeedbackModel
from ui.feedback.view_model import Item
from ui.keyed_list import KeyedList


class FeedbackList(KeyedList[Item]):
    def __init__(self, now: Callable[[], Instant], parent: QWidget | None = None) -> None:
        super().__init__(FeedbackModel(now), parent)
        self.setItemDelegate(RowDelegate(now, self))
        self.setAccessibleName("Feedback")
