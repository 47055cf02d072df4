"""Day One 2: one JSON file for each journal, with photos, sounds and papers in folders beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ..domain.foreign import ForeignEntry, ForeignFile, ForeignItem, Unreadable
from .foreign_tree import Tree, Unfit
from .foreign_values import clean, file_of, headed, mark_of, moment_of, name_of, names_of, parsed_json, with_missing

_MEDIA = {"photos": "photos", "videos": "videos", "audios": "audios", "pdfAttachments": "pdfs"}
"""The lists of an entry, and the folder that each one's files lie in."""
_EMBEDDED = re.compile(r"!\[[^\]\n]*\]\(dayone-moment:[^)\n]*\)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~/-])")


def reads(tree: Tree) -> bool:
    """Whether a JSON file there holds a list of entries with their days of creation."""
    return any(_looks_right(tree, name) for name in _documents(tree))


def items(tree: Tree) -> Iterator[ForeignItem]:
    """Journal after journal."""
    for name in _documents(tree):
        try:
            found = parsed_json(tree.read(name))
        except Unfit as error:
            yield Unreadable(name, error.flaw)
            continue
        entries = found.get("entries") if isinstance(found, dict) else None
        for number, body in enumerate(entries if isinstance(entries, list) else (), 1):
            yield from _entry(tree, name, f"{name}, {number}", body)


def _documents(tree: Tree) -> list[str]:
    """At the top or one folder down, as a zip may wrap everything."""
    return [one for one in tree.names() if one.lower().endswith(".json") and one.count("/") <= 1]


def _looks_right(tree: Tree, name: str) -> bool:
    try:
        found = parsed_json(tree.read(name))
    except Unfit:
        return False
    entries = found.get("entries") if isinstance(found, dict) else None
    return isinstance(entries, list) and any(isinstance(one, dict) and "creationDate" in one for one in entries)


def _entry(tree: Tree, document: str, item: str, body: object) -> Iterator[ForeignItem]:
    if not isinstance(body, dict):
        yield Unreadable(item, "damaged")
        return
    files, missing = _files(tree, document, body)
    try:
        text = _ESCAPED.sub(r"\1", _EMBEDDED.sub("", clean(body.get("text")))).strip()
        if not text and not files:
            raise Unfit("empty")
        title, text = headed(text)
        when = moment_of(body.get("creationDate"), body.get("timeZone"))
        uuid = name_of(body.get("uuid"))
        yield ForeignEntry(
            source=f"day_one:{uuid}" if uuid else f"day_one:{mark_of(when.isoformat(), title, text)}",
            item=item,
            when=when,
            text=text,
            title=title,
            tags=names_of(body.get("tags")),
            place=_place(body.get("location")),
            starred=body.get("starred") is True,
            pinned=body.get("isPinned") is True,
            files=tuple(files),
        )
    except Unfit as error:
        yield Unreadable(item, error.flaw)
        return
    yield from with_missing(item, missing)


def _files(tree: Tree, document: str, body: dict[str, object]) -> tuple[list[ForeignFile], list[str]]:
    """What lies there, under the MD5 by which Day One names it, and the names of what does not."""
    there = PurePosixPath(document).parent
    found: list[ForeignFile] = []
    missing: list[str] = []
    for kind, folder in _MEDIA.items():
        listed = body.get(kind)
        for one in listed if isinstance(listed, list) else ():
            if not isinstance(one, dict):
                continue
            md5 = name_of(one.get("md5"))
            ending = name_of(one.get("type") or one.get("format")) or ("pdf" if folder == "pdfs" else "jpeg")
            candidates = [f"{md5}.{each}" for each in (ending, "jpeg", "jpg", "m4a", "mp4", "mov", "png", "heic")]
            names = [(there / folder / each).as_posix() for each in candidates]
            at = next((each for each in names if tree.has(each)), None) if md5 else None
            called = name_of(one.get("filename"))
            if at is not None:
                found.append(file_of(tree, at, called))
            else:
                missing.append(called or candidates[0])
    return found, missing


def _place(location: object) -> str:
    if not isinstance(location, dict):
        return ""
    parts = [name_of(location.get(one)) for one in ("placeName", "localityName", "country")]
    return name_of(", ".join(dict.fromkeys(one for one in parts[:2] if one)) or parts[2])
