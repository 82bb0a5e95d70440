"""mashboard-hub on a disk whose syncs fail from SIGUSR1 on."""

import signal

from sync.cli import main
from tests.helpers.faulty_disk import faulty_disk

if __name__ == "__main__":
    with faulty_disk() as disk:
        signal.signal(signal.SIGUSR1, lambda *_: setattr(disk, "fails", True))
        main()
