"""How the list draws what differs from other lists: the tones of what is on its way or told."""

from ui.feedback.view_model import Section
from ui.worklist.delegates import Look

LOOK = Look(
    chips={Section.TOLD: "neutral", Section.REPLACED: "neutral", Section.QUEUED: "busy"},
    inks={Section.FAILED: "red-ink"},
)
