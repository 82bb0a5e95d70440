"""What stands above the matrix: what is owed, and what a withdrawal leaves to do."""

from collections.abc import Iterator

from app.domain.case.commands import RecordBasis, RecordConsent, RecordInformed
from app.domain.case.debts import Debt, Owed, debts
from app.domain.case.gate import GateReason, request_gate
from app.domain.case.lawful import ConsentRecord
from app.domain.case.state import Request
from app.domain.clocks import is_late
from app.domain.values import Instant, Stage, SubjectId
from ui.case.blocks import Act, Block, Look, Words
from ui.case.consent.tiles import may_dispense
from ui.words import plural
from ui.words import when as moment
from ui.words.decision import listed


def blocks(look: Look) -> tuple[Block, ...]:
    if look.case.stage is Stage.CLOSED:
        return ()
    owed = debts(look.case, look.partnership)
    return (
        *(_another_basis(look, r) for r in look.case.consents if _left_open(look, r)),
        *_expired(look),
        *_bases(look, [debt for debt in owed if debt.what is Owed.BASIS]),
        *_told(look, [debt for debt in owed if debt.what is Owed.TOLD]),
    )


def _told(look: Look, owed: list[Debt]) -> Iterator[Block]:
    """One notice for each person; the day stands in it where there is one."""
    for debt in owed:
        name = look.subject(SubjectId(debt.link))
        may = look.may(RecordInformed)
        yield Block(
            key=f"told:{debt.link}",
            title=f"Does {name} know?",
            words=(Words(f"Told, agreed, or why not: it {_by(debt.due, look.now)}"),),
            acts=(Act("informed", "Record it now", f"{debt.link},"),) if may else (),
            tone="warn" if debt.due else "neutral",
        )


def _bases(look: Look, owed: list[Debt]) -> Iterator[Block]:
    """One notice, and one form, for all that are owed by the same moment."""
    for due in dict.fromkeys(debt.due for debt in owed):
        links = [debt.link for debt in owed if debt.due == due]
        asked = [r for r in look.case.requests if r.id in links]
        names = listed([look.agency(r.agency) for r in asked])
        target = ",".join(r.id for r in asked)
        yield Block(
            key=f"basis:{target}",
            title=f"The basis for asking {names}",
            words=(Words(_by(due, look.now)),),
            acts=(Act("basis", "Record it now", target),) if look.may(RecordBasis) else (),
            tone="warn",
        )


def _by(due: Instant | None, now: Instant) -> str:
    if due is None:
        return "is not recorded yet."
    said = "is overdue since" if is_late(due, now) else "is owed by"
    return f"{said} {moment(due, now)}."


def _left_open(look: Look, record: ConsentRecord) -> bool:
    """Withdrawn, and what it stopped still waits."""
    return record.withdrawn_at is not None and bool(_stopped(look, record))


def _stopped(look: Look, record: ConsentRecord) -> list[Request]:
    about = set(record.consent.subjects)
    return [
        r for r in look.case.requests if r.locked and r.stopped and not about.isdisjoint(r.subjects)
    ]


def _expired(look: Look) -> Iterator[Block]:
    """What went out on a consent that has ended since stays; whoever goes on asks again."""
    for request in look.case.requests:
        if not request.open:
            continue
        found = request_gate(look.case, look.partnership, request, look.now)
        if found.reason is not GateReason.EXPIRED:
            continue
        target = f"{request.subjects[0]},{request.agency}"
        yield Block(
            key=f"expired:{request.id}",
            title=f"Consent expired: {look.agency(request.agency)} was asked while it held.",
            words=(Words("What was asked and shared stays. Ask again, or record another basis."),),
            acts=(Act("consent", "Record it", target),) if look.may(RecordConsent) else (),
            tone="warn",
        )


def _another_basis(look: Look, record: ConsentRecord) -> Block:
    """Where the case shows that consent may not be what it should rest on."""
    stopped = _stopped(look, record)
    names = ", ".join(look.agency(r.agency) for r in stopped)
    at = moment(record.withdrawn_at, look.now) if record.withdrawn_at else ""
    target = f"{stopped[0].subjects[0]},{stopped[0].agency}"
    held = plural(len(stopped), "request")
    return Block(
        key=f"withdrawn:{record.consent.id}",
        title=f"Consent withdrawn {at}: {held} stopped ({names}).",
        words=(Words("Another basis may apply: a duty, or a risk to the child."),),
        acts=(Act("dispense", "Record it", target),) if may_dispense(look) else (),
        tone="warn",
    )
