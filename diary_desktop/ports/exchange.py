"""What leaving with everything asks of a format: written beside its place, and there only once it is whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Literal, Protocol

from diary_desktop.domain.attachment import Attachment
from diary_desktop.domain.conversation import Conversation
from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import ClipId, Entry
from diary_desktop.domain.foreign import ForeignDiary
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.settings import Settings
from diary_desktop.domain.vocabulary import KnownName


@dataclass(frozen=True, slots=True)
class ArchiveHead:
    """What stands before the entries. ``first`` and ``last`` are the days asked for, ``None`` for no bound; ``tags``
    those of which an entry has to bear one, none for all entries.
    """

    made: Moment
    app_version: str
    settings: Settings
    sounds: bool
    first: date | None = None
    last: date | None = None
    names: tuple[KnownName, ...] = ()
    tags: tuple[str, ...] = ()


class Archive(Protocol):
    """One being written: sounds first, then ``begin``, entries, conversations, drafts, then ``finish``.

    A context: left without ``finish``, nothing of it stays on the disk. Every method may raise ``DiskFull``,
    ``FolderUnusable``.
    """

    def add_sound(self, clip_id: ClipId, opus: bytes) -> None:
        """The clip as the Ogg/Opus file it is."""

    def add_file(self, one: Attachment, content: bytes) -> None:
        """An attachment as the file it is, beside the sounds."""

    def begin(self, head: ArchiveHead) -> None:
        """From here on the document."""

    def add(self, item: Entry | Conversation | Draft) -> None:
        """The next one. All of a kind come together, entries before conversations before drafts."""

    def finish(self, damaged: tuple[str, ...]) -> int:
        """Name what could not be read, flush, and put the archive into its place. Returns its size in bytes."""

    def __enter__(self) -> Archive: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


NewArchive = Callable[[Path], Archive]
"""Begins one for a path. Raises ``InputError`` where there is a file already, ``FolderUnusable``."""

ConversationFormat = Literal["markdown", "json"]

WriteConversation = Callable[[Conversation, Path, ConversationFormat], int]
"""Writes one as a plain file and returns its size. Raises ``InputError``, ``DiskFull``, ``FolderUnusable``."""

OpenForeign = Callable[[Path], ForeignDiary]
"""Finds out which program a file or folder comes from. Raises ``InputError`` for none that is known."""

WriteFiles = Callable[[Mapping[str, bytes], Path], int]
"""Writes one content as a plain file of that path, or several by name into a new folder of it; returns the size.

Raises ``InputError``, ``DiskFull``, ``FolderUnusable``.
"""
