"""Words on the Shelf while they are written: kept a moment after each letter, dropped once told."""

from collections.abc import Iterable

from msgspec import structs
from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.case.state import Case, Contribution
from app.domain.values import AccountId, AgencyId
from app.ports import Pending
from ui.requests.task import Answer, Correction, Further, Task, pending_for, request_of
from ui.requests.writing import Writing, as_text, from_text, same_words
from ui.session_bridge import SessionBridge
from ui.words import exact_time

_PAUSE = 300
"""Milliseconds after the last letter."""


class Drafts(QObject):
    """One writing at a time waits to be kept; `flush` keeps it at once."""

    kept = Signal(str)
    """What to say of it."""
    told = Signal(object)
    """A Task whose words the board holds now."""

    def __init__(self, bridge: SessionBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._waiting: tuple[str, Writing] | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.flush)
        bridge.closing.connect(self.flush)

    def keep(self, task: Task, writing: Writing) -> None:
        """Soon; what waited of another task is kept first."""
        if self._waiting is not None and self._waiting[0] != task.key:
            self.flush()
        self._waiting = (task.key, writing)
        self._timer.start()

    def flush(self) -> None:
        """Keep what waits now, before one goes elsewhere."""
        self._timer.stop()
        if self._waiting is None:
            return
        key, writing = self._waiting
        self._waiting = None
        stamped = structs.replace(writing, kept_at=self._bridge.now())
        self._bridge.save_draft(key, as_text(stamped))
        self.kept.emit(kept_words(stamped))

    def read(self, task: Task) -> Writing | None:
        self.flush()
        return from_text(self._bridge.draft(task.key))

    def drop(self, task: Task) -> None:
        if self._waiting is not None and self._waiting[0] == task.key:
            self._timer.stop()
            self._waiting = None
        if self._bridge.draft(task.key):
            self._bridge.save_draft(task.key, "")

    def settle(self, case: Case, agency: AgencyId) -> None:
        """Drop the words that the board holds by now; those of others are not mine."""
        for task in tasks_of(case, agency):
            writing = self.read(task)
            if writing is not None and _is_told(case, task, writing, self._bridge.account):
                self.drop(task)
                self.told.emit(task)

    def left_over(self, case: Case, agency: AgencyId, pending: Iterable[Pending]) -> Task | None:
        """Words for what was closed meanwhile, which nobody has heard and which are not sent."""
        open_now = [Answer(case.id, r.id) for r in case.requests if r.open or r.locked]
        for task in tasks_of(case, agency):
            writing = None if task in open_now else self.read(task)
            if writing is not None and pending_for(task, writing, pending) is None:
                return task
        return None


def _is_told(case: Case, task: Task, writing: Writing, account: AccountId) -> bool:
    if isinstance(task, Answer) and _is_declined(case, task, writing):
        return True
    mine = (c for c in case.contributions if c.by.account == account and _may_be(c, task, case))
    return any(same_words(writing, one.content) for one in mine)


def _is_declined(case: Case, task: Answer, writing: Writing) -> bool:
    """Whether it was declined as I did, and not by a colleague."""
    request = request_of(case, task)
    if request is None or writing.declined is None:
        return False
    said = writing.declined_as or writing.declining
    return (request.declined, request.closed_because) == (writing.declined, said)


def _may_be(shared: Contribution, task: Task, case: Case) -> bool:
    """Whether this contribution may have come of that task."""
    match task:
        case Correction():
            return shared.id == task.contribution
        case Further():
            return shared.request is None
        case Answer():
            asked = request_of(case, task)
            late = shared.request is None and asked is not None and shared.at >= asked.at
            return late or shared.request == task.request


def tasks_of(case: Case, agency: AgencyId) -> tuple[Task, ...]:
    """All that the agency may be writing on a case."""
    answers = (Answer(case.id, r.id) for r in case.requests if r.agency == agency)
    corrections = (Correction(case.id, c.id) for c in case.contributions if c.agency == agency)
    return (*answers, *corrections, Further(case.id))


def kept_words(writing: Writing | None) -> str:
    """ "Draft kept on this computer, encrypted, since 10:13:20"."""
    if writing is None or writing.kept_at is None:
        return ""
    return f"Draft kept on this computer, encrypted, since {exact_time(writing.kept_at)}"
