"""Releases outside the hub: the word of the agency that the information came from."""

from PySide6.QtCore import QObject

from app.domain.case.releases import Release
from ui.requests.asked_release import RELEASES
from ui.requests.matter_desk import MatterDesk
from ui.session_bridge import SessionBridge


class ReleaseDesk(MatterDesk[Release]):
    def __init__(self, bridge: SessionBridge, parent: QObject) -> None:
        super().__init__(RELEASES, bridge, parent)
