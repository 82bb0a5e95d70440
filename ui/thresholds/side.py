"""Beside the document: which version it is, whether it is a sample, and who has signed it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.partnership.state import ThresholdVersion
from ui.thresholds.versions import Signature, Version, signed_words
from ui.widgets import Button, Label, Notice, Panel
from ui.widgets.pick import Pick
from ui.words.thresholds import SAMPLE, version_name

WIDTH = 348
_SAMPLE = "It came with the product. Your partners have not agreed it."


class SidePanel(Panel):
    """A column that scrolls where it is longer than the window."""

    def __init__(self, name: str) -> None:
        super().__init__("surface", "left")
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(10)
        scroll = QScrollArea()
        scroll.setAccessibleName(name)
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        inside.setAutoFillBackground(False)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(1, 0, 0, 0)
        self.whole.setSpacing(0)
        self.whole.addWidget(scroll, 1)
        self.setFixedWidth(WIDTH)


class VersionPick(Pick):
    """A version of the document."""

    def show_versions(self, versions: Sequence[Version], chosen: str) -> None:
        self.show_options([(one.version, one.words) for one in versions], chosen)
        self.box.setToolTip(self.box.currentText())


class DocumentSide(SidePanel):
    sign_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("The version and its signatures")
        self._shown: tuple[Signature, ...] | None = None
        self.pick = VersionPick("Version")
        self._title = Label("", "heading", wrap=True)
        self._since = Label("", "meta", "ink-2", wrap=True)
        self._sample = Notice(f"{SAMPLE}.", _SAMPLE, "warn")
        self._signed = Label("", "label", "ink-2")
        self._rows: list[QWidget] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.sign = Button("", "main")
        self.sign.clicked.connect(self.sign_wanted)
        self._why_not = Label("", "small", "ink-3", wrap=True)
        for part in (self.pick, self._title, self._since, self._sample):
            self.column.addWidget(part)
        self.column.addSpacing(8)
        self.column.addWidget(self._signed)
        self.column.addLayout(self._list)
        self.column.addWidget(self.sign)
        self.column.addWidget(self._why_not)
        self.column.addStretch(1)

    def show_version(
        self, version: ThresholdVersion, since: str, signatures: Sequence[Signature]
    ) -> None:
        self._title.setText(version_name(version))
        self._since.setText(f"{since[0].upper()}{since[1:]}")
        self._sample.setVisible(version.sample)
        self._signed.setText(signed_words(tuple(signatures)))
        if self._shown != tuple(signatures):
            self._shown = tuple(signatures)
            self._draw(self._shown)

    def offer(self, agency: str, going: str, why_not: str) -> None:
        """Sign for one's own agency; `agency` is empty where there is nothing to sign."""
        self.sign.setVisible(bool(agency))
        self.sign.setText(going.capitalize() if going else f"Sign for {agency} …")
        self.sign.setEnabled(not going)
        self._why_not.setText(why_not)
        self._why_not.setVisible(bool(why_not))

    def _draw(self, signatures: Sequence[Signature]) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [_row(one) for one in signatures]
        for row in self._rows:
            self._list.addWidget(row)


def _row(one: Signature) -> QWidget:
    """A tick or a dash, who, and when: never the colour alone."""
    row = QWidget()
    said = one.signed or "not signed yet"
    row.setAccessibleName(f"{one.name}: {said}")
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 4, 0, 4)
    line.setSpacing(8)
    mark = Label("\N{CHECK MARK}" if one.signed else "\N{EN DASH}", "strong-meta", "ink-2")
    mark.setFixedWidth(14)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(one.name, "strong-meta", wrap=True))
    words.addWidget(Label(said, "small", "ink-3" if one.signed else "amber-ink", wrap=True))
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(words, 1)
    return row
