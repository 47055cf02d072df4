"""jrnl: plain text in which every entry begins with its day in brackets, in one file or a folder of days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath

from ..domain.foreign import ForeignEntry, ForeignItem, Unreadable
from .foreign_tree import Tree, Unfit
from .foreign_values import clean, decoded, mark_of, name_of, names_of, within_reach

_HEAD = re.compile(r"^\[(?P<when>\d[^\]\n]{5,40})\][ \t]*(?P<title>[^\n]*)$", re.MULTILINE)
_TAG = re.compile(r"(?<![^\s,(\"'“])@([\w+\-/*#]*[\w*#])")
_DAY_FILE = re.compile(r"(?:^|.*/)\d{4}/\d{2}/\d{2}\.txt$")
_SHAPES = (
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %I:%M:%S %p",
    "%Y-%m-%d %I:%M %p",
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%Y-%m-%d",
)
_BEGINNING = 4_096


def reads(tree: Tree) -> bool:
    """Whether the first file begins with a day in brackets."""
    for name in _documents(tree)[:20]:
        try:
            text = decoded(tree.read(name)).lstrip()[:_BEGINNING]
        except Unfit:
            continue
        head = _HEAD.match(text)
        if head is not None and _when(head["when"]) is not None:
            return True
    return False


def items(tree: Tree) -> Iterator[ForeignItem]:
    """File after file, entry after entry."""
    for name in _documents(tree):
        try:
            text = decoded(tree.read(name))
        except Unfit as error:
            yield Unreadable(name, error.flaw)
            continue
        yield from _entries(name, text)


def _documents(tree: Tree) -> list[str]:
    """A file alone is one; of a folder, the days of a tree of years and months, or every journal at its top."""
    names = tree.names()
    if len(names) == 1:
        return list(names)
    days = [one for one in names if _DAY_FILE.match(one)]
    return days or [one for one in names if "/" not in one and PurePosixPath(one).suffix in (".txt", ".journal")]


def _entries(name: str, text: str) -> Iterator[ForeignItem]:
    """Brackets that hold no day belong to the entry above them."""
    heads = [(one, when) for one in _HEAD.finditer(text) if (when := _when(one["when"])) is not None]
    before = text[: heads[0][0].start()] if heads else text
    if before.strip():
        yield Unreadable(f"{name}, 0", "no_date")
    for number, (head, when) in enumerate(heads, 1):
        end = heads[number][0].start() if number < len(heads) else len(text)
        item = f"{name}, {number}"
        try:
            yield _entry(item, when, head["title"], text[head.end() : end])
        except Unfit as error:
            yield Unreadable(item, error.flaw)


def _entry(item: str, when: datetime, first: str, rest: str) -> ForeignEntry:
    first, starred = first.strip(), False
    for bare in (first.removesuffix("*"), first.removeprefix("*")):
        if bare != first and (bare.strip() != bare or not bare):
            first, starred = bare.strip(), True
            break
    text = clean(rest)
    whole = clean(f"{first}\n{text}")
    if not whole:
        raise Unfit("empty")
    title, text = (name_of(first).rstrip("."), text) if text and len(first) <= 120 else ("", whole)
    tags = names_of(_TAG.findall(whole))
    return ForeignEntry(f"jrnl:{mark_of(when.isoformat(), whole)}", item, when, text, title, tags=tags, starred=starred)


def _when(text: str) -> datetime | None:
    for shape in _SHAPES:
        try:
            found = datetime.strptime(text.strip(), shape)
            return within_reach(found if "%H" in shape or "%I" in shape else found.replace(hour=12))
        except (ValueError, Unfit):
            continue
    return None
