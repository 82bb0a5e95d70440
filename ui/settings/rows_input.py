"""The same few words several times, as lines of a small table."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.forms.inputs import Labelled
from ui.forms.parts import Values
from ui.settings.parts import Column, Rows
from ui.settings.reading import of_rows, rows
from ui.widgets import Label, Line, LinkButton

_GAP = 8


class RowsInput(Labelled):
    def __init__(self, part: Rows) -> None:
        self._columns, self._part = part.columns, part
        self._lines: list[tuple[list[Line], LinkButton]] = []
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._heads = [Label(one.label, "small", "ink-3") for one in part.columns]
        for n, (head, one) in enumerate(zip(self._heads, part.columns, strict=True)):
            self._grid.addWidget(head, 0, n)
            self._grid.setColumnStretch(n, one.wide)
        self._add = LinkButton(part.add)
        super().__init__(part, self._laid_out(), self._add)
        self._add.clicked.connect(self._one_more)
        self._number()

    def value(self) -> str:
        return of_rows(self._values(editors) for editors, _ in self._lines)

    def set_value(self, value: str) -> None:
        if rows(value) == rows(self.value()) and value:
            return
        while self._lines:
            self._take_away(self._lines[-1][0])
        for one in rows(value):
            self._append(one)
        self._number()

    def editors(self) -> list[list[Line]]:
        return [editors for editors, _ in self._lines]

    def _laid_out(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._table)
        column.addWidget(self._add)
        return holder

    def _values(self, editors: Sequence[Line]) -> Values:
        pairs = zip(self._columns, editors, strict=True)
        return {one.name: editor.text().strip() for one, editor in pairs}

    def _one_more(self) -> None:
        self._append({})
        self._number()
        self._lines[-1][0][0].setFocus()

    def _append(self, values: Values) -> None:
        editors = [self._line(one, values.get(one.name, "")) for one in self._columns]
        remove = LinkButton("Remove")
        remove.clicked.connect(lambda: self._remove(editors))
        row = self._grid.rowCount()
        for n, editor in enumerate(editors):
            self._grid.addWidget(editor, row, n)
        self._grid.addWidget(remove, row, len(editors))
        self._lines.append((editors, remove))
        self._follow_on()

    def _line(self, column: Column, text: str) -> Line:
        editor = Line()
        editor.setText(text)
        editor.setPlaceholderText(column.placeholder)
        editor.edited.connect(lambda _: self._changed())
        return editor

    def _follow_on(self) -> None:
        """Tab goes along each line, and then to the button below them."""
        stops = [one for editors, remove in self._lines for one in (*editors, remove)]
        for before, after in zip(stops, (*stops[1:], self._add), strict=True):
            QWidget.setTabOrder(before, after)

    def _remove(self, editors: Sequence[Line]) -> None:
        self._take_away(editors)
        self._number()
        self._add.setFocus()
        self._changed()

    def _take_away(self, editors: Sequence[Line]) -> None:
        remove = next(link for line, link in self._lines if line is editors)
        self._lines = [pair for pair in self._lines if pair[0] is not editors]
        for widget in (*editors, remove):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _number(self) -> None:
        for n, (editors, remove) in enumerate(self._lines, 1):
            for column, editor in zip(self._columns, editors, strict=True):
                editor.setAccessibleName(f"{self._part.label} {n}: {column.label}")
            remove.setAccessibleName(f"Remove {self._part.label.lower()} {n}")
        self._table.setVisible(bool(self._lines))
