"""Where a message may go: a family's only by the safe way, detail only to a trusted address."""

from app.domain.case.commands import QueueMessage
from app.domain.case.decide.scene import Scene, need
from app.domain.case.feedback import (
    BY_HAND,
    REFERENCE_ONLY,
    Channel,
    Message,
    Reader,
    SafeContact,
)
from app.domain.errors import Code, Refused
from app.domain.partnership.state import domain_of
from app.domain.values import AgencyId, Role


def released(scene: Scene, message: Message) -> SafeContact:
    """Refuse to tell a family by anyone but who may, by no safe way, or before its day."""
    kept = scene.case.referral.keep_from_family
    if not scene.context.has(*((Role.DECIDER,) if kept else (Role.CHAIR, Role.DECIDER))):
        raise Refused(Code.NOT_PERMITTED, role=Role.DECIDER.value)
    contact = _safe(scene, message)
    today = scene.partnership.calendar.local(scene.now).date()
    if contact.not_before is not None and today < contact.not_before:
        raise Refused(Code.TOO_EARLY, not_before=contact.not_before.isoformat())
    return contact


def _safe(scene: Scene, message: Message) -> SafeContact:
    found = [c for c in scene.case.contacts if c.subject == message.owed.to_subject]
    if not found:
        raise Refused(Code.NO_SAFE_CONTACT)
    return found[-1]


def address_for(
    scene: Scene, message: Message, command: QueueMessage
) -> tuple[str, AgencyId | None]:
    """Where it goes, and whose knowledge that is.

    A family's author need not be able to read the safe address: left out, it is put in here.
    """
    address, known_to = command.address.strip(), None
    if message.owed.reader is Reader.FAMILY:
        contact = _safe(scene, message)
        if command.channel is not contact.channel:
            raise Refused(Code.NO_SAFE_CONTACT, field="channel")
        if address not in ("", contact.address.strip()):
            raise Refused(Code.NO_SAFE_CONTACT, field="address")
        address, known_to = contact.address, contact.by.agency
    _may_go_there(scene, command, address)
    return address, known_to


def _may_go_there(scene: Scene, command: QueueMessage, address: str) -> None:
    """Anywhere else than in a trusted domain, mail carries a reference and a number to ring."""
    if command.channel is Channel.BOARD or command.channel in BY_HAND:
        return
    need(address, Code.TEXT_NEEDED, field="address")
    if command.channel is Channel.EMAIL and not domain_of(address):
        raise Refused(Code.TEXT_NEEDED, field="address")
    trusted = scene.partnership.feedback.trusts(address)
    if not trusted and command.words.template != REFERENCE_ONLY:
        raise Refused(Code.UNTRUSTED_ADDRESS)
