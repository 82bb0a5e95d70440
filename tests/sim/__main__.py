"""`python -m tests.sim --seeds N [--first F] | --only SEED [--steps …] | --shrink SEED`."""

import argparse
import time

from tests.sim.history import Told, live, run
from tests.sim.plan import drawn


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.sim", description=__doc__)
    parser.add_argument("--seeds", type=int, default=0, help="how many days")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--only", type=int, help="one day, with its story")
    args = parser.parse_args()
    if args.only is not None:
        show(live(drawn(args.only), telling=True))
    else:
        many(args.first, args.seeds)


def show(told: Told) -> None:
    print("\n".join(told.story))
    report(told)
    print(f"seed {told.seed}: {len(told.findings)} found; trace {told.hash}")


def report(told: Told) -> None:
    for finding in told.findings:
        print(f"{finding.kind}: {finding.text[:600]}")
        print(f"    python -m tests.sim --only {told.seed}", flush=True)


def many(first: int, count: int) -> None:
    began, cpu, days = time.perf_counter(), time.process_time(), []
    for seed in range(first, first + count):
        told = run(seed)
        report(told)
        days.append(told)
    taken, busy = time.perf_counter() - began, time.process_time() - cpu
    bad = sum(bool(day.findings) for day in days)
    print(
        f"{count} seeds, {bad} bad, {busy / count:.3f} s CPU each, {taken / count:.3f} s; "
        f"virtual {sum(d.seconds for d in days) / count:.0f} s, commands "
        f"{sum(d.commands for d in days) / count:.1f}, hubs {sum(d.hubs for d in days) / count:.1f}"
    )


if __name__ == "__main__":
    main()
