"""Looks which models a person has put into the models folder; opens none of them.

listening/NAME/    a Whisper model: a folder with model.bin
answering/NAME.gguf
speaking/NAME.onnx with NAME.onnx.json, which says its language
memory/NAME/       a sentence-transformers folder: one with modules.json
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

from diary_desktop.domain.catalogue import Role
from diary_desktop.domain.errors import ModelError
from diary_desktop.engines.chosen import chosen, rank
from diary_desktop.engines.voice_file import voice_language

LISTENING_STARTER: Final = "PocketSphinx en-us (starter)"
SPEAKING_STARTER: Final = "espeak-ng (starter)"
MEMORY_BUILT_IN: Final = "all-MiniLM-L6-v2"


@dataclass(frozen=True, slots=True)
class InstalledModels:
    """What was found. Of several the one put to use last is taken, else the largest."""

    listening: Path | None = None
    answering: Path | None = None
    memory: Path | None = None
    speaking: Mapping[str, Path] = field(default_factory=lambda: MappingProxyType({}))
    """ISO 639-1 language to voice file."""
    unreadable: tuple[Path, ...] = ()
    """Voices whose description is missing or damaged."""

    def of(self, role: Role) -> tuple[Path, ...]:
        """What serves ``role``: none, one, or a voice for each language."""
        if role == "speaking":
            return tuple(self.speaking.values())
        one = {"listening": self.listening, "answering": self.answering, "memory": self.memory}[role]
        return (one,) if one is not None else ()


def installed_models(folder: Path) -> InstalledModels:
    """Looks each time it is asked, so a model put there meanwhile is found. A folder that is absent holds none."""
    order = chosen(folder)
    voices, unreadable = _voices(folder / "speaking", order.get("speaking", ()))
    whisper = (path.parent for path in _found(folder / "listening", "*/model.bin"))
    memories = (path.parent for path in _found(folder / "memory", "*/modules.json"))
    return InstalledModels(
        listening=_used(whisper, order.get("listening", ())),
        answering=_used(_found(folder / "answering", "*.gguf"), order.get("answering", ())),
        memory=_used(memories, order.get("memory", ())),
        speaking=MappingProxyType(voices),
        unreadable=unreadable,
    )


def can_answer() -> bool:
    """Whether the library for language models is installed at all; it compiles for minutes and comes last."""
    return importlib.util.find_spec("llama_cpp") is not None


def can_load_other_memories() -> bool:
    """Whether sentence-transformers, which loads any other embedding model, is installed."""
    return importlib.util.find_spec("sentence_transformers") is not None


def visible(path: Path) -> bool:
    """Whether it is no leftover of a model that was being replaced when the program was ended."""
    return not path.name.startswith(".")


def _found(folder: Path, pattern: str) -> list[Path]:
    try:
        found = list(folder.glob(pattern)) if folder.is_dir() else []
    except PermissionError:  # where nobody may look, nothing is installed
        return []
    return sorted(
        path for path in found if path.is_file() and visible(path.relative_to(folder)) and visible(path.parent)
    )


def _used(candidates: Iterable[Path], order: Sequence[str]) -> Path | None:
    return max(candidates, key=lambda one: (rank(one.name, order), _bytes(one)), default=None)


def _bytes(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    return sum(one.stat().st_size for one in path.iterdir() if one.is_file())


def _voices(folder: Path, order: Sequence[str]) -> tuple[dict[str, Path], tuple[Path, ...]]:
    """The voice of each language that is used, and those that do not say which language they are."""
    by_language: dict[str, list[Path]] = {}
    unreadable: list[Path] = []
    for path in _found(folder, "*.onnx"):
        try:
            by_language.setdefault(voice_language(path), []).append(path)
        except ModelError:
            unreadable.append(path)
    used = {language: _used(paths, order) for language, paths in by_language.items()}
    return {language: path for language, path in used.items() if path is not None}, tuple(unreadable)
