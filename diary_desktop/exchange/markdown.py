"""Markdown: a file for each entry, what is said of it between two rules at its head, pictures named in its text."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath
from urllib.parse import unquote

from ..domain.entry import Mood
from ..domain.foreign import ForeignEntry, ForeignItem, Unreadable
from .foreign_tree import Tree, Unfit
from .foreign_values import clean, decoded, file_of, headed, mark_of, moment_of, name_of, names_of, with_missing
from .front_matter import Value, listed, parted, said

ENDINGS = (".md", ".markdown")
_DATES = ("date", "created", "created_at", "creation date", "when", "day", "datetime")
_DAY_IN_NAME = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T_-]+(\d{2})[-:.h]?(\d{2}))?")
_ONLY_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PICTURE = re.compile(r"!\[[^\]\n]*\]\(<?([^)>\n]+?)>?(?:\s+\"[^\"\n]*\")?\)|!\[\[([^\]|\n]+)(?:\|[^\]\n]*)?\]\]")
_TAG = re.compile(r"(?<!\S)#([^\W\d_][\w/-]*)")
_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`", re.DOTALL)


def reads(tree: Tree) -> bool:
    """Whether there is such a file."""
    return any(one.lower().endswith(ENDINGS) for one in tree.names())


def items(tree: Tree) -> Iterator[ForeignItem]:
    """File after file."""
    by_name: dict[str, str] = {}
    for one in tree.names():
        by_name.setdefault(PurePosixPath(one).name, one)
    for name in tree.names():
        if name.lower().endswith(ENDINGS):
            try:
                yield from _entry(tree, name, by_name)
            except Unfit as error:
                yield Unreadable(name, error.flaw)


def _entry(tree: Tree, name: str, by_name: dict[str, str]) -> Iterator[ForeignItem]:
    whole = decoded(tree.read(name))
    fields, body = parted(whole)
    body = clean(body)
    found, missing = _pictures(tree, name, body, by_name)
    if not body and not found:
        raise Unfit("empty")
    title = name_of(said(fields.get("title")))
    heading, text = headed(body)
    if not heading or (title and title != heading):
        heading, text = "", body
    when, told = _when(tree, name, fields)
    uuid = name_of(said(fields.get("uuid") or fields.get("id")))
    tags = [one.lstrip("#") for one in listed(fields.get("tags") or fields.get("tag"))]
    yield ForeignEntry(
        source=f"markdown:{mark_of(uuid or when.isoformat() if told else '', whole)}",
        item=name,
        when=when,
        text=text,
        title=title or heading,
        mood=_mood(said(fields.get("mood"))),
        tags=names_of([*tags, *_TAG.findall(_CODE.sub("", body))]),
        people=names_of(listed(fields.get("people"))),
        place=name_of(said(fields.get("place") or fields.get("location"))),
        starred=said(fields.get("starred") or fields.get("favorite")).lower() in ("true", "yes"),
        files=tuple(file_of(tree, one) for one in found),
        dated_by_file=not told,
    )
    yield from with_missing(name, missing)


def _when(tree: Tree, name: str, fields: dict[str, Value]) -> tuple[datetime, bool]:
    """The day at the head of the file, else in its name, else its own time; False for that last one."""
    for field in _DATES:
        text = said(fields.get(field)).strip()
        if not text:
            continue
        try:
            when = moment_of(text, said(fields.get("timezone")) or None)
        except Unfit:
            continue
        return (when.replace(hour=12) if _ONLY_DAY.fullmatch(text) else when), True
    named = _DAY_IN_NAME.search(PurePosixPath(name).name)
    if named:
        hour, minute = (named[4], named[5]) if named[4] else ("12", "00")
        try:
            return moment_of(f"{named[1]}-{named[2]}-{named[3]}T{hour}:{minute}"), True
        except Unfit:
            pass
    changed = tree.changed(name)
    if changed is None:
        raise Unfit("no_date")
    return changed, False


def _mood(text: str) -> Mood | None:
    """By our own names, or from 1 to 5."""
    name = text.strip()
    if name.upper() in Mood.__members__:
        return Mood[name.upper()]
    return Mood(int(name)) if name in ("1", "2", "3", "4", "5") else None


def _pictures(tree: Tree, name: str, body: str, by_name: dict[str, str]) -> tuple[list[str], list[str]]:
    """Files the text shows that lie there, and those that do not; an address of the web is left in the text alone."""
    found: list[str] = []
    missing: list[str] = []
    for one in _PICTURE.finditer(_CODE.sub("", body)):
        target = unquote((one[1] or one[2]).strip())
        if "://" in target or target.startswith(("data:", "#")):
            continue
        here = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
        top = posixpath.normpath(target.lstrip("/"))
        at = next((each for each in (here, top, by_name.get(PurePosixPath(target).name, "")) if tree.has(each)), None)
        if at is None:
            missing.append(PurePosixPath(target).name)
        elif not at.lower().endswith(ENDINGS):
            found.append(at)
    return list(dict.fromkeys(found)), missing
