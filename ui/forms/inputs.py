"""The parts as widgets, all with the same few calls."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ui.fonts import text_font
from ui.forms.parts import LINE, Choice, Option, Part, Words
from ui.widgets import Field, Label, Line, announce, unmarked
from ui.widgets.still import Picker


class Input(Protocol):
    """One part."""

    @property
    def edited(self) -> SignalInstance: ...

    def value(self) -> str:
        """Without blanks round it."""

    def set_value(self, value: str) -> None: ...

    def set_error(self, wrong: str) -> None: ...


class Labelled(QWidget):
    """A label over `editor`, a hint or what is wrong below it.

    `first` within the editor takes the keyboard, where the editor itself does not.
    """

    edited = Signal()

    def __init__(self, part: Part, editor: QWidget, first: QWidget | None = None) -> None:
        super().__init__()
        self._hint, self._wrong = part.hint, ""
        self._head = Label(unmarked(part.label), "label", "ink-2", wrap=True)
        self._head.setAccessibleName(part.label)
        self._below = Label("", "small", "ink-3", wrap=True)
        if not editor.accessibleName():
            editor.setAccessibleName(part.label)
        self._lay_out(editor)
        self._head.setVisible(bool(part.label))
        self._lead_to(first or editor)

    def set_error(self, wrong: str) -> None:
        """Say what is wrong and how to mend it; a change takes it away."""
        self._wrong = wrong
        self._tell()
        if wrong:
            announce(self, wrong)

    def set_hint(self, hint: str) -> None:
        self._hint = hint
        self._tell()

    def error(self) -> str:
        return self._wrong

    def _lay_out(self, editor: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for widget in (self._head, editor, self._below):
            column.addWidget(widget)

    def _lead_to(self, first: QWidget) -> None:
        """The keyboard; a screen reader hears there what stands round it."""
        self._first = first
        self._head.setBuddy(first)
        self.setFocusProxy(first)
        self._tell()

    def _tell(self) -> None:
        self._below.setText(self._wrong or self._hint)
        self._below.set_ink("red-ink" if self._wrong else "ink-3")
        self._below.setVisible(bool(self._below.text()))
        self._describe(self._below.text())

    def _describe(self, below: str) -> None:
        self._first.setAccessibleDescription(below)

    def _changed(self) -> None:
        self._wrong = ""
        self._tell()
        self.edited.emit()


class WordsInput(Field):
    def __init__(self, part: Words) -> None:
        super().__init__(
            part.label,
            placeholder=part.placeholder,
            hint=part.hint,
            limit=part.limit,
            lines=part.lines,
        )

    def value(self) -> str:
        return LINE.join(line.rstrip() for line in self.text().strip().split("\n"))

    def set_value(self, value: str) -> None:
        """Seen from its beginning, where it is longer than the line."""
        self.set_text(value)
        if isinstance(self.editor, Line):
            self.editor.setCursorPosition(0)

    def go_on(self) -> None:
        """After what is written: whose keyboard is brought here adds to it."""
        if isinstance(self.editor, Line):
            self.editor.end(False)  # noqa: FBT003 - Qt's own positional flag


class ChoiceInput(Labelled):
    def __init__(self, part: Choice) -> None:
        self._box = picker(part.label, part.options)
        super().__init__(part, self._box)
        self._box.activated.connect(lambda _: self._changed())

    def value(self) -> str:
        return str(self._box.currentData() or "")

    def set_value(self, value: str) -> None:
        self._box.setCurrentIndex(max(self._box.findData(value), 0))


def picker(name: str, options: Sequence[Option]) -> QComboBox:
    box = Picker()
    box.setFont(text_font("body"))
    box.setAccessibleName(name)
    box.setMaxVisibleItems(14)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for option in options:
        box.addItem(option.label, option.key)
    return box
