"""Engines of equal rank for speed: a recogniser with a script, a model with a script, vectors from words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16, Samples, Sound
from diary_desktop.domain.conversation import ChatMessage
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.passage import Vectors
from diary_desktop.domain.transcript import Segment, Word


class FakeOverhearing:
    """Hears a word of the script's next line every 0.3 s of sound, and takes nothing out of it."""

    def __init__(self, script: Sequence[str]) -> None:
        self._script = script
        self._samples = 0

    def feed(self, speech: Samples) -> str:
        self._samples += len(speech)
        words = self._script[0].split() if self._script else []
        return " ".join(words[: int(self._samples / SAMPLE_RATE / 0.3)])

    def close(self) -> None:
        self._samples = 0


class FakeRecognizer:
    """Hears the next line of its script in anything that is not silent; can be read while it hears."""

    def __init__(self, script: Sequence[str], languages: Sequence[str] = ("en", "auto")) -> None:
        self._script = list(script)
        self._languages = languages
        self.hints: tuple[str, ...] = ()

    name = "script"
    rough = False

    def understands(self, language: str) -> bool:
        return language in self._languages

    def transcribe(
        self, speech: Samples, language: str | None, token: CancelToken, hints: Sequence[str] = ()
    ) -> Iterator[Segment]:
        token.raise_if_cancelled()
        self.hints = tuple(hints)
        if not len(speech) or float(np.abs(speech).max()) < 0.001 or not self._script:
            return
        text, seconds = self._script.pop(0), len(speech) / SAMPLE_RATE
        spoken = text.split()
        step = seconds / max(1, len(spoken))
        words = tuple(Word(one, at * step, (at + 1) * step, 0.9) for at, one in enumerate(spoken))
        yield Segment(text, 0.0, seconds, words)

    def language_of(self, speech: Samples) -> str:
        return "en"

    def overhear(self) -> FakeOverhearing:
        return FakeOverhearing(self._script)


class FakeEmbedder:
    """A unit vector from the words of a text: texts that share words are close."""

    def __init__(self, model_id: str = "words-64", dimensions: int = 64) -> None:
        self.model_id = model_id
        self.dimensions = dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        return np.stack([self._vector(text) for text in texts]) if texts else np.zeros((0, self.dimensions), np.float32)

    def embed_query(self, text: str) -> Vectors:
        return self.embed([text])

    def _vector(self, text: str) -> Vectors:
        vector = np.full(self.dimensions, 1e-3, dtype=np.float32)
        for word in re.findall(r"\w+", text.lower()):
            digest = hashlib.blake2b(word.encode(), digest_size=2).digest()
            vector[int.from_bytes(digest) % self.dimensions] += 1
        return vector / np.float32(np.linalg.norm(vector))


class FakeLanguageModel:
    """Says its script word by word, and remembers what it was asked."""

    name = "script"
    context_size = 2048

    def __init__(self, reply: str, prompt_speed: float = 0.0) -> None:
        self._reply = reply
        self.prompt_speed = prompt_speed
        self.asked: list[tuple[ChatMessage, ...]] = []
        self.prepared: list[tuple[ChatMessage, ...]] = []

    def prepare(self, messages: Sequence[ChatMessage], token: CancelToken) -> None:
        self.prepared.append(tuple(messages))

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def stream(self, messages: Sequence[ChatMessage], limit: int, token: CancelToken) -> Iterator[str]:
        self.asked.append(tuple(messages))
        for piece in re.findall(r"\S+\s*", self._reply)[:limit]:
            token.raise_if_cancelled()
            yield piece


class FakeSynthesizer:
    """A tone of 50 ms a word, at speed 1; punctuation alone is no word."""

    name = "tone"
    rough = True

    def speak(self, sentence: str, language: str, token: CancelToken, speed: float = 1.0) -> Iterator[Sound]:
        for word in sentence.split():
            token.raise_if_cancelled()
            if not any(letter.isalnum() for letter in word):
                continue
            yield Sound(np.sin(np.arange(round(1102 / speed), dtype=np.float32) * np.float32(0.1)), 22_050)


class FakeStream:
    """Certain of speech in every block that is loud."""

    block = 512

    def probabilities(self, samples: Samples) -> npt.NDArray[np.float32]:
        blocks = samples.reshape(-1, self.block)
        return (np.abs(blocks).max(axis=1, initial=0.0) > 0.01).astype(np.float32)


class FakeDetector:
    """Speech is wherever it is loud, in steps of a tenth of a second."""

    def stream(self) -> FakeStream:
        return FakeStream()

    def stretches(self, samples: Samples) -> list[tuple[float, float]]:
        step = SAMPLE_RATE // 10
        loud = [bool(np.abs(samples[at : at + step]).max() > 0.01) for at in range(0, len(samples), step)]
        found: list[tuple[float, float]] = []
        for number, one in enumerate(loud):
            if one and found and found[-1][1] == number / 10:
                found[-1] = (found[-1][0], (number + 1) / 10)
            elif one:
                found.append((number / 10, (number + 1) / 10))
        return found


class FakeWakeWord:
    """Hears its word in a block whose first sample is ``mark``."""

    name = "hey you"
    mark = 12_345

    def hear(self, pcm: Pcm16) -> bool:
        return bool(len(pcm)) and int(pcm[0]) == self.mark

    def reset(self) -> None:
        """Nothing is remembered."""
