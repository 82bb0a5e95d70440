"""A data folder's record, read while nobody serves it."""

from pathlib import Path

from app.domain.board import Board
from app.persistence.layout import DataFolder, open_store
from app.persistence.providers import FileKey
from sync.adapters import SystemEntropy
from sync.cli.master_key import key_file_of


def board_of(data: Path) -> Board:
    with open_store(DataFolder(data), FileKey(key_file_of(data)), SystemEntropy()) as store:
        return store.events.load()[0]
