"""The tokens: the same names in both themes, and readable wherever they meet."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme import Theme
from ui.tokens import tokens

GROUNDS = ("canvas", "surface", "sunken", "hover", "accent-weak")
TEXT: dict[str, tuple[str, ...]] = {
    "ink": GROUNDS,
    "ink-2": (*GROUNDS, "neutral-weak"),
    "ink-3": (*GROUNDS, "neutral-weak"),
    "ink-on": ("ink",),
    "accent-text": ("canvas", "surface", "sunken", "accent-weak"),
    "accent-ink": ("accent-weak", "surface", "canvas"),
    "accent-deep": ("accent-weak",),
    "accent-on": ("accent", "accent-hover"),
    "red-on": ("red",),
    "red-ink": ("surface", "canvas", "sunken", "accent-weak", "red-weak"),
    "amber-on": ("amber",),
    "amber-ink": ("surface", "canvas", "sunken", "accent-weak", "amber-weak", "amber-faint"),
    "amber-deep": ("amber-weak", "amber-faint"),
    "green-on": ("green",),
    "green-ink": ("surface", "canvas", "green-weak"),
    "blue-on": ("blue",),
    "answer": ("surface", "canvas"),
    "avatar-ink": ("avatar",),
    "rail-ink": ("rail",),
    "rail-on-ink": ("rail-on", "dock-control"),
    "rail-count-ink": ("rail-count",),
    "dock-ink": ("dock", "dock-control"),
    "dock-ink-2": ("dock",),
    "dock-main-on": ("dock-main", "accent"),
    "dock-live": ("dock",),
    "dock-call": ("dock",),
    "wall-red-on": ("wall-red",),
    "wall-amber-on": ("wall-amber",),
    "wall-green-on": ("wall-green",),
    "wall-blue-on": ("wall-blue",),
    "wall-unrated-on": ("wall-unrated",),
}
ROWS = ("surface", "canvas", "sunken", "accent-weak")
SHAPES: dict[str, tuple[str, ...]] = {
    "red": ROWS,
    "amber-edge": (*ROWS, "amber-weak"),
    "green": ROWS,
    "blue": ROWS,
    "red-edge": (*ROWS, "red-weak"),
    "answer": ROWS,
    "answer-on": ("answer",),
    "idle": ROWS,
    "idle-mark": ROWS,
    "accent": ROWS,
    "accent-text": ROWS,
    "amber-ink": ROWS,
    "control": ("surface", "canvas", "sunken"),
    "live": ("surface",),
    "dock-edge": ("dock",),
    "dock-main": ("dock",),
}
THEMES = (theme.light(), theme.dark())


def luminance(shade: QColor) -> float:
    """Relative luminance after WCAG 2.2."""
    parts = [part / 255 for part in (shade.red(), shade.green(), shade.blue())]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """The ratio of WCAG 2.2, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def pairs(table: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Each name with each of its grounds."""
    return ((name, ground) for name, grounds in table.items() for ground in grounds)


def short(chosen: Theme, table: dict[str, tuple[str, ...]], least: float) -> dict[str, float]:
    """The pairs that fall short of `least`, with what they reach."""
    reached = {
        f"{name} on {ground}": round(contrast(chosen.colour(name), chosen.colour(ground)), 2)
        for name, ground in pairs(table)
    }
    return {pair: ratio for pair, ratio in reached.items() if ratio < least}


def test_contrast_is_measured_as_the_guidelines_do() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert contrast(QColor("#767676"), QColor("#FFFFFF")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("chosen", THEMES, ids=lambda chosen: chosen.name)
def test_every_word_can_be_read(chosen: Theme) -> None:
    assert short(chosen, TEXT, 4.5) == {}


@pytest.mark.parametrize("chosen", THEMES, ids=lambda chosen: chosen.name)
def test_every_shape_and_control_can_be_seen(chosen: Theme) -> None:
    assert short(chosen, SHAPES, 3) == {}


@pytest.mark.parametrize("chosen", THEMES, ids=lambda chosen: chosen.name)
@pytest.mark.parametrize("ground", [*GROUNDS, "dock", "rail", "accent", "amber-weak"])
def test_the_focus_shows_on_every_ground(chosen: Theme, ground: str) -> None:
    shades = [chosen.colour(name) for name in ("focus-line", "focus-ring")]
    assert max(contrast(shade, chosen.colour(ground)) for shade in shades) >= 3
    assert contrast(*shades) >= 3


def test_both_themes_hold_the_same_names() -> None:
    names = tokens().colour
    assert set(names) == {"light", "dark"}
    assert set(names["light"]) == set(names["dark"])


def test_every_colour_is_a_colour() -> None:
    for chosen in THEMES:
        assert [name for name, shade in chosen.colours.items() if not shade.isValid()] == []


@pytest.mark.parametrize("chosen", THEMES, ids=lambda chosen: chosen.name)
def test_the_style_sheet_is_filled_and_names_no_font(chosen: Theme) -> None:
    sheet = theme.style_sheet(chosen)
    assert "$" not in sheet
    assert "font" not in sheet.split("*/", 1)[1]
    assert chosen.colour("accent").name() in sheet


def test_a_theme_reaches_palette_sheet_and_painters(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel("Red")
    qtbot.addWidget(label)
    theme.apply(qapp, theme.dark())
    assert theme.current() is theme.dark()
    assert theme.colour("ink") == theme.dark().colour("ink")
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.colour("ink")
    assert theme.dark().colour("surface").name() in qapp.styleSheet()
    theme.apply(qapp, theme.light())
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.colour("ink")
