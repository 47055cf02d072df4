"""Keeps a thread's memory out of the window's pool, for which the window would wait while a large piece is filled.

glibc hands its pools out in turn, the main thread's among them: with two, every second thread shares the window's.
Memory that is taken is filled under its pool's lock where freed memory is overwritten, also what Argon2 takes: beside a
derivation with 256 MiB in its own pool, the main thread stood still for 0.9 and 1.4 s on a busy machine, and for no
longer than beside any other work where the pools were not the same (measured).
"""

from __future__ import annotations

import ctypes
import sys
import threading

_BEYOND = 1 << 62
"""Bytes that nobody has: glibc looks for them in the next pool as well, and the thread stays with that one."""

_TRIES = 8
_OWN = 3000
"""Bytes of a block that comes out of the thread's pool: too large for what is kept at hand for it, and not mapped."""

_NOT_THE_MAIN_POOL = 4
"""A bit of the size that glibc writes before each block."""


def leave_the_windows_pool() -> bool:
    """True where the calling thread, which is not the main one, takes its memory elsewhere from now on. glibc alone."""
    if sys.platform != "linux" or threading.current_thread() is threading.main_thread():
        return False
    library = ctypes.CDLL(None)
    if not hasattr(library, "gnu_get_libc_version"):
        return False
    library.malloc.restype, library.malloc.argtypes = ctypes.c_void_p, (ctypes.c_size_t,)
    library.free.restype, library.free.argtypes = None, (ctypes.c_void_p,)
    for _ in range(_TRIES):
        if not _in_the_main_pool(library):
            return True
        library.malloc(_BEYOND)
    return False


def _in_the_main_pool(library: ctypes.CDLL) -> bool:
    place = library.malloc(_OWN)
    if not place:
        return False
    size = ctypes.c_size_t.from_address(place - ctypes.sizeof(ctypes.c_size_t)).value
    library.free(place)
    return not size & _NOT_THE_MAIN_POOL
