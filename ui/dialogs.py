"""Questions over a window. They open and answer later: exec() would stop the loop beneath.

Each has two forms: `open_x(…, done)` calls `done` once with the answer, and `await x(…)` gives it.
The second raises CancelledError when the window goes away first.
"""

import asyncio
from collections.abc import Callable
from typing import TypeVar

import msgspec
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.access import announce
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.label import Label

Answer = TypeVar("Answer")
_WIDTH = 460
_NEEDED = "Write this first."
_GONE = "What this was about is not there any more. Copy your words, then cancel."
_UNSAVED = "You have written something. Press again to leave it out, or go on."


class Question(msgspec.Struct, frozen=True):
    """What `ask_text` asks: a reason, a note. `limit` 0 is none; `required` refuses blanks."""

    title: str
    text: str
    label: str
    action: str = "Save"
    placeholder: str = ""
    initial: str = ""
    required: bool = True
    limit: int = 0


def open_confirm(
    parent: QWidget,
    title: str,
    text: str,
    action: str,
    done: Callable[[bool], None],
    *,
    danger: bool = False,
) -> QDialog:
    """Ask before doing `action`; what cannot be undone starts on Cancel."""
    dialog = _Dialog(parent, title, text)
    go = Button(action, "danger" if danger else "main")
    go.clicked.connect(dialog.accept)
    dialog.end_with(go, first=dialog.back if danger else go)
    dialog.finished.connect(lambda result: done(result == QDialog.DialogCode.Accepted))
    dialog.open()
    return dialog


def open_ask_text(
    parent: QWidget, question: Question, done: Callable[[str | None], None]
) -> QDialog:
    """Ask for some words; None when the person goes back."""
    dialog = _TextDialog(parent, question)
    dialog.finished.connect(
        lambda result: done(dialog.answer() if result else None) if dialog.asked else None
    )
    dialog.open()
    return dialog


def open_tell_error(
    parent: QWidget, what: str, safe: str, todo: str, done: Callable[[], None]
) -> QDialog:
    """Say what happened, what is safe and what to do."""
    dialog = _Dialog(parent, what, back="Close")
    for head, words in (("What is safe", safe), ("What to do", todo)):
        dialog.add(Label(head, "label", "ink-2"))
        dialog.add(Label(words, wrap=True, selectable=True))
    dialog.end_with(first=dialog.back)
    dialog.finished.connect(lambda _result: done())
    dialog.open()
    announce(dialog, f"{what} {safe} {todo}", urgent=True)
    return dialog


async def confirm(
    parent: QWidget, title: str, text: str, action: str, *, danger: bool = False
) -> bool:
    """`open_confirm`, awaited."""
    return await _answer(
        lambda done: open_confirm(parent, title, text, action, done, danger=danger)
    )


async def ask_text(parent: QWidget, question: Question) -> str | None:
    """`open_ask_text`, awaited."""
    return await _answer(lambda done: open_ask_text(parent, question, done))


async def tell_error(parent: QWidget, what: str, safe: str, todo: str) -> None:
    """`open_tell_error`, awaited until it is closed."""

    def opened(done: Callable[[None], None]) -> QDialog:
        return open_tell_error(parent, what, safe, todo, lambda: done(None))

    await _answer(opened)


async def _answer(opened: Callable[[Callable[[Answer], None]], QDialog]) -> Answer:
    future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

    def gone() -> None:
        # A signal without arguments: the object that `destroyed` brings is not to be touched.
        future.cancel()

    dialog = opened(lambda answer: None if future.done() else future.set_result(answer))
    dialog.destroyed.connect(gone)
    try:
        return await future
    finally:
        if shiboken6.isValid(dialog):
            dialog.close()


class _Dialog(QDialog):
    """A title, some words, what `add` puts there, and at the end a way back and an action."""

    def __init__(self, parent: QWidget, title: str, text: str = "", back: str = "Cancel") -> None:
        super().__init__(parent.window())
        self._asker = parent
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleDescription(text)
        self.setFixedWidth(_WIDTH)
        self.back = Button(back, "other")
        self.back.clicked.connect(self.reject)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 22, 24, 20)
        self._column.setSpacing(8)
        self.add(Label(title, "heading", wrap=True))
        if text:
            self.add(Label(text, ink="ink-2", wrap=True))

    @property
    def asked(self) -> bool:
        """Whether what opened it is still there: a row may be made anew beneath its question."""
        return shiboken6.isValid(self._asker)

    def add(self, widget: QWidget) -> None:
        """Put `widget` below what is there."""
        self._column.addWidget(widget)

    def end_with(self, *buttons: Button, first: QWidget) -> None:
        """Close the column with the way back and `buttons`; `first` has the focus."""
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.back, *buttons):
            button.setAutoDefault(False)
            row.addWidget(button)
        self._column.addSpacing(10)
        self._column.addStretch(1)
        self._column.addLayout(row)
        self.resize(_WIDTH, self._column.totalHeightForWidth(_WIDTH))
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first, Button):
            first.setDefault(True)


class _TextDialog(_Dialog):
    def __init__(self, parent: QWidget, question: Question) -> None:
        super().__init__(parent, question.title, question.text)
        self._question, self._warned = question, False
        self._field = Field(
            question.label, placeholder=question.placeholder, limit=question.limit, lines=3
        )
        self._field.set_text(question.initial)
        self._field.submitted.connect(self.accept)
        self._field.edited.connect(self._typed)
        go = Button(question.action, "main", key="Ctrl+Return")
        go.clicked.connect(self.accept)
        self.add(self._field)
        self.end_with(go, first=self._field.editor)

    def answer(self) -> str:
        """The words, without blanks round them."""
        return self._field.text().strip()

    def accept(self) -> None:
        if self._question.required and not self.answer():
            self._field.set_error(_NEEDED)
        elif not self.asked:
            self._field.set_error(_GONE)
        elif not self._field.too_long():
            super().accept()

    def reject(self) -> None:
        """Go back; what was typed is only left out when that is said twice."""
        if self._warned or self.answer() in ("", self._question.initial.strip()):
            super().reject()
            return
        self._warned = True
        self._field.set_error(_UNSAVED)

    def _typed(self, _text: str) -> None:
        self._warned = False
