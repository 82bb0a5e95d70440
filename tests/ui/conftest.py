"""Every test of the window sees it as people do: in our theme, in Inter."""

import pytest
from PySide6.QtWidgets import QApplication

from ui import theme


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    if theme.current() is not theme.light() or not qapp.styleSheet():
        theme.apply(qapp, theme.light())
