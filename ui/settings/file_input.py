"""A file of words that one chooses; its text is kept with what else is written."""

from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ui.forms.inputs import Labelled
from ui.forms.parts import Values
from ui.settings.parts import File
from ui.widgets import Button, Label

LARGEST = 256 * 1024


class FileInput(Labelled):
    def __init__(self, part: File) -> None:
        self._part, self._value = part, ""
        self._name = Label("", "meta", "ink-2")
        self.choose = Button(part.action, size="small")
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.choose)
        line.addWidget(self._name, 1)
        super().__init__(part, row, self.choose)
        self.choose.clicked.connect(self._ask)
        self.set_value("")

    def value(self) -> str:
        return self._value

    def set_value(self, value: str) -> None:
        self._value = value
        self._name.setText(file_of(value).get("name", "") or "No file chosen")

    def take(self, path: Path) -> None:
        """Read it; what is no text, or too large, is said at its place."""
        try:
            raw = path.read_bytes()
            text = raw.decode("utf-8") if len(raw) <= LARGEST else ""
        except OSError as error:
            self.set_error(f"The file cannot be read: {error.strerror or error}.")
            return
        except UnicodeDecodeError:
            self.set_error(f"{path.name} is not text in UTF-8. Choose a file in TOML.")
            return
        if not text:
            self.set_error(f"{path.name} is empty, or larger than {LARGEST // 1024} KB.")
            return
        self.set_value(msgspec.json.encode({"name": path.name, "text": text}).decode())
        self._changed()

    def _ask(self) -> None:
        dialog = QFileDialog(self, self._part.label, "", self._part.kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.open()


def file_of(value: str) -> Values:
    """Its `name` and `text`; nothing where none is chosen."""
    return msgspec.json.decode(value, type=Values) if value else {}
