"""How much room a diary takes, part by part; nothing is opened for it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from diary_desktop.domain.errors import CancelToken

SOUNDS = "clips"
"""The folder of sealed sound, photos and files within that of a diary."""


@dataclass(frozen=True, slots=True)
class FolderSizes:
    """Bytes on the disk: ``words`` are entries, index and everything else that is no sound, photo or file."""

    words: int = 0
    sounds: int = 0

    @property
    def whole(self) -> int:
        return self.words + self.sounds


def sizes_of(folder: Path, token: CancelToken) -> FolderSizes:
    """Of what lies in the folder now; what goes meanwhile is left out. Raises ``Cancelled``."""
    words = sounds = 0
    for place, _, names in os.walk(folder):
        token.raise_if_cancelled()
        size = sum(_size_of(Path(place, name)) for name in names)
        if SOUNDS in Path(place).relative_to(folder).parts[:1]:
            sounds += size
        else:
            words += size
    return FolderSizes(words, sounds)


def _size_of(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
