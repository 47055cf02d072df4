"""Walks through the words nobody is sure of: hear one, keep it as it is, or type it anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from diary_desktop.domain.entry import EntryId
from diary_desktop.services.diary import Diary
from diary_desktop.services.tasks import Tasks

from .entry_sound import EntrySound
from .entry_state import EntryState


class EntryDoubts:
    """A part of the entry's presenter. ``edit`` opens the editor with characters selected."""

    def __init__(
        self,
        diary: Diary,
        tasks: Tasks,
        sound: EntrySound,
        now: Callable[[], EntryState],
        tell: Callable[[EntryState], None],
        edit: Callable[[tuple[int, int]], None],
    ) -> None:
        self._diary = diary
        self._tasks = tasks
        self._sound = sound
        self._now = now
        self._tell = tell
        self._edit = edit

    def check(self) -> None:
        """Begin with the first one, or go on to the next; after the last one it ends."""
        here = self._now().checked + 1
        self._tell(replace(self._now(), checked=here if here < len(self._now().doubts) else -1))
        self.hear()

    def hear(self) -> None:
        """Play only the word that is being looked at."""
        word, entry = self._now().doubt, self._now().entry
        if word is None:
            self._sound.stop()
        elif entry is not None and entry.clip is not None:
            self._sound.play_alone(word)

    def keep(self) -> None:
        """It is right as it stands: remembered with the entry. On to the next."""
        word, entry = self._now().doubt, self._now().entry
        if word is None or entry is None:
            return
        words = tuple(replace(one, doubtful=False) if one == word else one for one in self._now().words)
        here = self._now().checked - 1  # the one behind it moves up
        self._tell(replace(self._now(), words=words, checked=here))
        self._tasks.start("desk", "entry", lambda job, _: self._confirm(entry.entry_id, word.at, job))
        self.check()

    def retype(self) -> None:
        """Open the editor with the word selected."""
        word = self._now().doubt
        if word is not None:
            self.leave()
            self._edit((word.start, word.end))

    def leave(self) -> None:
        """Look at them another time."""
        self._sound.stop()
        self._tell(replace(self._now(), checked=-1))

    def _confirm(self, entry_id: EntryId, second: float, job: int) -> None:
        self._diary.confirm(entry_id, second, job)
