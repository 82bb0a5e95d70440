"""What a hub counts for those who run it. Numbers only: no names, no content."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from app.ports import Committed

TURN_SECONDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)


class Meters:
    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._events = self.counter("events", "Events told, whichever hub of the board wrote them")
        self._accepted = self.counter("commands_accepted", "Commands accepted")
        self._refused = self.counter("commands_refused", "Commands refused")
        self._failed = self.counter("turns_failed", "Turns that came to nothing")
        self._seconds = Histogram(
            "mashboard_turn_seconds",
            "Time from a turn's start to its commit",
            buckets=TURN_SECONDS,
            registry=self._registry,
        )

    def gauge(self, name: str, means: str, read: Callable[[], float]) -> None:
        """A number that is read when somebody asks."""
        Gauge(f"mashboard_{name}", means, registry=self._registry).set_function(read)

    @contextmanager
    def turn(self, began: float) -> Iterator[None]:
        """`began` by `perf_counter`."""
        try:
            yield
        except BaseException:
            self._failed.inc()
            raise
        self._seconds.observe(perf_counter() - began)

    def count(self, done: Committed) -> None:
        refused = sum(answer.refusal is not None for answer in done.answers)
        self._refused.inc(refused)
        self._accepted.inc(len(done.answers) - refused)
        self._events.inc(len(done.recorded))

    def text(self) -> bytes:
        """As Prometheus reads it."""
        return generate_latest(self._registry)

    def counter(self, name: str, means: str) -> Counter:
        """A number that only grows."""
        return Counter(f"mashboard_{name}", means, registry=self._registry)
