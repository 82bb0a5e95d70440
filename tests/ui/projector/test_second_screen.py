"""With two screens, which one process cannot grow: so in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[3]
_SAYS = """
from PySide6.QtWidgets import QApplication
app = QApplication([])
from tests.ui.projector.scenes import busy, wall
window = wall(busy())
window.project()
app.processEvents()
print(window.screen().name(), window.width(), window.height(), window.isFullScreen())
"""


def _screen(name: str, x: int, width: int, height: int) -> dict[str, object]:
    place = {"name": name, "x": x, "y": 0, "width": width, "height": height}
    return {**place, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}


def test_the_wall_goes_to_the_second_screen(tmp_path: Path) -> None:
    screens = [_screen("desk", 0, 1440, 900), _screen("wall", 1440, 1920, 1080)]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), "utf-8")
    said = subprocess.run(
        [sys.executable, "-c", _SAYS],
        cwd=_ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert said.stdout.split() == ["wall", "1920", "1080", "True"]
