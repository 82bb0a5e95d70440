"""A clock's rule as it is written and read: its kind and how long."""

from app.domain.clocks import ClockRule, NoClock, RunningOn, SameTimeNextWorkingDay, WorkingHours

RUNNING, SAME, WORKING, NONE = "running-on", "same-time", "working-hours", "none"
KINDS = {
    RUNNING: "Running on, day and night",
    SAME: "Same time, working days later",
    WORKING: "Working hours",
    NONE: "No clock",
}
_HOUR = 60


def written(rule: ClockRule) -> str:
    match rule:
        case RunningOn(minutes):
            return f"{RUNNING}:{minutes}"
        case SameTimeNextWorkingDay(days):
            return f"{SAME}:{days}"
        case WorkingHours(minutes):
            return f"{WORKING}:{minutes}"
        case NoClock():
            return f"{NONE}:0"


def rule_of(text: str) -> ClockRule:
    kind, count = split(text)
    match kind:
        case "running-on":
            return RunningOn(max(count, 1))
        case "same-time":
            return SameTimeNextWorkingDay(max(count, 1))
        case "working-hours":
            return WorkingHours(max(count, 1))
        case _:
            return NoClock()


def split(text: str) -> tuple[str, int]:
    kind, _, count = text.partition(":")
    return kind or NONE, int(count or 0)


def rule_words(text: str) -> str:
    """ "4 h, day and night", "the same time, 3 working days later"."""
    kind, count = split(text)
    if kind == SAME:
        return "the same time next working day" if count == 1 else f"{count} working days later"
    if kind == NONE:
        return "no clock"
    hours, minutes = divmod(count, _HOUR)
    span = " ".join(filter(None, (f"{hours} h" * bool(hours), f"{minutes} min" * bool(minutes))))
    return f"{span}, day and night" if kind == RUNNING else f"{span} of working time"
