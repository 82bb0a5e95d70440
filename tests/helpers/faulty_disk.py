"""A disk under SQLCipher whose syncs are counted, and can be made to fail."""

import ctypes as c
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

import sqlcipher3._sqlite3

FULL = 13
IOERR_FSYNC = 1034
_AS_DEFAULT = 1


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
    """sqlite3_vfs up to xOpen, and room for the rest of it."""

    _fields_: ClassVar = [
        ("version", c.c_int),
        ("file_size", c.c_int),
        ("longest_path", c.c_int),
        ("next", c.c_void_p),
        ("name", c.c_char_p),
        ("data", c.c_void_p),
        ("open", c.c_void_p),
        ("rest", c.c_void_p * 20),
    ]


_Sync = c.CFUNCTYPE(c.c_int, c.POINTER(_File), c.c_int)
_Open = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_char_p, c.POINTER(_File), c.c_int, c.c_void_p)


class FaultyDisk:
    """`synced` names the files as they are synced; while `fails`, each sync fails with `code`."""

    def __init__(self, base: _Vfs) -> None:
        self.synced: list[str] = []
        self.fails = False
        self.code = IOERR_FSYNC
        self._base = base
        self._open_base = _Open(base.open)
        self._kept: list[Any] = []  # what C points to must outlive the call
        self.vfs = _Vfs.from_buffer_copy(base)
        self.vfs.name = b"faulty"
        self.vfs.open = self._pointer(_Open(self._open))

    def _open(self, _vfs: int, name: bytes | None, file: Any, flags: int, out: int) -> int:
        code = self._open_base(c.addressof(self._base), name, file, flags, out)
        if code == 0 and file.contents.methods:
            methods = _Methods.from_buffer_copy(file.contents.methods.contents)
            methods.sync = self._pointer(_Sync(self._syncing(name, _Sync(methods.sync))))
            self._kept.append(methods)
            file.contents.methods = c.pointer(methods)
        return int(code)

    def _syncing(self, name: bytes | None, sync: Any) -> Any:
        def counted(file: Any, flags: int) -> int:
            self.synced.append(Path((name or b"").decode()).name)
            return self.code if self.fails else int(sync(file, flags))

        return counted

    def _pointer(self, function: Any) -> int | None:
        self._kept.append(function)
        return c.cast(function, c.c_void_p).value


@contextmanager
def faulty_disk() -> Iterator[FaultyDisk]:
    """Under every SQLCipher file opened in the block."""
    library = c.CDLL(sqlcipher3._sqlite3.__file__)
    library.sqlite3_vfs_find.restype = c.POINTER(_Vfs)
    base = library.sqlite3_vfs_find(None)
    disk = FaultyDisk(base.contents)
    library.sqlite3_vfs_register(c.byref(disk.vfs), _AS_DEFAULT)
    try:
        yield disk
    finally:
        library.sqlite3_vfs_unregister(c.byref(disk.vfs))
        library.sqlite3_vfs_register(base, _AS_DEFAULT)
