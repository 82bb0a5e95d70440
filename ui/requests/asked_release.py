"""A release that waits for my agency's word, as its page shows it."""

from collections.abc import Iterator
from functools import partial

from app.domain.board import Board
from app.domain.case.commands import AnswerRelease
from app.domain.case.releases import Release, waits_for
from app.domain.commands import Command
from app.domain.partnership.state import Seat
from app.domain.values import AccountId, CaseId, Instant, ReleaseId
from ui.requests.lines import Line
from ui.requests.matter import Kind, Step, Wrote
from ui.requests.sheet import agency_name, may
from ui.words import when
from ui.words.releases import recipient_words


def _answered(case: CaseId, release: str, note: str, *, approved: bool) -> Command:
    return AnswerRelease(case=case, release=ReleaseId(release), approved=approved, note=note)


YES = Step("Yes, it may go out", partial(_answered, approved=True), main=True, writes=True)
NO = Step(
    "No, it stays here",
    partial(_answered, approved=False),
    writes=True,
    lacking="Write why it stays here.",
)


def _lines(board: Board, release: Release, seat: Seat, now: Instant) -> tuple[Line, ...]:
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
    return tuple(lines)


def _open_to(release: Release, seat: Seat) -> tuple[Step, ...]:
    return (YES, NO) if waits_for(release, seat.agency) and may(seat, AnswerRelease) else ()


def _held(release: Release, account: AccountId) -> Iterator[str]:
    yield from (said.note for said in release.approvals if said.by.account == account)


def _carried(command: Command) -> Wrote | None:
    return Wrote(command.release, command.note) if isinstance(command, AnswerRelease) else None


RELEASES = Kind[Release](
    name="release",
    head="May this leave the hub?",
    label="Note, needed with a no",
    rows=3,
    steps=(YES, NO),
    things=lambda case: case.releases,
    state=lambda _release: "",
    lines=_lines,
    open_to=_open_to,
    held=_held,
    carried=_carried,
)
