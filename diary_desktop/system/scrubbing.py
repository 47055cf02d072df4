"""Overwrites what freed memory still holds: letting go of a text frees its bytes, it does not clear them.

After a lock the collector runs, the interpreter's own small blocks are filled with zeros and given back, and the
C library returns its free pages to the system. What other libraries keep in pools of their own is out of reach.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from itertools import repeat

ARENA = 1 << 20
"""Bytes the interpreter takes from the system at a time for its small objects."""

_STEP, _SMALLEST, _LARGEST = 16, 48, 512
"""Its block sizes; the smallest object that can hold a text takes 48 bytes."""

_NEIGHBOURHOODS = 4
"""Megabytes of address space that two arenas, wherever they begin, may lie in."""

_MOST = 64
"""Arenas filled for one block size before it is left at that."""

_AT_HAND, _KEPT_AT_HAND = 7, 1032
"""How many free blocks of each size glibc keeps for a thread, and the largest of them in bytes."""

_BYTES_HEAD = sys.getsizeof(b"")


def scrub() -> None:
    """On the thread that may collect garbage. Takes some tenths of a second and, for a moment, a few MB."""
    gc.unfreeze()  # what a window set aside while the diary was open may be garbage by now
    gc.collect()
    gc.freeze()
    scrub_thread()
    _fill_small_blocks()
    _return_free_pages()


def scrub_thread() -> None:
    """The few blocks of each size that glibc keeps at hand for the calling thread, which freeing does not overwrite."""
    if sys.platform != "linux":
        return
    library = ctypes.CDLL(None)
    library.malloc.restype = ctypes.c_void_p
    taken = [
        (ctypes.c_void_p(library.malloc(ctypes.c_size_t(size))), size)
        for size in range(_STEP + 8, _KEPT_AT_HAND + 1, _STEP)
        for _ in range(_AT_HAND)
    ]
    for place, size in taken:
        if place.value:
            ctypes.memset(place, 0, size)
            library.free(place)


def _fill_small_blocks() -> int:
    """Zero every free block of every size a text fits in; returns how many objects that took.

    One size after another: what another thread makes meanwhile finds a hole of its own size. Where it lies among zeros
    it holds on to a whole arena, once they are gone: with all sizes filled at once, a lock while a job still ran left
    up to 18 MiB of empty arenas behind (measured).
    """
    return sum(map(_fill, range(_SMALLEST, _LARGEST + 1, _STEP)))


def _fill(block: int) -> int:
    """Zeros in blocks of one size, an arena's worth at a time, until they lie side by side: then no hole is left.

    All in one list, made before: Python keeps the heads of freed lists for the next ones, and one that was made among
    the zeros would hold on to its arena as well.
    """
    kept: list[bytes] = []
    together = 0
    while together < 2 and len(kept) < _MOST * (ARENA // block):
        begin = len(kept)
        kept.extend(map(bytes, repeat(block - _BYTES_HEAD, ARENA // block)))
        neighbourhoods = {id(kept[at]) // ARENA for at in range(begin, len(kept))}
        together = together + 1 if len(neighbourhoods) <= _NEIGHBOURHOODS else 0
    return len(kept)


def _return_free_pages() -> None:
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
