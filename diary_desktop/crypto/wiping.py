"""Overwrites secrets that are no longer needed. Python may have copied them elsewhere; this removes the copies we hold."""

from __future__ import annotations

import unicodedata


def wipe(buffer: bytearray) -> None:
    """Overwrite ``buffer`` with zeros, in place."""
    buffer[:] = bytes(len(buffer))


def normalised_passphrase(passphrase: bytes | bytearray) -> bytearray:
    """UTF-8 in normal form C, so that tone marks typed either way open the diary. The caller wipes it.

    Bytes that are not UTF-8 are taken as they are.
    """
    try:
        text = bytes(passphrase).decode("utf-8")
    except UnicodeDecodeError:
        return bytearray(passphrase)
    return bytearray(unicodedata.normalize("NFC", text).encode("utf-8"))
