"""The fields of an answer: what is known, what it means, what is thought, the child's words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.requests.counter import Counter
from ui.requests.writing import HEADLINE, Words
from ui.widgets import Field, Label

GAP = 10


class WordsPart(QWidget):
    """Facts, meaning, opinion and voice apart, as they are kept."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fields = {
            "facts": Field("What is known", lines=2),
            "meaning": Field("What it means, in my professional judgement", lines=2),
            "opinion": Field("What I think, and do not know", lines=2),
            "relevance": Field("Why it bears on what was asked", limit=240),
            "voice": Field("In the child’s own words, if any", lines=2),
            "none_because": Field("None recorded · say why", lines=2, limit=240),
            "whose": Field("Whose words"),
            "how": Field("How they were heard"),
            "headline": Field("Headline for the wall, 160 letters at most", limit=HEADLINE),
            "reason": Field("Why it is corrected", hint="The earlier text is kept beside it."),
        }
        self._withheld = Counter()
        self._question = Label("", "small", "ink-2", wrap=True)
        self._withheld.edited.connect(self._edited)
        for field in self._fields.values():
            field.edited.connect(self._edited)
        self._lay_out()

    def words(self) -> Words:
        texts = {name: field.text() for name, field in self._fields.items()}
        return Words(**texts, withheld=self._withheld.value())

    def show_words(self, words: Words, *, correcting: bool) -> None:
        """Show these; nobody is said to have edited them."""
        for name, field in self._fields.items():
            field.set_text(getattr(words, name))
            field.set_error("")
        self._withheld.show_value(words.withheld)
        self._fields["reason"].setVisible(correcting)
        self._show_voice()

    def show_question(self, question: str) -> None:
        """Asked quietly, under what it is about; it hinders nothing."""
        self._question.setText(question)
        self._question.setVisible(bool(question))

    def question(self) -> str:
        return self._question.text()

    def set_error(self, place: str, wrong: str) -> bool:
        """Say what is wrong at a field and go there; False where it is none of these."""
        named = "none_because" if place == "voice" else place
        if named not in self._fields:
            return False
        self._fields[named].set_error(wrong)
        self._fields[named].setFocus()
        return True

    def first(self) -> QWidget:
        """Where one begins to write."""
        return self._fields["facts"].editor

    def field(self, name: str) -> Field:
        return self._fields[name]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._fields["facts"])
        column.addWidget(self._question)
        column.addLayout(_beside((self._fields["meaning"], 3), (self._fields["opinion"], 2)))
        column.addLayout(_beside((self._fields["relevance"], 3), (self._withheld, 2)))
        column.addLayout(_beside((self._fields["voice"], 3), (self._fields["none_because"], 2)))
        column.addLayout(_beside((self._fields["whose"], 2), (self._fields["how"], 3)))
        column.addWidget(self._fields["headline"])
        column.addWidget(self._fields["reason"])

    def _edited(self) -> None:
        self._show_voice()
        self.edited.emit()

    def _show_voice(self) -> None:
        """Words need their speaker; none need a reason."""
        spoken = bool(self._fields["voice"].text().strip())
        self._fields["none_because"].setVisible(not spoken)
        for name in ("whose", "how"):
            self._fields[name].setVisible(spoken)


def _beside(*parts: tuple[QWidget, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for part, stretch in parts:
        row.addWidget(part, stretch, Qt.AlignmentFlag.AlignTop)
    return row
