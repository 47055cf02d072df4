"""The folder of models: fetches what the catalogue names, puts it in its place whole, proves it and removes it.

A model is gathered under ``.incoming`` and moved into its place once every file of it is proved, so whoever looks for
models never meets a half one.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from diary_desktop.domain.catalogue import ROLES, Catalogue, CatalogueModel, InstalledModel, ModelFile, Role
from diary_desktop.domain.errors import CancelToken
from diary_desktop.engines import chosen
from diary_desktop.engines.disk_errors import disk
from diary_desktop.engines.embedder_files import write_embedder_files
from diary_desktop.engines.installed import installed_models, visible
from diary_desktop.engines.proved_files import ProvedFiles
from diary_desktop.ports.models import Told

if TYPE_CHECKING:  # what can connect is imported only where something is fetched
    from diary_desktop.engines.model_transfer import Transfer

INCOMING: Final = ".incoming"

_FOLDERS: Final[frozenset[Role]] = frozenset({"listening", "memory"})
"""Roles whose models are a folder each; of the others a model is a file, or two."""

_FIRST: Final[dict[Role, str]] = {"answering": "*.gguf", "speaking": "*.onnx"}


FirstLoad = Callable[[Role, Path], object]
"""Given the role and what an engine would be given."""


class ModelFolder:
    """Used by one thread of one process at a time."""

    def __init__(
        self,
        folder: Path,
        catalogue: Catalogue,
        transfer: Callable[[], Transfer],
        first_load: FirstLoad | None = None,
    ) -> None:
        """``transfer`` is made when something is fetched.

        ``first_load`` loads what was fetched where it can do no harm; raises ``ModelError``.
        """
        self._first_load = first_load
        self.catalogue = catalogue
        self.root = folder
        self._new_transfer = transfer
        self._proved = ProvedFiles(folder)

    def installed(self) -> list[InstalledModel]:
        """What lies in the folder, by role and name. A folder that is absent holds nothing."""
        order, here = chosen.chosen(self.root), installed_models(self.root)
        used = {here.listening, here.answering, here.memory, *here.speaking.values()}
        found = [self._seen(role, path) for role in ROLES for path in self._places(role)]
        return [
            replace(one, used=self.place_of(one) in used, rank=chosen.rank(one.name, order.get(one.role, ())))
            for one in found
        ]

    def place_of(self, model: InstalledModel) -> Path:
        """The folder or file the engines load."""
        return self.root / model.role / model.name

    def files(self, model: InstalledModel) -> list[Path]:
        """Every file of an installed model."""
        place = self.place_of(model)
        if model.role in _FOLDERS:
            return sorted(path for path in place.rglob("*") if path.is_file())
        return [path for path in (place, place.with_name(f"{place.name}.json")) if path.is_file()]

    def fetch(self, model: CatalogueModel, told: Told, token: CancelToken) -> None:
        """Every file that is not there yet, then all of them into their place."""
        with disk():
            waiting = self.waiting_room(model.key)
            transfer, done = self._new_transfer(), 0

            def arrived(size: int) -> None:
                told(done + size, model.size)

            for file in model.files:
                if not self._is_proved(waiting / file.name, file):
                    transfer.fetch(model, file, waiting, arrived, token)
                    self._proved.remember(waiting / file.name, file.sha256)
                done += file.size
                told(done, model.size)
            if model.longest_tokens:
                write_embedder_files(waiting, model.longest_tokens)
            if self._first_load is not None:
                self._first_load(model.role, loaded_from(model.role, waiting))
            self.place(model, waiting)

    def waiting_room(self, key: str) -> Path:
        """The folder in which the files of a model are gathered."""
        room = self.root / INCOMING / key
        room.mkdir(parents=True, exist_ok=True)
        return room

    def place(self, model: CatalogueModel, room: Path) -> InstalledModel:
        """Move what was gathered in ``room``, all of it proved, to where the engines look."""
        role = self.root / model.role
        if model.longest_tokens:
            write_embedder_files(room, model.longest_tokens)
        role.mkdir(exist_ok=True)
        if model.role in _FOLDERS:
            _swap(room, role / model.key)
        else:
            for file in reversed(model.files):  # a voice's description first: a voice without one would be unreadable
                (room / file.name).replace(role / file.name)
            room.rmdir()
        name = model.key if model.role in _FOLDERS else model.files[0].name
        for file in model.files:
            self._proved.forget(room / file.name)
            self._proved.remember(self._path(model.role, name, file), file.sha256)
        chosen.use(self.root, model.role, name)
        return replace(self._seen(model.role, role / name), proved=True)

    def place_unknown(self, role: Role, name: str, room: Path) -> InstalledModel:
        """The same for a model the catalogue does not know, whose files were looked at."""
        place = self.root / role
        place.mkdir(exist_ok=True)
        if role in _FOLDERS:
            _swap(room, place / name)
        else:
            for path in sorted(room.iterdir(), reverse=True):
                path.replace(place / path.name)
            room.rmdir()
        chosen.use(self.root, role, name)
        return self._seen(role, place / name)

    def hash_of(self, path: Path, token: CancelToken) -> str:
        """Of a file in the folder, read whole."""
        return self._proved.hash_of(path, token)

    def verify(self, model: InstalledModel, told: Told, token: CancelToken) -> bool:
        """Whether every file is the catalogue's. ``told`` hears the bytes read."""
        known = self.catalogue.find(model.key)
        if known is None:
            return False
        done, sound = 0, True
        for file in known.files:
            path = self._path(model.role, model.name, file)
            sound = path.is_file() and self._proved.hash_of(path, token) == file.sha256 and sound
            done += file.size
            told(done, known.size)
        return sound

    def remove(self, model: InstalledModel) -> None:
        """All files of it, the largest last: what is half gone must not look whole."""
        with disk():
            for path in sorted(self.files(model), key=lambda one: one.stat().st_size):
                self._proved.forget(path)
                path.unlink()
            if model.role in _FOLDERS:
                shutil.rmtree(self.root / model.role / model.name)
            chosen.forget(self.root, model.role, model.name)

    def use(self, model: InstalledModel) -> None:
        """It is the one of its role from now on."""
        with disk():
            chosen.use(self.root, model.role, model.name)

    def _places(self, role: Role) -> list[Path]:
        root = self.root / role
        if role in _FOLDERS:
            return sorted(path for path in root.iterdir() if path.is_dir() and visible(path)) if root.is_dir() else []
        return sorted(path for path in root.glob(_FIRST[role]) if visible(path))

    def _seen(self, role: Role, path: Path) -> InstalledModel:
        key = self._key_of(role, path)
        known = self.catalogue.find(key)
        size = sum(one.stat().st_size for one in self.files(InstalledModel(role, path.name, 0)))
        proved = known is not None and all(
            self._is_proved(self._path(role, path.name, one), one) for one in known.files
        )
        return InstalledModel(role, path.name, size, key, proved)

    def _key_of(self, role: Role, path: Path) -> str:
        """The catalogue's key of what looks like one of its models by name; empty where none does."""
        for one in self.catalogue.models:
            if one.role == role and path.name == (one.key if role in _FOLDERS else one.files[0].name):
                return one.key
        return ""

    def _path(self, role: Role, name: str, file: ModelFile) -> Path:
        return self.root / role / name / file.name if role in _FOLDERS else self.root / role / file.name

    def _is_proved(self, path: Path, file: ModelFile) -> bool:
        return path.is_file() and self._proved.known(path) == file.sha256


def loaded_from(role: Role, room: Path) -> Path:
    """What an engine would be given of the files in ``room``."""
    return room if role in _FOLDERS else next(room.glob(_FIRST[role]))


def _swap(new: Path, place: Path) -> None:
    """``new`` becomes ``place``; what was there goes once the new one stands."""
    old = place.with_name(f".{place.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.replace(old)
    new.replace(place)
    shutil.rmtree(old, ignore_errors=True)
