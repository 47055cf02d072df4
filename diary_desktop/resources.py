"""Finds what ships with the app, in a checkout and in an installed wheel alike.

A checkout keeps ``resources/`` and ``models/`` at the top; a wheel carries the same folders inside the package, as
``_resources`` and ``_models``.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource_path(*parts: str) -> Path:
    """The file or folder at ``parts`` inside the resources; it need not exist."""
    return _folder("resources").joinpath(*parts)


def model_list_path(*parts: str) -> Path:
    """The file at ``parts`` inside ``models/``: the catalogue of models, never weights."""
    return _folder("models").joinpath(*parts)


def _folder(name: str) -> Path:
    shipped = _PACKAGE / f"_{name}"
    return shipped if shipped.is_dir() else _PACKAGE.parent / name
