"""The document as a Markdown file: read in, with what is wrong by its line, and written out."""

from pathlib import Path

from msgspec import Struct
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.partnership.state import ThresholdVersion
from app.thresholds.markdown import Reading, Unreadable, from_markdown, to_markdown

_FILTER = "Markdown (*.md *.markdown *.txt)"
_MOST = 1_000_000
"""Bytes: a document of thousands of clauses."""


class NotRead(Struct, frozen=True):
    """What happened and what to do; nothing was changed by it."""

    what: str
    todo: str


def read_file(path: Path) -> Reading | NotRead:
    """The version that a file holds, or why it holds none."""
    try:
        if path.stat().st_size > _MOST:
            return NotRead(f"{path.name} is too large.", "Choose the document as Markdown text.")
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        return NotRead(f"{path.name} is not a text file.", "Save it as Markdown in UTF-8.")
    except OSError as error:
        return NotRead(f"{path.name} cannot be read.", f"The reason given: {error.strerror}.")
    try:
        return from_markdown(text)
    except Unreadable as wrong:
        return NotRead(f"{path.name}, {wrong}", "Mend that line and import it again.")


def write_file(path: Path, version: ThresholdVersion) -> NotRead | None:
    """None where it is written."""
    try:
        path.write_text(to_markdown(version), "utf-8")
    except OSError as error:
        what = f"{path.name} cannot be written."
        return NotRead(what, f"Choose another place. The reason given: {error.strerror}.")
    return None


def open_dialog(parent: QWidget) -> QFileDialog:
    """Choose a file to read; `fileSelected` names it."""
    return _dialog(parent, "Import the threshold document", QFileDialog.AcceptMode.AcceptOpen)


def save_dialog(parent: QWidget, version: ThresholdVersion) -> QFileDialog:
    """Choose where to write that version."""
    mode = QFileDialog.AcceptMode.AcceptSave
    dialog = _dialog(parent, f"Export version {version.version}", mode)
    dialog.setDefaultSuffix("md")
    plain = "".join(c if c.isalnum() or c in ".-" else "-" for c in version.version)
    dialog.selectFile(f"thresholds-{plain}.md")
    return dialog


def _dialog(parent: QWidget, title: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
    dialog = QFileDialog(parent.window(), title, str(Path.home()), _FILTER)
    dialog.setAcceptMode(mode)
    saves = mode is QFileDialog.AcceptMode.AcceptSave
    kind = QFileDialog.FileMode.AnyFile if saves else QFileDialog.FileMode.ExistingFile
    dialog.setFileMode(kind)
    return dialog
