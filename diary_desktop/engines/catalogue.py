"""Reads ``models/catalogue.toml`` and lets nothing through that could not be fetched and proved."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final

from diary_desktop.domain.catalogue import ROLES, Catalogue, CatalogueModel, ModelFile
from diary_desktop.domain.errors import ModelDamaged

FEWEST_PLACES: Final = 2
"""Independent projects that must print the same hash; of one witness nobody knows whether it was made up."""

_SHA256 = re.compile(r"[0-9a-f]{64}")
_REVISION = re.compile(r"[0-9a-f]{40}")
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_HUB = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][A-Za-z0-9._-]*")
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")

_OPTIONAL: Final = (
    "licence_note",
    "quality",
    "quality_source",
    "memory_mb",
    "memory_source",
    "longest_tokens",
    "offered",
)


def read_catalogue(path: Path) -> Catalogue:
    """The catalogue at ``path``. Raises ``ModelDamaged`` where it is missing or anything in it is not as it must be."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        hosts = tuple(_matching(_HOST, one) for one in found["hosts"])
        models = tuple(_model(one) for one in found["model"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _unusable() from error
    if not hosts or len({one.key.lower() for one in models}) < len(models):
        raise _unusable()
    return Catalogue(hosts, models)


def _model(found: Mapping[str, Any]) -> CatalogueModel:
    """Raises ``KeyError``, ``TypeError`` or ``ValueError``."""
    files = tuple(_file(one) for one in found["file"])
    model = CatalogueModel(
        key=_matching(_KEY, found["key"]),
        role=ROLES[ROLES.index(found["role"])],
        title=str(found["title"]),
        hub=_matching(_HUB, found["hub"]),
        revision=_matching(_REVISION, found["revision"]),
        files=files,
        licence=str(found["licence"]),
        languages=tuple(str(one) for one in found["languages"]),
        **{name: found[name] for name in _OPTIONAL if name in found},
    )
    if not files or len({one.name for one in files}) < len(files) or not model.languages or not model.licence:
        raise ValueError("a model without files, languages or licence")
    return model


def _file(found: Mapping[str, Any]) -> ModelFile:
    path, size = PurePosixPath(found["path"]), found["bytes"]
    if path.is_absolute() or ".." in path.parts or "\\" in found["path"] or not path.name:
        raise ValueError("a path that leads elsewhere")
    if not isinstance(size, int) or size <= 0 or found["places"] < FEWEST_PLACES:
        raise ValueError("a file nobody can vouch for")
    return ModelFile(str(path), size, _matching(_SHA256, found["sha256"]))


def _matching(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError("not in the form it must have")
    return text


def _unusable() -> ModelDamaged:
    return ModelDamaged(
        "The list of models that came with the diary cannot be read.",
        "Install the diary again. Models you have go on working.",
    )
