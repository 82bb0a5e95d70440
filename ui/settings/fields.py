"""The parts of one block as widgets."""

from collections.abc import Iterable

from ui.forms import fields
from ui.forms.parts import Part
from ui.settings.file_input import FileInput
from ui.settings.inputs import NumberInput, RuleInput, SaidInput
from ui.settings.parts import File, Number, Rows, Rule, Said
from ui.settings.rows_input import RowsInput

MADE: fields.Makers = {
    **fields.MADE,
    Rule: RuleInput,
    Number: NumberInput,
    Rows: RowsInput,
    File: FileInput,
    Said: SaidInput,
}


class Fields(fields.Fields):
    """With the parts that only settings have."""

    def __init__(self, parts: Iterable[Part]) -> None:
        super().__init__(parts, MADE)
