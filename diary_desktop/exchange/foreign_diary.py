"""Which program a chosen file or folder comes from, told by what lies there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from ..domain.errors import InputError
from ..domain.foreign import ForeignDiary, ForeignFormat, ForeignItem
from . import apple_journal, archive_reading, day_one, day_one_classic, jrnl, keep, markdown
from .foreign_tree import Tree, opened

_READERS: dict[ForeignFormat, ModuleType] = {
    "archive": archive_reading,
    "day_one": day_one,
    "day_one_classic": day_one_classic,
    "apple_journal": apple_journal,
    "keep": keep,
    "jrnl": jrnl,
    "markdown": markdown,
}
"""Those that can be told surely come first: a Markdown file may lie in any folder."""


def open_foreign(path: Path) -> ForeignDiary:
    """Raises ``InputError`` for what is not there or is of no known kind; nothing is written anywhere."""
    tree = opened(path)
    form = next((name for name, reader in _READERS.items() if reader.reads(tree)), None)
    if form is None:
        raise InputError(
            "No diary that can be read was found there.",
            "Choose an export of Day One, Apple Journal, Google Keep or jrnl, a folder of Markdown, or an archive of "
            "this program.",
        )
    return ForeignDiary(form, lambda: _items(tree, form))


def _items(tree: Tree, form: ForeignFormat) -> Iterator[ForeignItem]:
    yield from _READERS[form].items(tree)
    yield from tree.refused
