"""What stands where no case does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.virtual.view_model import Quiet
from ui.widgets import Label


class QuietPage(QWidget):
    """A heading and a sentence, in the middle."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._text = Label("", "case"), Label("", "reading", "ink-2")
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(3)

    def show_words(self, words: Quiet) -> None:
        self._title.setText(words.title)
        self._text.setText(words.text)
