"""The document, its versions, a comparison and the questions, in words."""

from datetime import date

from msgspec import structs

from app.domain.partnership.state import Clause, ThresholdVersion
from tests.helpers.builders import AT, EDUCATION, board, partnership
from tests.ui.thresholds import papers
from tests.ui.thresholds.papers import CLAUSES, SEVENTH, SIXTH, agreed
from ui.thresholds.comparing import items, left_out_words, marked, summary
from ui.thresholds.document import document, found_words
from ui.thresholds.paper import Entry, Heading
from ui.thresholds.questions import questions
from ui.thresholds.versions import signatures, signed_words, usual, versions
from ui.words import today
from ui.words.thresholds import since_words

LATER = ThresholdVersion("8", date(2027, 1, 1), CLAUSES[:1])


def test_clauses_stand_under_their_level() -> None:
    found = document(SEVENTH)
    assert [i.title for i in found if isinstance(i, Heading)] == [
        "Level 1, universal",
        "Level 2, early help",
        "Level 3, targeted",
        "Level 4, protection",
    ]
    assert [i.lead for i in found if isinstance(i, Entry)] == [c.number for c in CLAUSES]


def test_a_clause_is_heard_with_all_that_points_to_it() -> None:
    heard = next(i.shown for i in document(SEVENTH) if i.key == "clause:4.3")
    assert heard.startswith("4.3, Violence at home")
    assert heard.endswith("Strangulation was reported")


def test_search_reads_indicators_too_and_leaves_no_empty_level() -> None:
    found = document(SEVENTH, "SCHOOL away")
    assert [i.key for i in found] == ["level:2", "clause:2.1"]
    assert found_words(SEVENTH, "school") == "1 of 6 clauses speaks of “school”"
    assert found_words(SEVENTH, "") == "6 clauses"
    assert document(SEVENTH, "zebra") == ()


def test_the_version_in_force_is_the_usual_one() -> None:
    held = agreed(SIXTH, SEVENTH, LATER)
    assert usual(held, AT) == "7"
    assert usual(agreed(LATER), AT) == "8"
    assert usual(partnership(thresholds=()), AT) == ""
    assert [v.words for v in versions(held, AT)] == [
        "Version 8, from 1 Jan 2027, not in force yet",
        "Version 7, in force since 1 Apr 2026",
        "Version 6, from 1 Apr 2025, replaced",
    ]
    assert since_words(SIXTH, held, today(AT)) == "from 1 Apr 2025, replaced"


def test_it_says_who_has_signed_and_who_has_not() -> None:
    held = signatures(SEVENTH, agreed())
    assert {one.name: one.signed for one in held} == {
        "Children's social care": "",
        "Police": "Pat Police, 12 Apr 2026",
        "Health": "",
        "Education": "Teo Teacher, 13 Apr 2026",
    }
    assert signed_words(held) == "Signed by 2 of 4 partners"
    signed = tuple(one for one in held if one.agency == EDUCATION)
    assert signed_words(signed) == "Signed by every partner"


def test_a_comparison_says_in_words_what_became_of_each_clause() -> None:
    changed = structs.replace(CLAUSES[4], text="Violence at home.", indicators=("A weapon",))
    later = structs.replace(SEVENTH, clauses=(CLAUSES[0], changed, Clause("4.10", 4, "Online.")))
    held = marked(SEVENTH, later)
    assert summary(held) == "1 added, 4 removed, 1 changed, 1 the same"
    marks = {one.clause.number: one.mark for one in held}
    assert marks["2.1"] == "removed"
    assert (marks["4.3"], marks["4.10"], marks["1.1"]) == ("changed", "added", "")
    assert [one.clause.number for one in held][-1] == "4.10", "after 4.6, as people count"
    shown = items(held, everything=False)
    assert all(i.mark for i in shown if isinstance(i, Entry))
    assert len(items(held, everything=True)) > len(shown)


def test_what_is_no_longer_said_is_struck_and_heard_as_such() -> None:
    changed = structs.replace(CLAUSES[4], text="Violence at home.", indicators=("A weapon",))
    later = structs.replace(SEVENTH, clauses=(changed,))
    shown = next(
        i for i in items(marked(SEVENTH, later), everything=False) if i.key == "clause:4.3"
    )
    assert isinstance(shown, Entry)
    assert [p.text for p in shown.paras if p.struck] == [
        CLAUSES[4].text,
        *CLAUSES[4].indicators,
    ]
    assert "No longer: A weapon was used" in shown.shown
    assert ", changed, " in shown.shown


def test_lines_left_out_are_told() -> None:
    assert left_out_words(()) == ""
    assert left_out_words((4,)) == "Line 4 belongs to no clause and is left out."
    assert left_out_words((4, 9, 12)) == "Lines 4, 9 and 12 belong to no clause and are left out."
    assert "6 and 3 more" in left_out_words(tuple(range(1, 10)))


def test_questions_name_nobody() -> None:
    """report L250: thresholds discussed and re-evaluated on an ongoing basis."""
    named = papers.review(text="Is what Jade Maple heard on 3 May enough?")
    held = questions(board(agreed(), papers.questioned(1, named)))
    said = f"{held[0].text} {held[0].cited}"
    assert "Jade" not in said
    assert "Maple" not in said
    assert held[0].cited.startswith("Level 3 · children 1 to 4 and 5 to 9 · ")
    assert held[0].clause_text == CLAUSES[4].text


def test_what_waits_longest_stands_first_and_what_is_settled_last() -> None:
    held = questions(papers.asked())
    assert [one.clause for one in held] == ["4.6", "4.3", "2.2"]
    assert [one.open for one in held] == [True, True, False]
    assert held[2].settled == "Settled 10 May 2026, and the next version will say it otherwise"
