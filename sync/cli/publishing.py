"""The threshold document at the operator's desk: given out, and published."""

from app.domain.errors import Refusal
from app.domain.partnership.commands import PublishThreshold
from app.domain.partnership.state import Partnership, ThresholdVersion
from app.domain.values import CommandId
from app.ports import Clock, Entropy
from app.thresholds.markdown import Unreadable, from_markdown, to_markdown
from sync.cli.asks import Exported, ExportThreshold, ImportThreshold, Published
from sync.cli.bench import Bench
from sync.cli.exits import Exit, Problem, Stopped
from sync.cli.off_loop import off_loop

UNTOUCHED = "Nothing was changed."
WORDS = {
    "already_done": ("There is such a version already.", "Say another --version."),
    "not_founded": ("This data folder has no partnership yet.", "Make one with init."),
}


def export(bench: Bench, clock: Clock, ask: ExportThreshold) -> Exported:
    """The version asked for, else the one in force, else the latest. Raises `Stopped`."""
    partnership = bench.board.partnership
    found = _found(partnership, ask.version, clock) if partnership else None
    if found is None:
        asked = f"no version {ask.version}" if ask.version else "no threshold document"
        known = ", ".join(t.version for t in partnership.thresholds) if partnership else ""
        todo = f"Its versions are: {known}." if known else "Publish one first."
        problem = Problem(
            "unknown_threshold", Exit.REFUSED, f"There is {asked}.", "Nothing was written.", todo
        )
        raise Stopped(problem)
    return Exported(to_markdown(found), found.version, len(found.clauses))


def _found(at: Partnership, version: str | None, clock: Clock) -> ThresholdVersion | None:
    if version:
        return at.threshold(version)
    today = at.calendar.local(clock.now()).date()
    return at.threshold_on(today) or next(reversed(at.thresholds), None)


async def publish(bench: Bench, entropy: Entropy, ask: ImportThreshold) -> Published:
    """Raises `Stopped`."""
    try:
        reading = await off_loop(from_markdown, ask.text, ask.version, ask.effective)
    except Unreadable as no:
        raise Stopped(unreadable(ask.name, str(no))) from no
    command = PublishThreshold(reading.threshold)
    for refusal in await bench.act([(CommandId(entropy.uuid()), command)]):
        _refuse(refusal)
    return Published(len(reading.threshold.clauses), reading.left_out)


def _refuse(refusal: Refusal | None) -> None:
    if refusal is None:
        return
    facts = ", ".join(f"{key}: {value}" for key, value in refusal.facts)
    usual = ("The board refused this.", "Look at the file, and at what was said with it.")
    happened, todo = WORDS.get(refusal.code.value, usual)
    happened = f"{happened} ({facts})" if facts else happened
    raise Stopped(Problem(refusal.code.value, Exit.REFUSED, happened, UNTOUCHED, todo))


def unreadable(name: str, why: str) -> Problem:
    return Problem(
        "not_readable",
        Exit.UNREADABLE,
        f"{name}: {why.rstrip('.')}.",
        "Nothing was published.",
        "Put that right in the file, and give the word again.",
    )
