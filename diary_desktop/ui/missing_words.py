"""What is damaged or missing, in the person's language: storage names it in English, by one of these templates."""

from __future__ import annotations

import re
from functools import lru_cache

from .language import tr

TABLES = ("entries", "conversations", "settings")

NAMES = (
    "{item}, written by a newer version of the app",
    "{item}, which was damaged before it was backed up",
    "the sound of entry {letters}: only a part of it could be proved",
    "the sound of entry {letters}: nothing of it could be proved",
    "the sound of entry {letters}",
    "the sound {letters}",
    "a file of entry {letters}",
    "entry {letters}",
    "entries {letters}",
    "conversation {letters}",
    "conversations {letters}",
    "setting {letters}",
    "settings {letters}",
    "the settings",
    "recording {letters}, which no entry names: only a part of it could be proved",
    "recording {letters}, which no entry names",
    "recording {letters}",
    "the vectors of entry {letters}, which are made again from its text",
    "log record {number}, which is there twice",
    "log record {number}",
    "log records {first} to {last}",
    "the last record of the log, which this computer has seen",
    "the last {count} records of the log, which this computer has seen",
    "the unfinished last record of the log ({count} bytes)",
    "{count} bytes of the log",
    "the log is missing",
    "the end of the log",
    "every checkpoint",
    "checkpoint {number}",
    "a copy of checkpoint {number}, which is gone",
    "a copy of checkpoint {number}",
    "a record of the table {table}",
    "the table {table}, which no checkpoint vouches for",
    "the table {table}, of which {count} records are missing",
    "up to {count} records of the table {table}",
    "{count} files of the table {table}; they are put back when the diary is next opened",
    "the snapshot for quick opening, which is made again from the entries",
    "the snapshot for quick opening",
    "what is remembered of the backups",
    "the unfinished drafts",
    "the list of erased entries",
    "the words and names",
    "what is remembered of imports",
    "the first copy of the header",
    "the second copy of the header",
    "the two copies of the header, which differ",
    "{missing} of {count} entries",
    "{missing} of {count} conversations",
    "{missing} of {count} settings",
    "{missing} of {count} sounds",
    "{count} entries that came back in another state",
    "the name of the backup",
    "the end of the backup",
    "part {number} of the backup",
    "piece {piece} of part {number}",
    "the end of part {number}",
    "{item} of the backup",
)
"""The first that fits a name is taken."""


def missing(name: str) -> str:
    """``name`` in the person's language; as it is where no template fits it."""
    for template in NAMES:
        found = _pattern(template).fullmatch(name)
        if found is not None:
            return tr(template, **{field: _value(field, text) for field, text in found.groupdict().items()})
    return name


def is_known(name: str) -> bool:
    """Whether a template fits."""
    return any(_pattern(template).fullmatch(name) for template in NAMES)


def _value(field: str, text: str) -> str:
    if field == "item":
        return missing(text)
    return tr(text) if field == "table" else text


@lru_cache(maxsize=len(NAMES))
def _pattern(template: str) -> re.Pattern[str]:
    shapes = {"item": ".+", "table": "|".join(TABLES), "letters": "[0-9a-f]+"}
    parts = re.split(r"\{(\w+)\}", template)
    plain = [re.escape(part) for part in parts[::2]]
    fields = [f"(?P<{name}>{shapes.get(name, '[0-9]+')})" for name in parts[1::2]]
    return re.compile("".join(a + b for a, b in zip(plain, [*fields, ""], strict=True)))
