"""Below the parts of a block: what is to be known of them, and what would become of them."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.forms.parts import Advice
from ui.settings.parts import Shown
from ui.widgets import Label, Notice, Panel

_Content = tuple[tuple[Advice, ...], tuple[Shown, ...]]


class ShownView(QWidget):
    """Made anew only where it says something else."""

    def __init__(self) -> None:
        super().__init__()
        self._now: _Content = ((), ())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def show_all(self, advice: Iterable[Advice], shown: Iterable[Shown]) -> None:
        now = (tuple(advice), tuple(shown))
        if now == self._now:
            return
        self._now = now
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in now[0]:
            self._column.addWidget(Notice(one.lead, one.text, one.tone))
        for preview in now[1]:
            self._column.addWidget(_preview(preview))
        self.setVisible(any(now))

    def said(self) -> _Content:
        return self._now


def _preview(shown: Shown) -> QWidget:
    panel = Panel("sunken")
    column = QVBoxLayout(panel)
    column.setContentsMargins(14, 10, 14, 12)
    column.setSpacing(6)
    column.addWidget(Label(shown.head, "label", "ink-2", wrap=True))
    column.addWidget(Label(shown.text, wrap=True, selectable=True))
    if shown.below:
        column.addWidget(Label(shown.below, "small", "ink-3", wrap=True))
    return panel
