"""A label over a list of words, of which one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.label import Label
from ui.widgets.still import Picker


class Pick(QWidget):
    """As wide as its place, however long the words are."""

    chosen = Signal(str)
    """The key, by the person alone."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self._options: tuple[tuple[str, str], ...] = ()
        self.box = Picker(label)
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.box.activated.connect(lambda _: self.chosen.emit(self.key()))
        head = Label(label, "label", "ink-2")
        head.setBuddy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(head)
        column.addWidget(self.box)
        self.setFocusProxy(self.box)

    def show_options(self, options: Sequence[tuple[str, str]], chosen: str) -> None:
        """Pairs of key and words; nothing is chosen where none has that key."""
        with QSignalBlocker(self.box):
            if self._options != tuple(options):
                self._options = tuple(options)
                self.box.clear()
                for key, words in options:
                    self.box.addItem(words, key)
            self.box.setCurrentIndex(self.box.findData(chosen))

    def key(self) -> str:
        """Of what is chosen; empty for nothing."""
        return str(self.box.currentData() or "")
