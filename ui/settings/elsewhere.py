"""What somebody else made of a block while words were being written in it."""

from ui.forms.parts import Values
from ui.settings.facts import said
from ui.settings.parts import Block

_MOST = 160
_LOOK = "Your words are kept; look again before you save."


def now_it_says(block: Block, before: Values) -> str:
    """Each part that differs from what stood `before`."""
    now = [
        f"{part.label}: {_short(said(part, block.stands.get(part.name, '')))}"
        for part in block.parts
        if block.stands.get(part.name, "") != before.get(part.name, "")
    ]
    return " ".join(["Now it says:", *now, _LOOK] if now else [_LOOK])


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    if len(one_line) > _MOST:
        return f"{one_line[:_MOST]} …"
    return one_line if one_line.endswith((".", "!", "?")) else f"{one_line or 'nothing'}."
