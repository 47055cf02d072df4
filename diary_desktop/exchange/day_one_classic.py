"""Day One Classic: a folder with a property list for each entry, and a photo of the same name."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import PurePosixPath
from xml.parsers.expat import ExpatError

from ..domain.foreign import ForeignEntry, ForeignItem, Unreadable
from .foreign_tree import Tree, Unfit
from .foreign_values import clean, file_of, headed, in_zone, mark_of, name_of, names_of

ENDING = ".doentry"
_DECLARES = b"<!ENTITY"


def reads(tree: Tree) -> bool:
    """Whether there is such a property list."""
    return any(name.endswith(ENDING) for name in tree.names())


def items(tree: Tree) -> Iterator[ForeignItem]:
    """File after file."""
    photos = {PurePosixPath(one).stem: one for one in tree.names() if PurePosixPath(one).parent.name == "photos"}
    for name in tree.names():
        if name.endswith(ENDING):
            try:
                yield _entry(tree, name, photos)
            except Unfit as error:
                yield Unreadable(name, error.flaw)


def _entry(tree: Tree, name: str, photos: dict[str, str]) -> ForeignEntry:
    body = _parsed(tree.read(name))
    uuid = name_of(body.get("UUID")) or PurePosixPath(name).stem
    photo = photos.get(uuid) or photos.get(PurePosixPath(name).stem)
    text = clean(body.get("Entry Text"))
    if not text and photo is None:
        raise Unfit("empty")
    created = body.get("Creation Date")
    if not isinstance(created, datetime):
        raise Unfit("no_date")
    title, text = headed(text)
    return ForeignEntry(
        source=f"day_one:{uuid}" if uuid else f"day_one_classic:{mark_of(str(created), title, text)}",
        item=name,
        when=in_zone(created.replace(tzinfo=UTC), body.get("Time Zone")),
        text=text,
        title=title,
        tags=names_of(body.get("Tags")),
        place=_place(body.get("Location")),
        starred=body.get("Starred") is True,
        files=() if photo is None else (file_of(tree, photo),),
    )


def _parsed(content: bytes) -> dict[str, object]:
    """Raises ``Unfit``, also for a list that declares names for texts: those can grow without end."""
    if _DECLARES in content.upper():
        raise Unfit("damaged")
    try:
        found = plistlib.loads(content)
    except (plistlib.InvalidFileException, ExpatError, ValueError, TypeError, AttributeError, OverflowError) as error:
        raise Unfit("damaged") from error
    except (LookupError, RecursionError, AssertionError) as error:
        raise Unfit("damaged") from error
    if not isinstance(found, dict):
        raise Unfit("damaged")
    return found


def _place(location: object) -> str:
    if not isinstance(location, dict):
        return ""
    parts = (name_of(location.get(one)) for one in ("Place Name", "Locality"))
    return name_of(", ".join(dict.fromkeys(one for one in parts if one)))
