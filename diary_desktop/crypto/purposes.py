"""Numbers that are authenticated with every record, so that one can never be taken for another."""

from __future__ import annotations

from enum import IntEnum


class Table(IntEnum):
    """Where a record lives. The numbers are part of the format and never change."""

    ENTRIES = 1
    CONVERSATIONS = 2
    SETTINGS = 3
    SNAPSHOT = 4
    LOG = 5
    CHECKPOINT = 6


class Column(IntEnum):
    """Which of a row's sealed columns."""

    SEALED = 1
    VECTORS = 2
