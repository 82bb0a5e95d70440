"""Working papers in the panel, and the forms that hold and destroy them."""

from collections.abc import Callable, Iterable

from msgspec import structs
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.domain.case.papers import Certificate, Hold, Receipt
from app.domain.case.state import Case, Note, RequestState
from app.domain.partnership.state import Seat
from app.domain.values import Stage
from tests.helpers.builders import (
    AT,
    CHAIR,
    COORDINATOR,
    HEALTH,
    HOUR,
    NURSE,
    OFFICER,
    POLICE,
    board,
    by,
    contribution,
    contribution_id,
    request,
    request_id,
)
from tests.helpers.early_help import destroying, early_help
from tests.helpers.find import part
from tests.helpers.local_session import LocalHub
from tests.helpers.scenes import Scene
from ui.case import CasePanel
from ui.case.tabs import Tabs
from ui.session_bridge import SessionBridge

NARROW, LEAST, DIALOG = QSize(340, 780), QSize(320, 700), QSize(520, 520)
HELD = Hold("A claim was brought against the school", AT - HOUR, by(OFFICER))
CERTIFIED = Certificate(
    contributions=(contribution_id(1), contribution_id(2)),
    agencies=(HEALTH, POLICE),
    notes=1,
    at=AT - HOUR,
    by=by(CHAIR),
    receipts=(Receipt(POLICE, AT, by(OFFICER)),),
)


def with_papers(**changes: object) -> Case:
    """An answer and a note that are working papers; a key worker is named."""
    usual = early_help(
        stage=Stage.READY,
        requests=(request(state=RequestState.ANSWERED, closed_at=AT - HOUR),),
        contributions=(contribution(request=request_id(1), working=True),),
        notes=(Note("The school rang.", AT, by(COORDINATOR), working=True),),
    )
    return structs.replace(usual, **changes)


def at(one: Case, form: str = "", who: Seat = CHAIR) -> Callable[[], QWidget]:
    """The panel at the end of what was shared, or a form that was opened from it."""

    def make() -> QWidget:
        shown = CasePanel(SessionBridge(LocalHub(board(destroying(), one)).session(who)))
        shown.show_case(one.id)
        part(shown, Tabs).choose(1)
        opened = shown.open_form(form, one.id) if form else None
        if opened is None:
            return shown
        opened.destroyed.connect(shown.objectName)
        return opened

    return make


def scenes() -> Iterable[Scene]:
    gone = with_papers(
        requests=(request(state=RequestState.DESTROYED, closed_at=AT - HOUR),),
        contributions=(),
        notes=(),
        certificate=CERTIFIED,
    )
    yield Scene("case-papers", NARROW, at(with_papers()))
    yield Scene("case-papers-held", LEAST, at(with_papers(hold=HELD)))
    yield Scene("case-papers-certificate", NARROW, at(gone, who=NURSE))
    yield Scene("case-form-hold-papers", DIALOG, at(with_papers(), "hold-papers"))
    yield Scene("case-form-lift-hold", DIALOG, at(with_papers(hold=HELD), "lift-hold"))
    yield Scene("case-form-destroy-papers", DIALOG, at(with_papers(), "destroy-papers"))
    yield Scene("case-form-confirm-destroyed", DIALOG, at(gone, "confirm-destroyed", NURSE))
