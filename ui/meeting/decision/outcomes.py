"""Outcomes: type to find, Down for all; several, the first is the primary one."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QListView, QVBoxLayout, QWidget

from app.domain.values import Outcome
from ui.fonts import text_font
from ui.widgets import Label, Line, LinkButton
from ui.words.codes import OUTCOMES

_BY_WORD = {words: outcome for outcome, words in OUTCOMES.items()}
_MOST = 8
_SHOWN = 9


class OutcomePicker(QWidget):
    changed = Signal(object)
    """Tuple of Outcome."""

    def __init__(self) -> None:
        super().__init__()
        self._outcomes: tuple[Outcome, ...] = ()
        self._writable = True
        self._rows: list[QWidget] = []
        self.line = _Finder()
        self.line.found.connect(self._add)
        self._all = LinkButton("", "label", "ink-3")
        self._all.setAccessibleName("All outcomes")
        self._all.clicked.connect(self.seek)
        head = QHBoxLayout()
        head.addWidget(Label("Outcome", "label", "ink-2"))
        head.addStretch(1)
        head.addWidget(self._all)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addLayout(head)
        self._column.addWidget(self.line)
        self.line.setPlaceholderText("Which outcome?")
        self._draw()

    def show_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        if self._outcomes == tuple(outcomes):
            return
        self._outcomes = tuple(outcomes)
        self._draw()

    def allow(self, writable: bool) -> None:
        if self._writable != writable:
            self._writable = writable
            self._draw()

    def seek(self) -> None:
        """Offer every outcome that is not chosen yet."""
        self.line.show()
        self._pass_keys()
        self.line.offer_all()

    def _pass_keys(self) -> None:
        """To what is shown: Tab stops for good before one that passes it to what is hidden."""
        shown = (w for w in (self.line, self._all) if not w.isHidden())
        nobody = cast(QWidget, None)  # Qt takes a null pointer here; its stubs say otherwise
        self.setFocusProxy(next(shown, nobody))

    def _draw(self) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(n, outcome) for n, outcome in enumerate(self._outcomes)]
        if not self._rows and not self._writable:
            self._rows = [Label("None chosen yet", "meta", "ink-3")]
        for n, row in enumerate(self._rows, 1):
            self._column.insertWidget(n, row)
        self.line.setVisible(self._writable and not self._outcomes)
        self._all.setVisible(self._writable and len(self._outcomes) < _MOST)
        self._pass_keys()
        self.line.offer([w for o, w in OUTCOMES.items() if o not in self._outcomes])
        more = "add another · " if self._outcomes else "type to find · "
        self._all.setText(f"{more}↓ for all {len(OUTCOMES)}")
        self._all.updateGeometry()

    def _row(self, n: int, outcome: Outcome) -> QWidget:
        row, words = QWidget(), OUTCOMES[outcome]
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Label(words, "body" if n else "strong", wrap=True), 1)
        if not self._writable:
            return row
        if n:
            line.addWidget(self._link("Make primary", words, lambda: self._first(outcome)))
        line.addWidget(self._link("Remove", words, lambda: self._remove(outcome)))
        return row

    def _link(self, text: str, about: str, do: object) -> LinkButton:
        link = LinkButton(text, "small")
        link.setAccessibleName(f"{text}: {about}")
        link.clicked.connect(do)
        return link

    def _add(self, words: str) -> None:
        outcome = _BY_WORD[words]
        if outcome not in self._outcomes:
            self._change((*self._outcomes, outcome))

    def _first(self, outcome: Outcome) -> None:
        self._change((outcome, *(o for o in self._outcomes if o is not outcome)))

    def _remove(self, outcome: Outcome) -> None:
        self._change(tuple(o for o in self._outcomes if o is not outcome))

    def _change(self, outcomes: tuple[Outcome, ...]) -> None:
        self.show_outcomes(outcomes)
        self.changed.emit(outcomes)


class _Finder(Line):
    """A line that finds one of a few words, wherever in them the letters stand."""

    found = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Find an outcome")
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(_SHOWN)
        self._popup = QListView()
        self._popup.setFont(text_font("body"))
        self._popup.setProperty("popup", "true")
        self._completer.setPopup(self._popup)
        self.setCompleter(self._completer)
        # Queued: the completer writes the words into the line only after it has said them.
        queued = Qt.ConnectionType.QueuedConnection
        self._completer.activated.connect(self._take, queued)
        self.submitted.connect(self._submit, queued)

    def offer(self, words: list[str]) -> None:
        self._words.setStringList(words)

    def offer_all(self) -> None:
        """Show every word, whatever is typed."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.clear()
        self._completer.setCompletionPrefix("")
        self._completer.complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self._popup.isVisible():
            self.offer_all()
        else:
            super().keyPressEvent(event)

    def _submit(self) -> None:
        typed = self.text().strip().lower()
        near = [w for w in self._words.stringList() if typed and typed in w.lower()]
        if near:
            self._take(next((w for w in near if w.lower() == typed), near[0]))

    def _take(self, words: str) -> None:
        self.clear()
        if words in self._words.stringList():
            self.found.emit(words)
