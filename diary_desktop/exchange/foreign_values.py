"""Values as other programs write them, made to ours: days, texts, names, and what is beside an entry."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from ..domain.foreign import MOST_TEXT, ForeignFile, Unreadable
from .foreign_tree import MOST_MEDIA, Tree, Unfit

_ENCODINGS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
LONGEST_NAME = 200
"""Characters of a tag, a person, a place or a title."""
FIRST_YEAR, LAST_YEAR = 2, 9997


def decoded(content: bytes) -> str:
    """UTF-8, or what a mark at the beginning says, with plain line ends. Raises ``Unfit``."""
    encoding = next((name for mark, name in _ENCODINGS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unfit("damaged") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parsed_json(content: bytes) -> object:
    """Raises ``Unfit``."""
    try:
        return json.loads(decoded(content))
    except (ValueError, RecursionError) as error:
        raise Unfit("damaged") from error


def clean(value: object) -> str:
    """A text without what no text has; empty for anything else. Raises ``Unfit`` where it is too long."""
    if not isinstance(value, str):
        return ""
    if len(value) > MOST_TEXT:
        raise Unfit("too_large")
    text = value.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return text.encode("utf-8", "replace").decode("utf-8").strip()


def name_of(value: object) -> str:
    """A label on one line."""
    return " ".join(clean(value).split())[:LONGEST_NAME]


def names_of(values: object) -> tuple[str, ...]:
    """Each once, without empty ones, whatever its capitals; the first spelling stays."""
    found: dict[str, str] = {}
    for one in values if isinstance(values, list | tuple) else ():
        name = name_of(one)
        if name:
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def headed(text: str) -> tuple[str, str]:
    """Title and rest, where the first line is a heading and something follows it."""
    first, _, rest = text.partition("\n")
    title = name_of(first.lstrip("#"))
    if first.startswith("#") and first.lstrip("#").startswith(" ") and title and rest.strip():
        return title, rest.strip()
    return "", text


def moment_of(value: object, zone: object = None) -> datetime:
    """ISO 8601, in ``zone`` where that is one. Raises ``Unfit``."""
    try:
        when = datetime.fromisoformat(str(value).strip()) if isinstance(value, str) else None
    except ValueError as error:
        raise Unfit("no_date") from error
    if when is None:
        raise Unfit("no_date")
    return in_zone(when, zone)


def moment_of_microseconds(value: object) -> datetime:
    """Since 1970. Raises ``Unfit``."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise Unfit("no_date")
    try:
        return within_reach(datetime.fromtimestamp(value / 1e6, UTC))
    except (ValueError, OverflowError, OSError) as error:
        raise Unfit("no_date") from error


def in_zone(when: datetime, zone: object) -> datetime:
    """A moment of the world as the clock showed it there; what is on the wall already stays as it is."""
    within_reach(when)
    if not isinstance(zone, str) or when.tzinfo is None:
        return when
    try:
        return when.astimezone(ZoneInfo(zone))
    except (ValueError, OSError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        return when


def within_reach(when: datetime) -> datetime:
    """Raises ``Unfit`` for a year that no diary has."""
    if not FIRST_YEAR <= when.year <= LAST_YEAR:
        raise Unfit("no_date")
    return when.replace(microsecond=0)


def mark_of(*parts: str) -> str:
    """A name for what has no id of its own, by all that it says."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()


def file_of(tree: Tree, name: str, called: str = "") -> ForeignFile:
    """A file that lies there; read when it is kept."""
    return ForeignFile(name_of(called) or PurePosixPath(name).name, partial(_read, tree, name))


def with_missing(item: str, missing: Iterable[str]) -> Iterator[Unreadable]:
    """Files that an entry names and that are not there."""
    return (Unreadable(f"{item}: {name_of(one) or '?'}", "file_missing") for one in missing)


def _read(tree: Tree, name: str) -> bytes | None:
    try:
        return tree.read(name, MOST_MEDIA)
    except Unfit:
        return None
