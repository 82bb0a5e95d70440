"""A legal profile, given to the board."""

from app.domain.partnership.commands import AdoptProfile
from app.domain.values import CommandId
from app.ports import Entropy
from sync.cli.asks import Adopt, Adopted
from sync.cli.bench import Bench
from sync.cli.exits import Exit, Problem, Stopped

WORDS = {
    "already_done": (
        "The board has this version of the profile already.",
        "Give the file a version of its own.",
    ),
    "not_signed": (
        "The profile is not signed, and is not marked as a sample.",
        "Say who signed it: --signed-by NAME --signed-on DATE.",
    ),
    "text_needed": ("The profile lacks its name or version.", "Write it into the file."),
    "not_founded": ("This data folder has no partnership yet.", "Make one with init."),
}
OTHERWISE = ("The board refused this.", "Look at the file again.")


async def adopt(bench: Bench, entropy: Entropy, ask: Adopt) -> Adopted:
    """Raises `Stopped`."""
    profile = ask.profile
    (refusal,) = await bench.act([(CommandId(entropy.uuid()), AdoptProfile(profile))])
    if refusal is not None:
        happened, todo = WORDS.get(refusal.code.value, OTHERWISE)
        kept = "The profile in force stays as it is."
        raise Stopped(Problem(refusal.code.value, Exit.REFUSED, happened, kept, todo))
    return Adopted(profile.id, profile.version, profile.effective, profile.sample)
