"""One message as its page shows it: the words as they will go, where to, and what one may do."""

from msgspec import Struct

from app.domain.case import commands as c
from app.domain.case.feedback import BY_HAND, Channel, Message, MessageState, Reader, Words
from app.domain.values import CaseId, Instant, MessageId
from app.feedback import standing_line
from app.ports import Pending
from ui.feedback.deeds import Deed, cannot, deeds, may_approve
from ui.feedback.history import Told, history, why_words
from ui.feedback.safely import Safe, safe_of
from ui.feedback.scene import Scene
from ui.feedback.wording import address_note, is_reference, shown_words
from ui.feedback.writing import Writing, ways
from ui.words import Said, case_name, pending_words, when
from ui.words.feedback import ABOUTS, stands, whose


class Sheet(Struct, frozen=True, kw_only=True):
    case: CaseId
    message: MessageId
    title: str
    detail: str
    standing: str
    said: Said
    leaves: Instant | None = None
    """Until then it can be recalled."""
    why: tuple[str, str] = ("", "")
    """Why it waits, failed or is disputed; and what to do."""
    problem: str = ""
    words: Words | None = None
    hidden: str = ""
    """Why the words are not shown here."""
    tells: tuple[str, ...] = ()
    ways: tuple[Channel, ...] = ()
    writing: Writing | None = None
    address_note: str = ""
    may_edit: bool = False
    has_json: bool = False
    """A note for another system to read."""
    safe: Safe | None = None
    deeds: tuple[Deed, ...] = ()
    history: tuple[Told, ...] = ()
    cannot: str = ""
    """Why somebody who looks may do nothing here."""


def sheet(scene: Scene) -> Sheet:
    message, now = scene.message, scene.now
    going = next((p for p in scene.pending if _about(p, message)), None)
    shown = shown_words(scene)
    writable = may_approve(scene) and going is None
    return Sheet(
        case=scene.case.id,
        message=message.owed.id,
        title=whose(message, case_name(scene.case)),
        detail=_detail(scene),
        standing=standing_line(scene.case, now, scene.partnership.calendar),
        said=pending_words(going) if going else stands(message, now),
        leaves=_leaves(message, now),
        why=why_words(scene),
        problem=shown.problem,
        words=shown.words,
        hidden=shown.hidden,
        tells=shown.tells,
        ways=ways(scene.case, message) if writable else (),
        writing=scene.writing if writable else None,
        address_note=address_note(scene),
        may_edit=writable and shown.words is not None and not is_reference(shown.words),
        has_json=message.owed.reader is Reader.AGENCY,
        safe=safe_of(scene.case, message, scene.partnership, scene.seat) if scene.family else None,
        deeds=() if going else tuple(deeds(scene)),
        history=tuple(history(message, now)),
        cannot=cannot(scene),
    )


def _about(pending: Pending, message: Message) -> bool:
    command = pending.command
    if isinstance(
        command,
        c.QueueMessage
        | c.RecallMessage
        | c.MarkGiven
        | c.FileMessage
        | c.DisputeMessage
        | c.SettleDispute,
    ):
        return command.message == message.owed.id
    return False


def _detail(scene: Scene) -> str:
    owed, now = scene.message.owed, scene.now
    by = f"by {when(owed.due, now)}" if owed.due else ""
    since = f"owed since {when(scene.message.since, now)}"
    about = ABOUTS[owed.about].capitalize()
    name = "" if owed.reader is Reader.FAMILY or owed.to_agency else owed.name
    return " · ".join(filter(None, (about, name, since, by, scene.case.reference)))


def _leaves(message: Message, now: Instant) -> Instant | None:
    after = message.send_after
    waits = message.state is MessageState.QUEUED and message.channel not in BY_HAND
    return after if waits and after is not None and after > now else None
