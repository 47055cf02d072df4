"""Asks the system how much memory is free, so that a model too large is refused instead of stalling the machine."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import Final

_KIB: Final = 1024


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX of the Windows API."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        ("total", ctypes.c_uint64),
        ("free", ctypes.c_uint64),
        ("rest", ctypes.c_uint64 * 5),
    )


def free_memory() -> int:
    """Bytes that could be taken without swapping; where nobody tells (macOS), half of what is built in."""
    if sys.platform == "win32":
        status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
        ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))
        return int(status.free)
    told = linux_available(Path("/proc/meminfo"))
    return told if told is not None else os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2


def linux_available(table: Path) -> int | None:
    """``MemAvailable`` of the kernel's table, in bytes; None where there is none."""
    if not table.is_file():
        return None
    for line in table.read_text(encoding="ascii").splitlines():
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * _KIB
    return None
