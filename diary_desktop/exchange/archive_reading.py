"""Our own open archive, read back: its entries as they were last, with their files; recordings come as files."""

from __future__ import annotations

from collections.abc import Iterator

from ..domain.entry import Mood
from ..domain.foreign import ForeignEntry, ForeignFile, ForeignItem, Unreadable
from .foreign_tree import Tree, Unfit
from .foreign_values import clean, file_of, moment_of, name_of, names_of, parsed_json, with_missing

_DOCUMENT = "diary.json"
_FORMAT = "diary-archive"
_VERSION = 1


def reads(tree: Tree) -> bool:
    """Whether its document lies at the top."""
    if not tree.has(_DOCUMENT):
        return False
    try:
        return _FORMAT.encode() in tree.read(_DOCUMENT)[:200]
    except Unfit as error:
        return error.flaw != "file_missing"


def items(tree: Tree) -> Iterator[ForeignItem]:
    """Entry after entry; what lay in the bin is named."""
    try:
        found = parsed_json(tree.read(_DOCUMENT))
        if not isinstance(found, dict) or found.get("format") != _FORMAT or found.get("version") != _VERSION:
            raise Unfit("damaged")
    except Unfit as error:
        yield Unreadable(_DOCUMENT, error.flaw)
        return
    entries = found.get("entries")
    for number, body in enumerate(entries if isinstance(entries, list) else (), 1):
        item = f"{_DOCUMENT}, {number}"
        try:
            yield from _entry(tree, item, body)
        except Unfit as error:
            yield Unreadable(item, error.flaw)


def _entry(tree: Tree, item: str, body: object) -> Iterator[ForeignItem]:
    if not isinstance(body, dict):
        raise Unfit("damaged")
    if body.get("in_bin_since"):
        raise Unfit("thrown_away")
    files, missing = _files(tree, body)
    text, title = clean(body.get("text")), name_of(body.get("title"))
    if not text and not files:
        raise Unfit("empty")
    when = _record(body.get("happened")) or _record(body.get("told"))
    mood = str(body.get("mood") or "").upper()
    yield ForeignEntry(
        source=f"archive:{name_of(body.get('id'))}:{when.get('at')}",
        item=item,
        when=moment_of(when.get("at"), when.get("zone")),
        text=text,
        title=_own_title(title, body),
        mood=Mood[mood] if mood in Mood.__members__ else None,
        tags=names_of(body.get("tags")),
        people=names_of(body.get("people")),
        place=name_of(body.get("place")),
        starred=body.get("starred") is True,
        pinned=body.get("pinned") is True,
        trackers=tuple(_trackers(body.get("trackers"))),
        files=tuple(files),
    )
    yield from with_missing(item, missing)


def _own_title(shown: str, body: dict[str, object]) -> str:
    """Only one that a person gave; else the first words serve, as they did."""
    revisions = body.get("revisions")
    last = revisions[-1] if isinstance(revisions, list) and revisions else None
    return name_of(last.get("title")) if isinstance(last, dict) else shown


def _files(tree: Tree, body: dict[str, object]) -> tuple[list[ForeignFile], list[str]]:
    attached = body.get("attachments")
    listed = [_record(one) for one in attached] if isinstance(attached, list) else []
    sound = _record(body.get("sound"))
    found: list[ForeignFile] = []
    missing: list[str] = []
    for one in (*listed, *([sound] if sound else [])):
        at = one.get("file")
        if isinstance(at, str) and tree.has(at):
            found.append(file_of(tree, at, name_of(one.get("name"))))
        elif at:
            missing.append(name_of(one.get("name")) or "?")
    return found, missing


def _trackers(values: object) -> Iterator[tuple[str, float]]:
    for one in values if isinstance(values, list) else ():
        name, value = name_of(_record(one).get("name")), _record(one).get("value")
        if name and isinstance(value, int | float) and not isinstance(value, bool):
            yield name, float(value)


def _record(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}
