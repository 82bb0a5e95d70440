"""The word of each rating and each answer, as people read and hear it."""

RATING_WORDS: dict[str, str] = {
    "red": "Red",
    "amber": "Amber",
    "green": "Green",
    "blue": "Blue, not shared",
    "unrated": "New, not rated",
}

STATE_WORDS: dict[str, str] = {
    "answered": "Answered",
    "late": "Answered late",
    "nil": "No record found",
    "asked": "Asked, not opened",
    "seen": "Seen, not answered",
    "writing": "Writing",
    "overdue": "Overdue",
    "paused": "Paused, with a cause",
    "locked": "Locked: no basis recorded",
    "declined": "Declined, with reason",
    "sealed": "Answered, sealed to named agencies",
    "corrected": "Corrected since",
    "second_trawl": "Second trawl open",
    "not_asked": "Not asked",
}
