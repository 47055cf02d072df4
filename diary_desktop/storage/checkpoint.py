"""What LanceDB was seen to hold once its files were flushed, with the way back to it.

Written twice, sealed. It remembers of each table the version, the number of rows, a MAC over sorted (id, sequence,
revision id), the manifest byte for byte, and the pieces of its other files on which all else hangs. The state of a
vault is always a checkpoint and the log after it.
"""

from __future__ import annotations

import contextlib
import re
import struct
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..crypto.key_slots import hmac_sha256, same_mac
from ..crypto.purposes import Column, Table
from ..crypto.sealed_record import Place, RecordSealer, epoch_of
from ..crypto.subkeys import Subkeys
from ..domain.errors import RecordDamaged, RecordTooNew, VaultTooNew
from .files import FileSystem, VaultLayout, translated
from .listing import inside
from .records import Fields, from_bytes, packed, to_bytes, unpacked
from .table_pieces import Piece
from .tables import RowKey

COPIES = ("a", "b")
_NAME = re.compile(r"checkpoint-(\d+)-[ab]")
_ID = struct.Struct("<8sQ")
_KEYS = np.dtype([("id", "S16"), ("sequence", "<i8"), ("revision", "S16")])


@dataclass(frozen=True, slots=True)
class TableState:
    """One table as a checkpoint saw it."""

    version: int
    rows: int
    mac: bytes
    manifest: bytes
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """``last`` is the highest log sequence the tables held; ``tables`` are named as in LanceDB."""

    number: int
    last: int
    tables: Mapping[str, TableState]


class CheckpointStore:
    """Writes and reads the sealed copies."""

    def __init__(self, layout: VaultLayout, sealer: RecordSealer, rows_key: bytes | Subkeys, files: FileSystem) -> None:
        self._layout = layout
        self._sealer = sealer
        self._rows_keys = Subkeys.of(rows_key)
        self._files = files

    def mac_of(self, keys: Mapping[bytes, RowKey]) -> bytes:
        """Over sorted (id, sequence, revision id): a row moved, dropped or put back changes it."""
        return hmac_sha256(self._rows_keys.newest, _rows_of(keys))

    def matches(self, state: TableState, keys: Mapping[bytes, RowKey]) -> bool:
        """Whether a table that holds ``keys`` is as the checkpoint saw it."""
        rows = _rows_of(keys)
        return len(keys) == state.rows and any(
            same_mac(hmac_sha256(one, rows), state.mac) for one in self._rows_keys.all
        )

    def epochs(self) -> list[int | None]:
        """The epoch that each copy on disk says it was sealed in, proved by nobody; None where it cannot be read."""
        return [self._epoch_of(path) for path in self._files_there()]

    def _epoch_of(self, path: Path) -> int | None:
        try:
            return epoch_of(self._files.read(path))
        except OSError:
            return None

    def write(self, checkpoint: Checkpoint) -> None:
        """Both copies, one flushed before the other. Raises ``DiskFull``."""
        sealed = self._sealer.seal(_encoded(checkpoint), _place(checkpoint.number))
        for copy in COPIES:
            self._files.replace(self._layout.checkpoint(checkpoint.number, copy), sealed)

    def read(self) -> tuple[list[Checkpoint], list[str]]:
        """Every checkpoint that proves itself, newest first, and the names of copies that do not.

        Raises ``VaultTooNew`` where both copies of one say that a newer version wrote them: no single damage does that.
        """
        found: dict[int, Checkpoint] = {}
        damaged: list[str] = []
        newer: Counter[int] = Counter()
        for path, number in sorted(self._files_there().items(), reverse=True):
            try:
                found[number] = self._opened(path, number)
            except RecordDamaged as error:
                newer[number] += isinstance(error, RecordTooNew)
                damaged.append(f"a copy of checkpoint {number}")
        if len(COPIES) in newer.values():
            raise VaultTooNew
        return [found[number] for number in sorted(found, reverse=True)], damaged

    def highest_number(self) -> int:
        """Of any copy on disk, sound or not; 0 where there is none."""
        return max(self._files_there().values(), default=0)

    def drop_before(self, number: int) -> None:
        """Remove the copies of checkpoints older than ``number``."""
        self._files.remove_all(path for path, one in self._files_there().items() if one < number)

    def _files_there(self) -> dict[Path, int]:
        with translated():
            there = inside(self._layout.folder, begins="checkpoint-")
        names = ((path, _NAME.fullmatch(path.name)) for path in there)
        return {path: int(match[1]) for path, match in names if match}

    def _opened(self, path: Path, number: int) -> Checkpoint:
        with contextlib.suppress(OSError):
            fields = from_bytes("checkpoint", self._sealer.open(self._files.read(path), _place(number)))
            tables = {one.text("name"): _read_state(one) for one in fields.records("tables")}
            return Checkpoint(number, fields.integer("last"), tables)
        raise RecordDamaged


def _encoded(checkpoint: Checkpoint) -> bytes:
    tables = [
        {
            "name": name,
            "version": state.version,
            "rows": state.rows,
            "mac": packed(state.mac),
            "manifest": packed(state.manifest),
            "pieces": [[piece.path, piece.start, packed(piece.content)] for piece in state.pieces],
        }
        for name, state in sorted(checkpoint.tables.items())
    ]
    return to_bytes("checkpoint", {"last": checkpoint.last, "tables": tables})


def _read_state(fields: Fields) -> TableState:
    pieces = tuple(_read_piece(one) for one in fields.items("pieces"))
    return TableState(
        fields.integer("version"), fields.integer("rows"), fields.binary("mac"), fields.binary("manifest"), pieces
    )


def _read_piece(value: object) -> Piece:
    match value:
        case [str(path), int(start), str(content)] if start >= 0 and ".." not in path.split("/"):
            return Piece(path, start, unpacked(content))
    raise RecordDamaged


def _place(number: int) -> Place:
    return Place(Table.CHECKPOINT, Column.SEALED, _ID.pack(b"check", number), number)


def _rows_of(keys: Mapping[bytes, RowKey]) -> bytes:
    rows = np.empty(len(keys), _KEYS)
    rows["id"] = np.frombuffer(b"".join(keys), "S16")
    rows["sequence"] = [key.sequence for key in keys.values()]
    rows["revision"] = np.frombuffer(b"".join([key.revision_id for key in keys.values()]), "S16")
    return rows[np.argsort(rows["id"], kind="stable")].tobytes()
