"""What the hub's own sender approves at once, done by hand where no sender runs."""

from app.domain.case.commands import QueueMessage
from app.domain.case.feedback import Channel, Message, MessageState, Reader
from app.domain.case.state import Case
from app.domain.partnership.state import Seat
from app.domain.values import CaseId
from app.feedback import compose
from tests.helpers.local_session import LocalHub

AT_ONCE = (Reader.AGENCY,)


def tell(
    hub: LocalHub, chair: Seat, case: CaseId, *readers: Reader, channel: Channel = Channel.BOARD
) -> None:
    """Approve what is owed to these readers; to agencies where none are named."""
    found, partnership = hub.board.case(case), hub.board.partnership
    assert found is not None
    assert partnership is not None
    for message in found.messages:
        waits = message.state is MessageState.OWED
        if waits and message.owed.reader in (readers or AT_ONCE):
            address = message.owed.address if channel is Channel.EMAIL else ""
            words = compose(found, partnership, message, hub.now, channel, address)
            name = message.owed.id
            hub.act(chair, QueueMessage(name, channel, words, address, case=case))


def message_to(case: Case, name: str) -> Message:
    """The last to that agency, or to whom is called so."""
    return [m for m in case.messages if name in (m.owed.to_agency, m.owed.name)][-1]
