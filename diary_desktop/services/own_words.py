"""The person's own voice at the words an answer cites: which stretch of the recording that is, played to its end."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from diary_desktop.domain.answer_events import QuoteSounding
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


@dataclass(frozen=True, slots=True)
class SaidWord:
    """Characters ``first`` to ``last`` of a quote, and the seconds of the clip in which they were said."""

    first: int
    last: int
    start: float
    end: float


def said_words(entry: Entry, citation: Citation) -> list[SaidWord]:
    """The cited words that were said, in order; none for an entry without sound or transcript."""
    if entry.clip is None or entry.transcript is None:
        return []
    shown = list(_WORD.finditer(entry.text))
    heard = [(part, word) for word in entry.transcript.words for part in _WORD.findall(word.text)]
    pairs = aligned([folded(one.group()) for one in shown], [folded(part) for part, _ in heard])
    begin = citation.start
    return [
        SaidWord(shown[i].start() - begin, shown[i].end() - begin, heard[j][1].start, heard[j][1].end)
        for i, j in pairs
        if begin <= shown[i].start() < citation.end
    ]


def stretch_of(entry: Entry, citation: Citation) -> tuple[float, float] | None:
    """Seconds of the clip in which the cited words were said; None where none of them was."""
    return _stretch(entry, said_words(entry, citation))


def _stretch(entry: Entry, words: Sequence[SaidWord]) -> tuple[float, float] | None:
    if entry.clip is None or not words:
        return None
    return max(0.0, words[0].start - AROUND), min(entry.clip.seconds, words[-1].end + AROUND)


def sounding(words: Sequence[SaidWord], seconds: float) -> tuple[int, int] | None:
    """The characters that are heard at that second, or were last; None before the first."""
    begun = [one for one in words if one.start <= seconds]
    return (begun[-1].first, begun[-1].last) if begun else None


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
        words = said_words(entry, citation)
        begin, end = _stretch(entry, words) or (0.0, entry.clip.seconds)
        ended, failed, looking = set[JobId](), dict[JobId, DiaryError](), threading.Event()
        reached, lit = dict[JobId, float](), None if words else (0, len(citation.quote))
        if lit is not None:
            self._bus.publish(QuoteSounding(0, *lit))

        def heard(event: Event) -> None:
            if isinstance(event, PlaybackMoved) and not event.playing:
                ended.add(event.job_id)
            elif isinstance(event, PlaybackMoved):
                reached[event.job_id] = event.seconds
            elif isinstance(event, Failed):
                failed[event.job_id] = event.error

        listening_no_more = self._bus.listen(heard)
        try:
            job = self._player.play(entry, begin, end)
            while job not in ended:
                token.raise_if_cancelled()
                now = sounding(words, reached.get(job, 0.0))
                if now is not None and now != lit:
                    lit = now
                    self._bus.publish(QuoteSounding(job, *now))
                looking.wait(_LOOK)
        except Cancelled:
            self._player.stop()
            raise
        finally:
            listening_no_more()
        if job in failed:
            raise failed[job]
        return True
