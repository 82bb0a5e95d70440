"""Below a block: whom it affects, how far it has come, and the way out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.settings.parts import Block
from ui.widgets import Button, Label, Pill
from ui.widgets.keys import key_words
from ui.words import Said


class Foot(QWidget):
    saved, undone = Signal(), Signal()

    def __init__(self, block: Block) -> None:
        super().__init__()
        self._effect = Label("", "small", "ink-3", wrap=True)
        self._state = Pill("")
        self._state.hide()
        self.undo = Button("Undo", "quiet", size="small")
        self.go = Button(block.action, "danger" if block.danger else "main", size="small")
        self.go.set_key(key_words("Ctrl+Return"))
        self.undo.clicked.connect(self.undone)
        self.go.clicked.connect(self.saved)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._effect, 1)
        for widget in (self._state, self.undo, self.go):
            row.addWidget(widget)

    def show_effect(self, effect: str) -> None:
        self._effect.setText(effect)
        self._effect.setVisible(bool(effect))

    def offer(self, *, save: bool, undo: bool) -> None:
        self.go.setVisible(save)
        self.undo.setVisible(undo)

    def say(self, said: Said | None) -> None:
        """How far it has come; nothing where nothing is on its way."""
        if said is not None:
            self._state.show_state(said.text, said.tone)
        self._state.setVisible(said is not None)

    def state(self) -> str:
        return "" if self._state.isHidden() else self._state.text()
