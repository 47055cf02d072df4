"""Google Keep as Takeout gives it: a JSON file for each note, pictures and sounds beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ..domain.foreign import ForeignEntry, ForeignFile, ForeignItem, Unreadable
from .foreign_tree import Tree, Unfit
from .foreign_values import (
    clean,
    file_of,
    mark_of,
    moment_of_microseconds,
    name_of,
    names_of,
    parsed_json,
    with_missing,
)

_CHANGED, _CREATED = "userEditedTimestampUsec", "createdTimestampUsec"
_LOOKED_AT = 20
"""Files among which a note must be."""


def reads(tree: Tree) -> bool:
    """Whether one of the first files is a note."""
    for name in _documents(tree)[:_LOOKED_AT]:
        try:
            if _is_note(parsed_json(tree.read(name))):
                return True
        except Unfit:
            continue
    return False


def items(tree: Tree) -> Iterator[ForeignItem]:
    """Note after note; what lay in Keep's bin stays there, and is named."""
    for name in _documents(tree):
        try:
            yield from _entry(tree, name, parsed_json(tree.read(name)))
        except Unfit as error:
            yield Unreadable(name, error.flaw)


def _documents(tree: Tree) -> list[str]:
    return [one for one in tree.names() if one.lower().endswith(".json")]


def _is_note(body: object) -> bool:
    return isinstance(body, dict) and _CHANGED in body and ("isTrashed" in body or "textContent" in body)


def _entry(tree: Tree, name: str, body: object) -> Iterator[ForeignItem]:
    if not isinstance(body, dict) or not _is_note(body):
        raise Unfit("damaged")
    if body.get("isTrashed") is True:
        raise Unfit("thrown_away")
    files, missing = _files(tree, name, body)
    title, text = name_of(body.get("title")), _text(body)
    if not text and not files:
        if not title:
            raise Unfit("empty")
        title, text = "", title
    stamp = body.get(_CREATED) or body.get(_CHANGED)
    labels = body.get("labels")
    yield ForeignEntry(
        source=f"keep:{mark_of(str(stamp), title, text)}",
        item=name,
        when=moment_of_microseconds(stamp),
        text=text,
        title=title,
        tags=names_of([one.get("name") for one in _records(labels)]),
        pinned=body.get("isPinned") is True,
        files=tuple(files),
    )
    yield from with_missing(name, missing)


def _text(body: dict[str, object]) -> str:
    """The text, the list with its ticks, and the addresses that were kept with it."""
    lines = [
        f"- [{'x' if one.get('isChecked') is True else ' '}] {clean(one.get('text'))}"
        for one in _records(body.get("listContent"))
    ]
    text = "\n\n".join(part for part in (clean(body.get("textContent")), "\n".join(lines)) if part)
    links = [clean(one.get("url")) for one in _records(body.get("annotations"))]
    return "\n\n".join([text, *(one for one in links if one and one not in text)]).strip()


def _files(tree: Tree, name: str, body: dict[str, object]) -> tuple[list[ForeignFile], list[str]]:
    """Keep says .jpeg where the file is called .jpg, and the other way round."""
    there = PurePosixPath(name).parent
    found: list[ForeignFile] = []
    missing: list[str] = []
    for one in _records(body.get("attachments")):
        path = there / (name_of(one.get("filePath")) or "?")
        swapped = {".jpeg": ".jpg", ".jpg": ".jpeg"}.get(path.suffix, path.suffix)
        at = next((each for each in (str(path), str(path.with_suffix(swapped))) if tree.has(each)), None)
        if at is not None:
            found.append(file_of(tree, at))
        else:
            missing.append(path.name)
    return found, missing


def _records(values: object) -> list[dict[str, object]]:
    return [one for one in values if isinstance(one, dict)] if isinstance(values, list) else []
