"""A field with its label, a hint, a count of letters and what is wrong with it."""

import unicodedata

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.access import announce
from ui.widgets.label import Label, unmarked
from ui.widgets.writing import Area, Line


class Field(QWidget):
    """`lines` 1 is a line, more an area that grows; `limit` counts letters and never cuts them.

    Signals: edited(str) when the person types, submitted on Enter (Ctrl+Enter in an area).
    """

    edited = Signal(str)
    submitted = Signal()

    def __init__(
        self,
        label: str,
        *,
        placeholder: str = "",
        hint: str = "",
        limit: int = 0,
        lines: int = 1,
        secret: bool = False,
    ) -> None:
        super().__init__()
        self._limit, self._about, self._wrong = limit, hint, ""
        self.editor = Area(lines) if lines > 1 else Line(secret=secret)
        self.editor.setPlaceholderText(placeholder)
        self.editor.setAccessibleName(label)
        self.editor.edited.connect(self._edited)
        self.editor.submitted.connect(self.submitted)
        self._count = Label("", "small", "ink-3")
        self._below = Label("", "small", "ink-3", wrap=True)
        self._lay(Label(unmarked(label), "label", "ink-2"))
        self._tell()

    def text(self) -> str:
        """What is written."""
        return self.editor.text()

    def set_text(self, text: str) -> None:
        """Write `text` there; `edited` stays silent."""
        self.editor.setText(text)
        self._tell()

    def set_hint(self, hint: str) -> None:
        """Say something else below, where nothing is wrong."""
        self._about = hint
        self._tell()

    def set_error(self, wrong: str) -> None:
        """Say what is wrong and how to mend it; "" when nothing is. Typing takes it away."""
        self._wrong = wrong
        self._tell()
        if wrong:
            announce(self.editor, wrong)

    def error(self) -> str:
        """What `set_error` said last, while it still stands."""
        return self._wrong

    def letters(self) -> int:
        """How many letters are written, an accent counting with its letter."""
        return len(unicodedata.normalize("NFC", self.text()))

    def too_long(self) -> bool:
        """Whether more is written than the limit allows."""
        return bool(self._limit) and self.letters() > self._limit

    def _lay(self, label: Label) -> None:
        label.setBuddy(self.editor)
        head = QHBoxLayout()
        head.addWidget(label, 1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(head)
        column.addWidget(self.editor)
        column.addWidget(self._below)
        self.setFocusProxy(self.editor)

    def _edited(self, text: str) -> None:
        self._wrong = ""
        self._tell()
        self.edited.emit(text)

    def _tell(self) -> None:
        over = self.letters() - self._limit if self.too_long() else 0
        left = f"{over} too many" if over else f"{self.letters()} of {self._limit}"
        self._count.setText(left if self._limit else "")
        self._count.set_ink("red-ink" if over else "ink-3")
        self._below.setText(self._wrong or self._about)
        self._below.set_ink("red-ink" if self._wrong else "ink-3")
        self._below.setVisible(bool(self._below.text()))
        self.editor.setAccessibleDescription(self._below.text())
        self._mark(wrong=bool(self._wrong or over))

    def _mark(self, *, wrong: bool) -> None:
        if self.editor.property("wrong") == wrong:
            return
        self.editor.setProperty("wrong", wrong)
        style = self.editor.style()
        style.unpolish(self.editor)
        style.polish(self.editor)
