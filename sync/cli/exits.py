"""How a word ends: an exit code for programs, and for people what happened and what to do."""

import errno
import re
from enum import IntEnum

from msgspec import Struct

from app.intake import NotReadable
from app.persistence import errors
from app.persistence.errors import StoreError
from sync.errors import CommandFailed, HubStopped, SyncError


class Exit(IntEnum):
    """Stable; the operator guide lists them."""

    DONE = 0
    REFUSED = 1
    """Understood, and not done; or `verify` found something."""
    USAGE = 2
    NOT_A_STORE = 3
    IN_USE = 4
    KEY = 5
    PORT = 6
    UNREADABLE = 7
    FULL = 8
    DATABASE = 9
    DAMAGED = 65
    BROKEN = 75


class Problem(Struct, frozen=True):
    """`code` is stable; `happened`, `safe` and `todo` are sentences."""

    code: str
    exit: Exit
    happened: str
    safe: str
    todo: str

    def text(self) -> str:
        return f"{self.code}: {self.happened} {self.safe} {self.todo}"


class Stopped(Exception):
    """The word cannot go on."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.text())
        self.problem = problem


GONE = Problem(
    "hub_stopped",
    Exit.REFUSED,
    "The hub stopped before it had answered.",
    "What it had done is kept.",
    "Start it and give the same word again: nothing is done twice.",
)
DEFECT = Problem(
    "defect",
    Exit.REFUSED,
    "A defect of the hub met this word.",
    "What it had done is kept.",
    "Look at the hub's log, and report what it says there.",
)
NOT_THE_OPERATOR = Problem(
    "not_the_operator",
    Exit.REFUSED,
    "The hub did not take the token from the data folder.",
    "Nothing was done.",
    "Give the word again, as the user who runs the hub.",
)
NOT_UNDERSTOOD = Problem(
    "not_understood",
    Exit.REFUSED,
    "The hub and this mashboard-hub do not understand each other.",
    "What was done is kept.",
    "Use the mashboard-hub that serves the folder, or start the hub again with this one.",
)
OF_THE_HUB: dict[type[SyncError], Problem] = {HubStopped: GONE, CommandFailed: DEFECT}
OF_THE_STORE: dict[type[StoreError], Exit] = {
    errors.NotAStore: Exit.NOT_A_STORE,
    errors.TooNew: Exit.NOT_A_STORE,
    errors.DataFolderInUse: Exit.IN_USE,
    errors.StoreBusy: Exit.IN_USE,
    errors.KeyMissing: Exit.KEY,
    errors.WrongKey: Exit.KEY,
    errors.KeyExposed: Exit.KEY,
    errors.StoreFull: Exit.FULL,
    errors.StoreAway: Exit.DATABASE,
    errors.DatabaseRefused: Exit.DATABASE,
    errors.NoDatabase: Exit.DATABASE,
    errors.DriverMissing: Exit.DATABASE,
    errors.StoreDamaged: Exit.DAMAGED,
    errors.StoreBroken: Exit.BROKEN,
}


def problem_of(error: BaseException) -> Problem | None:
    """None for what is nobody's mistake but ours: that is shown as it is."""
    match error:
        case Stopped():
            return error.problem
        case StoreError():
            exit_code = OF_THE_STORE.get(type(error), Exit.REFUSED)
            return Problem(_code(error), exit_code, error.happened, error.safe, error.todo)
        case NotReadable():
            return Problem("not_readable", Exit.UNREADABLE, str(error), "", "")
        case OSError():
            return _of_the_system(error)
        case HubStopped() | CommandFailed():
            return OF_THE_HUB[type(error)]
    return None


def _of_the_system(error: OSError) -> Problem:
    where = f"{error.filename}: " if error.filename else ""
    happened = f"{where}{error.strerror or error}."
    safe = "What was done before is kept."
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Problem("disk_full", Exit.FULL, happened, safe, "Free space on that disk.")
    todo = "Look at the path, and at who may read and write it."
    return Problem("system_refused", Exit.REFUSED, happened, safe, todo)


def _code(error: StoreError) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(error).__name__).lower()
