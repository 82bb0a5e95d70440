"""A data folder, for hubs that die and hubs that share it."""

from tests.app.persistence.conftest import folder, key

__all__ = ["folder", "key"]
