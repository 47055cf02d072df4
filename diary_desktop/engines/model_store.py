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
from diary_desktop.domain.errors import CancelToken, ModelDamaged
from diary_desktop.engines import chosen
from diary_desktop.engines.disk_errors import disk
from diary_desktop.engines.embedder_files import write_embedder_files
from diary_desktop.engines.installed import installed_models, visible
from diary_desktop.engines.placed_models import FOLDERS, files_of_placed
from diary_desktop.engines.proved_files import LOADED, ProvedFiles
from diary_desktop.ports.models import Told

if TYPE_CHECKING:  # what can connect is imported only where something is fetched
    from diary_desktop.engines.model_transfer import Transfer

INCOMING: Final = ".incoming"

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
        self._loaded = ProvedFiles(folder, LOADED)

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
        return files_of_placed(model.role, self.place_of(model))

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
            self.load_apart(model.role, waiting)
            self.place(model, waiting)

    def load_apart(self, role: Role, room: Path) -> None:
        """What was gathered in ``room`` and proved, where it can do no harm. Raises ``ModelError``."""
        if self._first_load is not None:
            self._first_load(role, loaded_from(role, room))

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
        if model.role in FOLDERS:
            _swap(room, role / model.key)
        else:
            for file in reversed(model.files):  # a voice's description first: a voice without one would be unreadable
                (room / file.name).replace(role / file.name)
            room.rmdir()
        name = model.key if model.role in FOLDERS else model.files[0].name
        for file in model.files:
            self._proved.forget(room / file.name)
            self._proved.remember(self._path(model.role, name, file), file.sha256)
        self._loaded.add(files_of_placed(model.role, role / name))
        chosen.use(self.root, model.role, name)
        return replace(self._seen(model.role, role / name), proved=True, used=True)

    def place_unknown(self, role: Role, name: str, room: Path) -> InstalledModel:
        """The same for a model the catalogue does not know, whose files were looked at."""
        place = self.root / role
        place.mkdir(exist_ok=True)
        if role in FOLDERS:
            _swap(room, place / name)
        else:
            for path in sorted(room.iterdir(), reverse=True):
                path.replace(place / path.name)
            room.rmdir()
        self._loaded.add(files_of_placed(role, place / name))
        chosen.use(self.root, role, name)
        return replace(self._seen(role, place / name), used=True)

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

    def admit(self, role: Role, place: Path, look: FirstLoad) -> None:
        """Let an engine load what a person may have put at ``place``, or something changed there.

        What the catalogue names must be that, byte for byte; what it does not know, ``look`` looks at and loads apart.
        Raises ``ModelError``.
        """
        model = self._seen(role, place)
        if not model.key:
            look(role, place)
        elif not model.proved and not self.verify(model, lambda *_: None, _Patient()):
            raise ModelDamaged(
                "A file of an installed model has changed, so it is not the one that was proved to be good.",
                "Remove the model in Settings and fetch it again. Your entries are untouched.",
            )
        elif self._first_load is not None:
            self._first_load(role, place)
        self._loaded.add(files_of_placed(role, place))

    def remove(self, model: InstalledModel) -> None:
        """All files of it, the largest last: what is half gone must not look whole."""
        with disk():
            for path in sorted(self.files(model), key=lambda one: one.stat().st_size):
                self._proved.forget(path)
                self._loaded.forget(path)
                path.unlink()
            if model.role in FOLDERS:
                shutil.rmtree(self.root / model.role / model.name)
            chosen.forget(self.root, model.role, model.name)

    def use(self, model: InstalledModel) -> None:
        """It is the one of its role from now on."""
        with disk():
            chosen.use(self.root, model.role, model.name)

    def _places(self, role: Role) -> list[Path]:
        root = self.root / role
        if role in FOLDERS:
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
            if one.role == role and path.name == (one.key if role in FOLDERS else one.files[0].name):
                return one.key
        return ""

    def _path(self, role: Role, name: str, file: ModelFile) -> Path:
        return self.root / role / name / file.name if role in FOLDERS else self.root / role / file.name

    def _is_proved(self, path: Path, file: ModelFile) -> bool:
        return path.is_file() and self._proved.known(path) == file.sha256


class _Patient:
    """A token nobody cancels."""

    def raise_if_cancelled(self) -> None:
        """Never."""


def loaded_from(role: Role, room: Path) -> Path:
    """What an engine would be given of the files in ``room``."""
    return room if role in FOLDERS else next(room.glob(_FIRST[role]))


def _swap(new: Path, place: Path) -> None:
    """``new`` becomes ``place``; what was there goes once the new one stands."""
    old = place.with_name(f".{place.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.replace(old)
    new.replace(place)
    shutil.rmtree(old, ignore_errors=True)
