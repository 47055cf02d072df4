"""Tiny models as a host publishes them: a catalogue that names their hashes, and the files under their addresses."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from diary_desktop.engines.minilm_files import sha256_of

REVISION = "abcdef0123" * 4

Published = Mapping[str, tuple[str, list[Path]]]
"""Key to role and files."""


def write_catalogue(path: Path, models: Published, **more: str) -> Path:
    """A list of ``models`` at ``path``, of a host nobody has. ``more``: further lines of a model, by its key."""
    parts = ['hosts = ["hub.example"]', *(_entry(key, *one, more.get(key, "")) for key, one in models.items())]
    path.write_text("\n".join(parts), encoding="utf-8")
    return path


def served(models: Published) -> dict[str, bytes]:
    """What the host gives, by address."""
    return {
        f"owner/{key}/resolve/{REVISION}/{path.name}": path.read_bytes()
        for key, (_, files) in models.items()
        for path in files
    }


def voice_files(voice: Path) -> list[Path]:
    """A voice and its description."""
    return [voice, voice.with_name(f"{voice.name}.json")]


def _entry(key: str, role: str, files: list[Path], more: str) -> str:
    lines = [
        "[[model]]",
        f'key = "{key}"\nrole = "{role}"\ntitle = "{key}"\nhub = "owner/{key}"\nrevision = "{REVISION}"',
        f'licence = "MIT"\nlanguages = ["en"]\n{more}',
    ]
    for path in files:
        lines.append(f'[[model.file]]\npath = "{path.name}"\nbytes = {path.stat().st_size}\nplaces = 2')
        lines.append(f'sha256 = "{sha256_of(path)}"')
    return "\n".join(lines)
