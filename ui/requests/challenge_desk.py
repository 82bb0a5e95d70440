"""Challenges: answering one put to us, settling one that is ours."""

from PySide6.QtCore import QObject

from app.domain.case.state import Challenge
from ui.requests.disputed import CHALLENGES
from ui.requests.matter_desk import MatterDesk
from ui.session_bridge import SessionBridge


class ChallengeDesk(MatterDesk[Challenge]):
    def __init__(self, bridge: SessionBridge, parent: QObject) -> None:
        super().__init__(CHALLENGES, bridge, parent)
