"""What a person gets who copies a PDF."""

from pathlib import Path

from pypdf import PdfReader


def lines_of(path: Path) -> list[str]:
    """Line by line, without the empty ones; between two words stands one space.

    The reader tells of a tab between them: Qt names each glyph of Inter by the lowest character
    that it stands for, and a tab looks like a space.
    """
    lines = (line for page in PdfReader(path).pages for line in page.extract_text().splitlines())
    return [" ".join(line.split()) for line in lines if line.strip()]
