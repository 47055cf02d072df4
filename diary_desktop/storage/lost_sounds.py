"""Recordings that no entry names: what a kill or a lock in the middle of taking in a file leaves behind.

Never given out: sound that an erasure is still to remove, sound begun since the vault was opened, whose entry may be on
its way, and any sound at all while an entry cannot be read, or after one that could not be read was erased: it may have
been that entry's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from ..domain.entry import ClipId, EntryId, LostSound
from ..domain.moment import Moment
from ..ports.storage import EntryReader
from .clips import SealedClipStore
from .draft_store import SOUND_UNKNOWN
from .ledger import Ledger

_TOGETHER = 64
"""Entries read in one step."""
_FOLDERS = 16
"""Folders of sounds listed in one step."""

Found = tuple[LostSound, ...]


class LostSounds:
    """One look. ``known`` entries have a sound; where no more sounds lie there, no entry is read at all."""

    def __init__(
        self, ledger: Ledger, clips: SealedClipStore, entries: EntryReader, erased: Collection[bytes], known: int
    ) -> None:
        self._ledger = ledger
        self._clips = clips
        self._entries = entries
        self._erased = erased
        self._known = known

    def steps(self) -> Iterator[Found]:
        """Nothing after each short step on the vault thread, and what was found at the last."""
        there: list[ClipId] = []
        for folders in range(0, 256, _FOLDERS):
            there += self._clips.in_folders(range(folders, folders + _FOLDERS))
            yield ()
        if len(there) <= self._known or SOUND_UNKNOWN in self._erased:
            return
        claimed: set[ClipId] = set()
        ids = [EntryId(one) for one in self._entries.stamps()]
        for at in range(0, len(ids), _TOGETHER):
            batch = [one for one in ids[at : at + _TOGETHER] if one in self._entries.stamps()]
            read = self._entries.read(batch)
            if len(read) < len(batch):
                return
            for entry, _ in read:
                claimed |= {one.clip_id for one in (entry.clip, entry.let_go) if one is not None}
            yield ()
        yield tuple(self._told(one) for one in there if one not in claimed and not self._is_spoken_for(one))

    def _is_spoken_for(self, clip_id: ClipId) -> bool:
        leaving = any(clip_id in erasure.clips for erasure in self._ledger.erasing.values())
        return leaving or self._clips.begun_here(clip_id)

    def _told(self, clip_id: ClipId) -> LostSound:
        """When its file was last written: nothing else tells."""
        numbers, latest = self._clips.parts_there(clip_id)
        return LostSound(clip_id, numbers, Moment.of(datetime.fromtimestamp(latest).astimezone()))
