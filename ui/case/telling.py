"""Who must hear of the case, how that stands, and who has seen it: in short, with the way there."""

from collections.abc import Iterator

from app.domain.case.feedback import MessageState
from app.feedback import standing_line
from ui.case.blocks import Act, Block, Look, Words
from ui.words import plural
from ui.words.feedback import heard, late


def blocks(look: Look) -> Iterator[Block]:
    case = look.case
    if not case.messages:
        return
    calendar = look.partnership.calendar
    standing = standing_line(case, look.now, calendar)
    line = f"{standing[:1].upper()}{standing[1:]}." if standing else "Everybody has been told."
    present = {one.account for one in look.present}
    seen = " · ".join(heard(case, look.partnership, present, look.now))
    overdue = len(late(case, look.now))
    yield Block(
        key="feedback",
        title="Feedback",
        meta=f"{plural(overdue, 'message')} overdue" if overdue else _disputed(look),
        meta_ink="red-ink" if overdue else "ink-3",
        words=(Words(line), *((Words(f"{seen}.", "ink-2", "meta"),) if seen else ())),
        acts=(Act("feedback", "Open feedback"),),
    )


def _disputed(look: Look) -> str:
    disputed = any(m.state is MessageState.DISPUTED for m in look.case.messages)
    return "not what somebody expected" if disputed else ""
