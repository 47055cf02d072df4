"""Overwrites secrets that are no longer needed: the copies we hold, for Python may have made others."""

from __future__ import annotations


def wipe(buffer: bytearray) -> None:
    """Overwrite ``buffer`` with zeros, in place."""
    buffer[:] = bytes(len(buffer))
