"""Labels, runs, pills, banners, notices, cards and the rest: what they say and that they follow."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets import (
    Avatars,
    Banner,
    Button,
    Card,
    Chip,
    EmptyState,
    Label,
    LinkButton,
    Notice,
    Person,
    Pill,
    Run,
    Runs,
    TopBar,
)


def test_a_label_is_never_html(qtbot: QtBot) -> None:
    label = Label("<b>not bold</b>")
    qtbot.addWidget(label)
    assert label.sizeHint().width() > Label("not bold").sizeHint().width()


def test_a_label_follows_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    label = Label("Late", ink="red-ink")
    qtbot.addWidget(label)
    theme.apply(qapp, theme.dark())
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.dark().colour("red-ink")
    label.set_ink("ink-3")
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.dark().colour("ink-3")


def test_runs_wrap_and_grow(qtbot: QtBot) -> None:
    words = Runs([Run("Record the basis. ", 650), Run("The request is out because it is Red.")])
    qtbot.addWidget(words)
    wide, narrow = words.heightForWidth(800), words.heightForWidth(120)
    assert narrow > 2 * wide
    assert words.text() == "Record the basis. The request is out because it is Red."


def test_runs_mix_weights(qtbot: QtBot) -> None:
    light, heavy = Runs([Run("Strategy", 400)]), Runs([Run("Strategy", 800)])
    qtbot.addWidget(light)
    qtbot.addWidget(heavy)
    assert heavy.sizeHint().width() > light.sizeHint().width()


def test_runs_keep_their_ink_beyond_the_first_plane(qtbot: QtBot) -> None:
    words = Runs([Run("🙂🙂🙂🙂 words", 800, "red-ink")])
    qtbot.addWidget(words)
    words.resize(300, 30)
    picture = words.grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(300) for y in range(30)}
    assert theme.colour("red-ink").name() in seen
    assert theme.colour("ink").name() not in seen


def test_a_tail_follows_the_last_word_or_takes_a_line(qtbot: QtBot) -> None:
    notice = Notice("Record the basis.", "It is owed today.", action="Record it now")
    qtbot.addWidget(notice)
    link = notice.findChildren(LinkButton)[0]
    notice.resize(600, 60)
    notice.show()
    beside = link.geometry()
    notice.resize(265, 90)
    below = link.geometry()
    assert beside.left() > 100
    assert below.left() == 0
    assert below.top() > beside.top()


@pytest.mark.parametrize("kind", [Pill, Notice, Banner])
def test_an_action_is_there_only_when_it_has_words(
    qtbot: QtBot, kind: type[Pill | Notice | Banner]
) -> None:
    part = kind("Not accepted")
    qtbot.addWidget(part)
    part.show()
    link = part.findChildren(LinkButton)[0]
    assert not link.isVisible()
    if isinstance(part, Pill):
        part.show_state("Not accepted", "error", "Share late")
    else:
        part.show_state("Not accepted", "", "error", "Share late")
    assert link.isVisible()
    with qtbot.waitSignal(part.activated):
        link.click()


def test_a_pill_takes_its_tone(qtbot: QtBot) -> None:
    pill = Pill("Live", "ok")
    qtbot.addWidget(pill)
    pill.show_state("Wall: shut", "dark")
    picture = pill.grab().toImage()
    assert picture.pixelColor(pill.width() // 2, 3) == theme.colour("ink")
    assert pill.text() == "Wall: shut"


def test_a_chip_is_as_wide_as_its_words(qtbot: QtBot) -> None:
    chip = Chip("New")
    qtbot.addWidget(chip)
    narrow = chip.sizeHint().width()
    chip.show_state("Decided, feedback owed", "warn")
    assert chip.sizeHint().width() > narrow
    assert chip.grab().toImage().pixelColor(3, 10) == theme.colour("amber-weak")


def test_many_people_end_in_a_number(qtbot: QtBot) -> None:
    people = [Person(f"P{index}", f"Person {index}") for index in range(12)]
    row = Avatars(people, room=9)
    qtbot.addWidget(row)
    nine = Avatars(people[:9], room=9)
    qtbot.addWidget(nine)
    assert row.sizeHint() == nine.sizeHint()
    assert "Person 11" in row.accessibleName()
    row.show_people([])
    assert row.accessibleName() == "Nobody here yet"


def test_a_card_keeps_what_it_holds_below_its_head(qtbot: QtBot) -> None:
    card = Card("Police", "09:12")
    words = Label("Two incidents.")
    card.add(words)
    qtbot.addWidget(card)
    card.resize(300, 200)
    card.show()
    assert words.geometry().top() < 60
    card.set_head("Health", "due 09:30", "red-ink")
    assert [label.text() for label in card.findChildren(QLabel)][:2] == ["Health", "due 09:30"]
    card.set_kind("strong")
    assert card.grab().toImage().pixelColor(150, 1) == theme.colour("ink")


def test_the_bar_says_where_one_is(qtbot: QtBot) -> None:
    bar = TopBar("Monday", "09:38")
    qtbot.addWidget(bar)
    lead, last = Label("R"), Label("Live")
    bar.lead(lead)
    bar.add(last)
    bar.resize(600, 60)
    bar.show()
    bar.set_title("Tuesday", "10:00")
    bar.set_subtitle("10:01")
    order = sorted(bar.findChildren(QLabel), key=lambda label: label.x())
    assert [label.text() for label in order] == ["R", "Tuesday", "10:01", "Live"]


def test_an_empty_list_says_what_to_do(qtbot: QtBot) -> None:
    empty = EmptyState("No requests", "Nothing waits for Health.", "New request")
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.activated):
        empty.findChildren(Button)[0].click()
    assert EmptyState("No requests").findChildren(Button) == []
