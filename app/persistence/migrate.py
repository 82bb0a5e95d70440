"""Bring the store's tables to what this program knows; never touch what is newer."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from app.persistence.engines import writing
from app.persistence.errors import TooNew

SCRIPTS = Path(__file__).parent / "migrations"


def migrate_store(engine: Engine) -> None:
    """All of it in one transaction. Raises `TooNew`."""
    scripts = _scripts()
    known = {script.revision for script in scripts.walk_revisions()}
    with writing(engine) as connection:
        present = MigrationContext.configure(connection).get_current_revision()
        if present == scripts.get_current_head():
            return
        if present is not None and present not in known:
            raise TooNew(f"The store's tables have the later form {present}.")
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@cache
def _scripts() -> ScriptDirectory:
    """Read once, however many stores are opened."""
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
