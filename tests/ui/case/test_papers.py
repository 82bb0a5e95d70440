"""Working papers in the panel: held, destroyed by hand, and receipted."""

import pytest
from pytestqt.qtbot import QtBot

from app.domain.case.state import Case, Challenge
from app.domain.partnership.state import Seat
from app.domain.values import ChallengeId, Preset
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    HEALTH,
    NURSE,
    OBSERVER,
    OFFICER,
    POLICE,
    board,
    by,
    uid,
)
from tests.helpers.early_help import destroying, early_help
from tests.helpers.local_session import LocalHub
from tests.ui.case.filling import form, send, write
from tests.ui.case.looking import Opened, named, text
from tests.ui.case.papers_scenes import HELD, with_papers
from ui.case import papers
from ui.case.actions import offers
from ui.case.blocks import Block, Look

CHALLENGED = Challenge(ChallengeId(uid(1, 8)), POLICE, by(OFFICER), AT, "Why?")


def blocks(case: Case, seat: Seat = CHAIR) -> tuple[Block, ...]:
    return papers.blocks(Look(board(destroying(), case), case, seat, AT))


def acts(case: Case, key: str, seat: Seat = CHAIR) -> list[str]:
    return [act.name for act in named(blocks(case, seat), key).acts]


def test_what_there_is_and_that_nothing_keeps_it() -> None:
    here = named(blocks(with_papers()), "papers:here")
    assert text(here).startswith("1 contribution of Health, 1 note")
    assert "Nothing keeps them" in text(here)
    assert acts(with_papers(), "papers:here") == ["destroy-papers", "hold-papers"]


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (with_papers(key_worker=None), "No key worker is named yet."),
        (with_papers(hold=HELD), "The papers are held for a legal reason."),
        (with_papers(challenges=(CHALLENGED,)), "A challenge is not settled"),
        (with_papers(preset=Preset.FRONT_DOOR), "This model of work keeps its papers."),
    ],
)
def test_what_keeps_them_is_said_and_destroying_is_not_offered(case: Case, said: str) -> None:
    """DESIGN 8: legal hold, open challenge or step-up blocks it."""
    assert said in text(named(blocks(case), "papers:here"))
    assert "destroy-papers" not in acts(case, "papers:here")


def test_a_hold_says_whose_and_why_and_only_some_lift_it() -> None:
    held = named(blocks(with_papers(hold=HELD)), "papers:hold")
    assert "A claim was brought" in text(held)
    assert by(OFFICER).name in text(held)
    assert acts(with_papers(hold=HELD), "papers:hold") == ["lift-hold"]
    assert acts(with_papers(hold=HELD), "papers:hold", NURSE) == []


def test_a_practitioner_may_hold_and_never_destroy() -> None:
    assert acts(with_papers(), "papers:here", NURSE) == ["hold-papers"]


def test_the_menu_offers_a_hold_where_there_are_working_papers_alone() -> None:
    def offered(case: Case, who: Seat = NURSE) -> bool:
        look = Look(board(destroying(), case), case, who, AT)
        return "hold-papers" in {offer.name for offer in offers(look)}

    assert offered(with_papers())
    assert not offered(with_papers(hold=HELD))
    assert not offered(with_papers(preset=Preset.FRONT_DOOR))
    assert not offered(with_papers(), OBSERVER)


def open_for(qtbot: QtBot, hub: LocalHub, who: Seat) -> Opened:
    return Opened(qtbot, hub, who, CASE)


def held(opened: Opened) -> bool:
    return opened.case.hold is not None


def test_held_lifted_destroyed_and_receipted(qtbot: QtBot) -> None:
    """domain 4, row 34: certificate, receipts."""
    hub = LocalHub(board(destroying(), with_papers()))
    chair = open_for(qtbot, hub, CHAIR)

    hold = form(chair, "hold-papers")
    send(hold)
    assert not held(chair), "it needs its reason"
    write(hold, reason="A claim was brought")
    send(hold)
    assert held(chair)

    lift = form(chair, "lift-hold")
    write(lift, reason="It was settled")
    send(lift)
    assert not held(chair)

    sure = form(chair, "destroy-papers")
    assert "1 contribution of Health, 1 note" in sure._sheet.text
    assert "cannot be undone" in sure._sheet.text
    send(sure)
    assert chair.case.certificate is not None
    assert chair.case.contributions == ()
    certificate = named(blocks(chair.case), "papers:certificate")
    assert "1 contribution of Health, 1 note, destroyed." in text(certificate)
    assert by(CHAIR).name in text(certificate)
    assert "not yet confirmed: Health" in text(certificate)

    nurse = open_for(qtbot, hub, NURSE)
    assert acts(chair.case, "papers:certificate", NURSE) == ["confirm-destroyed"]
    send(form(nurse, "confirm-destroyed"))
    assert [one.agency for one in chair.case.certificate.receipts] == [HEALTH]
    receipted = named(blocks(chair.case), "papers:certificate")
    assert "Health destroyed its own copy" in text(receipted)
    assert "not yet confirmed" not in text(receipted)
    assert acts(chair.case, "papers:certificate", NURSE) == []


def test_nothing_is_said_where_there_are_none() -> None:
    assert blocks(early_help(preset=Preset.FRONT_DOOR)) == ()
