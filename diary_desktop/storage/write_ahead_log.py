"""The sealed, flushed log in front of the tables: once ``append`` returns, "saved" may be shown.

The log is read whole at opening. What does not prove itself there is copied aside and named, never dropped silently.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ..crypto.purposes import Table
from ..crypto.sealed_record import Place, RecordSealer, is_too_new
from ..domain.errors import DiskFull, RecordDamaged, StorageError, VaultTooNew
from .disk_gone import Home
from .files import FileSystem, VaultLayout, translated, undone_by, writing
from .log_format import LOG_FORMAT, Framed, LogKind, Stretch, frame, frames, head, read_head

_GENERATION = struct.Struct("<8sQ")


@dataclass(frozen=True, slots=True)
class LogRecord:
    """One sound record: sequences run without gaps; ``payload`` is what its kind says."""

    sequence: int
    kind: LogKind
    payload: bytes


@dataclass(frozen=True, slots=True)
class LogReading:
    """What the log held: sound records in order, names of what was damaged, and whether its very end was.

    ``generation`` is ``None`` where no generation that was tried opens anything.
    """

    generation: int | None
    records: tuple[LogRecord, ...] = ()
    damaged: tuple[str, ...] = ()
    bad_end: bool = False
    gaps: tuple[tuple[int, int], ...] = ()
    """First and last sequence of every run that is missing between two records."""

    @property
    def last(self) -> int:
        """The highest sequence, 0 for an empty log."""
        return self.records[-1].sequence if self.records else 0


class WriteAheadLog:
    """The log file, open for appending. Used on the vault thread."""

    def __init__(
        self,
        layout: VaultLayout,
        sealer: RecordSealer,
        files: FileSystem,
        on_append: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._on_append = on_append
        self._layout = layout
        self._sealer = sealer
        self._files = files
        self.home = Home(layout.folder)
        self._handle: BinaryIO | None = None
        self._generation = 0
        self._length = 0
        self._records: list[LogRecord] = []
        self._distrusted = False
        """Whether a flush or a new file failed: the system may have dropped what it could not write and call the next
        flush good, and the file may be another than the one that is remembered here.
        """
        self.last = 0
        """Highest sequence ever given out."""
        self.refused: LogRecord | None = None
        """What was being written when the disk failed: it may stand there all the same."""

    @property
    def records(self) -> Sequence[LogRecord]:
        """Every record in the file, oldest first."""
        return self._records

    def read(self, generations: Iterable[int]) -> LogReading:
        """Everything sound. ``generations`` are tried where the head is damaged. Raises ``VaultTooNew``."""
        return self.read_from(self._layout.log, generations)

    def read_from(self, path: Path, generations: Iterable[int]) -> LogReading:
        """As ``read``, of a log that lies elsewhere."""
        try:
            with translated():
                data = self._files.read_what_is_given(path)
        except FileNotFoundError:
            return LogReading(None, (), ("the log is missing",))
        found = read_head(data)
        if found is not None and found[0] > LOG_FORMAT:
            raise VaultTooNew
        if found is not None:
            return self._reading(data, found[1])
        return self._headless(data, generations)

    def start(self, generation: int, kept: Sequence[LogRecord], last: int) -> None:
        """Write a new file of this generation holding ``kept``, put it in the old one's place, and append to it.

        Where that fails, nobody knows which of the two lies there: the next append writes it whole once more. Raises
        ``DiskGone`` where the vault's folder is another one than before.
        """
        self.home.require()
        content = head(generation) + b"".join(self._framed(generation, record) for record in kept)
        self.close()
        self._distrusted = True
        with undone_by(self._open_again):
            self._files.replace(self._layout.log, content)
        self._generation, self._length, self._records = generation, len(content), list(kept)
        self.last = max(last, self.last)
        self._open_again()
        self._distrusted = False

    def go_on(self, reading: LogReading, last: int) -> None:
        """Append to the file that was read, which proved itself whole."""
        self.close()
        self._generation, self._records = reading.generation or 0, list(reading.records)
        with writing():
            self._length = self._layout.log.stat().st_size
        self.last = max(last, self.last)
        self._open_again()

    def append(self, kind: LogKind, payload: bytes) -> int:
        """Seal, write and flush one record; returns its sequence. Raises ``StorageError``; then the log is as before.

        After a flush or a taking back that failed, the whole log is written to a new file first.
        """
        with self.home.watched():
            return self._append(kind, payload)

    def _append(self, kind: LogKind, payload: bytes) -> int:
        record = LogRecord(self.last + 1, kind, payload)
        framed = self._framed(self._generation, record)
        if self._distrusted:
            self.start(self._generation, list(self._records), self.last)
        handle, self.refused = self._require(), record
        with undone_by(lambda: self._take_back(handle)), translated():
            self._files.write(handle, framed)
            if handle.tell() != self._length + len(framed):
                raise DiskFull
            self._distrusted = True
            self._files.flush(handle)
            self._distrusted = False
        self._length += len(framed)
        self._records.append(record)
        self.last, self.refused = record.sequence, None
        self._on_append(record.sequence)
        return record.sequence

    def set_aside(self, reading: LogReading) -> None:
        """Copy a log that did not wholly prove itself into the quarantine folder, flushed, before it is rewritten."""
        if not reading.damaged or not self._layout.log.exists():
            return
        with translated():
            data = self._files.read_what_is_given(self._layout.log)
        self._files.make_folder(self._layout.quarantine)
        name = f"log-{hashlib.sha256(data).hexdigest()[:16]}"
        self._files.replace(self._layout.quarantine / name, data)

    def close(self) -> None:
        """May be called twice."""
        handle, self._handle = self._handle, None
        if handle is not None:
            handle.close()

    def _reading(self, data: bytes, generation: int) -> LogReading:
        records: list[LogRecord] = []
        damaged: list[str] = []
        gaps: list[tuple[int, int]] = []
        bad_end = False
        self._refuse_newer(data)
        for piece in frames(data):
            record = None if isinstance(piece, Stretch) else self._opened(piece, generation)
            bad_end = record is None
            if record is None:
                damaged.append(_name_of(piece, piece.end == len(data)))
            elif records and record.sequence <= records[-1].sequence:
                damaged.append(f"log record {record.sequence}, which is there twice")
            else:
                if records and record.sequence > records[-1].sequence + 1:
                    gaps.append((records[-1].sequence + 1, record.sequence - 1))
                records.append(record)
        return LogReading(generation, tuple(records), tuple(damaged), bad_end, tuple(gaps))

    def _headless(self, data: bytes, generations: Iterable[int]) -> LogReading:
        """The head is damaged: the generation is the one under which most records open."""
        best = LogReading(None, (), ("the head of the log",), True)
        for generation in generations:
            reading = self._reading(data, generation)
            if len(reading.records) > len(best.records):
                damaged = ("the head of the log", *reading.damaged)
                best = LogReading(generation, reading.records, damaged, reading.bad_end, reading.gaps)
        return best

    def _refuse_newer(self, data: bytes) -> None:
        """Two records that say a newer version wrote them: rot in one must not keep a diary from being opened."""
        if sum(is_too_new(piece.sealed) for piece in frames(data) if isinstance(piece, Framed)) > 1:
            raise VaultTooNew

    def _opened(self, framed: Framed, generation: int) -> LogRecord | None:
        try:
            payload = self._sealer.open(framed.sealed, _place(generation, framed.sequence, framed.kind))
        except RecordDamaged:
            return None
        return LogRecord(framed.sequence, framed.kind, payload)

    def _framed(self, generation: int, record: LogRecord) -> bytes:
        place = _place(generation, record.sequence, record.kind)
        return frame(record.kind, record.sequence, self._sealer.seal(record.payload, place))

    def _take_back(self, handle: BinaryIO) -> None:
        """Cut off what a failed append left; where that fails too, the next append begins a new file."""
        try:
            self._files.truncate(handle, self._length)
        except OSError:
            self._distrusted = True

    def _open_again(self) -> None:
        if self._layout.log.exists():
            with translated():
                self._handle = self._files.open(self._layout.log, "r+b")
                self._handle.seek(self._length)

    def _require(self) -> BinaryIO:
        if self._handle is None:
            raise StorageError("The diary's log is not open.", "Close the diary and open it again.")
        return self._handle


def _place(generation: int, sequence: int, kind: LogKind) -> Place:
    """The log's generation stands where a row has its id, the kind where it has its column."""
    return Place(Table.LOG, int(kind), _GENERATION.pack(b"log", generation), sequence)


def _name_of(piece: Framed | Stretch, at_end: bool) -> str:
    if at_end and isinstance(piece, Stretch):
        return f"the unfinished last record of the log ({piece.end - piece.start} bytes)"
    if isinstance(piece, Framed):
        return f"log record {piece.sequence}"
    return f"{piece.end - piece.start} bytes of the log"
