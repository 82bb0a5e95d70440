"""The matrix as a Qt model: agencies down, people across; only tiles that differ are told."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.case.consent.tiles import Matrix, Tile

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_HEARD = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


class ConsentModel(QAbstractTableModel):
    """Painted from `tile(index)`; a screen reader hears its whole sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._matrix = Matrix()

    @property
    def matrix(self) -> Matrix:
        return self._matrix

    def show(self, matrix: Matrix) -> None:
        """Other people or agencies are a table anew; else only what differs is told."""
        before = self._matrix
        if (before.people, before.agencies) != (matrix.people, matrix.agencies):
            self.beginResetModel()
            self._matrix = matrix
            self.endResetModel()
            return
        self._matrix = matrix
        for row, (old, new) in enumerate(zip(before.rows, matrix.rows, strict=True)):
            for column, (was, now) in enumerate(zip(old, new, strict=True)):
                if was != now:
                    cell = self.index(row, column)
                    self.dataChanged.emit(cell, cell)

    def tile(self, index: Index) -> Tile | None:
        return self._matrix.rows[index.row()][index.column()] if index.isValid() else None

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._matrix.agencies)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._matrix.people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        tile = self.tile(index)
        if tile is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tile.word
        return tile.sentence if role in _HEARD else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            names = self._matrix.called if across else self._matrix.agencies
            return names[section]
        if role in _HEARD:
            return (self._matrix.people if across else self._matrix.agencies)[section]
        return None
