import pytest
from PySide6.QtWidgets import QApplication

from tests.helpers.scenes import Scene, picture
from tests.ui.board.scenes import scenes
from ui import theme


@pytest.mark.parametrize("look", [theme.light(), theme.dark()], ids=lambda look: look.name)
@pytest.mark.parametrize("scene", list(scenes()), ids=lambda scene: scene.name)
def test_pictures(qapp: QApplication, scene: Scene, look: theme.Theme) -> None:
    assert picture(qapp, scene, look).exists()
