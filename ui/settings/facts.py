"""What stands, for those who may only read it, and for who has to look again."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.forms.parts import LINE, Choice, Part, Ticks, Values
from ui.settings.file_input import file_of
from ui.settings.inputs import of_one
from ui.settings.parts import YES, File, Number, Rows, Rule, Said
from ui.settings.reading import rows
from ui.settings.rules import rule_words
from ui.widgets import Label

_LABELS = 180


class Facts(QWidget):
    """A label at the left, what stands at the right; all of it can be selected and copied."""

    def __init__(self, parts: Iterable[Part], values: Values) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(7)
        grid.setColumnMinimumWidth(0, _LABELS)
        grid.setColumnStretch(1, 1)
        for row, (label, text) in enumerate(told(parts, values)):
            head = Label(label, "label", "ink-2", wrap=True)
            head.setFixedWidth(_LABELS)
            said = Label(text, wrap=True, selectable=True)
            said.setAccessibleName(f"{label}: {text}")
            for place, label_ in enumerate((head, said)):
                grid.addWidget(label_, row, place, Qt.AlignmentFlag.AlignTop)


def told(parts: Iterable[Part], values: Values) -> list[tuple[str, str]]:
    """Each part's label, and what stands in it."""
    pairs = ((part, said(part, values.get(part.name, ""))) for part in parts)
    return [(_label(part), text or "–") for part, text in pairs]


def said(part: Part, value: str) -> str:  # noqa: PLR0911 - one for each kind of part
    """In words, as the part shows it."""
    match part:
        case Choice():
            return next((o.label for o in part.options if o.key == value), value)
        case Ticks(options=(only,)) if only.key == YES:
            return "Yes" if value == YES else "No"
        case Ticks():
            held = value.split(LINE)
            return ", ".join(o.label for o in part.options if o.key in held)
        case Rule():
            return rule_words(value)
        case Number():
            left_out = part.none and value == str(part.least)
            return part.none if left_out else f"{value} {of_one(part.unit, int(value or 0))}"
        case Rows():
            return LINE.join(_row(part, one) for one in rows(value))
        case File():
            return file_of(value).get("name", "")
        case Said():
            return part.text
        case _:
            return value


def _row(part: Rows, values: Values) -> str:
    """The first of the columns speaks for itself; the others say what they are."""
    first, *others = part.columns
    rest = (f"{c.label.lower()} {values[c.name]}" for c in others if values.get(c.name))
    return " · ".join((values.get(first.name, ""), *rest))


def _label(part: Part) -> str:
    only = part.options[0] if isinstance(part, Ticks) and len(part.options) == 1 else None
    return part.label or (only.label if only else "")
