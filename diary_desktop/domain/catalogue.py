"""Models that may be fetched: where from, which files, how large, under which licence, proved by which hash."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal, get_args

Role = Literal["listening", "answering", "memory", "speaking"]

ROLES: tuple[Role, ...] = get_args(Role)

ANY_LANGUAGE = "*"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model: its path at the host ("/" between parts), size in bytes and SHA-256 in hexadecimal."""

    path: str
    size: int
    sha256: str

    @property
    def name(self) -> str:
        """What it is called once it is installed."""
        return PurePosixPath(self.path).name


@dataclass(frozen=True, slots=True)
class CatalogueModel:
    """One model. ``hub`` and ``revision`` name the repository at the host and the state of it the files belong to."""

    key: str
    role: Role
    title: str
    hub: str
    revision: str
    files: tuple[ModelFile, ...]
    licence: str
    languages: tuple[str, ...]
    licence_note: str = ""
    quality: str = ""
    quality_source: str = ""
    memory_mb: int = 0
    """What it was measured to need, 0 where nobody did; ``memory_source`` says who measured and how."""
    memory_source: str = ""
    longest_tokens: int = 0
    """Of an embedding model whose small files the diary writes itself; 0 for all others."""
    offered: bool = True
    """False where the licence does not allow every use: shown only to who asks for everything."""

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(one.size for one in self.files)

    def speaks(self, language: str) -> bool:
        """Whether it knows ``language`` (ISO 639-1)."""
        return language in self.languages or ANY_LANGUAGE in self.languages


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All models that may be fetched, and where from.

    ``hosts``: the first is asked; it may pass a request on to itself, to the others, and to names below them.
    """

    hosts: tuple[str, ...]
    models: tuple[CatalogueModel, ...]

    def find(self, key: str) -> CatalogueModel | None:
        """The model called ``key``, None where there is none."""
        return next((one for one in self.models if one.key == key), None)


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model in the folder of models. ``key`` is empty where the catalogue does not know it."""

    role: Role
    name: str
    """Of its folder, or of its first file."""
    size: int
    key: str = ""
    proved: bool = False
    """Whether every file was found to be the catalogue's, byte for byte, and has not changed since."""
    used: bool = False
    """Whether it is the one of its role (of its language, for a voice) that engines load."""
    rank: int = 0
    """The higher the later it was put to use; 0 where it only lies there."""
