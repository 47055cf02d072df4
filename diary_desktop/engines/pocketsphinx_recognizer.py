"""The starter recogniser: PocketSphinx with its bundled US English model, rough but there from the first minute.

Measured: 19 of 66 words wrong on people (three readings and a noisy radio speech, on which ``MARGIN`` was also chosen),
6 % on other synthetic sentences, none of 132 on the app's samples, which suit it; in 0.3 to 0.6 of the sound's length.
Sentences run together where somebody pauses for less than half a second,
and names stay small. The sound is kept, so a better recogniser can write it down again later.

Short answers and commands are read with the whole language model as well. A grammar of them (JSGF) was tried on
made-up voices: of 70 sayings of yes and no it read 61 right instead of 44, in a twentieth of the time, and made a yes
or a no of 55 of 60 other sentences, where this makes one of 5; of 60 commands it read 41 instead of 11, and made a
command of 20 of 36 other sentences, where this makes none. A yes that nobody said deletes or locks: worse.
So a grammar is asked only about what nobody understood, and its choice counts where the first reading sounds like it
(``pocketsphinx_choice``): of 140 other sayings of yes and no by made-up voices 89 were then heard right instead of 84,
and of 46 other sentences three instead of one became a no ("snow"), none a yes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from itertools import pairwise
from typing import Final

from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16, Samples, to_pcm16
from diary_desktop.domain.errors import CancelToken, ModelMissing
from diary_desktop.domain.transcript import DOUBTFUL, Segment, Word
from diary_desktop.engines.pocketsphinx_choice import LONGEST_PHRASE, known, phrase_of, sounds_alike
from diary_desktop.engines.pocketsphinx_library import Decoder, Options, SphinxFiles, Token, bundled_files, open_decoder
from diary_desktop.engines.utterances import Stretch, slice_of, utterances, widened
from diary_desktop.ports.speech import SpeechDetector

SENTENCE_PAUSE: Final = 0.6
"""Seconds of silence that end a sentence; the decoder itself knows no punctuation."""

MARGIN: Final = 0.1
"""Seconds kept around each utterance beyond the detector's own: the decoder wants silence at both ends."""

SHORT: Final = 0.52
"""Seconds, padding included: spoken words of one syllable took 0.55 and more, a chime over a fan 0.39 to 0.49."""

DOUBT: Final = 0.4
"""Posterior below which a word is doubtful. Measured on four recordings of people: 22 of 67 words were marked, 10 of
them wrong, and 10 of the 18 wrong words were marked; on the samples, all right, 10 of 132. Below 0.2 it is 7 of 16.
"""

TUNING: Final[Options] = {}
"""Differences from the library's defaults: none. Of language weights, beams, penalties, Gaussians and normalisation
over the whole recording, only wider beams did better, by one of the 66 words, for up to twice the time; several did
worse. So did forgetting the room's noise before each utterance, which made every reading the same: 23 words wrong, not
19.
"""

REMEMBERED: Final = 12
"""Utterances whose words are kept while somebody speaks on: all that a piece of 15 s may hold, and some."""

OVERHEARING: Final[Options] = {"fwdflat": 0, "bestpath": 0}
"""Partial words come from the first pass alone; the others would run for nothing at the end."""

_VARIANT = re.compile(r"\(\d+\)$")
_ALWAYS_CAPITAL: Final = re.compile(
    r"i|i'.*|(mon|tues|wednes|thurs|fri|satur|sun)day('?s)?|january|february|april|june|july|august|september|october"
    r"|november|december|christmas|easter|english|american('?s)?|mr|mrs|dr"
)
"""Names the all-lowercase dictionary would leave small; not may and march, which are words as well."""


class PocketSphinxRecognizer:
    """English only. Owned by the recognizer thread; other threads run on while it decodes (except on Windows)."""

    name = "PocketSphinx en-us (starter)"
    rough = True

    def __init__(self, detector: SpeechDetector, files: SphinxFiles | None = None) -> None:
        """Raises ``ModelMissing`` or ``ModelDamaged``. Loading takes about 0.4 s and 60 MB."""
        self._detector = detector
        self._files = files if files is not None else bundled_files()
        self._decoder = open_decoder(self._files, TUNING)
        self._along: Decoder | None = None
        self._read: dict[bytes, list[Token]] = {}

    def understands(self, language: str) -> bool:
        """English; not ``auto``, because it would write any language down as English words."""
        return language == "en"

    def language_of(self, speech: Samples) -> str:
        """Empty: it cannot tell languages apart."""
        return ""

    def transcribe(
        self, speech: Samples, language: str | None, token: CancelToken, hints: Sequence[str] = ()
    ) -> Iterator[Segment]:
        """A segment an utterance. Confidence goes by the word's posterior probability in the lattice.

        Hints only lend their spelling to words it hears anyway: a word its dictionary or language model does not
        know cannot be added without knowing how it is pronounced.

        Raises ``ModelMissing`` for a language other than English.
        """
        if language not in (None, "en"):
            raise ModelMissing("No recogniser for this language is installed.", role="listening")
        token.raise_if_cancelled()
        cuts = utterances(speech, self._detector.stretches(speech))
        spelling = {hint.casefold(): hint for hint in hints}
        fresh = True
        for stretch, pause in zip(cuts, _pauses(cuts), strict=True):
            token.raise_if_cancelled()
            words = [_spelt(word, spelling) for word in self._words(speech, stretch)]
            if words and not _made_up(words, stretch):
                yield _segment(words, fresh, last=pause >= SENTENCE_PAUSE)
                fresh = pause >= SENTENCE_PAUSE

    def overhear(self) -> PartialWords:
        """Partial words come from a decoder of their own (0.4 s and 90 MB until it is closed).

        Fed in parts, the library normalises the sound by what it heard before, and goes on doing so for good: final
        words read by the same decoder would depend on what was overheard.
        """
        if self._along is None:
            self._along = open_decoder(self._files, OVERHEARING)
        self._along.begin()
        return PartialWords(self._along, self._hush)

    def choose(self, speech: Samples, read: Sequence[Segment], phrases: Sequence[str]) -> str:
        """The phrase meant, where it is short, said in one go, and sounds like what was ``read``.

        Where nothing was, a single brief word may have been left out as too doubtful: it is looked at again here.
        """
        cuts = utterances(speech, self._detector.stretches(speech))
        among = known(self._decoder, phrases)
        if not cuts or not among or cuts[-1][1] - cuts[0][0] > LONGEST_PHRASE:
            return ""
        words = [word for segment in read for word in segment.words] or self._left_out(speech, cuts)
        if not words:
            return ""
        heard = widened((cuts[0][0], cuts[-1][1]), MARGIN, len(speech) / SAMPLE_RATE)
        chosen = phrase_of(self._decoder.nearest(to_pcm16(slice_of(speech, heard)), among))
        return chosen if chosen in among and sounds_alike(self._decoder, chosen, words) else ""

    def _left_out(self, speech: Samples, cuts: Sequence[Stretch]) -> list[Word]:
        """The word of the only stretch there is."""
        return self._words(speech, cuts[0]) if len(cuts) == 1 else []

    def _hush(self) -> None:
        self._along = None
        self._read.clear()

    def _words(self, speech: Samples, stretch: Stretch) -> list[Word]:
        heard = widened(stretch, MARGIN, len(speech) / SAMPLE_RATE)
        return [_word(one, heard[0]) for one in self._tokens(to_pcm16(slice_of(speech, heard))) if _spoken(one)]

    def _tokens(self, pcm: Pcm16) -> list[Token]:
        """While somebody is overheard, a piece is read at each short pause and once more with what followed: what
        stands in it as it stood before is not searched again, so that little is left to do at the end."""
        if self._along is None:
            return self._decoder.tokens(pcm)
        key = blake2b(pcm.tobytes(), digest_size=16).digest()
        if key not in self._read:
            if len(self._read) >= REMEMBERED:
                del self._read[next(iter(self._read))]
            self._read[key] = self._decoder.tokens(pcm)
        return self._read[key]


class PartialWords:
    """One utterance while it is spoken."""

    def __init__(self, decoder: Decoder, closed: Callable[[], None]) -> None:
        self._decoder: Decoder | None = decoder
        self._closed = closed

    def feed(self, speech: Samples) -> str:
        """The words so far, as they stand in the dictionary but for "I" and the days. Nothing once it is closed."""
        if self._decoder is None:
            return ""
        return " ".join(_written(one) for one in self._decoder.feed(to_pcm16(speech)).split())

    def close(self) -> None:
        """Let the decoder go."""
        if self._decoder is not None:
            self._decoder = None
            self._closed()


def _pauses(cuts: Sequence[Stretch]) -> list[float]:
    """Seconds of silence after each utterance; the last one ends its sentence."""
    return [*(after[0] - before[1] for before, after in pairwise(cuts)), SENTENCE_PAUSE][: len(cuts)]


def _spoken(token: Token) -> bool:
    """Whether it is a word; silence and noises come as ``<sil>`` and ``[NOISE]``."""
    return not token.text.startswith(("<", "["))


def _written(text: str) -> str:
    text = _VARIANT.sub("", text)
    return text[0].upper() + text[1:] if _ALWAYS_CAPITAL.fullmatch(text) else text


def _word(token: Token, at: float) -> Word:
    text = _written(token.text)
    return Word(text, round(at + token.start, 3), round(at + token.end, 3), round(_sureness(token.probability), 4))


def _made_up(words: Sequence[Word], stretch: Stretch) -> bool:
    """A word that nobody said: a chime over a fan passes for a short sound, and for hardly any word."""
    return stretch[1] - stretch[0] < SHORT and len(words) == 1 and words[0].confidence < DOUBTFUL / 2


def _sureness(probability: float) -> float:
    """The posterior as a confidence: ``DOUBT`` is where words become doubtful, on every recogniser at ``DOUBTFUL``."""
    if probability < DOUBT:
        return probability / DOUBT * DOUBTFUL
    return DOUBTFUL + (probability - DOUBT) / (1 - DOUBT) * (1 - DOUBTFUL)


def _spelt(word: Word, spelling: Mapping[str, str]) -> Word:
    return replace(word, text=spelling.get(word.text.casefold(), word.text))


def _segment(words: list[Word], fresh: bool, last: bool) -> Segment:
    """Words to readable text: capital at the start of a sentence, a full stop at its end."""
    text = " ".join(word.text for word in words)
    if fresh:
        text = text[0].upper() + text[1:]
    if last and not text.endswith("."):
        text += "."
    return Segment(text, words[0].start, words[-1].end, tuple(words))
