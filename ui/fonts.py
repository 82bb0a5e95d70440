"""Inter at any weight.

The package brings one variable file, and neither QFont.setWeight nor a style sheet's font-weight
moves its axis: both give Regular or a smeared bold. So weights are set in code, on the axis, and
the style sheet names no font at all; then Qt keeps each widget's own font. Rich text (<b>) smears
for the same reason: use `ui.widgets.Runs` where weights mix.
"""

from functools import cache

import fontpkg_inter
from PySide6.QtGui import QFont, QFontDatabase

from ui.tokens import face

_WEIGHT = QFont.Tag("wght")
_OPTICAL = QFont.Tag("opsz")
_TABULAR = QFont.Tag("tnum")
# A one that is not an l, and round quotes and commas, as in the drawings.
_ALWAYS = (QFont.Tag("cv05"), QFont.Tag("ss03"))


@cache
def family() -> str:
    """The family to draw with: Inter, or the system's own where its file cannot be read."""
    path = fontpkg_inter.ROOT / "files" / "Inter[opsz,wght].ttf"
    found = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    return (
        found[0]
        if found
        else QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    )


def font(size_px: int, weight: int = 400, *, tabular: bool = True, tracking: float = 0.0) -> QFont:
    """Inter at `size_px` pixels and `weight` 100 to 900; tracking in em. The caller's to keep."""
    return QFont(_font(size_px, weight, tabular, tracking))


def text_font(name: str) -> QFont:
    """The font of one step of the type scale, such as "body" or "title"."""
    step = face(name)
    return font(step.size, step.weight, tracking=step.tracking)


@cache
def _font(size_px: int, weight: int, tabular: bool, tracking: float) -> QFont:
    made = QFont(family())
    made.setPixelSize(size_px)
    made.setVariableAxis(_WEIGHT, weight)
    made.setVariableAxis(_OPTICAL, min(32, max(14, size_px)))
    for tag in _ALWAYS:
        made.setFeature(tag, 1)
    # Said either way: a layout takes what a font leaves unsaid from the application's own.
    made.setFeature(_TABULAR, int(tabular))
    if tracking:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, size_px * tracking)
    return made
