"""The fields of an answer: what is known, what it means, the child's own words, the headline."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.requests.writing import HEADLINE, Words
from ui.widgets import Field

GAP = 10


class WordsPart(QWidget):
    """Facts, meaning and voice apart, as they are kept."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fields = {
            "facts": Field("What is known", lines=2),
            "meaning": Field("What it means, in my professional judgement", lines=2),
            "voice": Field("In the child’s own words, if any", lines=2),
            "none_because": Field("None recorded · say why", lines=2, limit=240),
            "whose": Field("Whose words"),
            "how": Field("How they were heard"),
            "headline": Field("Headline for the wall, 160 letters at most", limit=HEADLINE),
            "reason": Field("Why it is corrected", hint="The earlier text is kept beside it."),
        }
        for field in self._fields.values():
            field.edited.connect(self._edited)
        self._lay_out()

    def words(self) -> Words:
        return Words(**{name: field.text() for name, field in self._fields.items()})

    def show_words(self, words: Words, *, correcting: bool) -> None:
        """Show these; nobody is said to have edited them."""
        for name, field in self._fields.items():
            field.set_text(getattr(words, name))
            field.set_error("")
        self._fields["reason"].setVisible(correcting)
        self._show_voice()

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
        column.addWidget(self._fields["meaning"])
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
