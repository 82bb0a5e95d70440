"""Information that leaves the hub, played through the panel's forms."""

import pytest
from msgspec import structs
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from app.domain.case.parts import Handling
from app.domain.case.releases import ReleaseState
from app.domain.case.state import Case, Contribution
from app.domain.partnership.state import Seat
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    EDUCATION,
    HEALTH,
    NURSE,
    POLICE,
    TEACHER,
    board,
    by,
    content,
    contribution,
    contribution_id,
    gathering,
)
from tests.helpers.local_session import LocalHub
from tests.ui.case.looking import Opened, look, named, text
from ui.board.marks import approval_marks
from ui.case import releases
from ui.case.forms.redaction import RedactionInput
from ui.case.forms.releasing import ask
from ui.case.forms.wanted import Wanted
from ui.forms.parts import Problem, Ticks


def shared(**handling: object) -> Case:
    """Two agencies' words, the second handled so."""
    second = structs.replace(
        contribution(EDUCATION, n=2, by=by(TEACHER)),
        content=content("Away on Mondays.", handling=Handling(**handling)),  # type: ignore[arg-type] # as said
    )
    return gathering(contributions=(contribution(), second))


def offered(case: Case) -> dict[str, str]:
    sheet = ask(Wanted(look(case, CHAIR), "", lambda: "", lambda: None))
    ticks = next(p for p in sheet.parts if isinstance(p, Ticks))
    return {option.key: option.note for option in ticks.options}


@pytest.mark.parametrize(
    ("handling", "why"),
    [
        ({"only_for": (POLICE,)}, "sealed to Police"),
        ({"not_told": True}, "not to be told to the family"),
        ({}, ""),
    ],
)
def test_what_may_not_go_out_says_why(handling: dict[str, object], why: str) -> None:
    """report L91: information is released only with its originator's consent."""
    assert offered(shared(**handling))[contribution_id(2)] == why


def test_what_was_withdrawn_says_so() -> None:
    gone: Contribution = contribution(withdrawn_at=AT)
    assert offered(gathering(contributions=(gone,)))[gone.id] == "withdrawn by its author"


def test_the_original_stands_beside_the_words_that_go_out(qtbot: QtBot) -> None:
    opened = Opened(qtbot, LocalHub(board(shared(only_for=(POLICE,)))), CHAIR, CASE)
    form = opened.panel.open_form("ask-release", CASE, contribution_id(1))
    assert form is not None
    redaction = form.questions.input("redacted")
    assert isinstance(redaction, RedactionInput)
    assert redaction.original.toPlainText() == "Health\nSeen by the school nurse twice."
    redaction.copy.click()
    assert redaction.value() == "Seen by the school nurse twice."
    sealed = tick(form.questions.input("what"), "Education (sealed to Police)")
    assert not sealed.isEnabled()
    form.reject()


def tick(inside: QWidget, words: str) -> QCheckBox:
    return next(b for b in inside.findChildren(QCheckBox) if b.text() == words)


def filled(opened: Opened, called: str, target: str, **values: str) -> None:
    form = opened.panel.open_form(called, CASE, target)
    assert form is not None
    form.questions.set_values(values)
    form._go.click()


def asked(opened: Opened) -> str:
    filled(
        opened,
        "ask-release",
        "",
        what=f"{contribution_id(1)}\n{contribution_id(2)}",
        redacted="Ring us before collection.",
        name="A. Head",
        organisation="Ashfield School",
        purpose="To keep the child safe",
    )
    return opened.case.releases[0].id


def state(opened: Opened) -> ReleaseState:
    return opened.case.releases[0].state


def answered(qtbot: QtBot, hub: LocalHub, who: Seat, release: str, **values: str) -> None:
    filled(Opened(qtbot, hub, who, CASE), "answer-release", release, **values)


def test_from_asking_to_the_family(qtbot: QtBot) -> None:
    """report L91, L655: the originators agree, the recipients are logged, the family is told."""
    hub = LocalHub(board(shared()))
    chair = Opened(qtbot, hub, CHAIR, CASE)
    release = asked(chair)
    assert chair.case.releases[0].originators == (HEALTH, EDUCATION)
    answered(qtbot, hub, NURSE, release, approved="yes")
    assert state(chair) is ReleaseState.ASKED
    answered(qtbot, hub, TEACHER, release, approved="yes")
    assert state(chair) is ReleaseState.APPROVED
    filled(chair, "release", release)
    out = chair.case.releases[0]
    assert [to.name for to in out.recipients] == ["A. Head"]
    owed = named(releases.blocks(look(chair.case, CHAIR)), f"follow-up:{release}")
    assert text(owed).startswith("Still owed: the family.")
    filled(chair, "follow-up", release, text="The mother was rung, and agreed.")
    keys = [b.key for b in releases.blocks(look(chair.case, CHAIR))]
    assert f"follow-up:{release}" not in keys


def test_a_no_needs_its_reason_and_stops_it(qtbot: QtBot) -> None:
    hub = LocalHub(board(shared()))
    chair = Opened(qtbot, hub, CHAIR, CASE)
    release = asked(chair)
    nurse = Opened(qtbot, hub, NURSE, CASE)
    form = nurse.panel.open_form("answer-release", CASE, release)
    assert form is not None
    form.questions.set_values({"approved": "no"})
    made = form._sheet.make(form.questions.values())
    assert isinstance(made, Problem)
    form.questions.set_values({"approved": "no", "note": "It would harm the enquiry."})
    form._go.click()
    assert chair.case.releases[0].state is ReleaseState.REFUSED
    block = named(releases.blocks(look(chair.case, CHAIR)), f"release:{release}")
    assert "Health did not agree" in text(block)
    assert "release" not in [act.name for act in block.acts]


def test_only_the_originator_is_asked_and_its_row_says_so(qtbot: QtBot) -> None:
    hub = LocalHub(board(shared()))
    chair = Opened(qtbot, hub, CHAIR, CASE)
    asked(chair)

    def acts(who: Seat) -> list[str]:
        return [a.name for b in releases.blocks(look(chair.case, who)) for a in b.acts]

    assert "answer-release" in acts(NURSE)
    assert "answer-release" not in acts(CHAIR)
    assert [m.chip for m in approval_marks(chair.case, HEALTH)] == ["Approve a release"]
    assert list(approval_marks(chair.case, POLICE)) == []
