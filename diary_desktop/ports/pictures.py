"""What attaching and showing a photo asks of whoever can read pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from diary_desktop.domain.attachment import Pixels


@dataclass(frozen=True, slots=True)
class Picture:
    """What was read of a picture file: its size in pixels as it is shown, and a small JPEG of it."""

    media_type: str
    width: int
    height: int
    small: bytes = field(repr=False)


class Pictures(Protocol):
    """Called on a jobs thread; touches no file."""

    def read(self, content: bytes) -> Picture | None:
        """``None`` for what is no picture that can be read."""

    def shown(self, content: bytes, width: int, height: int) -> Pixels | None:
        """The whole picture within so many pixels, never larger than it is; ``None`` where it cannot be read."""


class NoPictures:
    """Where nothing reads pictures, a photo is kept as any other file."""

    def read(self, content: bytes) -> Picture | None:
        return None

    def shown(self, content: bytes, width: int, height: int) -> Pixels | None:
        return None
