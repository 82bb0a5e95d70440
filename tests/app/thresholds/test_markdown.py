"""The threshold document goes out as Markdown and comes back the same."""

from contextlib import suppress
from datetime import date
from importlib import resources
from typing import Any

import pytest
from hypothesis import example, settings
from hypothesis import given as holds
from hypothesis import strategies as st

from app.domain.partnership.state import Clause, ThresholdVersion
from app.thresholds.markdown import Unreadable, from_markdown, to_markdown
from tests.helpers.strategies import DATES

AWKWARD = st.sampled_from(
    [
        *"#-*+>\\&;:.)( \n\t\r",
        "&#10;",
        "# ",
        "- ",
        "Level 2",
        "Clause 1",
        "Version: 1",
        "\u2028",
        "a",
        " #",
        "**",
        "__",
    ]
)
WORDS = st.lists(st.text(max_size=30) | AWKWARD, max_size=6).map("".join)
WHOLE_WORDS = WORDS.filter(lambda words: not any("\ud800" <= sign <= "\udfff" for sign in words))
CLAUSES = st.lists(
    st.builds(
        Clause,
        number=WHOLE_WORDS.filter(str.strip),
        level=st.integers(1, 4),
        text=WHOLE_WORDS,
        indicators=st.lists(WHOLE_WORDS, max_size=3).map(tuple),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda clause: clause.number,
).map(tuple)
VERSIONS = st.builds(
    ThresholdVersion,
    version=WHOLE_WORDS.filter(str.strip),
    effective=DATES,
    clauses=CLAUSES,
    title=WHOLE_WORDS,
    sample=st.booleans(),
)
PLAIN = ThresholdVersion(
    "2026.1",
    date(2026, 4, 1),
    (
        Clause("1.1", 1, "All is well."),
        Clause("2.1", 2, "One need.\n\nIn two paragraphs.", ("Late at school", "Tired")),
        Clause("2.2", 2, indicators=("Hungry",)),
    ),
    title="Thresholds of Northbridge (fictional)",
    sample=True,
)
WRITTEN = """\
# Thresholds of Northbridge (fictional)

Version: 2026.1
In force from: 2026-04-01
Sample: yes

## Level 1

### Clause 1.1

All is well.

## Level 2

### Clause 2.1

One need.

In two paragraphs.

- Late at school
- Tired

### Clause 2.2

- Hungry
"""


def test_as_it_is_written() -> None:
    assert to_markdown(PLAIN) == WRITTEN
    assert from_markdown(WRITTEN).threshold == PLAIN


@settings(max_examples=300)
@holds(VERSIONS)
@example(ThresholdVersion("1", date(2026, 4, 1), (Clause("1", 1, "\n-"),), "__0 ##"))
@example(ThresholdVersion("1", date(2026, 4, 1), (Clause("1", 1),), "__0__"))
@example(ThresholdVersion("1", date(2026, 4, 1), (Clause("Level 2", 1, "- no list\n", ("",)),)))
@example(ThresholdVersion(" # ", date(2026, 4, 1), (Clause("_", 4, "\n\n", ("\n",)),), "Level 1"))
def test_issue_3_it_comes_back_to_the_letter(threshold: ThresholdVersion) -> None:
    reading = from_markdown(to_markdown(threshold))
    assert reading.threshold == threshold
    assert reading.left_out == ()


def test_what_is_said_beside_the_document_goes_before_it() -> None:
    reading = from_markdown(WRITTEN, "2027.1", date(2027, 4, 1))
    assert (reading.threshold.version, reading.threshold.effective) == ("2027.1", date(2027, 4, 1))


# As people write

BY_HAND = """\
Our thresholds\r
\r
# **How we decide**\r
An introduction.\r
## Who wrote it\r
All of us.\r
# LEVEL ONE - Universal #\r
For everyone.\r
#### 1.1: Most children\r
do well.\r
## Level 2: early help\r
### 2.1) One need\r
**Indicators**\r
### Indicators:\r
* Late at\r
  school\r
+ Tired\r
\r
Seen for a month.\r
"""


def test_headings_as_people_write_them() -> None:
    reading = from_markdown(BY_HAND, "1", date(2026, 4, 1))
    assert reading.threshold == ThresholdVersion(
        "1",
        date(2026, 4, 1),
        (
            Clause("1.1", 1, "Most children\n\ndo well."),
            Clause(
                "2.1",
                2,
                "One need\n\n**Indicators**\n\n\nSeen for a month.",
                ("Late at school", "Tired"),
            ),
        ),
        title="How we decide",
    )
    assert reading.left_out == (1, 4, 5, 6, 8)


HEAD = "Version: 1\nIn force from: 2026-04-01\n# Title\n"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", 1, "no clause found"),
        ("# Level 1\nwords\n", 1, "no clause found"),
        (f"{HEAD}## Clause 2.1\n", 4, "clause 2.1 stands under no level"),
        (f"{HEAD}## Level 5\n", 4, "there is no level 5: levels are 1 to 4"),
        (f"{HEAD}## Level up\n", 4, "there is no level up"),
        (f"{HEAD}## Level 1\n### Early help\n", 5, '"Early help" has no number'),
        (f"{HEAD}## Level 1\n### 1.1\n## Level 2\n### 1.1 x\n", 7, "stands on line 5 already"),
        (f"{HEAD}## Level 1\n### 1.1\n- {'x' * 241}\n", 6, "longer than 240 letters"),
        (f"{HEAD}## Level 1\n### 1.1\n{'x' * 20_001}\n", 6, "longer than 20,000 letters"),
        ("In force from: 1 April\n", 1, '"1 April" is no day'),
        ("Version: 1\n# L\n## Level 1\n### 1.1\n", 1, "from when it is in force"),
        ("Effective: 2026-04-01\n# L\n## Level 1\n### 1.1\n", 1, "which version"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(text: str, line: int, what: str) -> None:
    with pytest.raises(Unreadable) as no:
        from_markdown(text)
    assert no.value.line == line
    assert str(no.value).startswith(f"line {line}: ")
    assert what in str(no.value)


@holds(st.text() | st.lists(AWKWARD).map("".join))
def test_any_text_is_read_or_said_to_be_unreadable(text: str) -> None:
    with suppress(Unreadable):
        assert from_markdown(text, "1", date(2026, 4, 1)).threshold.clauses


def sample() -> Any:
    raw = resources.files("resources.thresholds").joinpath("sample.md").read_text("utf-8")
    return from_markdown(raw, "1", date(2026, 4, 1))


def test_issue_3_the_sample_is_plainly_a_sample_with_four_levels() -> None:
    threshold = sample().threshold
    assert threshold.sample
    assert "sample" in threshold.title.casefold()
    assert {clause.level for clause in threshold.clauses} == {1, 2, 3, 4}
    assert all(clause.text and clause.indicators for clause in threshold.clauses)
    assert all(clause.number.startswith(f"{clause.level}.") for clause in threshold.clauses)
    assert from_markdown(to_markdown(threshold)).threshold == threshold
