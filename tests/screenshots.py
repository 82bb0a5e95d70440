"""Draw every scene of tests/ui/*/scenes.py, light and dark, for a person to look at.

`python -m tests.screenshots [START ...]` draws to build/screenshots/NAME-THEME.png, of all scenes
or of those whose names start so. Exit code 1 where one could not be drawn.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from itertools import chain, repeat
from multiprocessing import get_context
from pathlib import Path
from types import TracebackType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.helpers.scenes import PICTURES, Scene, picture
from ui import theme

LOOKS = ("light", "dark")
_UI = Path(__file__).parent / "ui"


def all_scenes() -> list[Scene]:
    """Of every screen, and of the window round them. A name that stands twice is an error."""
    modules = (f"tests.ui.{path.parent.name}.scenes" for path in sorted(_UI.glob("*/scenes.py")))
    found = [scene for name in modules for scene in import_module(name).scenes()]
    twice = [name for name, count in Counter(s.name for s in found).items() if count > 1]
    if twice:
        raise ValueError(f"Scenes of one name: {', '.join(twice)}")
    return found


def draw_all(look: str, starts: Sequence[str]) -> list[str]:
    """Every chosen scene in that look; returns what went wrong."""
    app = QApplication(["mashboard"])
    theme_ = {"light": theme.light, "dark": theme.dark}[look]()
    scenes = chosen(starts)
    wrong = []
    for number, scene in enumerate(scenes, 1):
        said = drawn(app, scene, theme_)
        print(f"{number:>4} of {len(scenes)}  {scene.name}-{look}  {said}".rstrip(), flush=True)
        if said:
            wrong.append(f"{scene.name}-{look}: {said}")
    return wrong


def drawn(app: QApplication, scene: Scene, look: theme.Theme) -> str:
    """Empty where it went well. Whatever one scene throws must not hide those after it."""
    with _heard() as errors:
        try:
            picture(app, scene, look)
        except Exception as error:  # noqa: BLE001 - it is counted and told
            errors.append(error)
    return "; ".join(f"{type(error).__name__}: {error}" for error in errors)


@contextmanager
def _heard() -> Iterator[list[BaseException]]:
    """What slots and paint events raise reaches nobody but this hook."""
    errors: list[BaseException] = []

    def hear(kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
        errors.append(error)
        sys.__excepthook__(kind, error, at)

    before, sys.excepthook = sys.excepthook, hear
    try:
        yield errors
    finally:
        sys.excepthook = before


def chosen(starts: Sequence[str]) -> list[Scene]:
    """Those whose names start so; all where nothing is named."""
    return [s for s in all_scenes() if not starts or s.name.startswith(tuple(starts))]


def main(starts: Sequence[str]) -> int:
    """0 where all was drawn, 1 where something was not, or nothing was asked for.

    One process for each look: half the time on two cores.
    """
    count = len(chosen(starts)) * len(LOOKS)
    with ProcessPoolExecutor(len(LOOKS), get_context("spawn")) as pool:
        wrong = list(chain(*pool.map(draw_all, LOOKS, repeat(starts))))
    print(f"{count - len(wrong)} pictures in {PICTURES}, {len(wrong)} failed")
    for line in wrong:
        print(f"  {line}")
    return 1 if wrong or not count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
