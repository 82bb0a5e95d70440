"""A release that waits for my agency's word, as its page shows it."""

from msgspec import Struct

from app.domain.board import Board
from app.domain.case.commands import AnswerRelease
from app.domain.case.releases import Release, waits_for
from app.domain.case.state import Case
from app.domain.partnership.state import Seat
from app.domain.values import Instant, ReleaseId
from app.ports import Pending
from ui.requests.lines import Line
from ui.requests.sheet import agency_name, may
from ui.words import Said, case_name, pending_words, when
from ui.words.releases import recipient_words


class AskedRelease(Struct, frozen=True):
    title: str
    detail: str
    lines: tuple[Line, ...]
    may_answer: bool = False
    said: Said | None = None


def release_of(case: Case, release: str) -> Release | None:
    return next((r for r in case.releases if r.id == release), None)


def asked_release(
    board: Board,
    case: Case,
    release: Release,
    seat: Seat,
    pending: tuple[Pending, ...],
    now: Instant,
) -> AskedRelease:
    waiting = next((p for p in pending if concerns(p.command, release.id)), None)
    others = (a for a in release.originators if a != seat.agency)
    named = ", ".join(agency_name(board.partnership, one) for one in others)
    asked = f"Asked by {release.asked_by.name}, {when(release.asked_at, now)}"
    lines = [
        (asked, release.purpose),
        ("To", recipient_words(release.recipient)),
        ("The words that would go out, and no others", release.redacted),
    ]
    if named:
        lines.append(("Also asked", named))
    return AskedRelease(
        title=case_name(case),
        detail=" · ".join(filter(None, (case.referral.concern, case.reference))),
        lines=tuple(lines),
        may_answer=waiting is None and waits_for(release, seat.agency) and may(seat, AnswerRelease),
        said=pending_words(waiting) if waiting else None,
    )


def concerns(command: object, release: ReleaseId) -> bool:
    return isinstance(command, AnswerRelease) and command.release == release
