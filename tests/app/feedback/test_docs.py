"""docs/feedback.md names every field, reader and key that there is, and no other."""

import json
import re
from pathlib import Path

from app.domain.case.feedback import Reader
from app.feedback import note_json
from app.feedback.facts import FIELDS
from tests.app.feedback.test_composing import AT_HUB, case, owed
from tests.helpers.builders import AT

PAGE = (Path(__file__).parents[3] / "docs" / "feedback.md").read_text("utf-8")


def named(title: str) -> set[str]:
    """What stands in the first column of the table under a heading."""
    (section,) = re.findall(rf"## {title}\n(.*?)(?=\n## |\Z)", PAGE, re.DOTALL)
    first = re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
    return set(re.findall(r"`(\w+)`", " ".join(first)))


def test_every_field_of_a_template_is_explained() -> None:
    assert named("Templates") == {name for fields in FIELDS.values() for name in fields}


def test_every_key_of_a_note_is_explained() -> None:
    note = json.loads(note_json(case(), AT_HUB, owed(Reader.AGENCY), AT))
    assert named("The note for an agency's own system") == set(note)
