"""Writes speech down with a Whisper model in CTranslate2 form, from its folder and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import faster_whisper  # type: ignore[import-untyped]  # ships no type information
from faster_whisper.transcribe import Segment as Heard  # type: ignore[import-untyped]  # as above
from faster_whisper.vad import VadOptions  # type: ignore[import-untyped]  # as above

from diary_desktop.domain.audio import SAMPLE_RATE, Samples
from diary_desktop.domain.errors import CancelToken, ModelDamaged, ModelError, ModelMissing, OutOfMemory
from diary_desktop.domain.transcript import Segment, Word
from diary_desktop.engines.phantom import Evidence, is_phantom

_ROLE: Final = "listening"

NEEDED: Final = ("model.bin", "config.json", "tokenizer.json")
"""Without ``tokenizer.json`` the library would ask the model hub for one, so its absence is an error here."""

VOCABULARIES: Final = ("vocabulary.json", "vocabulary.txt")

MEND: Final = "Get the model again in Settings, Models, or remove it there; until then your sound is kept."

SURE_OF_LANGUAGE: Final = 0.4
"""Probability below which a detected language is not believed; of 99 languages a clear one gets above 0.9."""

HINT_LETTERS: Final = 200
"""Letters of hints that are passed on: they share the 448 tokens of a window with the words that are heard."""

_LIBRARY_ERRORS: Final = (RuntimeError, ValueError, IndexError)
"""CTranslate2 reports everything as the first two; a model without the usual tokens ends in the third."""


class WhisperRecognizer:
    """One loaded model, 8-bit on the processor. Owned by the recognizer thread."""

    rough = False

    def __init__(self, folder: Path, threads: int = 2, beam_size: int = 5) -> None:
        """Raises ``ModelMissing``, ``ModelDamaged`` or ``OutOfMemory``. Never reaches for the model hub."""
        check_folder(folder)
        self.name = f"Whisper {folder.name}"
        self._beam_size = beam_size
        try:
            self._model = faster_whisper.WhisperModel(
                str(folder), device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True
            )
        except MemoryError as error:
            raise OutOfMemory from error
        except Exception as error:  # tokenizers raises bare Exception for a bad tokenizer.json
            raise _translated(error) from error
        self._languages = frozenset(self._model.supported_languages)

    def understands(self, language: str) -> bool:
        """The languages of the model; ``auto`` only where it knows more than English."""
        return len(self._languages) > 1 if language == "auto" else language in self._languages

    def language_of(self, speech: Samples) -> str:
        """The language of the first 30 s that hold speech; empty where nobody speaks or it is not clear."""
        if len(self._languages) == 1:
            return str(next(iter(self._languages)))
        spoken = self._spoken(speech)
        if not len(spoken):
            return ""
        try:
            language, sure, _ = self._model.detect_language(spoken)
        except _LIBRARY_ERRORS as error:
            raise _translated(error) from error
        return str(language) if sure >= SURE_OF_LANGUAGE else ""

    def transcribe(
        self, speech: Samples, language: str | None, token: CancelToken, hints: Sequence[str] = ()
    ) -> Iterator[Segment]:
        """Cancellable between segments; Whisper reads windows of 30 s, so that can take a moment.

        Raises ``ModelMissing`` for a language the model does not know.
        """
        token.raise_if_cancelled()
        if language is not None and language not in self._languages:
            raise ModelMissing("No recogniser for this language is installed.", role=_ROLE)
        stretches = _stretches(speech)
        if not stretches:
            return
        until = 0.0
        try:
            found, _ = self._model.transcribe(
                speech,
                language=language,
                beam_size=self._beam_size,
                word_timestamps=True,
                condition_on_previous_text=False,  # else one misheard sentence is repeated for minutes
                vad_filter=True,
                vad_parameters=_vad(),
                hotwords=_hot_words(hints),
            )
            for one in found:
                token.raise_if_cancelled()
                if one.text.strip() and not is_phantom(one.text, _evidence(one, stretches)):
                    segment = _segment(one, len(speech) / SAMPLE_RATE, until)
                    until = segment.end
                    yield segment
        except MemoryError as error:
            raise OutOfMemory from error
        except _LIBRARY_ERRORS as error:
            raise _translated(error) from error

    def _spoken(self, speech: Samples) -> Samples:
        """Only the stretches with speech: the library stumbles over a recording without any."""
        if not len(speech):
            return speech
        stretches = faster_whisper.vad.get_speech_timestamps(speech, _vad())
        (pieces, _) = faster_whisper.vad.collect_chunks(speech, stretches)
        spoken: Samples = pieces[0]
        return spoken


def check_folder(folder: Path) -> None:
    """Whether all files are there, none empty and the small ones JSON.

    Raises ``ModelMissing`` where there is no such folder, ``ModelDamaged`` where something of it is amiss.
    """
    if not folder.is_dir():
        raise ModelMissing(role=_ROLE)
    vocabulary = next((name for name in VOCABULARIES if (folder / name).is_file()), VOCABULARIES[0])
    for name in (*NEEDED, vocabulary):
        if not (folder / name).is_file() or not (folder / name).stat().st_size:
            raise ModelDamaged("This listening model is not whole: {file} is missing or empty.", MEND, file=name)
    for path in (folder / "config.json", folder / "preprocessor_config.json"):
        try:
            if path.is_file() and not isinstance(json.loads(path.read_text(encoding="utf-8")), dict):
                raise ModelDamaged(hint=MEND)
        except ValueError as error:
            raise ModelDamaged(hint=MEND) from error


def _hot_words(hints: Sequence[str]) -> str | None:
    """The first hints in ``HINT_LETTERS``, as one line that is put before what Whisper writes; None without any."""
    line = ""
    for hint in hints:
        longer = f"{line}, {hint.strip()}" if line else hint.strip()
        if len(longer) > HINT_LETTERS:
            break
        line = longer
    return line or None


def _vad() -> VadOptions:
    """Half a second of silence splits; the library's two seconds would leave long pauses to be imagined into."""
    return VadOptions(min_silence_duration_ms=500, speech_pad_ms=300)


def _stretches(speech: Samples) -> list[tuple[float, float]]:
    """Where somebody speaks, in seconds; the library stumbles over a recording in which nobody does."""
    found = faster_whisper.vad.get_speech_timestamps(speech, _vad()) if len(speech) else []
    return [(one["start"] / SAMPLE_RATE, one["end"] / SAMPLE_RATE) for one in found]


def _evidence(heard: Heard, stretches: Sequence[tuple[float, float]]) -> Evidence:
    seconds = max(float(heard.end - heard.start), 0.02)
    spoken = sum(max(0.0, min(end, heard.end) - max(start, heard.start)) for start, end in stretches)
    return Evidence(float(heard.no_speech_prob), float(heard.avg_logprob), min(1.0, spoken / seconds), seconds)


def _segment(heard: Heard, total: float, after: float) -> Segment:
    """The library's segment as ours, its times kept inside the ``total`` seconds and in order: Whisper pads to 30 s and
    may place a word there, or before the one that it follows.
    """
    before = max(after, _second(heard.start, total))
    words: list[Word] = []
    for one in heard.words or ():
        if one.word.strip():
            start = max(after, _second(one.start, total))
            after = max(start, _second(one.end, total))
            words.append(Word(one.word.strip(), start, after, round(float(one.probability), 4)))
    start = min(before, words[0].start) if words else before
    end = words[-1].end if words else max(before, _second(heard.end, total))
    return Segment(heard.text.strip(), start, end, tuple(words))


def _second(found: float, total: float) -> float:
    return round(min(total, max(0.0, float(found))), 3)  # the library gives NumPy numbers


def _translated(error: Exception) -> ModelError:
    """The library's error as ours; memory it could not get is told only in words."""
    words = str(error).lower()
    return OutOfMemory() if "alloc" in words or "out of memory" in words else ModelDamaged(hint=MEND)
