"""A note as people see it."""

from msgspec import structs
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from app.domain.case.feedback import Words
from app.domain.values import CaseId, MessageId
from tests.helpers.full import SOME_ID
from ui.notes.card import NoteCard
from ui.notes.note import Note
from ui.widgets import Label
from ui.words import Said

NOTE = Note(
    case=CaseId(SOME_ID),
    message=MessageId(SOME_ID),
    title="Note for your own system",
    words=Words(title="Outcome of NB-4K7PX", body="Note for your own system. NB-4K7PX."),
    said=Said("Told 09:00, not filed yet", "neutral"),
)


def said(card: NoteCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(Label) if not label.isHidden())


def test_a_note_says_what_it_is_once(qtbot: QtBot) -> None:
    card = NoteCard(NOTE)
    qtbot.addWidget(card)
    for words in (NOTE.words.title, NOTE.title):
        assert said(card).count(words) == 1
    card._copy()
    assert said(card).startswith("Outcome of NB-4K7PX\ncopied")


def test_a_long_title_of_a_hub_s_own_takes_as_many_lines_as_it_needs(qtbot: QtBot) -> None:
    words = structs.replace(NOTE.words, title="What was agreed about the family " * 6)
    card, short = NoteCard(structs.replace(NOTE, words=words)), NoteCard(NOTE)
    for one in (card, short):
        qtbot.addWidget(one)
        one.resize(QSize(560, one.heightForWidth(560)))
    assert card.minimumSizeHint().width() <= 560
    assert card.heightForWidth(560) > short.heightForWidth(560)
