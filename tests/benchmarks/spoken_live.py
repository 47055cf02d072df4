"""Speech followed as the window follows it, without one: real detector, real starter, sound at its own pace."""

from __future__ import annotations

import csv
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from diary_desktop.domain.audio import BLOCK_SAMPLES, SAMPLE_RATE, AudioChunk, Samples, to_pcm16
from diary_desktop.domain.entry import ClipId
from diary_desktop.domain.events import CaptionChanged, Event
from diary_desktop.domain.settings import Listening
from diary_desktop.domain.transcript import Caption, Segment, Transcript
from diary_desktop.engines.pocketsphinx_recognizer import PocketSphinxRecognizer
from diary_desktop.engines.silero_detector import SileroDetector
from diary_desktop.ports.speech import SpeechDetector, SpeechRecognizer
from diary_desktop.resources import resource_path
from diary_desktop.runtime.engine_thread import EngineThread, Token
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.captions import Captions, Following
from diary_desktop.services.live_text import Settled
from diary_desktop.services.transcriber import Transcriber
from tests.tiny_models.sound import sample_sound, silence, sound_of

CLIP = ClipId(b"benchmark-of-cap")
SPEECH = Path(__file__).resolve().parents[3] / "shared" / "speech"
SLICE = 20 * SAMPLE_RATE


def own_samples() -> list[tuple[str, Samples]]:
    """The app's notes: what is said in them, and their sound."""
    notes = json.loads(resource_path("samples", "notes.json").read_text(encoding="utf-8"))["notes"]
    return [(note["text"], sample_sound(note["file"])) for note in notes]


def people() -> list[tuple[str, Samples]]:
    """Recordings of people from the reference folder; none where there is no such folder."""
    table = SPEECH / "transcripts.tsv"
    if not table.is_file():
        return []
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines(), delimiter="\t"))
    return [(row["reference_text"], sound_of(SPEECH / row["file"])) for row in rows]


def one_after_another(notes: list[tuple[str, Samples]], pause: float = 0.9) -> tuple[str, Samples]:
    """All of them with a pause behind each, as one recording."""
    text = " ".join(said for said, _ in notes)
    return text, np.concatenate([part for _, sound in notes for part in (sound, silence(pause))])


@dataclass
class Live:
    """What was seen: captions and utterances with the second, counted from the first block, in which they came."""

    captions: Captions
    thread: EngineThread[SpeechDetector]
    recognizer: EngineThread[SpeechRecognizer]
    shown: list[tuple[float, Caption]] = field(default_factory=list)
    ended: list[tuple[float, Segment]] = field(default_factory=list)
    begun: float = 0.0

    def follow(self) -> Following:
        """Ready before the first word, as when the microphone is being opened."""
        self.shown.clear()
        self.ended.clear()
        following = self.captions.follow(CLIP, 1, lambda one: self.ended.append((self.now(), one)))
        idle = 0
        while idle < 10:
            idle = 0 if self.thread.busy or self.recognizer.busy else idle + 1
            time.sleep(0.01)
        self.begun = time.monotonic()
        return following

    def now(self) -> float:
        return time.monotonic() - self.begun

    def say(self, sound: Samples, *, paced: bool) -> tuple[Settled, float]:
        """Everything settled, and the seconds from the last block until it was."""
        following, pcm = self.follow(), to_pcm16(sound)
        for at in range(0, len(pcm), BLOCK_SAMPLES):
            following.tap(AudioChunk(pcm[at : at + BLOCK_SAMPLES], at / SAMPLE_RATE))
            late = self.begun + (at + BLOCK_SAMPLES) / SAMPLE_RATE - time.monotonic()
            if paced and late > 0:
                time.sleep(late)
            if not paced and at % SLICE == 0:
                while self.thread.busy:
                    time.sleep(0.002)
        said = time.monotonic()
        settled = self.captions.settled(CLIP, Token())
        assert settled is not None
        return settled, time.monotonic() - said

    def whole(self, sound: Samples) -> Transcript:
        """The same by the path for whole clips."""
        pcm = to_pcm16(sound)
        pieces = (pcm[at : at + 160_000] for at in range(0, len(pcm), 160_000))
        return Transcriber(self.recognizer, SileroDetector, Listening).transcribe(pieces, Token())


@contextmanager
def live(make: Callable[[], SpeechRecognizer] | None = None) -> Iterator[Live]:
    """Threads of its own, with the starter unless ``make`` makes another recogniser."""
    thread: EngineThread[SpeechDetector] = EngineThread("captions", SileroDetector)
    recognizer = EngineThread("recognizer", make or (lambda: PocketSphinxRecognizer(SileroDetector())))
    bus = EventBus()
    one = Live(Captions(thread, recognizer, Listening, lambda language: (), bus), thread, recognizer)

    def note(event: Event) -> None:
        if isinstance(event, CaptionChanged):
            one.shown.append((one.now(), event.caption))

    bus.listen(note)
    try:
        yield one
    finally:
        one.captions.forget()
        thread.close(30)
        recognizer.close(30)
