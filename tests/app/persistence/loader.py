"""Run as a program: load a store turn by turn, saying after each what was acknowledged.

Arguments: data folder, key file, and bytes that the files may grow to (0: any).
"""

import resource
import signal
import sys
from pathlib import Path

from app.domain.values import CommandId
from app.persistence.errors import StoreError
from app.persistence.layout import DataFolder, Store, open_store
from app.persistence.providers import FileKey
from sync.adapters import SystemEntropy
from tests.helpers.builders import AT, uid
from tests.helpers.submitting import note, submission

GROUP = 8
KIND = 0xD


def words(n: int) -> str:
    return f"Words {n}"


def load(store: Store) -> None:
    board, _ = store.events.load()
    turn = 0
    while True:
        numbers = range(turn * GROUP, (turn + 1) * GROUP)
        asked = [submission(note(1, words(n)), chosen=CommandId(uid(n, KIND))) for n in numbers]
        done = store.events.turn(board, asked, AT)
        board, turn = done.board, turn + 1
        if any(answer.refusal for answer in done.answers):
            raise AssertionError(done.answers)
        print(turn * GROUP, flush=True)


def main(data: str, key: str, limit: str) -> int:
    with open_store(DataFolder(Path(data)), FileKey(Path(key)), SystemEntropy()) as store:
        if int(limit):
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.RLIM_INFINITY))
        try:
            load(store)
        except StoreError as error:
            print(type(error).__name__, flush=True)
    return 75


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
