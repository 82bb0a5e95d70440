"""Why an agency may decline: the grounds of the legal profile in force, each with its code."""

from msgspec import Struct

from app.domain.case.parts import DeclineReason
from app.domain.partnership.legal import LegalProfile
from ui.words.codes import DECLINES


class DeclineGround(Struct, frozen=True):
    key: str
    label: str
    reason: DeclineReason
    text: str = ""
    """Of the profile; it is recorded with the code. Empty for a code alone."""

    @property
    def needs_words(self) -> bool:
        return self.reason is DeclineReason.OTHER and not self.text

    def recorded(self, words: str) -> str:
        """The ground, then what was said in one's own words."""
        said = words.strip()
        return ". ".join(filter(None, (self.text, said))) if said else self.text


_OTHER = DeclineGround("other", DECLINES[DeclineReason.OTHER], DeclineReason.OTHER)


def decline_grounds(profile: LegalProfile | None) -> tuple[DeclineGround, ...]:
    """Another reason is always there, as the last; without a profile the codes alone are."""
    listed = profile.declines if profile else ()
    if not listed:
        return tuple(DeclineGround(code.value, label, code) for code, label in DECLINES.items())
    found = (DeclineGround(f"ground:{g.id}", g.text, _code(g.id), g.text) for g in listed)
    return (*found, _OTHER)


def decline_words(reason: DeclineReason | None, recorded: str) -> str:
    """What is on record, in a line: "No lawful basis: We have no lawful basis to share it"."""
    if reason is None:
        return recorded or "no reason"
    if reason is DeclineReason.OTHER and recorded:
        return recorded
    return f"{DECLINES[reason]}: {recorded}" if recorded else DECLINES[reason]


def _code(ground: str) -> DeclineReason:
    """The code that a ground's id ends like, such as "investigation"; else another reason."""
    exact = (code for code in DeclineReason if code.value == ground)
    alike = (code for code in DeclineReason if code.value.endswith(f"-{ground}"))
    return next(exact, next(alike, DeclineReason.OTHER))
