"""How surely a word or a phrase wakes the diary: said a hundred times by made-up voices, and an hour of other talk.

The voices are espeak-ng's variants that need no Klatt synthesiser, at two speeds and two loudnesses over a room's
noise. They are no people: a network trained on people may hear them worse, and the figures say so by being low.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import numpy as np

from diary_desktop import app
from diary_desktop.audio.media_file import MediaFile
from diary_desktop.audio.resample import resampled
from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16, Samples, to_float, to_pcm16
from diary_desktop.domain.errors import ModelMissing
from diary_desktop.engines.espeak_library import EspeakLibrary, espeak_files
from diary_desktop.engines.installed import installed_models
from diary_desktop.engines.wake_word import TrainedWord, trained_words
from diary_desktop.resources import resource_path
from diary_desktop.runtime.engine_thread import EngineThread, Token
from diary_desktop.services.wake_phrase import WakePhrase

from .figures import Figure

PHRASE = "dear diary"

_NAMES = """
Alex Alicia Andrea Andy Annie Denis Gene Henrique Hugo Jacky Lee Marco Mario Michael Mike Storm anika antonio aunty
belinda boris ed f1 f2 f3 f4 f5 grandma grandpa ian iven john linda m1 m2 m3 m4 m5 m6 m7 m8 max michel miguel pablo
paul pedro quincy rob robert sandro shelby steph travis
"""
VARIANTS = _NAMES.split()

NOISE = 0.002
"""Of full scale: about -54 dBFS, a quiet room."""

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "speech"
OTHER_TALK = (
    "jfk.flac",
    "negative_reference.wav",
    "multilingual.mp3",
    "stereo_diarization.wav",
    "notes/note1.wav",
    "librivox/sense_and_sensibility_01_austen_64kb-0870.wav",
    "librivox/sense_and_sensibility_01_austen_64kb-0880.wav",
    "librivox/sense_and_sensibility_01_austen_64kb-0890.wav",
)


def waking(count: int) -> list[Figure]:
    """Hits of ``count`` sayings and false alarms an hour, of each trained word and of the phrase with the starter."""
    library = EspeakLibrary(espeak_files())
    talk = _other_talk(library)
    hours = len(talk) / SAMPLE_RATE / 3600
    figures = []
    for word in trained_words():
        detector = TrainedWord(word.word_id)
        hits = sum(_hears(detector, sound) for sound in _sayings(library, word.name, count))
        figures.append(Figure(f"hits, {word.name}, of 100 made-up voices", 100 * hits / count, "", None, None))
        alarms = _alarms(detector, talk) / hours
        figures.append(Figure(f"false alarms an hour, {word.name}", alarms, "", None, None))
    return figures + _phrase(library, count, talk)


def _phrase(library: EspeakLibrary, count: int, talk: Pcm16) -> list[Figure]:
    engine = app.load_recognizer(installed_models(app.places().models))
    thread = EngineThread("recognizer", lambda: engine)
    phrase = WakePhrase(lambda: PHRASE, lambda: "en", thread)
    try:
        said = (to_float(sound) for sound in _sayings(library, PHRASE, count))
        hits = sum(phrase.end_in(sound, Token()) is not None for sound in said)
        starts = app.load_detector().stretches(to_float(talk))
        begun = [to_float(talk[int(a * SAMPLE_RATE) :][: int(2.5 * SAMPLE_RATE)]) for a, _ in starts]
        alarms = sum(phrase.end_in(sound, Token()) is not None for sound in begun)
    finally:
        thread.close(30.0)
    hours = len(talk) / SAMPLE_RATE / 3600
    return [
        Figure(f"hits, phrase “{PHRASE}”, {engine.name}, of 100", 100 * hits / count, "", None, None),
        Figure(f"false alarms an hour, phrase ({len(begun)} utterances)", alarms / hours, "", None, None),
    ]


def _sayings(library: EspeakLibrary, text: str, count: int) -> Iterator[Pcm16]:
    """The text by one voice after another, quick and slow, near and far."""
    noise = np.random.default_rng(5)
    for number, variant in enumerate(islice(cycle(VARIANTS), count)):
        spoken = say(library, text, f"en-us+{variant}", (140, 165)[number % 2])
        if spoken is None:
            spoken = say(library, text, "en-us", (140, 165)[number % 2])
        assert spoken is not None
        loud = spoken / max(0.01, float(np.abs(spoken).max())) * (0.4, 0.15)[number // 2 % 2]
        padded = np.pad(loud, (SAMPLE_RATE // 2, SAMPLE_RATE))
        yield to_pcm16(padded + noise.normal(0, NOISE, len(padded)).astype(np.float32))


def say(library: EspeakLibrary, text: str, voice: str, rate: int) -> Samples | None:
    pieces: list[Pcm16] = []

    def keep(pcm: Pcm16) -> bool:
        pieces.append(pcm)
        return True

    try:
        library.say(text, voice, rate, keep)
    except ModelMissing:  # this build of espeak-ng lacks the variant
        return None
    return resampled(to_float(np.concatenate(pieces)), library.rate, SAMPLE_RATE)


def _other_talk(library: EspeakLibrary) -> Pcm16:
    """Real speech beside the checkout, the bundled samples, and the diary's own English texts read by ten voices."""
    files = [SHARED / name for name in OTHER_TALK if (SHARED / name).is_file()]
    files += sorted(resource_path("samples").glob("*.ogg"))
    parts = [np.concatenate(list(MediaFile().read(file, Token()))) for file in files]
    text = resource_path("words", "activities_en.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    for number, variant in enumerate(VARIANTS[:10]):
        spoken = say(library, ". ".join(lines[number::10]), f"en-us+{variant}", 165)
        if spoken is not None:
            parts.append(to_pcm16(spoken / max(0.01, float(np.abs(spoken).max())) * 0.3))
    pause = np.zeros(SAMPLE_RATE, np.int16)
    return np.concatenate([one for part in parts for one in (part, pause)])


def _hears(detector: TrainedWord, sound: Pcm16) -> bool:
    detector.reset()
    return _alarms(detector, sound) > 0


def _alarms(detector: TrainedWord, sound: Pcm16) -> int:
    return sum(detector.hear(sound[at : at + 320]) for at in range(0, len(sound), 320))
