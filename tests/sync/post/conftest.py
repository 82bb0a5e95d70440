"""A data folder, for hubs that die and hubs that share it."""

from tests.app.persistence.conftest import folder, in_files, key

__all__ = ["folder", "in_files", "key"]
