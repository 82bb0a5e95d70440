"""My basis for sharing: what stands, or the fields it is written in."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.case.parts import Aware
from ui.requests.sheet import basis_words
from ui.requests.writing import Grounds
from ui.widgets import Field, Label, Line, LinkButton, Panel
from ui.widgets.offering import Offering
from ui.widgets.still import Picker
from ui.words import word

_LABELS = {
    "power": "Power or duty",
    "article_6": "UK GDPR article 6",
    "article_9": "Article 9, and its condition",
    "article_10": "Article 10, for offences",
    "confidentiality": "How confidentiality is met",
    "reasons": "Why it is proportionate",
}
_EXAMPLES = {
    "power": "Children Act 2004, section 10",
    "article_6": "6(1)(e) public task",
    "confidentiality": "Overriding public interest",
}


class Aside(Panel):
    """A bold line and a paragraph under a hairline."""

    def __init__(self, lead: str = "", text: str = "") -> None:
        super().__init__("canvas", "top")
        self._lead = Label(lead, "strong-meta", wrap=True)
        self._text = Label(text, "meta", "ink-2", wrap=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 9, 0, 9)
        self.column.setSpacing(1)
        self.column.addWidget(self._lead)
        self.column.addWidget(self._text)

    def say(self, lead: str, text: str) -> None:
        """Show these; hidden where there is nothing to say."""
        self._lead.setText(lead)
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def text(self) -> str:
        return self._text.text()


class BasisPart(QWidget):
    """What is recorded stands as words until one changes it."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._head = Label("", "label", "ink-2", wrap=True)
        self._stands, self._change = Aside(), LinkButton("Change")
        self._change.clicked.connect(self._open)
        self._stands.column.addWidget(self._change)
        self._fields = {
            name: Field(label, placeholder=_EXAMPLES.get(name, ""), lines=1 + (name == "reasons"))
            for name, label in _LABELS.items()
        }
        self._offers = {
            name: Offering(field.editor)
            for name, field in self._fields.items()
            if isinstance(field.editor, Line)
        }
        self._profile = ""
        self._told = Picker("Whether the family was told")
        self._told_note = Field("What they were told, or why not")
        for aware in Aware:
            self._told.addItem(word(aware), aware)
        self._form = QWidget()
        self._lay_out()

    def grounds(self) -> Grounds:
        texts = {name: field.text().strip() for name, field in self._fields.items()}
        told = Aware(self._told.currentData())
        note = self._told_note.text().strip()
        return Grounds(**texts, profile=self._profile, family_told=told, family_told_note=note)

    def offer(self, grounds: Mapping[str, tuple[str, ...]]) -> None:
        """What the legal profile in force lists for each field: Down shows it."""
        for name, offering in self._offers.items():
            offering.offer(grounds.get(name, ()))

    def show_grounds(self, grounds: Grounds, agency: str) -> None:
        """Show this basis; it opens by itself where none is recorded."""
        self._head.setText(f"My basis for sharing, as {agency}")
        for name, field in self._fields.items():
            field.set_text(getattr(grounds, name))
            field.set_error("")
        self._profile = grounds.profile
        self._told.setCurrentIndex(self._told.findData(grounds.family_told))
        self._told_note.set_text(grounds.family_told_note)
        self._stands.say(grounds.power, basis_words(grounds))
        self._show_form(shown=not grounds.power)

    def set_error(self, wrong: str) -> None:
        """Say what is wrong with the power, and go there."""
        self._show_form(shown=True)
        self._fields["power"].set_error(wrong)
        self._fields["power"].setFocus()

    def _lay_out(self) -> None:
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 4, 0, 6)
        form.setSpacing(8)
        for field in (*self._fields.values(), self._told_note):
            field.edited.connect(self.edited)
            form.addWidget(field)
        form.insertWidget(form.count() - 1, Label("The family", "label", "ink-2"))
        form.insertWidget(form.count() - 1, self._told)
        self._told.activated.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for part in (self._head, self._stands, self._form):
            column.addWidget(part)

    def _open(self) -> None:
        self._show_form(shown=True)
        self._fields["power"].setFocus()

    def _show_form(self, *, shown: bool) -> None:
        self._form.setVisible(shown)
        self._stands.setVisible(not shown)
