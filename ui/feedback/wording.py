"""The words of a message exactly as they will go, and where they may go."""

from msgspec import Struct

from app.domain.case.decide.feedback import TO_QUEUE
from app.domain.case.feedback import REFERENCE_ONLY, MessageState, Reader, Words
from app.domain.case.owing import is_reopened, stands
from app.feedback import composed, detail_allowed
from ui.feedback.safely import safe_of
from ui.feedback.scene import Scene
from ui.feedback.writing import BY_WIRE

UNTRUSTED = "Not a trusted address: only a reference and a number to ring go out."
TRUSTED = "A trusted address: the details may go there."
NO_ADDRESS = "No address yet. Without a trusted one only a reference and a number to ring go out."
MAILBOX = "A mailbox of an agency hears only that something waits on the board."
SAFE_WAY = "It goes by the safe way that is recorded, and no other."


class Shown(Struct, frozen=True):
    """The words as they went, or will go; `hidden` says why they are not shown."""

    words: Words | None
    tells: tuple[str, ...] = ()
    problem: str = ""
    hidden: str = ""


def shown_words(scene: Scene) -> Shown:
    """As they went where they went; else as they would go now."""
    message = scene.message
    if scene.family and not _insider(scene):
        return Shown(None, hidden=_KEPT)
    if message.state is MessageState.SUPERSEDED:
        return Shown(None, hidden=_REPLACED)
    if message.state is MessageState.HELD and is_reopened(scene.case, message):
        return Shown(None, hidden=_NOT_NOW)
    fresh = _composed(scene)
    went = message.state not in TO_QUEUE or not stands(scene.case, message)
    if went and message.words is not None:
        return Shown(message.words, fresh.tells)
    return fresh


_REPLACED = (
    "Nobody was told this. The case was decided anew, and the later decision is told instead."
)
_NOT_NOW = "Nothing of the earlier decision is told while the case is open again."
_KEPT = (
    "The letter is kept from this seat. The chair or the decider who releases it reads it, and the "
    "agency that knows the safe way."
)


def _insider(scene: Scene) -> bool:
    """Before its release those who may release it; after it, whoever the board lets read it."""
    message = scene.message
    if message.words is None or message.state in TO_QUEUE:
        return scene.may_release()
    approver = message.approved_by.agency if message.approved_by else None
    return scene.seat.agency is not None and scene.seat.agency in (approver, message.known_to)


def _composed(scene: Scene) -> Shown:
    writing = scene.writing
    found = composed(
        scene.case,
        scene.partnership,
        scene.message,
        scene.now,
        writing.channel,
        writing.address if not scene.family else _safe_address(scene),
    )
    words = found.words
    if writing.edited and not is_reference(words):
        title, body = writing.title or words.title, writing.body or words.body
        words = Words(title=title, body=body, template=words.template, version=words.version)
    return Shown(words, found.discloses, found.problem)


def _safe_address(scene: Scene) -> str:
    """Empty where it is not ours to know: then only a reference goes by mail."""
    safe = safe_of(scene.case, scene.message, scene.partnership, scene.seat)
    return safe.address if safe else ""


def is_reference(words: Words) -> bool:
    return words.template == REFERENCE_ONLY


def address_note(scene: Scene) -> str:
    writing, reader = scene.writing, scene.message.owed.reader
    if scene.family:
        return SAFE_WAY
    if writing.channel not in BY_WIRE:
        return ""
    if reader is Reader.AGENCY:
        return MAILBOX
    if not writing.address.strip():
        return NO_ADDRESS
    trusted = detail_allowed(scene.partnership.feedback, writing.address)
    return TRUSTED if trusted else UNTRUSTED
