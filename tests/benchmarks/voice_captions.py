"""Captions in figures: how soon words show, how often they change, how soon the text is final, and what it is worth.

The starter is the only recogniser there is to measure; it also plays the one that reads windows, with its partial words
hidden, so that the policy for Whisper is measured on real sound. How good Whisper's words are it does not tell.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

import numpy as np

from diary_desktop.domain.audio import SAMPLE_RATE, Samples
from diary_desktop.domain.transcript import Caption, Segment, Transcript, Word
from diary_desktop.engines.pocketsphinx_recognizer import PocketSphinxRecognizer
from diary_desktop.engines.silero_detector import SileroDetector
from diary_desktop.ports.speech import SpeechRecognizer
from diary_desktop.runtime.engine_thread import EngineThread, Token
from diary_desktop.services.agreement import Agreement, first_behind, folded
from diary_desktop.services.live_reading import words_of
from tests.empty_room import empty_room
from tests.fakes.numbered_speech import WORD_SAMPLES, WindowReader, speech
from tests.tiny_models.sound import silence
from tests.unit.services.test_end_of_speech import Talk
from tests.word_errors import word_errors

from .figures import Figure
from .spoken_live import Live, live, one_after_another, own_samples, people

STEP = 0.5
"""Seconds of sound between two readings of a window, as the diary asks for them on an idle machine."""

UNBROKEN = (15.0, 26.0, 90.0)
"""Seconds of speech without a pause, for the recogniser that reads windows."""

Words = Sequence[Word]


def first_caption(repeats: int) -> list[Figure]:
    """From the onset of speech to the first words on screen, less the bare decoder's time for the sound until then."""
    detector, notes = SileroDetector(), own_samples()[:repeats]
    waited, needed = [], []
    bare = PocketSphinxRecognizer(detector)
    with live() as one:
        for _, sound in notes:
            onset = detector.stretches(sound)[0][0] + 0.1
            one.say(np.concatenate([sound[: 4 * SAMPLE_RATE], silence(0.5)]), paced=True)
            shown = next(at for at, caption in one.shown if caption.provisional or caption.settled)
            passed = _seconds_of_partial_words(bare, sound[: round(min(shown, 4) * SAMPLE_RATE)])
            waited.append(shown - onset - passed)
            needed.append(_first_word_of(bare, sound) - onset)
    return [
        Figure("first_caption_s, less the engine's pass (median)", float(np.median(waited)), "s", 0.7),
        Figure("first_caption_s: sound the bare decoder needs", float(np.median(needed)), "s"),
    ]


def end_to_text(lengths: Sequence[int]) -> list[Figure]:
    """From the last word to the final text, less the bare engine's time for the last five seconds."""
    figures = []
    with live() as one:
        for count in lengths:
            text, sound = one_after_another(own_samples()[:2] * count)
            spoken = sound[: len(sound) - round(0.9 * SAMPLE_RATE)]
            settled, tail = one.say(spoken, paced=True)
            own = _seconds_to_read(one, spoken[-5 * SAMPLE_RATE :])
            wrong, words = word_errors(text, _text(settled.segments))
            name = f"end_to_text_s after {len(spoken) / SAMPLE_RATE:.0f} s ({wrong} of {words} words wrong)"
            figures.append(Figure(name, tail - own, "s", 1.0, own))
    return [*figures, *(_read_after_the_end(seconds) for seconds in UNBROKEN)]


def _read_after_the_end(seconds: float) -> Figure:
    """Counted, not timed: what a recogniser of windows is still given of speech in which nobody pauses."""
    reader = WindowReader()
    recognizer: EngineThread[SpeechRecognizer] = EngineThread("recognizer", lambda: reader)
    talk = Talk(reader, recognizer)
    talk.say(speech(0, round(seconds * SAMPLE_RATE / WORD_SAMPLES)))
    before = len(reader.asked)
    talk.end()
    recognizer.close(10)
    return Figure(f"sound read after the end of {seconds:.0f} s without a pause", sum(reader.asked[before:]), "s", 6.0)


def starter_wer() -> list[Figure]:
    """Share of wrong words: settled while speaking, by the whole-clip path, and by the bare engine."""
    figures = []
    bare = PocketSphinxRecognizer(SileroDetector())
    joined = [one_after_another(own_samples())]
    sets = {"people": people(), "own samples": own_samples(), "samples as one recording": joined}
    with live() as one:
        for name, notes in sets.items():
            if not notes:
                continue
            said = [(text, one.say(sound, paced=False)[0].segments) for text, sound in notes]
            raw = _share([(text, tuple(bare.transcribe(sound, "en", Token()))) for text, sound in notes])
            whole = _share([(text, one.whole(sound).segments) for text, sound in notes])
            figures.append(Figure(f"starter_wer live ({name})", _share(said), "", raw, raw))
            figures.append(Figure(f"starter_wer whole clip ({name})", whole, "", raw, raw))
    return figures


def caption_policy(clips: int) -> list[Figure]:
    """Partial words against readings that must agree once, twice or three times; times in seconds of sound."""
    figures = []
    with live() as one:
        rewrites, delays = [], []
        for _, sound in (people() or own_samples())[:clips]:
            settled, _ = one.say(np.concatenate([sound, silence(1.0)]), paced=True)
            rewrites.append(
                _rewritten([caption for _, caption in one.shown]) / max(1, len(_text(settled.segments).split()))
            )
            delays += [at - segment.end for at, segment in one.ended]
    figures.append(Figure("caption rewrites a word, partial words", float(np.mean(rewrites)), ""))
    figures.append(Figure("caption settled after the last word, partial words", float(np.median(delays)), "s"))
    engine = PocketSphinxRecognizer(SileroDetector())
    readings = [_readings(engine, sound) for _, sound in (people() or own_samples())[:clips]]
    for name, twice in (("one reading", False), ("two that agree", True)):
        found = [_settling(one, twice) for one in readings]
        late = [delay for one in found for delay in one[0]]
        figures.append(Figure(f"delay of a word settled by {name}", float(np.median(late)), "s"))
        share = sum(one[1] for one in found) / sum(len(one[0]) for one in found)
        figures.append(Figure(f"  share the final reading denies, {name}", share, ""))
    return figures


def phantom_lines(minutes: float) -> list[Figure]:
    """Lines heard in a room in which nobody speaks, followed live and by the whole-clip path."""
    lines = 0
    with live() as one:
        for seed in range(max(1, round(minutes / 10))):
            sound = empty_room(min(600.0, minutes * 60), seed)
            lines += len(one.say(sound, paced=False)[0].segments) + len(one.whole(sound).segments)
    return [Figure(f"phantom_lines in {minutes:g} min, live and whole", lines, "lines", 0)]


def _seconds_to_read(one: Live, sound: Samples) -> float:
    start = time.perf_counter()
    one.recognizer.call(lambda engine, token: list(engine.transcribe(sound, "en", token)))
    return time.perf_counter() - start


def _seconds_of_partial_words(engine: PocketSphinxRecognizer, sound: Samples) -> float:
    start = time.perf_counter()
    engine.overhear().feed(sound)
    return time.perf_counter() - start


def _first_word_of(engine: PocketSphinxRecognizer, sound: Samples) -> float:
    """Seconds of sound after which the decoder, fed 0.1 s at a time, has any words."""
    heard, step = engine.overhear(), SAMPLE_RATE // 10
    return next(at / SAMPLE_RATE for at in range(step, len(sound), step) if heard.feed(sound[at - step : at]))


def _readings(engine: PocketSphinxRecognizer, sound: Samples) -> list[tuple[float, Words]]:
    """The growing sound read again and again, with the second up to which each reading goes; the last one is final."""
    ends = [*np.arange(1.0, len(sound) / SAMPLE_RATE, STEP), len(sound) / SAMPLE_RATE]
    read = partial(engine.transcribe, language="en", token=Token())
    return [(float(end), words_of(tuple(read(sound[: round(end * SAMPLE_RATE)])))) for end in ends]


def _settling(readings: list[tuple[float, Words]], twice: bool) -> tuple[list[float], int]:
    """Delay of each word settled on the way, from its end; and how many of them the final reading denies."""
    agreement, delays = Agreement(), list[float]()
    for end, words in readings[:-1]:
        fresh = agreement.read(words) if twice else (*agreement.read(words), *agreement.read(words))
        delays += [end - word.end for word in fresh]
    final = readings[-1][1]
    kept = [*agreement.settled, *final[first_behind(agreement.settled, final) :]]
    heard, shown = (" ".join(folded(word.text) for word in one) for one in (final, kept))
    return delays, word_errors(heard, shown)[0]


def _rewritten(captions: Sequence[Caption]) -> int:
    """Words that stood on the screen and were changed or taken away again."""
    changed = 0
    for before, after in pairwise(captions):
        old, new = _shown(before), _shown(after)
        kept = sum(one == other for one, other in zip(old, new, strict=False))
        changed += len(old) - kept
    return changed


def _shown(caption: Caption) -> list[str]:
    return [folded(word) for word in f"{caption.settled} {caption.provisional}".split()]


def _share(heard: Sequence[tuple[str, Sequence[Segment]]]) -> float:
    counts = [word_errors(text, _text(segments)) for text, segments in heard]
    return sum(wrong for wrong, _ in counts) / sum(words for _, words in counts)


def _text(segments: Sequence[Segment]) -> str:
    return Transcript(tuple(segments), "en", "").text
