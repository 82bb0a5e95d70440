"""Beside a comparison: which two versions, what came out of it, and a file that was read in."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from ui.fonts import text_font
from ui.thresholds.side import SidePanel, VersionPick
from ui.thresholds.versions import Version
from ui.widgets import Button, Label, Notice


class CompareSide(SidePanel):
    changed = Signal()
    publish_wanted, put_away_wanted = Signal(), Signal()

    def __init__(self) -> None:
        super().__init__("What is compared")
        self.earlier, self.later = VersionPick("From"), VersionPick("To")
        self._read = Notice("", tone="busy")
        self._left_out = Label("", "meta", "amber-ink", wrap=True)
        self._sum = Label("", "strong", wrap=True)
        self.everything = QCheckBox("Show what is the same too")
        self.everything.setFont(text_font("meta"))
        self.publish, self.put_away = Button("Publish …", "main"), Button("Put away")
        self._note = Label("", "small", "ink-3", wrap=True)
        for pick in (self.earlier, self.later):
            pick.chosen.connect(self.changed)
        self.everything.toggled.connect(self.changed)
        self.publish.clicked.connect(self.publish_wanted)
        self.put_away.clicked.connect(self.put_away_wanted)
        self._lay_out()

    def show_comparison(
        self, versions: Sequence[Version], earlier: str, later: str, said: str
    ) -> None:
        self.earlier.show_versions(versions, earlier)
        self.later.show_versions(versions, later)
        self._sum.setText(said)

    def show_read(self, name: str, left_out: str, *, may_publish: bool, going: str) -> None:
        """A file that was read and is not published; empty for none."""
        self._left_out.setText(left_out)
        self._left_out.setVisible(bool(left_out))
        self._read.setVisible(bool(name))
        self.later.setVisible(not name)
        self._read.show_state(f"Read from {name}.", "Nobody else sees it yet.", "busy")
        self.publish.setVisible(bool(name) and may_publish)
        self.publish.setEnabled(not going)
        self.put_away.setVisible(bool(name))
        self._note.setText("" if may_publish else "An administrator can publish it.")
        self._note.setVisible(bool(name) and not may_publish)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.publish)
        buttons.addWidget(self.put_away)
        buttons.addStretch(1)
        for part in (self.earlier, self.later, self._read, self._left_out):
            self.column.addWidget(part)
        self.column.addSpacing(4)
        self.column.addWidget(self._sum)
        self.column.addWidget(self.everything)
        self.column.addLayout(buttons)
        self.column.addWidget(self._note)
        self.column.addStretch(1)
