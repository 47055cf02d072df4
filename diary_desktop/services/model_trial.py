"""How fast a model is on this computer: a few seconds of the work it would do, through the port it would do it by."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from diary_desktop.domain.audio import SAMPLE_RATE, Samples
from diary_desktop.domain.conversation import ChatMessage
from diary_desktop.domain.errors import CancelToken, NothingHeard
from diary_desktop.ports.language import Embedder, LanguageModel
from diary_desktop.ports.speech import SpeechRecognizer, SpeechSynthesizer

TRIAL_SECONDS: Final = 20.0
"""The work is done again until this much time has gone; a slow model does it once."""

MOST_ROUNDS: Final = 5

ANSWER_TOKENS: Final = 64

Seconds = Callable[[], float]

SENTENCES: Final = {
    "en": "We walked along the river until it was dark, and nobody wanted to go home.",
    "vi": "Cả nhà đi dọc bờ sông đến lúc trời tối, và không ai muốn về.",
}


@dataclass(frozen=True, slots=True)
class Trial:
    """What was measured. ``speed`` is in ``unit``; ``first``: seconds until the first token, 0 where there are none."""

    speed: float
    unit: str
    first: float = 0.0


def try_listening(
    engine: SpeechRecognizer,
    sound: Samples,
    language: str,
    token: CancelToken,
    now: Seconds = time.monotonic,
    most: int = MOST_ROUNDS,
) -> Trial:
    """Seconds of work for a second of ``sound`` (16 kHz mono, holding speech). Raises ``NothingHeard``.

    ``most`` rounds of it, here as below: one is enough to see a model at work.
    """

    def once() -> int:
        spoken = language if engine.understands(language) else None
        return sum(len(one.text) for one in engine.transcribe(sound, spoken, token))

    if not once():  # also the warm-up
        raise NothingHeard("This model heard no words where somebody speaks.", "Choose another.")
    rounds, seconds = _repeated(once, token, now, most)
    return Trial(seconds / rounds / (len(sound) / SAMPLE_RATE), "seconds of work for a second of speech")


def try_answering(engine: LanguageModel, language: str, token: CancelToken, now: Seconds = time.monotonic) -> Trial:
    """Words a second once it speaks, and seconds until it does."""
    asked = [ChatMessage("user", f"{SENTENCES.get(language, SENTENCES['en'])} ...?")]
    began = now()
    first, begun, said = 0.0, "", ""
    for piece in engine.stream(asked, ANSWER_TOKENS, token):
        first, begun = (first, begun) if first else (now() - began, piece)
        said += piece
    after, words = now() - began - first, len(said.split()) - len(begun.split())
    return Trial(words / after if words > 0 and after > 0 else 0.0, "words a second", first)


def try_memory(
    engine: Embedder, language: str, token: CancelToken, now: Seconds = time.monotonic, most: int = MOST_ROUNDS
) -> Trial:
    """Passages of about 60 words a second."""
    passage = " ".join([SENTENCES.get(language, SENTENCES["en"])] * 4)
    texts = [f"{number}. {passage}" for number in range(16)]

    def once() -> int:
        return len(engine.embed(texts))

    once()
    rounds, seconds = _repeated(once, token, now, most)
    return Trial(rounds * len(texts) / seconds if seconds > 0 else 0.0, "passages a second")


def try_speaking(
    engine: SpeechSynthesizer, language: str, token: CancelToken, now: Seconds = time.monotonic, most: int = MOST_ROUNDS
) -> Trial:
    """Seconds of work for a second of speech."""
    spoken = 0.0

    def once() -> float:
        nonlocal spoken
        made = sum(one.seconds for one in engine.speak(SENTENCES.get(language, SENTENCES["en"]), language, token))
        spoken += made
        return made

    once()
    spoken = 0.0
    _, seconds = _repeated(once, token, now, most)
    return Trial(seconds / spoken if spoken else 0.0, "seconds of work for a second of speech")


def _repeated(once: Callable[[], object], token: CancelToken, now: Seconds, most: int) -> tuple[int, float]:
    """Rounds done and the seconds they took."""
    began, rounds = now(), 0
    while rounds < most and (not rounds or now() - began < TRIAL_SECONDS):
        token.raise_if_cancelled()
        once()
        rounds += 1
    return rounds, now() - began
