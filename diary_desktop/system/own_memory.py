"""Looks for byte strings in this process's own memory, as somebody would who got hold of it.

Linux only: the map from ``/proc/self/maps``, the bytes through ``process_vm_readv``, which a process may do to itself
even when its memory is closed to others (``/proc/self/mem`` is not). Counting is done in copies of a few
megabytes that are wiped afterwards; where the wanted bytes and those copies lie themselves is left out.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

MAPS = Path("/proc/self/maps")
PIECE = 4 << 20
"""Bytes copied at a time."""

_PAGE = 512
"""Words of eight bytes in a page."""

_FILL = 0xA5


class _Stretch(ctypes.Structure):
    """The C library's iovec."""

    _fields_ = (("base", ctypes.c_void_p), ("length", ctypes.c_size_t))


@dataclass(frozen=True, slots=True)
class Region:
    """A writable stretch of memory: where it begins and ends, and what the system calls it."""

    start: int
    end: int
    name: str


class Hidden:
    """A byte string to look for that is not itself found by the look: it is kept with every bit of it turned over.

    ``wipe`` forgets it.
    """

    def __init__(self, plain: bytes | bytearray | memoryview) -> None:
        self._turned = bytearray(one ^ _FILL for one in plain)

    def shown(self) -> bytearray:
        """A plain copy, for the caller to wipe."""
        return bytearray(one ^ _FILL for one in self._turned)

    def wipe(self) -> None:
        self._turned[:] = bytes(len(self._turned))


def can_read() -> bool:
    """Whether this system lets a process look at itself so."""
    return sys.platform == "linux" and MAPS.exists() and hasattr(ctypes.CDLL(None), "process_vm_readv")


def regions() -> list[Region]:
    """What this process can write to and so may have left something in."""
    found = []
    for line in MAPS.read_text(encoding="utf-8", errors="replace").splitlines():
        place, rights, _, _, _, *name = line.split(maxsplit=5)
        start, _, end = place.partition("-")
        if rights.startswith("rw") and (not name or name[0] not in ("[vvar]", "[vsyscall]")):
            found.append(Region(int(start, 16), int(end, 16), name[0] if name else ""))
    return found


class Wanted(Protocol):
    """A byte string to look for, such as ``Hidden``."""

    def shown(self) -> bytearray: ...


def counts(wanted: Mapping[str, Wanted], found_in: Counter[str] | None = None) -> Counter[str]:
    """How often each of ``wanted`` lies in memory, by its name. ``found_in`` counts the kinds of places."""
    total: Counter[str] = Counter()
    buffer = bytearray(PIECE)
    shown = {name: one.shown() for name, one in wanted.items()}
    longest = max(map(len, shown.values()), default=1)
    own = [_place_of(buffer), *(_place_of(one) for one in shown.values())]
    try:
        for region in regions():
            for name, times in _in_region(region, buffer, shown, longest, own):
                total[name] += times
                if found_in is not None:
                    found_in[_kind(region)] += times
    finally:
        for one in (buffer, *shown.values()):
            one[:] = bytes(len(one))
    return total


def read(start: int, length: int) -> bytearray:
    """A copy of own memory, shorter where the stretch ends; empty where nothing is mapped."""
    buffer = bytearray(length)
    return buffer[: max(0, _read_into(buffer, start, length))]


def _in_region(
    region: Region, buffer: bytearray, shown: Mapping[str, bytearray], longest: int, own: list[tuple[int, int]]
) -> Iterator[tuple[str, int]]:
    at = region.start
    while at < region.end:
        length = min(PIECE, region.end - at)
        got = _read_into(buffer, at, length)
        if got <= 0:
            at += length  # a guard page, or gone in the meantime
            continue
        first, last = _written(buffer, got)
        for name, plain in shown.items() if last else ():
            yield name, sum(not _inside(at + here, own) for here in _places(buffer, plain, first, last))
        at += got if at + got >= region.end or got < length else got - longest + 1


def _written(buffer: bytearray, end: int) -> tuple[int, int]:
    """The part of the first ``end`` bytes that is not all zeros: most of what is reserved was never written to."""
    words = np.frombuffer(buffer, np.uint64, end // 8)
    pages = np.flatnonzero(words[: len(words) // _PAGE * _PAGE].reshape(-1, _PAGE).any(axis=1))
    rest = bool(words[len(words) // _PAGE * _PAGE :].any()) or any(buffer[end // 8 * 8 : end])
    if not len(pages):
        return 0, end if rest else 0
    return int(pages[0]) * _PAGE * 8, end if rest else (int(pages[-1]) + 1) * _PAGE * 8


def _places(buffer: bytearray, plain: bytearray, start: int, end: int) -> Iterator[int]:
    here = buffer.find(plain, start, end)
    while here >= 0:
        yield here
        here = buffer.find(plain, here + 1, end)


def _inside(address: int, own: Iterable[tuple[int, int]]) -> bool:
    return any(start <= address < end for start, end in own)


def _place_of(buffer: bytearray) -> tuple[int, int]:
    start = ctypes.addressof((ctypes.c_char * len(buffer)).from_buffer(buffer))
    return start, start + len(buffer)


def _read_into(buffer: bytearray, start: int, length: int) -> int:
    """Bytes read, -1 where the stretch cannot be read."""
    place = ctypes.addressof((ctypes.c_char * len(buffer)).from_buffer(buffer))
    here, there = _Stretch(place, length), _Stretch(start, length)
    call = ctypes.CDLL(None, use_errno=True).process_vm_readv
    call.restype = ctypes.c_ssize_t
    return int(call(os.getpid(), ctypes.byref(here), 1, ctypes.byref(there), 1, 0))


def _kind(region: Region) -> str:
    if region.name in ("[heap]", "[stack]"):
        return region.name.strip("[]")
    return "libraries" if region.name.startswith("/") else "blocks"
