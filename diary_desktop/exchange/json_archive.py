"""A zip that any program can read: one documented JSON file, its schema, and the sounds as Ogg/Opus files.

It is not encrypted; whoever asks for it is told so before. It grows beside its place under a name that anybody sees
(``NAME.unfinished``), never in a folder for temporary files, and is renamed when it is whole. What a program that was
killed left there goes with the next archive of that name.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import stat
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO

from ..domain.attachment import Attachment
from ..domain.conversation import Conversation
from ..domain.draft import Draft
from ..domain.entry import ClipId, Entry
from ..domain.errors import DiskFull, FolderUnusable, InputError
from ..ports.exchange import ArchiveHead
from ..resources import resource_path
from .json_bodies import conversation_body, draft_body, entry_body, file_name, name_body, settings_body, sound_name
from .moment_bodies import moment_body

FORMAT, VERSION = "diary-archive", 1
DOCUMENT, SCHEMA = "diary.json", "diary-archive-1.schema.json"
SECTIONS: dict[type[Entry | Conversation | Draft], str] = {
    Entry: "entries",
    Conversation: "conversations",
    Draft: "drafts",
}

UNFINISHED = ".unfinished"
"""Behind the name of an archive until it is whole."""

_LOCAL_HEADER = struct.Struct("<4s22xHH")
"""How a zip begins: its mark, then the lengths of the first member's name and of its extra field."""
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class JsonArchive:
    """One archive while it is written. Constant memory but for the largest entry and the largest clip."""

    def __init__(self, path: Path) -> None:
        self._path = path
        if path.exists():
            raise InputError("There is a file with this name already.", "Choose another name. Nothing was written.")
        self._part = path.with_name(path.name + UNFINISHED)
        _drop_leftover(self._part)
        with _translated():
            flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            self._handle = os.fdopen(os.open(self._part, flags, 0o600), "w+b")
        self._is_ours = True
        self._zip = zipfile.ZipFile(self._handle, "w", allowZip64=True)
        self._document: IO[bytes] | None = None
        self._section = ""
        self._first = True
        self._names: dict[bytes, str] = {}

    def add_sound(self, clip_id: ClipId, opus: bytes) -> None:
        """Stored as it is: sound is compressed already."""
        name = sound_name(clip_id)
        with _translated(), self._zip.open(_member(name, zipfile.ZIP_STORED), "w", force_zip64=True) as member:
            member.write(opus)
        self._names[clip_id] = name

    def add_file(self, one: Attachment, content: bytes) -> None:
        """Stored as it is, under its id and the ending of its name."""
        name = file_name(one)
        with _translated(), self._zip.open(_member(name, zipfile.ZIP_STORED), "w", force_zip64=True) as member:
            member.write(content)
        self._names[one.attachment_id] = name

    def begin(self, head: ArchiveHead) -> None:
        """The head of the document, up to where the entries stand."""
        with _translated():
            with self._zip.open(_member(SCHEMA, zipfile.ZIP_DEFLATED), "w") as member:
                member.write(resource_path("schemas", SCHEMA).read_bytes())
            self._document = self._zip.open(_member(DOCUMENT, zipfile.ZIP_DEFLATED), "w", force_zip64=True)
        self._write(f'{{\n"format": "{FORMAT}",\n"version": {VERSION},\n"app_version": '.encode())
        self._write(_json(head.app_version) + b',\n"made": ' + _json(moment_body(head.made)))
        bounds = [None if day is None else day.isoformat() for day in (head.first, head.last)]
        tags = {"tags": list(head.tags)} if head.tags else {}
        self._write(b',\n"range": ' + _json({"first": bounds[0], "last": bounds[1], **tags}))
        self._write(
            b',\n"has_sounds": ' + _json(head.sounds) + b',\n"settings": ' + _json(settings_body(head.settings))
        )
        self._write(b',\n"names": ' + _json([name_body(one) for one in head.names]))

    def add(self, item: Entry | Conversation | Draft) -> None:
        """The next one, on a line of its own."""
        self._turn_to(SECTIONS[type(item)])
        self._write((b"\n" if self._first else b",\n") + _json(self._body(item)))
        self._first = False

    def finish(self, damaged: tuple[str, ...]) -> int:
        """Close the document, flush, rename. Returns the size in bytes."""
        self._turn_to(SECTIONS[Draft])
        self._write(b'\n],\n"damaged": ' + _json(list(damaged)) + b"\n}\n")
        with _translated():
            if self._document is not None:
                self._document.close()
            self._zip.close()
            self._handle.flush()
            os.fsync(self._handle.fileno())
            size = self._handle.tell()
            self._refuse_anothers()
            self._handle.close()
            if self._path.exists():
                raise InputError("There is a file with this name already.", "Choose another name.")
            self._part.replace(self._path)
            _flush_folder(self._path.parent)
        return size

    def __enter__(self) -> JsonArchive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """What was not finished leaves nothing behind."""
        closers = [self._zip.close, self._handle.close]
        for close in [self._document.close, *closers] if self._document else closers:
            with contextlib.suppress(OSError, ValueError):  # a full disk may refuse what is thrown away just below
                close()
        if self._is_ours:
            self._part.unlink(missing_ok=True)

    def _refuse_anothers(self) -> None:
        """Another program may have taken this for a leftover, and write an archive of the same name."""
        self._is_ours = False
        if not os.path.samestat(os.fstat(self._handle.fileno()), self._part.lstat()):
            raise InputError("Another archive of this name is being written.", "Choose another name.")
        self._is_ours = True

    def _body(self, item: Entry | Conversation | Draft) -> object:
        if isinstance(item, Entry):
            return entry_body(item, self._names)
        return conversation_body(item) if isinstance(item, Conversation) else draft_body(item, self._names)

    def _turn_to(self, section: str) -> None:
        """Open the lists up to this one; those before it are closed, empty where nothing came."""
        if section == self._section:
            return
        order = list(SECTIONS.values())
        begin = order.index(self._section) + 1 if self._section else 0
        for name in order[begin : order.index(section) + 1]:
            self._write((b"\n]" if self._section else b"") + f',\n"{name}": ['.encode())
            self._section = name
        self._first = True

    def _write(self, content: bytes) -> None:
        assert self._document is not None, "begin first"
        with _translated():
            self._document.write(content)


def _json(value: object) -> bytes:
    """One line of UTF-8; what UTF-8 cannot say (half a surrogate pair) is escaped."""
    try:
        return json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value).encode("ascii")


def _drop_leftover(part: Path) -> None:
    """Only what an archive of ours left. Raises ``InputError`` for anything else of that name, which stays."""
    with _translated():
        if not os.path.lexists(part):
            return
        if not (stat.S_ISREG(part.lstat().st_mode) and _is_leftover(part)):
            raise InputError(
                "A file that is no archive has the name under which this one would grow.", "Choose another name."
            )
        part.unlink()


def _is_leftover(part: Path) -> bool:
    """Empty, or a zip whose first member is one of an archive's."""
    with part.open("rb") as file:
        begin = file.read(_LOCAL_HEADER.size)
        if not begin:
            return True
        if len(begin) < _LOCAL_HEADER.size:
            return False
        mark, length, _ = _LOCAL_HEADER.unpack(begin)
        name = file.read(length)
    return bool(mark == b"PK\x03\x04") and (name == SCHEMA.encode() or name.startswith((b"sounds/", b"files/")))


def _member(name: str, how: int) -> zipfile.ZipInfo:
    """Readable by the owner alone once unpacked; the archive tells no time but those written in it."""
    info = zipfile.ZipInfo(name)
    info.compress_type = how
    info.external_attr = 0o600 << 16
    return info


def _flush_folder(folder: Path) -> None:
    """Where the system can: Windows has no handle for a folder, and some file systems refuse."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFull(
                "There is no room for the archive. Your diary is untouched.", "Free some space or choose another disk."
            ) from error
        raise FolderUnusable("The archive cannot be written there.", "Choose a folder you may write to.") from error
