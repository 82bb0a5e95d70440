"""Inter has real weights: measured in ink and in width, also under the style sheet."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QTextLayout
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.fonts import family, font, text_font
from ui.tokens import tokens

WORDS = "Strategy discussion"


def ink(picture: QImage) -> float:
    """How much of a white picture is dark, as a sum of darkness."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    return sum(255 - value for value in bytes(grey.constBits())) / 255


def drawn(face: QFont) -> float:
    picture = QImage(900, 80, QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.white)
    with QPainter(picture) as painter:
        painter.setFont(face)
        painter.drawText(10, 60, WORDS)
    return ink(picture)


def test_the_family_is_inter() -> None:
    assert family() == "Inter"


def test_each_weight_draws_more_ink_than_the_one_below() -> None:
    weights = [drawn(font(40, weight)) for weight in (300, 400, 500, 600, 700, 800)]
    assert all(heavy > 1.05 * lighter for lighter, heavy in pairwise(weights))


def test_each_weight_is_wider_than_the_one_below() -> None:
    widths = [
        QFontMetricsF(font(40, weight)).horizontalAdvance(WORDS) for weight in (400, 550, 650, 750)
    ]
    assert widths == sorted(set(widths))


@pytest.mark.parametrize("kind", [QLabel, QPushButton, QLineEdit, QPlainTextEdit])
def test_a_styled_widget_keeps_its_weight(qtbot: QtBot, kind: type[QWidget]) -> None:
    seen = {}
    for weight in (400, 700):
        widget = kind()
        qtbot.addWidget(widget)
        widget.setProperty("plainText" if kind is QPlainTextEdit else "text", WORDS)
        widget.setFont(font(20, weight))
        widget.setStyleSheet("* { background: white }")
        widget.resize(400, 60)
        widget.show()
        seen[weight] = ink(widget.grab().toImage())
    assert seen[700] > 1.1 * seen[400]


def test_tabular_figures_are_all_as_wide() -> None:
    def widths(face: QFont) -> set[float]:
        return {round(QFontMetricsF(face).horizontalAdvance(figure), 2) for figure in "0123456789"}

    assert len(widths(font(40))) == 1
    assert len(widths(font(40, tabular=False))) > 1


def test_a_layout_does_not_take_tabular_figures_from_the_application() -> None:
    face = font(40, tabular=False)
    layout = QTextLayout("Return-home", face)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1_000)
    layout.endLayout()
    assert line.naturalTextWidth() < QFontMetricsF(font(40)).horizontalAdvance("Return-home") - 5


def test_every_face_of_the_scale_can_be_had() -> None:
    for name, face in tokens().type.items():
        assert text_font(name).pixelSize() == face.size


def test_a_caller_may_change_what_it_gets() -> None:
    font(14).setUnderline(True)
    assert not font(14).underline()
