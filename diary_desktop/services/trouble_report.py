"""What is wrong with a diary, for whoever helps: kinds, versions and sizes; no name a person chose and no content."""

from __future__ import annotations

from pathlib import Path

from diary_desktop import __version__
from diary_desktop.domain.errors import DiaryError, FolderUnusable

from .readiness import Checkup

MB = 1_000_000

OWN_NAMES = frozenset(
    {"header", "lock", "log", "tables", "clips", "quarantine", "snapshot", "checkpoint", "unfinished"}
)
"""What the files and folders of a diary are called, up to their first hyphen."""


def trouble_report(error: DiaryError, checkup: Checkup, folder: Path) -> str:
    """Plain text in English. ``folder`` is the diary's; its own path is not told."""
    lines = [
        f"diary-desktop {__version__}",
        f"{type(error).__name__}: {error.what_template}",
        "",
        "Versions",
        *(f"  {name} {version}" for name, version in sorted(checkup.versions.items())),
        f"  {checkup.cores} cores, {checkup.memory_bytes // MB} MB memory, {checkup.free_bytes // MB} MB free",
        "",
        "Files of the diary (bytes, and how many inside of a folder)",
        *(f"  {line}" for line in _sizes(folder)),
    ]
    return "\n".join(lines) + "\n"


def write_report(path: Path, text: str) -> None:
    """Raises ``FolderUnusable``."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise FolderUnusable("The report cannot be written there.") from error


def _sizes(folder: Path) -> list[str]:
    """Only of files of the format's own: another may carry a name that tells something."""
    try:
        there = sorted(folder.iterdir())
        own = [one for one in there if one.name.split("-")[0] in OWN_NAMES]
        return [*(_size(one) for one in own), f"{len(there) - len(own)} others"]
    except OSError as error:
        return [type(error).__name__]


def _size(file: Path) -> str:
    if not file.is_dir():
        return f"{file.name} {file.stat().st_size}"
    inside = [one for one in file.rglob("*") if one.is_file()]
    return f"{file.name}/ {sum(one.stat().st_size for one in inside)} in {len(inside)} files"
