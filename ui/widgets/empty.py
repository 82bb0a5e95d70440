"""What a list says when nothing is in it, and what one can do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.label import Label

_WIDE = 420


class EmptyState(QWidget):
    """A heading, a plain sentence and perhaps an action, in the middle."""

    activated = Signal()

    def __init__(
        self, title: str, text: str = "", action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        heading, words = Label(title, "section"), Label(text, "body", "ink-2", wrap=True)
        wide = min(_WIDE, words.fontMetrics().horizontalAdvance(text) + 2)
        words.setFixedWidth(wide)
        # An aligned part of a layout is not asked how high it is at its width.
        words.setMinimumHeight(words.heightForWidth(wide))
        words.setAlignment(middle)
        column = QVBoxLayout(self)
        column.setSpacing(6)
        column.addStretch(1)
        column.addWidget(heading, alignment=middle)
        column.addWidget(words, alignment=middle)
        if action:
            button = Button(action)
            button.clicked.connect(self.activated)
            column.addSpacing(8)
            column.addWidget(button, alignment=middle)
        column.addStretch(2)
