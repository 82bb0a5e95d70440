"""The door: referrals written down, people put right, cases routed, tagged and closed."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.values import CaseId, Factor, Route, Stage
from tests.helpers.builders import (
    AT,
    CASE,
    CHILD,
    OTHER_CASE,
    case,
    rated,
    request_id,
)
from tests.helpers.find import button
from tests.ui.case.filling import choose, form, gone, opened, send, settle, write
from tests.ui.case.looking import Opened
from ui.case.forms.form import Form


@pytest.mark.parametrize(
    ("name", "values", "check"),
    [
        ("route", {"route": "early-help", "reason": "With consent"}, Route.EARLY_HELP),
        ("tag", {"factors": "16A", "programmes": "Supporting families"}, Factor.NEGLECT),
        ("close", {"why": "other", "text": "Moved away"}, Stage.CLOSED),
        ("link", {"other": OTHER_CASE, "kind": "sibling"}, OTHER_CASE),
        ("restrict", {"reason": "Staff member"}, "Staff member"),
    ],
)
def test_the_rest_of_the_door(qtbot: QtBot, name: str, values: dict[str, str], check: str) -> None:
    panel = opened(qtbot, rated(), case(2))
    asked = form(panel, name)
    choose(asked, **values)
    send(asked)
    now = panel.case
    found: list[object] = [
        now.screening.route,
        *now.factors,
        now.stage,
        *(x.other for x in now.links),
    ]
    found.append(now.restriction.reason if now.restriction else "")
    assert check in found


TWIN = {"given": "JADE", "family": "Maple", "born": "4/3/2019"}


def people(*each: dict[str, str]) -> str:
    return msgspec.json.encode(list(each)).decode()


def refer(panel: Opened) -> Form:
    shown = panel.panel.open_new_referral()
    assert shown is not None
    return shown


def test_a_child_who_is_on_the_board_is_shown_as_one_types(qtbot: QtBot) -> None:
    shown = refer(opened(qtbot, case()))
    choose(shown, people=people(TWIN))
    first = shown.advice()[0]
    assert first.lead == "On the board already?"
    assert first.text == "Jade Maple, 7, NB-AAAAA, new. The same name, born 4 Mar 2019."


def test_an_incomplete_referral_comes_in_and_is_marked(qtbot: QtBot) -> None:
    panel = opened(qtbot, case())
    shown = refer(panel)
    write(shown, concern="Neglect", details="Seen alone at the station.")
    received: list[str] = []
    panel.panel.received.connect(received.append)
    choose(shown, people=people({"nhs": "9991042203", "born": "soon"}, {"kind": "adult"}))
    assert "Date of birth of Unnamed child, person 1 (not soon)" in shown.advice()[0].text
    send(shown)
    assert gone(shown)
    new = next(c for c in panel.hub.board.cases() if c.id != CASE)
    assert received == [new.id]
    assert [s.kind.value for s in new.subjects] == ["child", "adult"]
    fields = [i.field for i in new.referral.to_complete]
    assert fields[0] == "Referrer"
    assert len([f for f in fields if f.startswith("Date of birth of Unnamed child")]) == 1
    said = {i.said for i in new.referral.to_complete}
    assert {"soon", "9991042203"} <= said


def test_a_good_referral_holds_what_was_typed(qtbot: QtBot) -> None:
    panel = opened(qtbot, case())
    shown = refer(panel)
    write(shown, concern="Neglect", details="Home conditions.", referrer="A. Fern")
    child = {"given": "Bee", "family": "Larch", "born": "1 Feb 2020", "nhs": "999 104 2202"}
    choose(shown, people=people(child), source="2A", level="3", received=AT.isoformat())
    send(shown)
    new = next(c for c in panel.hub.board.cases() if c.id != CASE)
    assert new.referral.to_complete == ()
    assert (new.referral.level, new.referral.source.value) == (3, "2A")
    assert new.subjects[0].nhs_number == "9991042202"
    assert str(new.subjects[0].born) == "2020-02-01"


def test_a_person_of_the_case_is_changed_with_a_reason(qtbot: QtBot) -> None:
    panel = opened(qtbot, case())
    asked = form(panel, "person", CHILD)
    write(asked, nhs="9991042203")
    send(asked)
    assert asked.isVisible()
    write(asked, nhs="999 104 2202", reason="From the birth notice")
    send(asked)
    assert panel.case.subjects[0].nhs_number == "9991042202"
    assert panel.case.subjects[0].given == "Jade"


def test_amending_keeps_what_is_not_touched(qtbot: QtBot) -> None:
    panel = opened(qtbot, case())
    asked = form(panel, "amend")
    write(asked, details="Shouting and a slap.", reason="Rang the referrer")
    send(asked)
    assert panel.case.referral.details == "Shouting and a slap."
    assert panel.case.referral.concern == "Domestic abuse"


def test_what_is_not_there_any_more_opens_nothing(qtbot: QtBot) -> None:
    panel = opened(qtbot, case())
    assert panel.panel.open_form("cancel", CASE, request_id(7)) is None
    assert panel.panel.open_form("rate", CaseId(OTHER_CASE)) is None


def test_tab_goes_through_the_people_and_then_on(qtbot: QtBot) -> None:
    asked = refer(opened(qtbot))
    button(asked, "Add a person").click()
    settle()
    asked.questions.begin()
    walked = [name for name in _walk(asked, 40) if name in WALKED]
    assert walked == [
        "Concern in a few words",
        *("Who", "Given name", "Interpreter needed", "Leave out") * 2,
        "Add a person",
        "Reason for referral",
    ]


WALKED = {"Concern in a few words", "Who", "Given name", "Interpreter needed", "Leave out"}
WALKED |= {"Add a person", "Reason for referral"}


def _walk(asked: Form, steps: int) -> list[str]:
    """What Tab comes to, by name; the first is where the keyboard is."""
    names = []
    for _ in range(steps):
        held = asked.focusWidget()
        names.append(held.accessibleName() or str(held.property("text")))
        QTest.keyClick(held, Qt.Key.Key_Tab)
    return names
