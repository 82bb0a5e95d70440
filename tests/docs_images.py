"""Draw the pictures of docs/images from the scenes that people look at before a change is done.

`python -m tests.docs_images`. Few colours and tight packing keep each below 300 kB.
"""

import os
import sys
from collections import Counter
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.helpers.scenes import picture
from tests.screenshots import chosen
from ui import theme

FOLDER = Path("docs/images")
PICTURES = {
    "window-board": ("board", 1440),
    "window-meeting": ("meeting", 1080),
    "window-requests": ("requests", 1080),
    "window-virtual": ("virtual", 1080),
    "window-feedback": ("feedback", 1080),
    "room-small": ("wall", 960),
}
"""Scene: name of the picture, and its width in px."""
_TIGHT, _COLOURS, _KIND = 0, 256, 0xF0F0F0


def main() -> int:
    app = QApplication(["mashboard"])
    FOLDER.mkdir(parents=True, exist_ok=True)
    for scene in chosen(tuple(PICTURES)):
        name, width = PICTURES[scene.name]
        drawn = QImage(str(picture(app, scene, theme.light())))
        path = FOLDER / f"{name}.png"
        _fitted(drawn, width).save(str(path), quality=_TIGHT)
        print(f"{path}  {path.stat().st_size // 1000} kB")
    return 0


def _fitted(drawn: QImage, width: int) -> QImage:
    smooth = Qt.TransformationMode.SmoothTransformation
    small = drawn if drawn.width() == width else drawn.scaledToWidth(width, smooth)
    plain = small.convertToFormat(QImage.Format.Format_RGB32)
    nearest = Qt.ImageConversionFlag.ThresholdDither
    return plain.convertToFormat(QImage.Format.Format_Indexed8, _palette(plain), nearest)


def _palette(drawn: QImage) -> list[int]:
    """One colour of each kind, so that a small green dot keeps its green beside many greys."""
    kinds: dict[int, Counter[int]] = {}
    for colour, count in Counter(memoryview(drawn.constBits()).cast("I")).items():
        kinds.setdefault(colour & _KIND, Counter())[colour] = count
    most = sorted(kinds.values(), key=Counter.total, reverse=True)[:_COLOURS]
    return [colours.most_common(1)[0][0] for colours in most]


if __name__ == "__main__":
    sys.exit(main())
