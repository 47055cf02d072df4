"""The first look at a model: checked and loaded in another process before an engine of the diary sees its files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import NoReturn

from diary_desktop.domain.catalogue import Role
from diary_desktop.domain.errors import ModelMissing, NothingHeard
from diary_desktop.engines.catalogue import read_catalogue
from diary_desktop.engines.disk_errors import disk
from diary_desktop.engines.model_checks import check_placed
from diary_desktop.engines.model_store import ModelFolder
from diary_desktop.resources import model_list_path
from diary_desktop.system.model_child import try_in_child

_one_at_a_time = Lock()
"""Engine threads may find new files at the same moment; the list of them has one writer."""


def admit(models: Path, role: Role, places: Iterable[Path]) -> None:
    """Look at what a person put into the folder, or what has changed there since. Raises ``ModelError``."""
    store = ModelFolder(models, read_catalogue(model_list_path("catalogue.toml")), _nobody, first_load)
    with _one_at_a_time, disk():
        for place in places:
            store.admit(role, place, _look)


def first_load(role: Role, path: Path) -> None:
    """Of a model that was proved, in a process of its own. Raises ``ModelError``.

    One whose library is not installed yet is kept for when it is; one that hears nothing in a sample has been loaded.
    A model nobody vouches for is let off neither.
    """
    try:
        load_strictly(role, path)
    except (ModelMissing, NothingHeard):
        return


def load_strictly(role: Role, path: Path) -> None:
    """Of a model nobody vouches for. Raises ``ModelError``, ``NothingHeard``."""
    try_in_child(role, path, "en", brief=True)


def _look(role: Role, place: Path) -> None:
    check_placed(role, place)
    load_strictly(role, place)


def _nobody() -> NoReturn:
    raise RuntimeError("a first look needs no network")
