"""The rows of a board, kept up with it: each change computes only the rows that it touches."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from app.domain.board import Board
from app.domain.case.commands import CaseCommand
from app.domain.case.recontact import ended
from app.domain.case.state import Case
from app.domain.meeting.state import SittingState
from app.domain.values import AccountId, CaseId, Instant, RequestId
from app.ports import Change, Pending, PendingState, Present
from ui.board.marks import again_marks
from ui.board.view_model import Around, Row, row_of


class LiveRows:
    """Every method gives the cases whose rows are other than they were."""

    def __init__(self) -> None:
        self.rows: dict[CaseId, Row] = {}
        self.computed = 0
        """How many rows were ever computed, for tests and benchmarks."""
        self._board: Board | None = None
        self._ended: dict[CaseId, Case] = {}
        self._account: AccountId | None = None
        self._around: Around | None = None
        self._pending: Mapping[CaseId, PendingState] = {}
        self._writing: frozenset[RequestId] = frozenset()

    def welcome(self, board: Board, account: AccountId, now: Instant) -> frozenset[CaseId]:
        """A board afresh."""
        self._board, self._account, self.rows = board, account, {}
        self._ended = {}
        for case in board.cases():
            self._note_end(case)
        return self._all(now)

    def change(self, change: Change, now: Instant) -> frozenset[CaseId]:
        """The board moved on."""
        touched = change.after.cases_since(self._board) if self._board else ()
        self._board = change.after
        before, self._around = self._around, self._look_around()
        if before is None or self._around is None or _settings(before) != _settings(self._around):
            return self._all(now)
        return self._refresh((*touched, *(before.called ^ self._around.called)), now)

    def show_pending(self, pending: Sequence[Pending], now: Instant) -> frozenset[CaseId]:
        """Other commands wait for the hub."""
        states = {p.command.case: p.state for p in pending if isinstance(p.command, CaseCommand)}
        other = {case for case, _ in self._pending.items() ^ states.items()}
        self._pending = states
        return self._again(other, now)

    def show_present(self, present: Sequence[Present], now: Instant) -> frozenset[CaseId]:
        """Others are here, or write elsewhere."""
        writing = frozenset(p.here.writing for p in present if p.here.writing is not None)
        other, self._writing = self._writing ^ writing, writing
        return self._again(self._cases_of(other) if other else (), now)

    def turn(self, now: Instant) -> frozenset[CaseId]:
        """Time has passed: what became overdue."""
        due = [r.case for r in self.rows.values() if r.turns_at is not None and r.turns_at < now]
        return self._refresh(due, now)

    def _again(self, cases: Iterable[CaseId], now: Instant) -> frozenset[CaseId]:
        if self._around is not None:
            self._around = self._look_around()
        return self._refresh(cases, now)

    def _all(self, now: Instant) -> frozenset[CaseId]:
        self._around = self._look_around()
        present = (case.id for case in self._board.cases()) if self._board else ()
        return self._refresh({*self.rows, *present}, now)

    def _refresh(self, cases: Iterable[CaseId], now: Instant) -> frozenset[CaseId]:
        return frozenset(case for case in dict.fromkeys(cases) if self._renew(case, now))

    def _renew(self, case: CaseId, now: Instant) -> bool:
        found = self._board.case(case) if self._board else None
        if found is None or self._around is None:
            self._ended.pop(case, None)
            return self.rows.pop(case, None) is not None
        self._note_end(found)
        again = again_marks(self._ended.values(), self._board, found) if self._board else ()
        row, before = row_of(found, self._around, now, tuple(again)), self.rows.get(case)
        self.computed += 1
        self.rows[case] = row
        return row != before

    def _note_end(self, case: Case) -> None:
        """Few of a board's cases have ended: only those are looked through for who is back."""
        if ended(case) is None:
            self._ended.pop(case.id, None)
        else:
            self._ended[case.id] = case

    def _look_around(self) -> Around | None:
        partnership = self._board.partnership if self._board else None
        if partnership is None or self._board is None or self._account is None:
            return None
        seat = partnership.seat(self._account)
        sittings = (m for m in self._board.meetings() if m.state is SittingState.OPEN)
        called = frozenset(m.spotlight for m in sittings if m.spotlight is not None)
        agency = seat.agency if seat else None
        return Around(partnership, agency, self._writing, called, self._pending)

    def _cases_of(self, requests: frozenset[RequestId]) -> list[CaseId]:
        cases = self._board.cases() if self._board else ()
        return [c.id for c in cases if any(r.id in requests for r in c.requests)]


def _settings(around: Around) -> Around:
    return structs.replace(around, called=frozenset())
