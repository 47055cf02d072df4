"""Removes what LanceDB keeps of a table's earlier versions, some files in a step.

LanceDB cleans up only in one call with merging: rows saved since the table was written anew would be merged with a
lifetime of others in that step, and all of them would have to be proved in it once more. Here nothing is merged: what
the kept versions name stays, byte for byte, and everything else goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from .files import FileSystem, translated
from .listing import inside
from .manifests import HINT, manifest_path, read_manifest, versions
from .table_errors import TableUnreadable
from .table_pieces import named_by

TOGETHER = 128
"""Files removed in one step."""

_TRANSACTION = re.compile(r"(\d+)-.*")


def dropping_before(table: Path, oldest: int, pieces: int, files: FileSystem) -> Iterator[None]:
    """Every version before ``oldest`` goes with what no later one names, and what interrupted writes left.

    ``pieces`` is how many LanceDB says that the newest version has. Only right after a checkpoint that names ``oldest``
    or a later one. Raises ``TableUnreadable`` where a manifest says another thing, or names a file that is not there;
    then nothing was removed.
    """
    kept = [version for version in versions(table) if version >= oldest]
    told = {version: named_by(read_manifest(table, version)) for version in kept}
    named = {path for one in told.values() for path in one.paths}
    with translated():
        sound = all(one.version == version for version, one in told.items()) and _all_there(table, named)
        if oldest not in told or told[max(kept)].pieces != pieces or not sound:
            raise TableUnreadable
        gone = _unnamed(table, oldest, kept, named)
    for at in range(0, len(gone), TOGETHER):
        files.remove_all(gone[at : at + TOGETHER])
        yield


def _all_there(table: Path, named: set[str]) -> bool:
    """A flipped bit in a name would otherwise cost the file that was meant."""
    return all((table / one).exists() for one in named)


def _unnamed(table: Path, oldest: int, kept: list[int], named: set[str]) -> list[Path]:
    """Manifests first: what is left of a version after a kill is not found by way of one."""
    ways_in = {table / "_versions" / HINT, *(manifest_path(table, version) for version in kept)}
    manifests = [path for path in inside(table / "_versions") if path not in ways_in]
    written = [path for path in inside(table / "_transactions") if _began(path) < oldest - 1]
    content = [path for name in ("_deletions", "data") for path in inside(table / name)]
    return manifests + written + [path for path in content if f"{path.parent.name}/{path.name}" not in named]


def _began(transaction: Path) -> int:
    """The version that it changed; -1 for the name of no transaction."""
    match = _TRANSACTION.fullmatch(transaction.name)
    return int(match[1]) if match else -1
