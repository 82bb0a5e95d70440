"""The same questions asked on both sides: in a form of a case, and in a block of the settings."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.builders import AT
from ui.case.forms.questions import Questions
from ui.case.forms.sheet import Moment
from ui.forms.fields import Fields
from ui.forms.parts import Choice, Option, Part, Ticks, Words
from ui.settings.fields import Fields as Settings
from ui.settings.parts import Column, File, Number, Rows, Rule
from ui.widgets import Field

LONG = "The Northbridge Community Safeguarding and Family Wellbeing Partnership, " * 3
WHO = (
    Option("health", "Health & care"),
    Option("police", "Police"),
    Option("school", "School", "asked already"),
)
SHARED: tuple[Part, ...] = (
    Words(name="line", label="In a word"),
    Words(name="area", label="In full", lines=3),
    Choice(name="one", label="Takes part", options=WHO[1::-1], initial="health"),
    Ticks(name="any", label="Asked & told", options=WHO, columns=2),
    Ticks(name="folded", label="Asked later", options=WHO[:2], folded=True),
)
CASE: tuple[Part, ...] = (*SHARED, Moment(name="at", label="Until", at=AT))
SETTINGS: tuple[Part, ...] = (
    *SHARED,
    Number(name="days", label="Days", least=1, most=9, unit="days"),
    Rule(name="red", label="Red"),
    Rows(name="rows", label="Policies", columns=(Column("name", "Document"),), add="Add a policy"),
    File(name="file", label="Profile", action="Choose a file …", kinds="*.toml"),
)

Side = Callable[[], Fields]
SIDES: dict[str, Side] = {"case": lambda: Questions(CASE), "settings": lambda: Settings(SETTINGS)}


def shown(qtbot: QtBot, made: Fields) -> Fields:
    qtbot.addWidget(made)
    made.resize(520, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def editor(fields: Fields, name: str) -> QLineEdit | QPlainTextEdit:
    field = fields.input(name)
    assert isinstance(field, Field)
    return field.editor


def stop(fields: Fields, name: str) -> QWidget:
    """Where the keyboard is within that part."""
    part = fields.input(name)
    return part.focusProxy() or part
