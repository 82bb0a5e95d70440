from pytestqt.qtbot import QtBot

from ui.widgets.elided import Elided
from ui.widgets.topbar import TopBar

LONG = "Northbridge MASH · 09:38 · 11 cases · 10:00 meeting in 22 min"


def test_words_that_fit_are_whole(qtbot: QtBot) -> None:
    words = Elided(LONG)
    qtbot.addWidget(words)
    words.resize(900, 30)
    words.show()
    assert words.shown_text() == LONG
    assert words.toolTip() == ""


def test_words_that_do_not_are_cut_and_whole_in_the_tip(qtbot: QtBot) -> None:
    words = Elided(LONG)
    qtbot.addWidget(words)
    words.resize(120, 30)
    words.show()
    assert words.shown_text().endswith("…")
    assert words.toolTip() == LONG
    words.setText("09:38")
    assert words.toolTip() == ""


def test_a_bar_gives_its_subtitle_up_first(qtbot: QtBot) -> None:
    bar, bare = TopBar("Monday 23 November", LONG), TopBar("Monday 23 November")
    qtbot.addWidget(bar)
    qtbot.addWidget(bare)
    assert bar.minimumSizeHint().width() == bare.minimumSizeHint().width()
