"""What each section asks, and the command that it makes of it."""

from datetime import date, time
from importlib.resources import files
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtWidgets import QApplication, QDialog, QSpinBox
from pytestqt.qtbot import QtBot

from app.domain.case.feedback import About, Reader
from app.domain.clocks import RunningOn, WorkingHours
from app.domain.context import BUILT_IN, OPERATOR
from app.domain.partnership.commands import PutSeat
from app.domain.partnership.state import ModeChange, RungDays
from app.domain.values import Factor, Preset, Role, Rung, SeatMode
from tests.helpers.builders import ADMINISTRATOR, HEALTH, NURSE, POLICE
from tests.ui.settings.desk import Desk, settle
from ui.settings.file_input import FileInput
from ui.settings.parts import Shown


def shown(desk: Desk, block: int = 0) -> list[Shown]:
    return list(desk.block(block)._below.said()[1])


def advice(desk: Desk, block: int = 0) -> str:
    return " ".join(f"{one.lead} {one.text}" for one in desk.block(block)._below.said()[0])


# Agencies


def test_an_agency_comes_on_board_by_a_day(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("agencies", POLICE)
    desk.put(mode="virtual", since="1 Dec 2026")
    desk.save()
    assert desk.agency(POLICE).changes == (ModeChange(date(2026, 12, 1), SeatMode.VIRTUAL),)
    assert desk.fields().values()["coming"] == "Virtual from 1 Dec 2026"
    assert desk.fields().values()["since"] == ""
    (link,) = desk.block()._fills.links
    assert link.text() == "Take back: virtual from 1 Dec 2026"


def test_a_change_to_come_is_taken_back_by_scheduling_again(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("agencies", HEALTH)
    desk.block()._fills.links[0].click()
    desk.save()
    assert desk.agency().mode_on(date(2026, 6, 2)) is SeatMode.VIRTUAL


@pytest.mark.parametrize(
    ("since", "said"),
    [("soon", "not a day"), ("1 May 2026", "passed"), ("", "so already")],
)
def test_a_day_that_cannot_be_is_said_at_its_place(qtbot: QtBot, since: str, said: str) -> None:
    desk = Desk(qtbot)
    desk.open("agencies", POLICE)
    desk.put(mode="off" if since else "co-located", since=since)
    if not since:
        desk.put(since="12 May 2026")
    desk.save()
    assert said in desk.error("since") + desk.error("mode")
    assert desk.session.pending == ()


def test_an_overdue_review_is_marked(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("agencies", HEALTH)
    assert "“Information sharing agreement” was to be reviewed by 1 Apr 2026" in advice(desk, 2)
    marks = {item.key: item.mark for item in desk.screen.page().rows._items}
    assert (marks[HEALTH], marks[POLICE]) == ("review overdue", "")


def test_a_policy_is_added_and_its_mark_goes_once_it_is_reviewed(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("agencies", HEALTH)
    rows = desk.fields(2).input("policies")
    rows.editors()[0][2].setText("1 Apr 2027")  # type: ignore[attr-defined]  # a RowsInput
    rows.editors()[0][2].edited.emit("")  # type: ignore[attr-defined]  # a RowsInput
    desk.save(2)
    assert desk.agency().policies[0].review == date(2027, 4, 1)
    assert {item.mark for item in desk.screen.page().rows._items} == {""}


def test_a_new_agency_gets_an_id_that_reads_as_its_name(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("agencies", "new")
    desk.type("name", "Fire & Rescue")
    desk.put(systems="Home visits\n\nIncidents ")
    desk.save()
    found = desk.partnership.agencies[-1]
    assert (found.id, found.name) == ("fire-rescue", "Fire & Rescue")
    assert found.systems == ("Home visits", "Incidents")
    assert desk.screen.page().rows.key == "fire-rescue"


# Clocks and calendar


def test_a_rule_says_at_once_when_an_answer_would_be_due(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("clocks")
    amber = desk.fields().input("amber")
    assert amber._below.text() == "Asked now: due Wed 10:00."  # type: ignore[attr-defined]  # a RuleInput has it
    desk.put(amber="working-hours:120", red="running-on:90")
    assert amber._below.text() == "Asked now: due 12:00."  # type: ignore[attr-defined]  # a RuleInput has it
    desk.save()
    assert desk.partnership.clocks.amber == WorkingHours(120)
    assert desk.partnership.clocks.red == RunningOn(90)


def test_an_example_counts_by_the_days_as_they_are_written(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("clocks")
    assert "Amber asked now: due Wed 10:00." in shown(desk, 1)[0].text
    desk.put(1, bank_holidays="13 May 2026\n25 May 2026")
    assert "Amber asked now: due Thu 10:00." in shown(desk, 1)[0].text
    desk.put(1, opens="8.30", days="1\n2\n3\n4")
    desk.save(1)
    calendar = desk.partnership.calendar
    assert calendar.bank_holidays == (date(2026, 5, 13), date(2026, 5, 25))
    assert (calendar.week.opens, calendar.week.days) == (time(8, 30), (1, 2, 3, 4))
    assert len(calendar.closures) == 1


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('[{"first":"x","last":"","reason":"Why"}]', "not a day"),
        ('[{"first":"2 Jan 2027","last":"1 Jan 2027","reason":"Why"}]', "before the first"),
        ('[{"first":"2 Jan 2027","last":"","reason":""}]', "why the hub is closed"),
    ],
)
def test_a_closure_that_cannot_be_is_said(qtbot: QtBot, row: str, said: str) -> None:
    desk = Desk(qtbot)
    desk.open("clocks")
    desk.put(2, closures=row)
    desk.press(2)
    assert said in desk.error("closures", 2)


# Law


def test_a_sample_is_plainly_marked(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("law")
    assert "to be confirmed" in advice(desk)
    assert [item.mark for item in desk.screen.page().rows._items] == ["sample", ""]


def take(desk: Desk, path: Path) -> None:
    chooser = desk.fields().input("file")
    assert isinstance(chooser, FileInput)
    chooser.take(path)
    settle()


def test_a_profile_is_adopted_with_the_legal_leads_name(qtbot: QtBot, tmp_path: Path) -> None:
    text = files("resources").joinpath("legal", "wales.toml").read_text("utf-8")
    path = tmp_path / "northbridge.toml"
    path.write_text(text, "utf-8")
    desk = Desk(qtbot)
    desk.open("law", "new")
    take(desk, path)
    assert "In force now: England" in shown(desk)[0].below
    desk.put(signed_by="Lena Legal")
    desk.save()
    assert "both the name and the day" in desk.error("signed_on")
    desk.put(signed_on="30 Nov 2026")
    desk.save()
    adopted = desk.partnership.profiles[-1]
    assert (adopted.signed_by, adopted.signed_on) == ("Lena Legal", date(2026, 11, 30))
    assert not adopted.sample


def test_what_is_wrong_with_a_file_is_said_with_its_place(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text('id = "x"\nversion = 3\n', "utf-8")
    desk = Desk(qtbot)
    desk.open("law", "new")
    take(desk, path)
    desk.save()
    assert "not a legal profile: version: expected `str`, got `int`" in desk.error("file")


# Models


def test_destroying_working_papers_is_asked_twice(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("models", "early-help")
    desk.put(destroys="yes")
    assert "nobody can read it again" in advice(desk)
    desk.save()
    asked = desk.screen.findChild(QDialog)
    assert asked is not None
    assert desk.session.pending == ()
    asked.accept()
    settle()
    rules = desk.partnership.rules(Preset.EARLY_HELP)
    assert rules is not None
    assert rules.destroys_papers


def test_an_agency_is_asked_first_or_later_and_not_both(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("models", "early-help")
    desk.put(later="health\npolice")
    desk.save()
    assert "first or later" in desk.error("later")


# Challenges and early help


def test_a_step_of_the_ladder_may_be_left_out(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("directory")
    desk.put(0, **{"practitioner": "2", "head-of-service": "0"})
    desk.save()
    assert desk.partnership.ladder == (
        RungDays(Rung.PRACTITIONER, 2),
        RungDays(Rung.MANAGER, 2),
        RungDays(Rung.PARTNERSHIP, 5),
    )


def test_one_day_is_told_as_one_and_its_box_stands_still(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("directory")
    days = desk.fields().input("practitioner").focusProxy()
    assert isinstance(days, QSpinBox)
    one = (days.text(), days.width())
    desk.put(practitioner="2")
    settle()
    assert (one, days.text()) == (("1 working day", days.width()), "2 working days")


def test_a_service_is_added_changed_and_taken_out(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("directory", "new")
    desk.put(name="Toy library", levels="1\n2", factors="16A")
    desk.save()
    added = desk.partnership.directory[-1]
    assert (added.id, added.levels, added.factors) == ("toy-library", (1, 2), (Factor.NEGLECT,))
    desk.open("directory", "toy-library")
    desk.put(offers="Toys to borrow")
    desk.save()
    assert desk.partnership.directory[-1].offers == "Toys to borrow"
    desk.press(1)
    assert [one.id for one in desk.partnership.directory] == ["family-hub", "young-carers"]
    assert desk.screen.page().rows.key


# Feedback


def test_only_a_domain_can_be_trusted(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("feedback")
    desk.put(trusted="school.example\nexample")
    desk.save()
    assert "“example” is not a domain" in desk.error("trusted")
    desk.put(trusted="school.example", school_by="14:30", recall_minutes="0")
    desk.save()
    rules = desk.partnership.feedback
    assert (rules.trusted, rules.school_by) == (("school.example",), time(14, 30))
    assert rules.recall_minutes == 0


def test_a_template_is_shown_of_nobody_and_says_what_it_tells(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("feedback", "outcome-school")
    desk.put(title="For {{ name }}", body="{% for one in outcomes %}{{ one }}{% endfor %}")
    said = shown(desk)[0]
    assert said.text == "For Example School\n\nEarly help"
    assert said.below == "It may tell: the reader's own name; the outcomes."
    desk.save()
    own = desk.partnership.template(Reader.SCHOOL, About.OUTCOME)
    assert own is not None
    assert (own.version, own.title) == (1, "For {{ name }}")


def test_an_unknown_field_is_named_before_anything_is_saved(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("feedback", "outcome-school")
    desk.put(body="{{ surname }}")
    assert "unknown field: surname".capitalize() in advice(desk)
    assert shown(desk) == []
    desk.save()
    assert "unknown field: surname" in desk.error("body")
    assert desk.partnership.templates == ()


def test_the_products_own_words_come_back_at_a_press(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("feedback", "outcome-school")
    usual = desk.fields().values()
    desk.put(body="Soon.")
    desk.save()
    desk.block()._fills.links[0].click()
    assert desk.fields().values() == usual
    desk.save()
    own = desk.partnership.template(Reader.SCHOOL, About.OUTCOME)
    assert own is not None
    assert own.version == 2


# People


def test_a_seat_is_changed_and_taken_away_with_a_reason(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("people", NURSE.account)
    desk.put(roles="scribe\npractitioner", job="Named nurse")
    desk.save()
    seat = desk.partnership.seat(NURSE.account)
    assert seat is not None
    assert set(seat.roles) == {Role.SCRIBE, Role.PRACTITIONER}
    desk.press(1)
    assert desk.error("reason", 1) == "Write why the seat is taken away."
    desk.type("reason", "Left the hub", block=1)
    desk.press(1)
    assert desk.partnership.seat(NURSE.account) is None
    held = desk.screen.page().rows.keys()
    assert NURSE.account not in held


def test_nobody_changes_what_they_may_do_themselves(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("people", ADMINISTRATOR.account)
    assert "roles" not in {part.name for part in desk.block()._block.parts}
    assert len(desk.screen.page().views()) == 1
    desk.type("job", "Business manager")
    desk.save()
    seat = desk.partnership.seat(ADMINISTRATOR.account)
    assert seat == structs.replace(ADMINISTRATOR, job="Business manager")


def test_the_only_administrator_is_told_before_they_leave(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("people", ADMINISTRATOR.account)
    assert own_hint(desk).startswith("Nobody else here is an administrator.")
    second = structs.replace(NURSE, roles=(*NURSE.roles, Role.ADMINISTRATOR))
    desk.hub.act(BUILT_IN[OPERATOR], PutSeat(seat=second))
    settle()
    assert own_hint(desk).endswith("Ask another administrator.")


def own_hint(desk: Desk) -> str:
    return next(part.hint for part in desk.block()._block.parts if part.name == "own_roles")


def test_inviting_says_the_exact_command(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    view = desk.open("people", "new")
    said = " ".join(part.text for part in view._block.parts)  # type: ignore[attr-defined]  # all Said
    assert "mashboard-hub invite --data DIR" in said
    assert view.foot.go.isHidden()
    assert QApplication.activeModalWidget() is None
