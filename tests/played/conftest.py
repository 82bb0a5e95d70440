"""The window as people see it: in our theme, in Inter."""

from tests.ui.conftest import _light, qapp_cls

__all__ = ["_light", "qapp_cls"]
