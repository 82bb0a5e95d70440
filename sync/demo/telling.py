"""Approves what referrers are to hear, where no person sits who would."""

from app.domain.case import commands as c
from app.domain.case.feedback import Channel, MessageState, Reader
from app.feedback import compose
from app.ports import Here
from sync.demo.step import Scene, Step

REFERRERS = frozenset({Reader.PROFESSIONAL, Reader.SCHOOL, Reader.PUBLIC})


def telling(scene: Scene) -> Step | None:
    partnership = scene.board.partnership
    for case in scene.board.cases() if partnership else ():
        for message in case.messages:
            owed = message.owed
            by_mail = owed.reader in REFERRERS and owed.address
            if partnership and by_mail and message.state is MessageState.OWED:
                words = compose(case, partnership, message, scene.now, Channel.EMAIL, owed.address)
                queue = c.QueueMessage(owed.id, Channel.EMAIL, words, owed.address, case=case.id)
                return Step(queue, Here(case.id))
    return None
