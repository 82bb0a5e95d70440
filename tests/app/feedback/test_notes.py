"""The note for an agency's own system."""

import json

from app.domain.case.feedback import Reader
from app.feedback import note_json
from tests.app.feedback.marked import marks, of, told, whole
from tests.app.feedback.test_composing import AT_HUB, case, owed
from tests.helpers.builders import AT

KEYS = {
    *("form", "marking", "message", "about", "reference", "hub", "decided_at", "outcomes", "lead"),
    *("key_worker", "reasons", "contacts", "phone"),
}


def test_report_L313_L317_a_note_as_json_has_keys_that_stay() -> None:
    note = json.loads(note_json(case(), AT_HUB, owed(Reader.AGENCY), AT))
    assert set(note) == KEYS
    assert note["form"] == "mashboard-note/1"
    assert note["decided_at"] == "2026-05-12T09:00:00Z"
    assert note["outcomes"][0]["name"] == "Jade Maple"
    assert note["contacts"] == [{"name": "Nat Nurse", "agency": "Health", "contact": ""}]


def test_it_holds_nothing_of_what_the_agency_may_not_have() -> None:
    raw = note_json(whole(), AT_HUB, told(Reader.AGENCY), AT)
    kept = ("sealed", "gone", "another", "mother", "father", "referral")
    assert of(kept, marks(raw)) == set()
