"""A disk under SQLCipher, in its own library: hears what is asked of each file, and may refuse.

Every file that is opened through sqlcipher3 while a watch is set goes through it: the store's own
code needs no change and does not know. What is shared as memory (`-shm`) is no matter of the disk.
"""

import ctypes as c
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum, auto
from typing import Any, ClassVar, NamedTuple

import sqlcipher3._sqlite3

OK = 0
FULL = 13
IOERR_WRITE = 778
IOERR_FSYNC = 1034
IOERR_TRUNCATE = 1546
CANTOPEN = 14
_AS_DEFAULT = 1


class Kind(Enum):
    OPEN = auto()
    WRITE = auto()
    TRUNCATE = auto()
    SYNC = auto()
    DELETE = auto()


class Deed(NamedTuple):
    """What is asked of the disk."""

    kind: Kind
    path: str
    at: int = 0
    """Where it is written, the length that is left, or whether a deletion is to be durable."""
    data: bytes = b""


Watch = Callable[[Deed], int]
"""Hears of a deed before it is done. `OK` lets it be done; any other code is SQLite's answer."""


class _Methods(c.Structure):
    """sqlite3_io_methods up to xSync, and room for the rest of it."""

    _fields_: ClassVar = [
        ("version", c.c_int),
        ("close", c.c_void_p),
        ("read", c.c_void_p),
        ("write", c.c_void_p),
        ("truncate", c.c_void_p),
        ("sync", c.c_void_p),
        ("rest", c.c_void_p * 13),
    ]


class _File(c.Structure):
    _fields_: ClassVar = [("methods", c.POINTER(_Methods))]


class _Vfs(c.Structure):
    """sqlite3_vfs up to xDelete, and room for the rest of it."""

    _fields_: ClassVar = [
        ("version", c.c_int),
        ("file_size", c.c_int),
        ("longest_path", c.c_int),
        ("next", c.c_void_p),
        ("name", c.c_char_p),
        ("data", c.c_void_p),
        ("open", c.c_void_p),
        ("delete", c.c_void_p),
        ("rest", c.c_void_p * 19),
    ]


# Names are pointers, never bytes: SQLite reads on behind a name's end, and keeps it.
_Open = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_void_p, c.POINTER(_File), c.c_int, c.c_void_p)
_Delete = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_void_p, c.c_int)
_Write = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_void_p, c.c_int, c.c_int64)
_Truncate = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_int64)
_Sync = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_int)

_KEPT: list[Any] = []
"""What C points to must outlive every file that was opened."""


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Under every SQLCipher file opened in the block, for as long as that is open."""
    library = c.CDLL(sqlcipher3._sqlite3.__file__)
    library.sqlite3_vfs_find.restype = c.POINTER(_Vfs)
    base = library.sqlite3_vfs_find(None)
    mine = _Watched(base.contents, watch).vfs
    library.sqlite3_vfs_register(c.byref(mine), _AS_DEFAULT)
    try:
        yield
    finally:
        library.sqlite3_vfs_unregister(c.byref(mine))
        library.sqlite3_vfs_register(base, _AS_DEFAULT)


class _Watched:
    """The disk as it is, with a watch before it."""

    def __init__(self, base: _Vfs, watch: Watch) -> None:
        self._base = base
        self._watch = watch
        self._paths: dict[int, str] = {}
        """Of the open files, by their addresses."""
        self._methods: dict[int, _Methods] = {}
        """Those that were there, by their addresses, as they are now."""
        self._open_base = _Open(base.open)
        self._delete_base = _Delete(base.delete)
        self.vfs = _Vfs.from_buffer_copy(base)
        self.vfs.name = b"watched"
        self.vfs.open = _pointer(_Open(self._open))
        self.vfs.delete = _pointer(_Delete(self._delete))
        _KEPT.append(self)

    def _open(self, _: int, name: int | None, file: Any, flags: int, out: int | None) -> int:
        path = "" if name is None else c.string_at(name).decode()
        code = self._watch(Deed(Kind.OPEN, path))
        if code == OK:
            code = self._open_base(c.addressof(self._base), name, file, flags, out)
        if code == OK and file.contents.methods:
            self._paths[c.addressof(file.contents)] = path
            file.contents.methods = c.pointer(self._with_a_watch(file.contents.methods.contents))
        return code

    def _delete(self, _: int, name: int, durably: int) -> int:
        path = c.string_at(name).decode()
        code = self._watch(Deed(Kind.DELETE, path, durably))
        return code or self._delete_base(c.addressof(self._base), name, durably)

    def _with_a_watch(self, there: _Methods) -> _Methods:
        known = self._methods.get(c.addressof(there))
        if known is None:
            known = self._methods[c.addressof(there)] = _Methods.from_buffer_copy(there)
            known.write = _pointer(_Write(self._writing(_Write(there.write))))
            known.truncate = _pointer(_Truncate(self._truncating(_Truncate(there.truncate))))
            known.sync = _pointer(_Sync(self._syncing(_Sync(there.sync))))
        return known

    def _writing(self, write: Callable[..., int]) -> Callable[..., int]:
        def watched(file: int, data: int, length: int, at: int) -> int:
            deed = Deed(Kind.WRITE, self._paths[file], at, c.string_at(data, length))
            return self._watch(deed) or write(file, data, length, at)

        return watched

    def _truncating(self, truncate: Callable[..., int]) -> Callable[..., int]:
        def watched(file: int, length: int) -> int:
            deed = Deed(Kind.TRUNCATE, self._paths[file], length)
            return self._watch(deed) or truncate(file, length)

        return watched

    def _syncing(self, sync: Callable[..., int]) -> Callable[..., int]:
        def watched(file: int, flags: int) -> int:
            return self._watch(Deed(Kind.SYNC, self._paths[file])) or sync(file, flags)

        return watched


def _pointer(function: Any) -> int | None:
    _KEPT.append(function)
    return c.cast(function, c.c_void_p).value
