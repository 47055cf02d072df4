"""Models in one file, for a stick: packed with their hashes, proved again before anything of them is used.

A single model that lies open, as a folder or a file, comes in by the same door.

A kit is an ordinary ZIP file without compression (weights hardly shrink). ``kit.json`` comes first and lists every
other member; whatever it does not list is not looked at.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final

from diary_desktop.domain.catalogue import ROLES, CatalogueModel, InstalledModel, Role
from diary_desktop.domain.errors import Cancelled, CancelToken, DiaryError, ModelDamaged, UnknownModel
from diary_desktop.engines.disk_errors import disk, require_space
from diary_desktop.engines.model_checks import check_model
from diary_desktop.engines.model_store import FirstLoad, ModelFolder, loaded_from
from diary_desktop.engines.plain_models import files_of, role_of
from diary_desktop.ports.models import Told

LISTING: Final = "kit.json"
FORMAT: Final = 1
LARGEST_LISTING: Final = 1 << 20
MOST_FILES: Final = 1_000
_BLOCK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class _Packed:
    """A model as a kit lists it. ``files``: path below the model, size and hash."""

    role: Role
    name: str
    key: str
    files: tuple[tuple[str, int, str], ...]

    def member(self, path: str) -> str:
        return f"{self.role}/{self.name}/{path}"

    @property
    def size(self) -> int:
        return sum(size for _, size, _ in self.files)

    def is_that(self, known: CatalogueModel | None) -> bool:
        """Whether the catalogue vouches for every file that counts."""
        listed = {path: sha256 for path, _, sha256 in self.files}
        return known is not None and all(listed.get(one.name) == one.sha256 for one in known.files)


class ModelKit:
    """Used by the thread that uses the folder."""

    def __init__(self, store: ModelFolder, first_load: FirstLoad) -> None:
        """``first_load`` loads a model nobody vouches for where it can do no harm; raises ``ModelError``."""
        self._store = store
        self._first_load = first_load

    def pack(self, models: Sequence[InstalledModel], to: Path, told: Told, token: CancelToken) -> None:
        """Write ``models`` into the kit ``to``. Raises ``StorageError``, ``DiskFull``, ``Cancelled``."""
        new, meter = to.with_name(f"{to.name}.part"), _Meter(told, sum(one.size for one in models), token)
        with disk(), _removed_on_failure([new]):
            listed = [self._listed(one, token) for one in models]
            with zipfile.ZipFile(new, "w", zipfile.ZIP_STORED, allowZip64=True) as kit:
                kit.writestr(LISTING, json.dumps({"format": FORMAT, "models": [_fields(one) for one in listed]}))
                for model, packed in zip(models, listed, strict=True):
                    self._write(kit, model, packed, meter)
            new.replace(to)

    def unpack(self, kit: Path, *, unknown: bool, told: Told, token: CancelToken) -> list[InstalledModel]:
        """All models of the kit, in their places, or none. Raises ``ModelDamaged``, ``UnknownModel``, ``DiskFull``.

        ``kit`` may also be one model as it is: a folder, or a single file.
        """
        role = role_of(kit)
        if role is not None:
            return [self._take_plain(role, kit, unknown, told, token)]
        with disk(), _opened(kit) as archive:
            packed = _listing(archive)
            vouched = [one.is_that(self._store.catalogue.find(one.key)) for one in packed]
            if not all(vouched) and not unknown:
                raise UnknownModel
            rooms = [self._store.waiting_room(f"kit-{one.role}-{one.name}") for one in packed]
            meter = _Meter(told, sum(one.size for one in packed), token)
            with _removed_on_failure(rooms):
                require_space(self._store.root, meter.total)
                for one, room, known in zip(packed, rooms, vouched, strict=True):
                    _gather(archive, one, room, meter)
                    if known:
                        self._store.load_apart(one.role, room)
                    else:
                        check_model(one.role, room)
                        self._first_load(one.role, loaded_from(one.role, room))
            return [self._placed(*each) for each in zip(packed, rooms, vouched, strict=True)]

    def _take_plain(self, role: Role, path: Path, unknown: bool, told: Told, token: CancelToken) -> InstalledModel:
        """One model that lies open. It is known where the catalogue names the hash of every file that counts."""
        with disk():
            files = files_of(path)
            sizes = [one.stat().st_size for _, one in files]
            if not unknown and not self._may_be_known(role, sizes):
                raise UnknownModel
            room = self._store.waiting_room(f"plain-{role}")
            with _removed_on_failure([room]):
                require_space(self._store.root, sum(sizes))
                meter = _Meter(told, sum(sizes), token)
                hashes = {name: _brought(one, room / name, meter) for name, one in files}
                packed = _Packed(role, path.name, "", tuple((name, 0, found) for name, found in hashes.items()))
                for known in self._store.catalogue.models:
                    if known.role == role and packed.is_that(known):
                        self._store.load_apart(role, room)
                        return self._store.place(known, room)
                if not unknown:
                    raise UnknownModel
                check_model(role, room)
                self._first_load(role, loaded_from(role, room))
                return self._store.place_unknown(role, path.name, room)

    def _may_be_known(self, role: Role, sizes: Sequence[int]) -> bool:
        """Whether it is worth reading gigabytes to find out."""
        models = (one for one in self._store.catalogue.models if one.role == role)
        return any(max(each.size for each in one.files) in sizes for one in models)

    def _write(self, kit: zipfile.ZipFile, model: InstalledModel, packed: _Packed, meter: _Meter) -> None:
        for path, (name, _, _) in zip(self._store.files(model), packed.files, strict=True):
            with path.open("rb") as source, kit.open(packed.member(name), "w", force_zip64=True) as target:
                _copy(source, target, meter)

    def _listed(self, model: InstalledModel, token: CancelToken) -> _Packed:
        files = self._store.files(model)
        root = self._store.root / model.role / model.name
        names = [path.relative_to(root).as_posix() if root.is_dir() else path.name for path in files]
        hashes = [self._store.hash_of(path, token) for path in files]
        sizes = [path.stat().st_size for path in files]
        return _Packed(model.role, model.name, model.key, tuple(zip(names, sizes, hashes, strict=True)))

    def _placed(self, one: _Packed, room: Path, vouched: bool) -> InstalledModel:
        known = self._store.catalogue.find(one.key)
        if vouched and known is not None:
            return self._store.place(known, room)
        return self._store.place_unknown(one.role, one.name, room)


class _Meter:
    """Bytes done over all files of a kit."""

    def __init__(self, told: Told, total: int, token: CancelToken) -> None:
        self.total = total
        self._told = told
        self._token = token
        self._done = 0

    def moved(self, size: int) -> None:
        self._token.raise_if_cancelled()
        self._done += size
        self._told(self._done, self.total)


def _brought(source: Path, target: Path, meter: _Meter) -> str:
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as come, target.open("wb") as out:
        return _copy(come, out, meter)


def _gather(archive: zipfile.ZipFile, one: _Packed, room: Path, meter: _Meter) -> None:
    for name, size, sha256 in one.files:
        target = room / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(one.member(name)) as source, target.open("wb") as out:
            digest = _copy(source, out, meter, most=size)
        if digest != sha256 or target.stat().st_size != size:
            raise _damaged()


def _fields(one: _Packed) -> dict[str, object]:
    files = [{"path": path, "bytes": size, "sha256": sha256} for path, size, sha256 in one.files]
    return {"role": one.role, "name": one.name, "key": one.key, "files": files}


def _listing(archive: zipfile.ZipFile) -> list[_Packed]:
    """What the kit says it holds. Raises ``ModelDamaged``."""
    try:
        member = archive.getinfo(LISTING)
        if member.file_size > LARGEST_LISTING:
            raise _damaged()
        found = json.loads(archive.read(member))
        if found["format"] > FORMAT:
            raise ModelDamaged(
                "This kit was made by a newer version of the app.", "Update the app; nothing was taken in."
            )
        packed = [_packed(one) for one in found["models"]]
        members = [archive.getinfo(one.member(path)).file_size for one in packed for path, _, _ in one.files]
    except (KeyError, TypeError, ValueError, RecursionError, zipfile.BadZipFile) as error:
        raise _damaged() from error
    if not packed or len(members) > MOST_FILES or members != [size for one in packed for _, size, _ in one.files]:
        raise _damaged()
    return packed


def _packed(found: Mapping[str, Any]) -> _Packed:
    """Raises ``KeyError``, ``TypeError`` or ``ValueError``."""
    files = tuple((_below(one["path"]), int(one["bytes"]), str(one["sha256"])) for one in found["files"])
    name = _below(found["name"])
    if "/" in name or not files or len({path.lower() for path, _, _ in files}) < len(files):
        raise ValueError("a name that leads elsewhere")
    return _Packed(ROLES[ROLES.index(found["role"])], name, str(found["key"]), files)


def _below(text: str) -> str:
    """The path as it is, if it stays below where it starts and hides nothing."""
    path = PurePosixPath(text)
    if path.is_absolute() or path.as_posix() != text or any(part.startswith(".") for part in path.parts):
        raise ValueError("a path that leads elsewhere")
    if any(character in text for character in '\\:*?"<>|\0') or not path.name:
        raise ValueError("a path not every system can hold")
    return text


def _copy(source: IO[bytes], target: IO[bytes], meter: _Meter, most: int | None = None) -> str:
    """The hash of what was copied; no more than ``most`` bytes of it. Raises ``ModelDamaged``, ``Cancelled``."""
    digest, done = hashlib.sha256(), 0
    try:
        while block := source.read(_BLOCK):
            done += len(block)
            if most is not None and done > most:
                raise _damaged()
            digest.update(block)
            target.write(block)
            meter.moved(len(block))
    except zipfile.BadZipFile as error:
        raise _damaged() from error
    return digest.hexdigest()


@contextmanager
def _opened(kit: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(kit)
    except zipfile.BadZipFile as error:
        raise _damaged() from error
    with archive:
        if any(one.compress_type != zipfile.ZIP_STORED or one.flag_bits & 1 for one in archive.infolist()):
            raise _damaged()
        yield archive


@contextmanager
def _removed_on_failure(paths: Sequence[Path]) -> Iterator[None]:
    try:
        yield
    except (DiaryError, Cancelled, OSError):
        for path in paths:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        raise


def _damaged() -> ModelDamaged:
    return ModelDamaged(
        "This kit is damaged or is none: nothing was taken in.", "Make it anew, or copy it to the stick again."
    )
