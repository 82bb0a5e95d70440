"""An event loop whose clock jumps to the next thing that is to happen, and which has no threads."""

import asyncio
import inspect
import socket
from asyncio import Future, Handle, TimerHandle
from collections import deque
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from contextvars import Context, ContextVar
from heapq import heappush
from typing import Any, TypeVar

from tests.sim.chance import chance
from tests.sim.net import Net

T = TypeVar("T")
H = TypeVar("H", bound=Handle)
WORK_SECONDS = (0.0005, 0.002, 0.002, 0.01, 0.08)
"""How long a thread may take; the disk is busy now and then."""
LEAST_WAIT = 1e-6
TELL_SECONDS = (0.0, 0.0, 0.001, 0.02)
"""And how long until the loop hears of it."""


class Deadlock(Exception):
    """Everybody waits, and nothing will ever happen."""


class Life:
    """One run of one program. Once killed, nothing of it runs again: no `finally`, no farewell."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.ended = self.killed = False
        self._context = Context()
        self._context.run(LIFE.set, self)
        self.tasks: list[asyncio.Task[Any]] = []
        """All of its own, kept: what is collected would run its `finally` after death."""
        self.before_work: Callable[[], object] | None = None
        """Called once, instead of a thread's next work."""
        self.after_work: Callable[[], object] | None = None
        """Called once, when a thread's work is done and before its loop hears of it."""

    def run(self, call: Callable[..., T], *args: object) -> T:
        """As its own: what this starts dies with it."""
        return self._context.run(call, *args)

    def context(self) -> Context:
        return self._context.copy()


LIFE: ContextVar[Life | None] = ContextVar("LIFE", default=None)


class SimLoop(asyncio.BaseEventLoop):
    _ready: deque[Handle]
    _scheduled: list[TimerHandle]

    def __init__(self, seed: int) -> None:
        super().__init__()
        self._virtual = 0.0
        self._seed = seed
        self._threads: dict[Executor | None, _Thread] = {}
        self._clock_resolution = 1e-9
        self._selector = _Selector(self)
        self._timers = 0
        self._deaths = 0
        self.lives: dict[Life, None] = {}
        """Every one that there was."""
        self.net = Net(self, seed)

    def time(self) -> float:
        return self._virtual

    def pass_time(self, seconds: float) -> None:
        self._virtual += seconds

    # Lives

    def live(self, life: Life, work: Coroutine[Any, Any, T]) -> "asyncio.Task[T]":
        """Start a program."""
        self.lives[life] = None
        task: asyncio.Task[T] = self.create_task(work, context=life.context())
        return task

    def kill(self, life: Life) -> None:
        """Like a power cut, but for what its threads have on the disk already."""
        life.ended = life.killed = True
        self._deaths += 1
        for handle in (*self._ready, *self._scheduled):
            if _life_of(handle) is life:
                handle.cancel()

    def bury(self) -> None:
        """Let all that died end in peace, when nobody listens any more."""
        self._deaths = 0
        for end in self.net.orphans:
            end.rest()
        begun = [task for task in asyncio.all_tasks(self) if not _unborn(task)]
        for task in begun:
            task.cancel()
        if begun:
            self.run_until_complete(asyncio.wait(begun, timeout=30.0))

    def create_task(
        self, coro: Any, *, name: object = None, context: Context | None = None
    ) -> "asyncio.Task[Any]":
        task = asyncio.Task(coro, loop=self, name=str(name) if name else None, context=context)
        life = LIFE.get() if context is None else context.get(LIFE)
        if life is not None:
            life.tasks.append(task)
        return task

    def call_soon(  # type: ignore[override] # any arguments
        self, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> Handle:
        return self._unless_dead(super().call_soon(callback, *args, context=context))

    def call_at(  # type: ignore[override] # any arguments
        self,
        when: float,
        callback: Callable[..., object],
        *args: Any,
        context: Context | None = None,
    ) -> TimerHandle:
        # Else one who waits for the last nanoseconds of something waits for ever.
        when = max(when, self._virtual + LEAST_WAIT)
        timer = _Timer(when, callback, args, self, context)
        self._timers += 1
        timer.number = self._timers
        timer._scheduled = True
        heappush(self._scheduled, timer)
        return self._unless_dead(timer)

    def _unless_dead(self, handle: H) -> H:
        if self._deaths:
            life = _life_of(handle)
            if life is not None and life.killed:
                handle.cancel()
        return handle

    # Threads

    def run_in_executor(  # type: ignore[override] # a plain Future, as the real one gives
        self, executor: Executor | None, func: Callable[..., T], *args: Any
    ) -> "Future[T]":
        """On the loop itself, at some later moment; in order where the executor has one thread."""
        if getattr(executor, "_shutdown", False):
            raise RuntimeError("cannot schedule new futures after shutdown")
        thread = self._threads.get(executor)
        if thread is None:
            thread = self._threads[executor] = _Thread(self._seed, len(self._threads))
        done, told = thread.next(self._virtual)
        future: Future[T] = self.create_future()
        self.call_at(done, self._work, future, told, func, args)
        return future

    def _work(
        self, future: "Future[T]", told: float, func: Callable[..., T], args: tuple[Any, ...]
    ) -> None:
        life = LIFE.get()
        if life is not None and life.before_work is not None:
            then, life.before_work = life.before_work, None
            then()
            return
        if future.cancelled():
            return
        try:
            tell: Callable[[], object] = _Telling(future, func(*args))
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller hears of it
            tell = _Failing(future, error)
        self.call_at(told, tell)
        if life is not None and life.after_work is not None:
            then, life.after_work = life.after_work, None
            then()

    # The network

    async def create_server(  # type: ignore[override] # no socket is behind it
        self, factory: Callable[[], asyncio.BaseProtocol], host: Any, port: Any, **_: Any
    ) -> Any:
        return self.net.listen(factory, int(port))

    async def create_connection(  # type: ignore[override] # no socket is behind it
        self, factory: Callable[[], asyncio.BaseProtocol], host: Any, port: Any, **_: Any
    ) -> Any:
        return await self.net.connect(factory, str(host), int(port))

    async def getaddrinfo(self, host: Any, port: Any, **_: Any) -> Any:
        """Every name is its own address."""
        return [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (host, port))]

    # What the base class asks of a loop

    def _process_events(self, events: object) -> None: ...

    def _write_to_self(self) -> None: ...


class _Timer(TimerHandle):
    """Those of one moment ring in the order in which they were set.

    asyncio leaves that to the shape of its heap, which depends on everybody else's timers.
    """

    __slots__ = ("number",)
    number: int
    _when: float
    _scheduled: bool

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, _Timer):
            return NotImplemented
        return (self._when, self.number) < (other._when, other.number)


class _Selector:
    """Nothing comes from outside: to wait is to let time pass."""

    def __init__(self, loop: SimLoop) -> None:
        self._loop = loop

    def select(self, timeout: float | None) -> tuple[()]:
        if timeout is None:
            raise Deadlock
        if timeout > 0:
            self._loop.pass_time(timeout)
        return ()

    def close(self) -> None: ...


class _Thread:
    """One after the other, each as long as chance has it."""

    def __init__(self, seed: int, number: int) -> None:
        self._chance = chance(seed, "thread", number)
        self._free = self._told = 0.0

    def next(self, now: float) -> tuple[float, float]:
        """When the next work is done, and when the loop hears of it."""
        taken = self._chance.choice(WORK_SECONDS) * self._chance.uniform(0.5, 1.5)
        self._free = max(now, self._free) + taken
        late = self._chance.choice(TELL_SECONDS) * self._chance.uniform(0.5, 1.5)
        self._told = max(self._told, self._free + late)
        return self._free, self._told


class _Telling:
    def __init__(self, future: "Future[T]", result: T) -> None:
        self._future, self._result = future, result

    def __call__(self) -> None:
        if not self._future.cancelled():
            self._future.set_result(self._result)


class _Failing:
    def __init__(self, future: "Future[Any]", error: Exception) -> None:
        self._future, self._error = future, error

    def __call__(self) -> None:
        if not self._future.cancelled():
            self._future.set_exception(self._error)


def _unborn(task: "asyncio.Task[Any]") -> bool:
    """Whether it died before its first step; there is nothing in it to be ended."""
    work: Any = task.get_coro()
    unborn = inspect.iscoroutine(work) and inspect.getcoroutinestate(work) == inspect.CORO_CREATED
    if unborn:
        work.close()
    return unborn


def _life_of(handle: Any) -> Life | None:
    found: Life | None = handle._context.get(LIFE)
    return found
