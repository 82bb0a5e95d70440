"""Words on paper: a letter or a note, printed or kept as PDF.

Copied out of a PDF, Inter loses hyphens and colons where its contextual forms are on, figures
where they are tabular, and every l and comma where the screen's own shapes are in force: paper has
none of these.
"""

from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import (
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from app.domain.case.feedback import Words
from ui.fonts import family

_BODY, _HEAD, _TITLE = 11.0, 11.0, 15.0
_PLAIN, _STRONG = 400, 650
_GAP, _LINE = 6.0, 125
_OFF = ("calt", "tnum", "cv05", "ss03")
"""Said outright: what is left unsaid is taken from the application's own font."""
_MARGIN = QMarginsF(5, 3, 5, 3)
"""In millimetres; Qt puts two centimetres within."""


def document(words: Words) -> QTextDocument:
    """The title, and each line of the body as a line; a line all in capitals is a heading."""
    made = QTextDocument()
    made.setDefaultFont(paper_font(_BODY))
    at = QTextCursor(made)
    _write(at, words.title, _format(_TITLE, _STRONG), 0.0)
    for line in words.body.splitlines():
        heads = line.isupper()
        _write(at, line, _format(_HEAD, _STRONG) if heads else _format(_BODY), _above(line, heads))
    return made


def write_pdf(words: Words, path: Path) -> None:
    """A4, with room round it. Raises OSError where the file cannot be written."""
    with path.open("wb"):
        pass  # Qt itself would say nothing.
    writer = QPdfWriter(str(path))
    writer.setTitle(words.title)
    writer.setCreator("mashboard")
    put_on(writer, words)


def put_on(device: QPagedPaintDevice, words: Words) -> None:
    """A printer, or a file."""
    size, unit = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Unit.Millimeter
    whole = QPageLayout(size, QPageLayout.Orientation.Portrait, _MARGIN, unit)
    device.setPageLayout(whole)
    document(words).print_(device)


def paper_font(points: float, weight: int = _PLAIN) -> QFont:
    """Inter as paper takes it."""
    made = QFont(family())
    made.setPointSizeF(points)
    made.setVariableAxis(QFont.Tag("wght"), weight)
    for feature in _OFF:
        made.setFeature(QFont.Tag(feature), 0)
    return made


def file_name(words: Words, ending: str) -> str:
    """ "Outcome of NB-12345.pdf": of the title, what any file system takes."""
    plain = "".join(c if c.isalnum() or c in " -_" else " " for c in words.title)
    return f"{' '.join(plain.split())[:80]}.{ending}"


def _format(points: float, weight: int = _PLAIN) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(paper_font(points, weight))
    return made


def _above(line: str, heads: bool) -> float:
    return _GAP if heads or not line.startswith("- ") else 0.0


def _write(at: QTextCursor, line: str, look: QTextCharFormat, above: float) -> None:
    block = QTextBlockFormat()
    block.setTopMargin(above)
    height = QTextBlockFormat.LineHeightTypes.ProportionalHeight
    block.setLineHeight(_LINE, height.value)
    if at.position() == 0:
        at.setBlockFormat(block)
        at.setBlockCharFormat(look)
    else:
        at.insertBlock(block, look)
    at.insertText(line, look)
