"""Picks the voice for a language: the installed piper voice, else the starter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from diary_desktop.domain.audio import Sound
from diary_desktop.domain.errors import CancelToken, ModelMissing
from diary_desktop.ports.speech import SpeechSynthesizer

Loader = Callable[[Path], SpeechSynthesizer]
Starter = Callable[[], SpeechSynthesizer]


class Voices:
    """A synthesizer of many languages. Loads each voice when it is first needed; owned by the synthesizer thread."""

    def __init__(self, installed: Mapping[str, Path], load: Loader, starter: Starter, first: str = "en") -> None:
        """``installed``: ISO 639-1 language to voice file. One voice is loaded at once, that of ``first`` if it can
        be, so that a machine without any is noticed here: then raises what the loaders raise."""
        self._installed = dict(installed)
        self._load = load
        self._make_starter = starter
        self._loaded: dict[str, SpeechSynthesizer] = {}
        try:
            self._last = self._voice(first)
        except ModelMissing:
            if not self._installed:
                raise
            self._last = self._voice(next(iter(self._installed)))

    @property
    def name(self) -> str:
        """The voice that spoke last, before that the one of the first language."""
        return self._last.name

    @property
    def rough(self) -> bool:
        """Whether that voice is the starter."""
        return self._last.rough

    def speak(self, sentence: str, language: str, token: CancelToken, speed: float = 1.0) -> Iterator[Sound]:
        """Raises ``ModelMissing`` where no voice speaks ``language``."""
        self._last = self._voice(language)
        yield from self._last.speak(sentence, language, token, speed)

    def _voice(self, language: str) -> SpeechSynthesizer:
        key = language if language in self._installed else ""
        if key not in self._loaded:
            self._loaded[key] = self._load(self._installed[key]) if key else self._make_starter()
        return self._loaded[key]
