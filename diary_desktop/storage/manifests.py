"""LanceDB's manifests: the one small file that is the only way into a table, read for a copy and put back from one.

A manifest's name is 2^64 - 1 - version in twenty digits, so that the newest sorts first. Beside them lies a hint of the
newest version, which LanceDB does without.
"""

from __future__ import annotations

from pathlib import Path

from ..domain.errors import VaultDamaged
from .files import FileSystem, translated
from .listing import inside

_HIGHEST = 2**64 - 1
_SUFFIX = ".manifest"
HINT = "latest_version_hint.json"


def read_manifest(table: Path, version: int) -> bytes:
    """The manifest of one version, byte for byte. Raises ``VaultDamaged`` where there is none."""
    try:
        with translated():
            return manifest_path(table, version).read_bytes()
    except FileNotFoundError as error:
        raise VaultDamaged from error


def versions(table: Path) -> list[int]:
    """The versions with a manifest, newest first."""
    with translated():
        names = inside(table / "_versions", ends=_SUFFIX)
    return sorted((_HIGHEST - int(file.stem) for file in names if file.stem.isdecimal()), reverse=True)


def put_back(table: Path, version: int, manifest: bytes, files: FileSystem) -> int:
    """Make ``version`` the newest: write its manifest where it is not so already, then drop later ones.

    Returns how many files were changed.

    What later versions held must stand in the log. Interrupted anywhere, it can be done again.
    """
    folder = table / "_versions"
    files.make_folder(folder)
    path = manifest_path(table, version)
    with translated():
        wrong = not path.exists() or files.read(path) != manifest
    if wrong:
        files.replace(path, manifest)
    later = [manifest_path(table, one) for one in versions(table) if one > version]
    if wrong or later:
        files.remove_all([folder / HINT, *later])
    return wrong + len(later)


def manifest_path(table: Path, version: int) -> Path:
    """Where the manifest of one version lies."""
    return table / "_versions" / f"{_HIGHEST - version:020d}{_SUFFIX}"
