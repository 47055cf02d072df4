"""A photo or any other file that an entry keeps: what it is, and how its sealed bytes are known."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NewType

from .moment import Moment

AttachmentId = NewType("AttachmentId", bytes)
"""16 random bytes."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture as it is painted: rows of four bytes a pixel, red, green, blue, and how much it covers."""

    width: int
    height: int
    rgba: bytes = field(repr=False)


AttachmentKind = Literal["photo", "file"]


@dataclass(frozen=True, slots=True)
class Attachment:
    """One attached file. Its name is sealed with the entry and stands in no path of the diary.

    A photo has a ``width`` and ``height`` in pixels as it is shown, and a small picture of itself of ``thumbnail``
    bytes, which lies in front of the file in one sealed stream. ``chunks`` and ``last_tag`` are how that stream is
    known: a mismatch is damage, and both are empty while the bytes have not come from the other computer yet.
    """

    attachment_id: AttachmentId
    kind: AttachmentKind
    media_type: str
    name: str
    size: int
    added: Moment
    width: int = 0
    height: int = 0
    thumbnail: int = 0
    chunks: int = 0
    last_tag: bytes = b""

    @property
    def here(self) -> bool:
        """Whether its bytes were kept."""
        return bool(self.last_tag)
