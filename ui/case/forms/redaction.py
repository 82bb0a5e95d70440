"""Redacting: what was shared at the left, the words that go out at the right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.case.forms.sheet import Original, Redaction
from ui.fonts import text_font
from ui.forms.parts import LINE
from ui.widgets import Button, Field, Label

_LINES = 9


class RedactionInput(QWidget):
    """Nothing goes out but what is written at the right."""

    edited = Signal()

    def __init__(self, part: Redaction) -> None:
        super().__init__()
        self.names, self._originals = part.names, part.originals
        self._shown: tuple[Original, ...] = ()
        self.original = QPlainTextEdit()
        self.original.setReadOnly(True)
        self.original.setFont(text_font("body"))
        self.original.setAccessibleName("As it was shared")
        self.original.setTabChangesFocus(True)
        self.original.setPlaceholderText("Choose above what is to go out.")
        self.field = Field(part.label, lines=_LINES, hint=part.hint)
        self.original.setFixedHeight(self.field.editor.height())
        self.copy = Button("Copy it across", size="small")
        self.copy.clicked.connect(self._copy)
        self.field.edited.connect(lambda _: self.edited.emit())
        self._lay_out()
        self.setFocusProxy(self.field)

    def show_chosen(self, ticked: str) -> None:
        """The originals that are ticked, each under whose it is."""
        keys = ticked.split(LINE)
        self._shown = tuple(one for one in self._originals if one.key in keys)
        text = "\n\n".join(f"{one.whose}\n{one.text}" for one in self._shown)
        if self.original.toPlainText() != text:
            self.original.setPlainText(text)
        self.copy.setEnabled(bool(self._shown))

    def value(self) -> str:
        return self.field.text()

    def set_value(self, value: str) -> None:
        self.field.set_text(value)

    def set_error(self, wrong: str) -> None:
        self.field.set_error(wrong)

    def _copy(self) -> None:
        """To be cut from there; what is written already stays above it."""
        words = [self.field.text().strip(), *(one.text for one in self._shown)]
        self.field.set_text("\n\n".join(filter(None, words)))
        self.edited.emit()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(5)
        left.addWidget(Label("As it was shared", "label", "ink-2"))
        left.addWidget(self.original)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        left.addLayout(row)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.field)
        right.addStretch(1)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(14)
        both.addLayout(left, 1)
        both.addLayout(right, 1)
