"""Which generations lie in a folder, found by their names alone, and what interrupted backups left there."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

from ..domain.backup import Generation
from ..domain.errors import BackupFolderMissing
from .backup_errors import on_the_stick
from .backup_format import FileName, folder_name, part_of, vault_of
from .files import TEMPORARY, FileSystem
from .listing import files_below

SOUNDS = "sounds"
READ_ME = "read me.txt"
READ_ME_TEXT = """\
This folder holds backups of a diary. Everything in it is sealed: only the diary's passphrase or its
twelve recovery words open it. To bring it back: start the diary and choose "I already have a diary",
or run   diary-desktop restore FOLDER --to NEW_FOLDER

Thư mục này chứa các bản sao lưu của một cuốn nhật ký. Mọi thứ đều được niêm phong: chỉ mật khẩu hoặc
mười hai từ khôi phục mở được. Để khôi phục: mở ứng dụng nhật ký và chọn "Tôi đã có nhật ký".
"""


def generations_at(folder: Path) -> tuple[Generation, ...]:
    """Newest first: by the number within one diary, by date between diaries. Raises ``BackupFolderMissing``."""
    with on_the_stick():
        if not folder.is_dir():
            raise BackupFolderMissing
        places = [folder, *(one for one in sorted(folder.iterdir()) if one.is_dir())]
        found = [one for place in places if vault_of(place) for one in _in_place(place)]
    return tuple(sorted(found, key=lambda one: (one.made, one.number), reverse=True))


def parts_of(generation: Generation) -> list[Path]:
    """The files of a generation in order, up to the first that is missing."""
    found: list[Path] = []
    while (path := generation.folder / f"{generation.name}.{len(found) + 1}").exists():
        found.append(path)
    if not found:
        raise BackupFolderMissing
    return found


def place_for(folder: Path, vault: str, files: FileSystem) -> Path:
    """The folder of this diary's backups inside ``folder``, made where it is missing.

    ``folder`` itself is not made: where a stick is not plugged in, its mount point must stay empty. So it must where
    the stick is pulled out at this very moment.
    """
    with on_the_stick():
        if not folder.is_dir():
            raise BackupFolderMissing
        disk = folder.stat().st_dev
        place = folder if vault_of(folder) == vault else folder / folder_name(vault)
        made = [one for one in (place, place / SOUNDS) if not one.is_dir()]
        for one in made:
            files.make_one_folder(one)
            files.flush_folder(one.parent)
        if place in made and place.stat().st_dev != disk:
            for one in reversed(made):
                files.remove_one_folder(one)
            raise BackupFolderMissing
        if not (place / READ_ME).exists():
            files.replace(place / READ_ME, READ_ME_TEXT.encode())
    return place


def sweep_place(place: Path, files: FileSystem) -> int:
    """Remove what an interrupted backup left: unnamed files, and parts whose first part is not there."""
    with on_the_stick():
        left = [path for path in files_below(place) if path.name.startswith(TEMPORARY)]
        named = {path: found for path in place.iterdir() if (found := part_of(path)) is not None}
        whole = {name for name, number in named.values() if number == 1}
        left += [path for path, (name, _) in named.items() if name not in whole]
        files.remove_all(left)
    return len(left)


def _in_place(place: Path) -> Iterator[Generation]:
    sizes: dict[str, int] = {}
    begun: set[str] = set()
    for path in place.iterdir():
        found = part_of(path)
        if found is None:
            continue
        try:
            sizes[found[0]] = sizes.get(found[0], 0) + path.stat().st_size
        except OSError as error:
            if error.errno != errno.ENOENT:  # removed between the listing and now
                raise
            continue
        if found[1] == 1:
            begun.add(found[0])
    for name in begun:
        told = FileName.read(name)
        if told is not None:
            yield Generation(place, name, vault_of(place) or "", told.number, told.made, sizes[name])
