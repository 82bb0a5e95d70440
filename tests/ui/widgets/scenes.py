"""The kit that every screen is built from."""

from collections.abc import Iterable

from tests.helpers.scenes import Scene
from tests.ui.widgets.gallery import KIT, gallery


def scenes() -> Iterable[Scene]:
    yield Scene("kit", KIT, gallery)
