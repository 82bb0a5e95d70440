"""The note for an agency's own system, as JSON with keys that stay."""

from datetime import datetime
from typing import Any

import msgspec

from app.domain.case.feedback import Message
from app.domain.case.state import Case
from app.domain.partnership.state import Partnership
from app.feedback.facts import facts
from app.feedback.releasable import releasable

FORM = "mashboard-note/1"
MARKING = "SAFEGUARDING, CONFIDENTIAL"
"""Goes with a note wherever it is put."""


def note_json(case: Case, partnership: Partnership, message: Message, now: datetime) -> str:
    """Keys as docs/feedback.md lists them. Made of what this reader may have, and no more."""
    known = facts(releasable(case, message), partnership, message, now)
    decision = next((d for d in case.decisions if d.id == message.decision), None)
    note: dict[str, Any] = {
        "form": FORM,
        "marking": MARKING,
        "message": message.owed.id,
        "about": message.owed.about,
        "reference": known["reference"],
        "hub": known["hub"],
        "decided_at": decision.decided_at if decision else None,
        "outcomes": known.get("children", []),
        "lead": known.get("lead", ""),
        "key_worker": known.get("key_worker", ""),
        "reasons": known.get("reasons", ""),
        "contacts": known.get("contacts", []),
        "phone": known["phone"],
    }
    return msgspec.json.format(msgspec.json.encode(note), indent=2).decode()
