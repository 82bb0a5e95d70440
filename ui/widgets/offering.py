"""A line that offers words to choose from: Down shows all of them, typing those that fit."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from ui.fonts import text_font


class Offering(QObject):
    """Stands at `line`; what is chosen is written there as if it had been typed."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._popup = QListView()
        self._popup.setFont(text_font("body"))
        self._popup.setWordWrap(True)
        self._popup.setProperty("popup", "true")
        self._completer.setPopup(self._popup)
        line.setCompleter(self._completer)
        line.installEventFilter(self)

    def offer(self, words: Iterable[str]) -> None:
        self._words.setStringList(list(words))

    def words(self) -> list[str]:
        return self._words.stringList()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Down and not self._popup.isVisible():
            self._completer.setCompletionPrefix("")
            self._completer.complete()
            return True
        return super().eventFilter(watched, event)
