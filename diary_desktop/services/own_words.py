"""The person's own voice at the words an answer cites: which stretch of the recording that is, played to its end."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from typing import Final

from diary_desktop.domain.conversation import Citation
from diary_desktop.domain.entry import Entry, EntryId
from diary_desktop.domain.errors import Cancelled, CancelToken, DiaryError
from diary_desktop.domain.events import Event, Failed, JobId, PlaybackMoved
from diary_desktop.retrieval.alignment import aligned
from diary_desktop.retrieval.tokens import folded
from diary_desktop.runtime.event_bus import EventBus

from .player import Player

AROUND: Final = 0.25
"""Seconds played before and after the cited words: a word that is cut off is not recognised as one's own."""

_LOOK: Final = 0.05
_WORD = re.compile(r"\w+(?:['’]\w+)*")


def stretch_of(entry: Entry, citation: Citation) -> tuple[float, float] | None:
    """Seconds of the clip in which the cited words were said; None where none of them was."""
    if entry.clip is None or entry.transcript is None:
        return None
    shown = list(_WORD.finditer(entry.text))
    heard = [(part, word) for word in entry.transcript.words for part in _WORD.findall(word.text)]
    pairs = aligned([folded(one.group()) for one in shown], [folded(part) for part, _ in heard])
    cited = [heard[j][1] for i, j in pairs if citation.start <= shown[i].start() < citation.end]
    if not cited:
        return None
    return max(0.0, cited[0].start - AROUND), min(entry.clip.seconds, cited[-1].end + AROUND)


class OwnWords:
    """Plays and waits, on a thread to the left of the synthesizer's."""

    def __init__(self, player: Player, bus: EventBus, entry: Callable[[EntryId], Entry]) -> None:
        self._player = player
        self._bus = bus
        self._entry = entry

    def play(self, citation: Citation, token: CancelToken) -> bool:
        """Play the cited words to their end; False where the entry has no sound. Raises ``NoSpeaker``, ``Cancelled``.

        Where nobody knows when they were said, the whole recording is played.
        """
        entry = self._entry(citation.entry_id)
        if entry.clip is None or not entry.clip.seconds:
            return False
        begin, end = stretch_of(entry, citation) or (0.0, entry.clip.seconds)
        ended, failed, looking = set[JobId](), dict[JobId, DiaryError](), threading.Event()

        def heard(event: Event) -> None:
            if isinstance(event, PlaybackMoved) and not event.playing:
                ended.add(event.job_id)
            elif isinstance(event, Failed):
                failed[event.job_id] = event.error

        listening_no_more = self._bus.listen(heard)
        try:
            job = self._player.play(entry, begin, end)
            while job not in ended:
                token.raise_if_cancelled()
                looking.wait(_LOOK)
        except Cancelled:
            self._player.stop()
            raise
        finally:
            listening_no_more()
        if job in failed:
            raise failed[job]
        return True
