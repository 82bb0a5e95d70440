"""The theme in force: colours by name, and what it makes of Qt's palette and style sheet."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template
from typing import Literal

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui import focus
from ui.fonts import text_font
from ui.tokens import radius, space, tokens

__all__ = ["Theme", "apply", "colour", "current", "dark", "light", "radius", "space"]

Role = QPalette.ColorRole
_ROLES: dict[QPalette.ColorRole, str] = {
    Role.Window: "canvas",
    Role.WindowText: "ink",
    Role.Base: "surface",
    Role.AlternateBase: "sunken",
    Role.Text: "ink",
    Role.PlaceholderText: "ink-3",
    Role.Button: "surface",
    Role.ButtonText: "ink",
    Role.BrightText: "red-ink",
    Role.Highlight: "accent",
    Role.HighlightedText: "accent-on",
    Role.Accent: "accent",
    Role.Link: "accent-text",
    Role.LinkVisited: "accent-text",
    Role.ToolTipBase: "ink",
    Role.ToolTipText: "ink-on",
    Role.Light: "surface",
    Role.Midlight: "sunken",
    Role.Mid: "line-strong",
    Role.Dark: "control",
    Role.Shadow: "line-strong",
}


@dataclass(frozen=True, slots=True)
class Theme:
    """A named set of colours. Both themes hold the same names."""

    name: Literal["light", "dark"]
    colours: Mapping[str, QColor]

    def colour(self, name: str) -> QColor:
        """The colour called `name` in tokens.toml; not to be changed by the caller."""
        return self.colours[name]


@cache
def light() -> Theme:
    """The light theme; the wall is always drawn with it."""
    return _theme("light")


@cache
def dark() -> Theme:
    """The dark theme."""
    return _theme("dark")


def current() -> Theme:
    """The theme last applied, light before that."""
    return _in_force[0] if _in_force else light()


def colour(name: str) -> QColor:
    """The colour called `name` in the theme in force."""
    return current().colour(name)


def apply(app: QApplication, theme: Theme) -> None:
    """Draw everything in `theme` from now on; windows that are open change at once."""
    _in_force[:] = [theme]
    app.setStyle("Fusion")
    app.setFont(text_font("body"))
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))
    focus.install(app, colour)


def palette(theme: Theme) -> QPalette:
    """Qt's palette in the theme's colours."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, theme.colour(name))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("control"))
    return made


def style_sheet(theme: Theme) -> str:
    """The style sheet in the theme's colours. It names no font: see `ui.fonts`."""
    source = files("resources").joinpath("theme", "mashboard.qss").read_text("utf-8")
    words = {name: shade.name() for name, shade in theme.colours.items()}
    icons = str(files("resources").joinpath("icons")).replace("\\", "/")
    return _Sheet(source).substitute(words, theme=theme.name, icons=icons)


class _Sheet(Template):
    idpattern = r"[a-z][a-z0-9-]*[a-z0-9]"
    flags = re.ASCII


def _theme(name: Literal["light", "dark"]) -> Theme:
    return Theme(name, {word: QColor(value) for word, value in tokens().colour[name].items()})


_in_force: list[Theme] = []
