"""How the list draws what differs from other lists: a lock for what waits for a basis."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.requests.view_model import Section
from ui.widgets import paint_answer
from ui.worklist.delegates import Look, rating_sign
from ui.worklist.view_model import AnyRow


def _sign(painter: QPainter, box: QRectF, row: AnyRow) -> None:
    if row.section is Section.LOCKED:
        paint_answer(painter, box, "locked")
    else:
        rating_sign(painter, box, row)


LOOK = Look(chips={Section.KNOWN: "ok"}, inks={Section.LOCKED: "ink-3"}, sign=_sign)
