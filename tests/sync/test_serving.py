"""A data folder served within this process."""

import gc
from pathlib import Path

from app.persistence.layout import DataFolder, open_store
from app.persistence.providers import FileKey
from sync import serving
from sync.adapters import SystemClock, SystemEntropy
from sync.hub import Config


async def test_what_stays_is_not_collected_while_it_is_served(tmp_path: Path) -> None:
    clock, entropy = SystemClock(), SystemEntropy()
    folder, key = DataFolder(tmp_path / "hub"), FileKey(tmp_path / "hub.key")
    key.create(entropy)
    serving.found(folder, key, clock, entropy)
    with open_store(folder, key, entropy) as store:
        async with serving.serving(store, clock, entropy, Config()) as hub:
            assert gc.get_freeze_count() > 0
            await hub.stop()
    assert gc.get_freeze_count() == 0
