"""What people do about those who must hear of a case."""

from app.domain.case import commands as on_case
from app.domain.case.feedback import Channel, MessageState
from app.domain.commands import Command
from tests.helpers.posting import WORDS, mailbox
from tests.sim.desk import Desk


def queue(desk: Desk) -> Command | None:
    """The words for whoever is owed some."""
    found = desk.message(MessageState.OWED, MessageState.RECALLED)
    if found is None:
        return None
    case, message = found
    way = desk.draw.choice((Channel.EMAIL, Channel.LETTER))
    return on_case.QueueMessage(
        case=case.id, message=message.owed.id, channel=way, words=WORDS, address=mailbox()
    )


def recall(desk: Desk) -> Command | None:
    found = desk.message(MessageState.QUEUED)
    if found is None:
        return None
    why = desk.words("Not yet")
    return on_case.RecallMessage(case=found[0].id, message=found[1].owed.id, reason=why)


def give(desk: Desk) -> Command | None:
    found = desk.message(MessageState.QUEUED, MessageState.OWED)
    if found is None:
        return None
    how = desk.words("Rang the head")
    return on_case.MarkGiven(case=found[0].id, message=found[1].owed.id, how=how)
