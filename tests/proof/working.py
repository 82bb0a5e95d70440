"""Runs of a part in processes of their own, as many as there are cores."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from tests.proof.book import Run
from tests.proof.part import Part
from tests.proof.tally import Tally


def done(part: Part, runs: Sequence[Run]) -> Iterator[tuple[Run, Tally]]:
    """Each run with what it found, as they end. Raises what a run raises."""
    workers = 1 if part.alone else os.cpu_count() or 1
    # Afresh: a fork would carry over the threads and sockets of whoever starts it.
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        doing = {pool.submit(part.run, run.first, run.count): run for run in runs}
        try:
            for future in as_completed(doing):
                yield doing[future], future.result()
        finally:
            for future in doing:
                future.cancel()
