"""What can go wrong with what is stored: what happened, what is safe, what to do."""


class StoreError(Exception):
    """`happened`, `safe` and `todo` are sentences for the people who run the hub."""

    safe = "Nothing was written."
    todo = "Look at the operator guide, or ask for help before changing any file."

    def __init__(self, happened: str) -> None:
        super().__init__(f"{happened} {self.safe} {self.todo}")
        self.happened = happened


# Passing: try again


class StoreBusy(StoreError):
    """Another program holds the store's write lock."""

    todo = "It will be tried again by itself."


class StoreFull(StoreError):
    """No room, or the disk does not take writes; reading still works."""

    safe = "What was there is safe; nothing new is kept until there is room."
    todo = "Free space on the disk of the data folder; no restart is needed."


class StoreAway(StoreFull):
    """The database does not answer, or takes no writes; the hub goes on when it does."""

    safe = "What was there is safe; nothing new is kept until the database answers."
    todo = "Look at the database server and at the way to it; no restart is needed."


class DatabaseRefused(StoreAway):
    """The server is there and lets nobody in by that name and password."""

    todo = "Look at the user in the URL, and at where its password is kept."


class NoDatabase(StoreAway):
    """The server is there, and no database of that name in it."""

    todo = "Look at the last part of the URL; a database is made by the server's operator."


class DriverMissing(StoreError):
    """What speaks to a PostgreSQL is not installed."""

    todo = "Install what locks/postgresql.txt names instead of locks/hub.txt."


# Not passing: stop


class StoreBroken(StoreError):
    """The disk did not confirm a commit, so that only a fresh start tells what is on it."""

    safe = "Everything acknowledged before is safe; the last changes will be sent again."
    todo = "Start the hub again (its exit code is 75); if this comes back, replace the disk."


class StoreDamaged(StoreError):
    """What is stored is not what the hub wrote."""

    safe = "The hub stopped before adding to it."
    todo = "Keep a copy of the data folder, run verify, and restore the last good backup."


class DataFolderInUse(StoreError):
    """Another hub serves this data folder."""

    todo = "Stop the other hub first, or talk to it with mashboard-hub."


class NotAStore(StoreError):
    """There is no store where one was expected."""

    todo = "Check the path, or make a new one with mashboard-hub init."


class AlreadyAStore(StoreError):
    """The folder for a new store holds something."""

    todo = "Choose an empty folder."


class TooNew(StoreError):
    """Written by a newer mashboard than this one."""

    todo = "Install the newer version of mashboard."


class OldSqlite(StoreError):
    """This SQLite can corrupt a store."""

    todo = "Install the sqlcipher3 that the lock file of this version names."


# Keys


class KeyMissing(StoreError):
    """The master key is not where it should be."""

    safe = "The record is safe, and unreadable without its key."
    todo = "Put the key back from its own backup, or say where it is."


class WrongKey(StoreError):
    """A key, but not the one that this was written with."""

    safe = "The record is safe, and unreadable without its own key."
    todo = "Find the key that belongs to this data folder."


class KeyExposed(StoreError):
    """The master key lies where others can read it."""

    todo = "Move the key out of the data folder and let only its owner read it (mode 0600)."


# The client's shelf


class ShelfUnreadable(StoreError):
    """The client's own store cannot be opened; it was moved aside, whole."""

    safe = "The file was kept as it is; an empty one takes its place."
    todo = "If words are missing, ask for help before deleting the file that was set aside."
