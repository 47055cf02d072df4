"""Which models suit a machine and its person: three sets to choose from, and the one to choose.

The steps follow the published sizes: a set must fit into the memory beside the system and the diary (laptops have 8, 16
or 32 GB), and a large recogniser or language model on few cores is too slow to talk to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from diary_desktop.domain.catalogue import Catalogue, CatalogueModel

Step = Literal["light", "balanced", "best"]

STEPS: Final[tuple[Step, ...]] = get_args(Step)

GIB: Final = 1 << 30

_SMALLEST_BELOW: Final = 6 * GIB
_BALANCED_FROM: Final = 12 * GIB
_BEST_FROM: Final = 24 * GIB
"""Between the sizes memory is sold in, because systems report a little less."""

_SETS: Final[dict[str, tuple[str, ...]]] = {
    "smallest": ("whisper-base", "qwen3.5-0.8b"),
    "light": ("whisper-small", "qwen3.5-2b"),
    "balanced": ("whisper-turbo", "qwen3.5-4b"),
    "best": ("whisper-turbo", "qwen3.5-9b"),
}

_OTHER_LANGUAGES: Final = "multilingual-minilm"
"""The built-in embedding model knows English only."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What it has: bytes of memory (0 where the system does not tell), processor cores, what of both is free."""

    memory: int
    cores: int
    memory_free: int = 0
    disk_free: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """One set of models, whole with voices."""

    step: Step
    models: tuple[CatalogueModel, ...]

    @property
    def size(self) -> int:
        """Bytes to fetch."""
        return sum(one.size for one in self.models)


def choices(catalogue: Catalogue, machine: Machine, languages: Sequence[str]) -> tuple[Choice, ...]:
    """The three sets for a person of these languages (ISO 639-1), lightest first."""
    return tuple(Choice(step, _models(catalogue, _keys(step, machine), languages)) for step in STEPS)


def recommended(machine: Machine) -> Step:
    """The set that suits the machine."""
    if machine.memory >= _BEST_FROM and machine.cores >= 8:
        return "best"
    return "balanced" if machine.memory >= _BALANCED_FROM and machine.cores >= 4 else "light"


def _keys(step: Step, machine: Machine) -> tuple[str, ...]:
    tight = step == "light" and 0 < machine.memory < _SMALLEST_BELOW
    return _SETS["smallest" if tight else step]


def _models(catalogue: Catalogue, keys: Sequence[str], languages: Sequence[str]) -> tuple[CatalogueModel, ...]:
    wanted = [*keys, *([_OTHER_LANGUAGES] if set(languages) - {"en"} else [])]
    found = [model for key in wanted if (model := catalogue.find(key)) is not None]
    voices = [_voice(catalogue, language) for language in dict.fromkeys(languages)]
    return (*found, *(voice for voice in voices if voice is not None))


def _voice(catalogue: Catalogue, language: str) -> CatalogueModel | None:
    """The first voice of a language the catalogue offers; None where it has none."""
    voices = (one for one in catalogue.models if one.role == "speaking" and one.offered and one.speaks(language))
    return next(voices, None)
