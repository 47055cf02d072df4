"""Where an utterance begins and ends, from the chances of speech of one block after another."""

from __future__ import annotations

from diary_desktop.domain.audio import SAMPLE_RATE

SPEECH_FROM = 0.5
"""Chance from which a block begins speech: the network's own recommendation."""

SPEECH_UNTIL = 0.35
"""Below this a block may end speech; in between, whatever was goes on."""

ONSET_BLOCKS = 3
"""Blocks in a row that make a beginning (96 ms); fewer are clicks."""

INTERRUPTING_BLOCKS = 2
"""The same for who talks over the diary, which then only falls silent: somebody soft is heard of in scraps. In ten
minutes of fans, clicks and chimes nothing came near two blocks either, nor did its own voice in 48 answers."""


class Endpointer:
    """Fed with every block (of 32 ms) in order. ``began`` and ``ended`` are sample numbers, None until then."""

    def __init__(self, after: float, onset: int = ONSET_BLOCKS) -> None:
        """The utterance has begun with ``onset`` blocks and has ended once ``after`` seconds were silent."""
        self._onset = onset
        self._patience = after * SAMPLE_RATE
        self._run = 0
        self.began: int | None = None
        self.ended: int | None = None
        self._last = 0
        self._run_from = 0
        self._before: int | None = None

    @property
    def last_speech(self) -> int:
        """Sample number behind the last block of speech so far."""
        return self._last

    def hear(self, end: int, chance: float) -> None:
        """The block that ends at sample ``end`` is speech with this chance."""
        speech = chance >= SPEECH_FROM or (self._run > 0 and chance >= SPEECH_UNTIL)
        if not self._run:
            self._run_from = end if self._before is None else self._before
        self._run = self._run + 1 if speech else 0
        self._before = end
        if self.began is None:
            if self._run >= self._onset:
                self.began, self._last = self._run_from, end
        elif speech:
            self._last = end
        elif end - self._last >= self._patience:
            self.ended = self._last
