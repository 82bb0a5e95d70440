"""Letters and notes on paper: what is copied out of them reads as it was written."""

import re
import zlib
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.domain.case.feedback import Words
from app.domain.values import CaseId, MessageId
from app.feedback.notes import MARKING
from tests.helpers.full import SOME_ID
from tests.helpers.paper import lines_of
from ui.notes.keep import save_pdf, save_text
from ui.notes.note import Note
from ui.notes.paper import document, file_name, paper_font, write_pdf
from ui.words import Said

WORDS = Words(
    title="A letter for Mary-Anne Maple (NB-4K7PX)",
    body="Dear Mary-Anne,\n\nWHAT WE DID\n- We asked: Health, early-help.\n\n"
    "Ring 01632 960-200: 11:40.",
)


def glyphs_as_text(path: Path) -> str:
    """What each glyph of the file says it means when it is copied."""
    streams = re.findall(rb"stream\r?\n(.*?)endstream", path.read_bytes(), re.DOTALL)
    maps = [m for m in map(_unpacked, streams) if b"beginbfrange" in m or b"beginbfchar" in m]
    codes = re.findall(rb"<([0-9a-fA-F]{4})>(?=\s*(?:\n|\]|<|$))", b"\n".join(maps))
    return "".join(chr(int(code, 16)) for code in codes)


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def test_a_pdf_keeps_hyphens_colons_and_figures(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    write_pdf(WORDS, path)
    assert path.read_bytes().startswith(b"%PDF")
    assert set("-:,()") <= set(glyphs_as_text(path))


def test_text_copied_from_a_pdf_is_whole(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    write_pdf(WORDS, path)
    said = [line for line in (WORDS.title, *WORDS.body.splitlines()) if line]
    assert lines_of(path)[: len(said)] == said


def test_paper_takes_inter_without_what_copying_loses(qapp: QApplication) -> None:
    made = paper_font(11.0)
    for feature in ("calt", "tnum", "cv05", "ss03"):
        assert made.isFeatureSet(QFont.Tag(feature))
        assert made.featureValue(QFont.Tag(feature)) == 0


def test_a_line_in_capitals_heads_what_follows(qapp: QApplication) -> None:
    paper = document(WORDS)
    block = paper.findBlockByNumber(3)
    assert block.text() == "WHAT WE DID"
    plain = block.next()
    assert plain.text().startswith("- We asked")


def test_a_file_is_called_by_what_it_holds() -> None:
    assert file_name(WORDS, "pdf") == "A letter for Mary-Anne Maple NB-4K7PX.pdf"
    assert "/" not in file_name(Words(title="../etc/x", body="y"), "json")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_folder_that_takes_nothing_is_said(window: QWidget, tmp_path: Path) -> None:
    nowhere = tmp_path / "no such folder" / "x"
    for keep in (partial(save_pdf, window, WORDS), partial(save_text, window, "{}")):
        keep(nowhere)
        told = QApplication.activeModalWidget()
        assert isinstance(told, QDialog)
        assert told.windowTitle() == "The file could not be written."
        QTest.keyClick(told, Qt.Key.Key_Escape)


def test_a_note_leaves_the_screen_with_its_mark() -> None:
    note = Note(
        case=CaseId(SOME_ID),
        message=MessageId(SOME_ID),
        title="Note",
        words=WORDS,
        said=Said("Told", "neutral"),
    )
    for said in (note.marked.body, note.text(), document(note.marked).toPlainText()):
        assert MARKING in said
        assert note.caution in said
