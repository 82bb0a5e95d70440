"""Words to a printer or into a file, asked for without stopping the loop beneath."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.domain.case.feedback import Words
from ui.dialogs import open_tell_error
from ui.notes.paper import file_name, put_on, write_pdf
from ui.widgets import announce

_FAILED = (
    "The file could not be written.",
    "The words stand here as before; nothing was sent.",
    "Choose another folder, or ask whether you may write there.",
)


def copy(parent: QWidget, text: str, said: str = "The note is copied.") -> None:
    QGuiApplication.clipboard().setText(text)
    announce(parent, said)


def open_save_pdf(parent: QWidget, words: Words) -> QFileDialog:
    """Ask where, then write it there."""
    asked = _asked(parent, "Save as PDF", file_name(words, "pdf"), "PDF (*.pdf)")
    asked.fileSelected.connect(lambda path: save_pdf(parent, words, Path(path)))
    asked.open()
    return asked


def open_save_text(parent: QWidget, words: Words, text: str) -> QFileDialog:
    """For a machine to read: what `app.feedback.note_json` gives."""
    asked = _asked(parent, "Save as JSON", file_name(words, "json"), "JSON (*.json)")
    asked.fileSelected.connect(lambda path: save_text(parent, text, Path(path)))
    asked.open()
    return asked


def open_print(parent: QWidget, words: Words) -> QPrintDialog:
    """The system's own question, then paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(words.title)
    asked = QPrintDialog(printer, parent.window())
    asked.accepted.connect(lambda: put_on(printer, words))
    QDialog.open(asked)
    return asked


def save_pdf(parent: QWidget, words: Words, path: Path) -> None:
    try:
        write_pdf(words, path)
    except OSError:
        _tell(parent)
    else:
        announce(parent, "The PDF is saved.")


def save_text(parent: QWidget, text: str, path: Path) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError:
        _tell(parent)
    else:
        announce(parent, "The file is saved.")


def _tell(parent: QWidget) -> None:
    open_tell_error(parent, *_FAILED, lambda: None)


def _asked(parent: QWidget, title: str, name: str, kind: str) -> QFileDialog:
    asked = QFileDialog(parent.window(), title, name, kind)
    asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asked.setDefaultSuffix(Path(name).suffix)
    return asked
