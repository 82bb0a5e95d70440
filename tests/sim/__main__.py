"""Live days of the simulation: many, one with its story, or the smallest that still breaks."""

import argparse
import time
from collections.abc import Iterable

from tests.sim.history import Told, live, run
from tests.sim.plan import Plan, drawn
from tests.sim.shrink import breaking, shrunk


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.sim", description=__doc__)
    parser.add_argument("--seeds", type=int, default=100, help="how many days")
    parser.add_argument("--first", type=int, default=0, help="the number of the first")
    parser.add_argument("--only", type=int, help="one day, with its story")
    parser.add_argument("--steps", type=numbers, help="… with these of its steps: 0-3,7")
    parser.add_argument("--shrink", type=int, help="leave out all that this day breaks without")
    args = parser.parse_args()
    if args.shrink is not None:
        smallest(drawn(args.shrink))
    elif args.only is not None:
        plan = drawn(args.only)
        show(live(plan if args.steps is None else plan.only(args.steps), telling=True))
    else:
        many(range(args.first, args.first + args.seeds))


def show(told: Told) -> None:
    print("\n".join(told.story))
    report(told)
    print(f"seed {told.seed}: {len(told.findings)} found; trace {told.hash}")


def report(told: Told) -> None:
    for finding in told.findings:
        print(f"{finding.kind}: {finding.text[:600]}")
    if told.findings:
        print(f"    python -m tests.sim --only {told.seed}", flush=True)


def smallest(plan: Plan) -> None:
    breaks = breaking(plan)
    if not breaks(plan):
        print(f"Nothing is found on day {plan.seed}.")
        return
    plan = shrunk(plan, breaks)
    show(live(plan, telling=True))
    print(f"    python -m tests.sim --only {plan.seed} --steps {ranges(plan)}")


def many(seeds: Iterable[int]) -> None:
    began, busy, days = time.perf_counter(), time.process_time(), []
    for seed in seeds:
        days.append(run(seed))
        report(days[-1])
    count = len(days)
    print(
        f"{count} days, {sum(bool(day.findings) for day in days)} with findings; each "
        f"{(time.process_time() - busy) / count:.3f} s of CPU and "
        f"{(time.perf_counter() - began) / count:.3f} s for {mean(d.seconds for d in days)} s, "
        f"{mean(d.commands for d in days)} commands and {mean(d.hubs for d in days)} hubs"
    )


def mean(values: Iterable[float]) -> str:
    some = list(values)
    return f"{sum(some) / len(some):.1f}"


def numbers(text: str) -> frozenset[int]:
    """What `ranges` wrote."""
    found: set[int] = set()
    for one in text.split(","):
        first, _, last = one.partition("-")
        found.update(range(int(first), int(last or first) + 1))
    return frozenset(found)


def ranges(plan: Plan) -> str:
    return ",".join(str(number) for number in sorted(step.number for step in plan.steps))


if __name__ == "__main__":
    main()
