"""The rows of the list: what is asked of one agency on each case, and what became of it."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from app.domain.board import Board
from app.domain.case.basis import may_owe_basis
from app.domain.case.decide.scene import UNDECIDED
from app.domain.case.gate import request_gate
from app.domain.case.releases import Release, waits_for
from app.domain.case.state import Case, Challenge, ChallengeState, Request, RequestState
from app.domain.clocks import is_late
from app.domain.meeting.state import SittingState
from app.domain.values import AgencyId, CaseId, Instant, Stage
from ui.words import RATING_WORDS, case_name, plural, when, word
from ui.words.gates import REASONS
from ui.words.trawls import since_words
from ui.worklist import view_model as worklist


class Section(StrEnum):
    """Where a row stands; in the order in which they are listed."""

    OVERDUE = "Overdue"
    CHALLENGES = "Challenges"
    RELEASES = "To leave the hub: approve or refuse"
    TODAY = "Due today"
    LATER = "Due later"
    LOCKED = "Locked: no basis recorded yet"
    DECIDED = "Decided without your answer"
    WAITING = "Answered, waiting for the outcome"
    KNOWN = "Outcome known"


TO_ANSWER = (Section.OVERDUE, Section.TODAY, Section.LATER)
BY_CLOCK = worklist.ByClock(*TO_ANSWER)
_MOOT = (RequestState.CANCELLED,)


class Row(worklist.Row[Section], frozen=True):
    """`key` is "request:", "challenge:", "release:" or "case:" with its id."""

    def spoken(self, now: Instant) -> str:
        """As one sentence, for who hears the list; no ticking time in it."""
        due = f"answer due {when(self.due, now)}" if self.due else self.side
        parts = (self.name, RATING_WORDS[self.rating], self.section.value, self.detail, due)
        return ", ".join(part.replace(" · ", ", ") for part in parts if part)


Item = Row | worklist.Heading


def rows_of(case: Case, agency: AgencyId, board: Board, now: Instant) -> tuple[Row, ...]:
    """What of this case concerns the agency, in no order."""
    releases = tuple(_release_row(case, r) for r in case.releases if waits_for(r, agency))
    if case.stage is Stage.CLOSED:
        return releases
    return (
        *releases,
        *(_request_row(case, r, board, now) for r in _asked(case, agency) if _owed(case, r)),
        *(_challenge_row(case, c, agency) for c in case.challenges if _unsettled(c, agency)),
        *_case_rows(case, agency, now),
    )


def to_answer(rows: Iterable[Row]) -> int:
    """How many requests wait for the agency."""
    return sum(row.section in TO_ANSWER for row in rows)


def spotlit(board: Board) -> frozenset[CaseId]:
    """The cases that a sitting looks at now."""
    open_now = (m for m in board.meetings() if m.state is SittingState.OPEN)
    return frozenset(m.spotlight for m in open_now if m.spotlight is not None)


def _asked(case: Case, agency: AgencyId) -> list[Request]:
    return [r for r in case.requests if r.agency == agency and r.state not in _MOOT]


def _owed(case: Case, request: Request) -> bool:
    """Open or locked, and not told late instead: a decided case closes none by itself."""
    if request.locked:
        return case.stage in UNDECIDED
    if not request.open or case.stage in UNDECIDED:
        return request.open
    return not any(c.agency == request.agency and c.at >= request.at for c in case.contributions)


def _request_row(case: Case, request: Request, board: Board, now: Instant) -> Row:
    section = _section(case, request, now)
    about = [case.referral.concern or word(case.referral.need), case.reference]
    if section is Section.LOCKED:
        about = [_locked(case, request, board, now), case.reference]
    if case.id in spotlit(board):
        about.append("being discussed now")
    since = since_words(case, request)
    if since:
        about.append(f"{since[:1].lower()}{since[1:]}")
    elif any(c.agency == request.agency for c in case.contributions):
        about.append("second trawl")
    due = None if request.paused or section is Section.DECIDED else request.due
    return Row(
        key=f"request:{request.id}",
        case=case.id,
        section=section,
        rating=case.rating,
        name=case_name(case),
        detail=" · ".join(about),
        since=request.at,
        due=due,
        side="" if due else _without_clock(request, section),
    )


def _locked(case: Case, request: Request, board: Board, now: Instant) -> str:
    if not request.locked or board.partnership is None:
        return "Ask the front door to record why it asks"
    why = REASONS[request_gate(case, board.partnership, request, now).reason]
    stopped = "Stopped: " if request.stopped else ""
    return f"{stopped}{why}" if stopped else f"{why[:1].upper()}{why[1:]}"


def _section(case: Case, request: Request, now: Instant) -> Section:
    if case.stage not in UNDECIDED:
        return Section.DECIDED
    if request.locked or (request.basis is None and not may_owe_basis(case, request.level)):
        return Section.LOCKED
    if request.due is None or (request.paused and not is_late(request.due, now)):
        return Section.LATER
    return BY_CLOCK.place(request.due, now)


def _without_clock(request: Request, section: Section) -> str:
    if section is Section.DECIDED:
        return "late"
    if request.locked:
        return "waits"
    return "paused" if request.paused else "no clock"


def _unsettled(challenge: Challenge, agency: AgencyId) -> bool:
    """Waiting for this agency: for its answer, or for what it says to an answer it got."""
    if challenge.to == agency and challenge.answered_at is None:
        return True
    standing = (ChallengeState.OPEN, ChallengeState.ANSWERED)
    return challenge.agency == agency and challenge.state in standing


def _challenge_row(case: Case, challenge: Challenge, agency: AgencyId) -> Row:
    if challenge.agency != agency:
        detail, side = "Asked to look again", "answer"
    elif challenge.answered_at is not None:
        detail, side = "Your challenge was answered", "accept?"
    else:
        detail, side = "Your challenge", "waiting"
    return Row(
        key=f"challenge:{challenge.id}",
        case=case.id,
        section=Section.CHALLENGES,
        rating=case.rating,
        name=case_name(case),
        detail=f"{detail} · {case.reference}",
        since=challenge.at,
        side=side,
    )


def _release_row(case: Case, release: Release) -> Row:
    return Row(
        key=f"release:{release.id}",
        case=case.id,
        section=Section.RELEASES,
        rating=case.rating,
        name=case_name(case),
        detail=f"Approve a release · {case.reference}",
        since=release.asked_at,
        side="yes or no",
    )


def _case_rows(case: Case, agency: AgencyId, now: Instant) -> Iterator[Row]:
    if case.decision is not None and takes_part(case, agency):
        yield _known_row(case, agency, now)
    elif _heard(case, agency) and not any(_owed(case, r) for r in _asked(case, agency)):
        yield _case_row(case, Section.WAITING, _said(case, agency), "")


def takes_part(case: Case, agency: AgencyId) -> bool:
    """Whether it was asked, said something, or has something to do."""
    draft = case.decision.draft if case.decision else None
    named = draft is not None and agency in (draft.lead, *draft.supporting)
    acts = any(action.owner == agency for action in case.actions)
    return named or acts or bool(_asked(case, agency)) or _heard(case, agency)


def _heard(case: Case, agency: AgencyId) -> bool:
    return bool(_asked(case, agency)) or any(c.agency == agency for c in case.contributions)


def _known_row(case: Case, agency: AgencyId, now: Instant) -> Row:
    decision = case.decision
    outcome = decision.draft.children[0].outcomes[0] if decision else None
    to_do = sum(a.owner == agency and a.done_at is None for a in case.actions)
    told = plural(to_do, "action") + " for you" if to_do else "note for your own record to copy"
    at = decision.decided_at if decision else None
    detail = f"{word(outcome)} · {told}" if outcome else told
    return _case_row(case, Section.KNOWN, detail, when(at, now) if at else "")


def _said(case: Case, agency: AgencyId) -> str:
    shared = [c for c in case.contributions if c.agency == agency and c.withdrawn_at is None]
    if shared:
        return "No record found" if shared[-1].nil else "Answered"
    return "Withdrawn" if any(c.agency == agency for c in case.contributions) else "Declined"


def _case_row(case: Case, section: Section, detail: str, side: str) -> Row:
    reference = "" if section is Section.KNOWN else f" · {case.reference}"
    return Row(
        key=f"case:{case.id}",
        case=case.id,
        section=section,
        rating=case.rating,
        name=case_name(case),
        detail=f"{detail}{reference}",
        since=case.opened_at,
        side=side,
    )
