"""Whether a person is heard too quietly or too loud, said calmly: of speech alone, and not of the pauses in it.

Measured with the starter recogniser on the bundled notes over a microphone's own noise at -70 dBFS: wrong words are
2 % with speech at -20 and -30 dBFS, 5 % at -36, 21 % at -42 and 38 % at -48. A person is too quiet below -40.
"""

from __future__ import annotations

from collections import deque

import numpy as np

from diary_desktop.domain.audio import BLOCK_SAMPLES, SAMPLE_RATE, GainWord, Pcm16, level_dbfs

QUIET_DBFS = -40.0
ENOUGH_DBFS = -37.0
"""Once said, too quiet is taken back only above this."""

FULL_SCALE_PEAK = 32_700
CLIPPED_BLOCKS = 3
"""Blocks with a sample at full scale within ``CLIP_SECONDS``: one is a knock on the table."""

NOTHING_DBFS = -84.0
"""Two steps of a 16-bit sample: any microphone that is on hisses louder."""

SPEECH_ABOVE_FLOOR = 10.0
"""dB above the quietest tenth of the last seconds: steady noise never is, speech is most of the time."""

_A_SECOND = SAMPLE_RATE // BLOCK_SAMPLES
_WINDOW = 10 * _A_SECOND
_SPEECH = round(1.2 * _A_SECOND)
_LOOK_EVERY = _A_SECOND // 2
_CLIP_WINDOW = 3 * _A_SECOND
_SILENT = 3 * _A_SECOND
_STAYS = 3 * _A_SECOND


class GainHint:
    """Fed with every block of 20 ms. ``word`` changes at most every three seconds."""

    def __init__(self) -> None:
        self._levels: deque[float] = deque(maxlen=_WINDOW)
        self._clipped: deque[bool] = deque(maxlen=_CLIP_WINDOW)
        self._blocks = 0
        self._changed_at = -_STAYS
        self.word: GainWord = ""

    def heard(self, pcm: Pcm16) -> None:
        """The next block."""
        if not len(pcm):
            return
        self._levels.append(level_dbfs(pcm))
        self._clipped.append(int(np.abs(pcm.astype(np.int32)).max()) >= FULL_SCALE_PEAK)
        self._blocks += 1
        if self._blocks % _LOOK_EVERY == 0 and self._blocks - self._changed_at >= _STAYS:
            word = self._look()
            if word != self.word:
                self.word, self._changed_at = word, self._blocks

    def _look(self) -> GainWord:
        if sum(self._clipped) >= CLIPPED_BLOCKS:
            return "loud"
        levels = np.array(self._levels)
        if len(levels) >= _SILENT and levels[-_SILENT:].max() <= NOTHING_DBFS:
            return "nothing"
        speech = levels[levels > max(NOTHING_DBFS, float(np.percentile(levels, 10)) + SPEECH_ABOVE_FLOOR)]
        if len(speech) < _SPEECH:
            return self.word if self.word == "good" else ""
        border = ENOUGH_DBFS if self.word == "quiet" else QUIET_DBFS
        return "quiet" if float(np.median(speech)) < border else "good"
