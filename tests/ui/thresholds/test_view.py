"""The screen on a hub in this process: read, signed, compared, taken out and in, settled."""

from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.domain.case.commands import RaiseForReview, SettleReview
from app.domain.partnership.state import Seat
from app.domain.values import ReviewId
from tests.helpers.builders import (
    ADMINISTRATOR,
    CHAIR,
    DECIDER,
    NURSE,
    OFFICER,
    board,
    case_id,
    partnership,
    uid,
)
from tests.helpers.find import button
from tests.helpers.local_session import LocalHub
from tests.ui.thresholds import papers
from tests.ui.thresholds.papers import Desk
from ui.thresholds.view import COMPARE, QUESTIONS
from ui.widgets import Label


def sit(qtbot: QtBot, who: Seat = CHAIR, hub: LocalHub | None = None) -> Desk:
    desk = papers.sit(hub or LocalHub(papers.asked()), who)
    qtbot.addWidget(desk.screen)
    desk.screen.resize(1200, 700)
    desk.screen.show()
    return desk


def dialog(desk: Desk) -> QDialog:
    return next(d for d in desk.screen.findChildren(QDialog) if d.isVisible())


def close(desk: Desk) -> None:
    """And let it go before the window does."""
    button(dialog(desk), "Close").click()
    QApplication.processEvents()


def signed(desk: Desk) -> list[str]:
    held = desk.hub.board.partnership
    assert held is not None
    return [s.agency for s in held.thresholds[-1].sign_offs]


def test_a_partner_signs_for_its_own_agency_once(qtbot: QtBot) -> None:
    desk = sit(qtbot, NURSE)
    side = desk.screen.document.side
    assert side.sign.text() == "Sign for Health …"
    assert desk.screen.waiting == 1
    side.sign.click()
    button(dialog(desk), "Sign").click()
    assert signed(desk) == ["police", "education", "health"]
    assert side.sign.isHidden()
    assert desk.screen.waiting == 0


def test_whoever_has_signed_or_has_no_agency_is_offered_nothing(qtbot: QtBot) -> None:
    assert sit(qtbot, OFFICER).screen.document.side.sign.isHidden()
    assert sit(qtbot, ADMINISTRATOR).screen.document.side.sign.isHidden()


def test_a_sample_is_marked_and_not_signed(qtbot: QtBot) -> None:
    version = structs.replace(papers.SEVENTH, sample=True)
    desk = sit(qtbot, NURSE, LocalHub(board(papers.agreed(version))))
    assert desk.screen.document.side.sign.isHidden()
    assert desk.screen.document.side._sample.isVisible()
    assert "sample, to be replaced" in desk.screen.head.detail
    assert desk.screen.waiting == 0


def test_while_it_is_sent_it_cannot_be_signed_twice(qtbot: QtBot) -> None:
    desk = sit(qtbot, NURSE)
    desk.hub.hold()
    desk.screen.document.side.sign.click()
    button(dialog(desk), "Sign").click()
    assert not desk.screen.document.side.sign.isEnabled()
    assert signed(desk) == ["police", "education"], "nothing is drawn as done"
    desk.hub.release()
    assert signed(desk)[-1] == "health"


def test_search_narrows_the_list_and_says_so_where_nothing_is_found(qtbot: QtBot) -> None:
    screen = sit(qtbot).screen
    screen.search.setText("weapon")
    model = screen.document.list.model
    items = (model.item(model.index(n)) for n in range(model.rowCount()))
    assert [i.key for i in items if i] == ["level:4", "clause:4.3"]
    screen.search.setText("zebra")
    assert model.rowCount() == 0
    assert screen.document.list.currentWidget() is not screen.document.list.view


def test_one_new_question_is_one_new_row(qtbot: QtBot) -> None:
    desk = sit(qtbot, DECIDER)
    desk.screen.go_to(QUESTIONS)
    model = desk.screen.questions.list.model
    resets: list[int] = []
    rows: list[tuple[int, int]] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.rowsInserted.connect(lambda _p, first, last: rows.append((first, last)))
    asks = RaiseForReview(
        case=case_id(1), review=ReviewId(uid(9, 0xD)), version="7", clause="3.1", text="Lasting?"
    )
    desk.hub.act(OFFICER, asks)
    assert (resets, rows) == ([], [(3, 3)])
    assert desk.screen.waiting == 4, "three questions, and social care has not signed"


def test_a_decider_settles_a_question(qtbot: QtBot) -> None:
    desk = sit(qtbot, DECIDER)
    desk.screen.go_to(QUESTIONS)
    side = desk.screen.questions.side
    side.go.click()
    assert side.field.error() == "Write the answer first."
    QTest.keyClicks(side.field.editor, "Twice in a month is more than once.")
    side.amend.setChecked(True)
    side.go.click()
    case = desk.hub.board.case(case_id(2))
    assert case is not None
    review = case.reviews[0]
    assert (review.answer, review.amend) == ("Twice in a month is more than once.", True)
    assert desk.session.draft(f"review:{review.id}") == ""


def test_an_answer_being_written_is_kept_and_comes_back(qtbot: QtBot) -> None:
    desk = sit(qtbot, DECIDER)
    desk.screen.go_to(QUESTIONS)
    page = desk.screen.questions
    QTest.keyClicks(page.side.field.editor, "Half a sen")
    page.list.choose(f"question:{uid(1, 0xD)}")
    assert page.side.field.text() == ""
    page.list.choose(f"question:{uid(2, 0xD)}")
    assert page.side.field.text() == "Half a sen"


def test_a_refused_answer_comes_back_with_why(qtbot: QtBot) -> None:
    desk = sit(qtbot, DECIDER)
    desk.screen.go_to(QUESTIONS)
    page = desk.screen.questions
    QTest.keyClicks(page.side.field.editor, "Mine")
    desk.hub.hold()
    page.side.go.click()
    other = SettleReview(case=case_id(2), review=ReviewId(uid(2, 0xD)), text="Theirs")
    desk.hub.act(CHAIR, other)
    desk.hub.release()
    assert page.side.field.text() == "Mine"
    assert "Not accepted" in page.side.refused.accessibleName()


def test_a_practitioner_reads_questions_and_settles_none(qtbot: QtBot) -> None:
    desk = sit(qtbot, NURSE)
    desk.screen.go_to(QUESTIONS)
    assert desk.screen.questions.side.go.isHidden()


def test_the_clause_of_a_question_is_one_press_away(qtbot: QtBot) -> None:
    screen = sit(qtbot).screen
    screen.go_to(QUESTIONS)
    button(screen.questions.side, "Read the clause in the document").click()
    assert screen.document.list.key() == "clause:4.6"


def test_out_to_a_file_and_in_from_it_is_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    desk = sit(qtbot, ADMINISTRATOR)
    path = tmp_path / "thresholds-7.md"
    desk.screen.write(str(path))
    desk.screen.read(str(path))
    assert desk.screen.places.choice() == COMPARE
    assert desk.screen.compare.list.model.rowCount() == 0, "the two say the same"


def test_an_import_is_published_after_it_was_looked_at(qtbot: QtBot, tmp_path: Path) -> None:
    desk = sit(qtbot, ADMINISTRATOR)
    path = tmp_path / "next.md"
    path.write_text(
        "# Right help\nVersion: 8\nIn force from: 2027-01-01\n"
        "## Level 1\n### Clause 1.1\nNeeds are met.\n- All is well\n",
        "utf-8",
    )
    desk.screen.read(str(path))
    assert "next.md" in desk.screen.compare.side._read.accessibleName()
    desk.screen.compare.side.publish.click()
    button(dialog(desk), "Publish").click()
    held = desk.hub.board.partnership
    assert held is not None
    assert [v.version for v in held.thresholds] == ["6", "7", "8"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"# T\nVersion: 8\nIn force from: soon\n## Level 1\n### Clause 1.1\n", "line 3: "),
        (b"# T\nVersion: 8\nIn force from: 2027-01-01\n## Level 9\n", "line 4: "),
        (b"\xff\xfe\x00", "is not a text file"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_and_where(
    qtbot: QtBot, tmp_path: Path, text: bytes, said: str
) -> None:
    desk = sit(qtbot, ADMINISTRATOR)
    path = tmp_path / "bad.md"
    path.write_bytes(text)
    desk.screen.read(str(path))
    assert said in dialog(desk).windowTitle()
    words = [label.text() for label in dialog(desk).findChildren(Label)]
    assert "Nothing was changed, here or on the board." in words
    close(desk)


def test_a_place_that_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    desk = sit(qtbot)
    desk.screen.write(str(tmp_path / "nowhere" / "out.md"))
    assert "cannot be written" in dialog(desk).windowTitle()
    close(desk)


def test_only_an_administrator_may_import(qtbot: QtBot) -> None:
    assert sit(qtbot, CHAIR).screen.bring.isHidden()
    assert not sit(qtbot, ADMINISTRATOR).screen.bring.isHidden()


def test_a_partnership_without_a_document_says_so(qtbot: QtBot) -> None:
    desk = sit(qtbot, CHAIR, LocalHub(board(partnership(thresholds=()))))
    assert desk.screen.head.detail == "no document in force"
    assert desk.screen.take.isHidden()
    for place in (COMPARE, QUESTIONS):
        desk.screen.go_to(place)


def test_whatever_takes_the_keyboard_has_a_name(qtbot: QtBot) -> None:
    screen = sit(qtbot, DECIDER).screen
    for place in ("document", COMPARE, QUESTIONS):
        screen.go_to(place)
        found = [
            w
            for w in screen.findChildren(QWidget)
            if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible() and not w.focusProxy()
        ]
        assert found
        named = (QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name) for w in found)
        assert all(named), place


def test_rows_are_heard_and_headings_are_passed_over(qtbot: QtBot) -> None:
    model = sit(qtbot).screen.document.list.model
    heading, entry = model.index(0), model.index(1)
    assert not model.flags(heading) & Qt.ItemFlag.ItemIsSelectable
    assert "1.1, Needs are met" in str(model.data(entry, Qt.ItemDataRole.AccessibleTextRole))
    assert model.data(QModelIndex()) is None
