"""The log's bytes: read back in order, found again after damage, cut anywhere without losing what stands before."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import BinaryIO

import pytest

from diary_desktop.crypto.sealed_record import RecordSealer
from diary_desktop.domain.errors import DiskFull, StorageError
from diary_desktop.storage.files import FileSystem, VaultLayout
from diary_desktop.storage.log_format import HEAD_SIZE, Framed, LogKind, Stretch, frame, frames, head, read_head
from diary_desktop.storage.write_ahead_log import LogReading, WriteAheadLog

from .failing_disk import FailingDisk

KEY, VAULT = b"k" * 32, b"v" * 16
PAYLOADS = [f"payload {number}".encode() * (number + 1) for number in range(6)]


class BadFlush(FileSystem):
    """A disk that fails to flush, to cut a file, and to flush a folder, while it is told to."""

    failing = stuck = nameless = False

    def flush_folder(self, folder: Path) -> None:
        if self.nameless:
            raise OSError(errno.EIO, "Input/output error")
        super().flush_folder(folder)

    def flush(self, handle: BinaryIO) -> None:
        if self.failing:
            raise OSError(errno.EIO, "Input/output error")
        super().flush(handle)

    def truncate(self, handle: BinaryIO, length: int) -> None:
        if self.stuck:
            raise OSError(errno.EIO, "Input/output error")
        super().truncate(handle, length)


def log_in(folder: Path, files: FileSystem | None = None, vault_id: bytes = VAULT) -> WriteAheadLog:
    return WriteAheadLog(VaultLayout(folder), RecordSealer(KEY, vault_id), files or FileSystem())


def written(folder: Path, generation: int = 4) -> bytes:
    """The bytes of a log with six records."""
    log = log_in(folder)
    log.start(generation, [], 10)
    for payload in PAYLOADS:
        log.append(LogKind.PUT, payload)
    log.close()
    return (folder / "log").read_bytes()


def read_again(folder: Path, content: bytes, generations: tuple[int, ...] = ()) -> LogReading:
    (folder / "log").write_bytes(content)
    return log_in(folder).read(generations)


def test_records_come_back_in_order_with_their_sequences(tmp_path: Path) -> None:
    reading = read_again(tmp_path, written(tmp_path))
    assert [record.payload for record in reading.records] == PAYLOADS
    assert [record.sequence for record in reading.records] == list(range(11, 17))
    assert (reading.generation, reading.last, reading.damaged, reading.bad_end) == (4, 16, (), False)


def test_going_on_appends_behind_what_was_read(tmp_path: Path) -> None:
    content = written(tmp_path)
    log = log_in(tmp_path)
    log.go_on(log.read([]), 16)
    assert log.append(LogKind.ERASE, b"more") == 17
    log.close()
    assert (tmp_path / "log").read_bytes().startswith(content)
    assert log_in(tmp_path).read([]).records[-1].payload == b"more"


def test_cut_anywhere_the_records_before_are_all_there(tmp_path: Path) -> None:
    content = written(tmp_path)
    ends = [one.end for one in frames(content)]
    for length in sorted({*range(HEAD_SIZE, len(content), 11), HEAD_SIZE, *ends[:-1], *(end + 1 for end in ends[:-1])}):
        reading = read_again(tmp_path, content[:length])
        whole = sum(end <= length for end in ends)
        assert [record.payload for record in reading.records] == PAYLOADS[:whole]
        at_border = length in (HEAD_SIZE, *ends)
        assert reading.bad_end is not at_border
        assert bool(reading.damaged) is not at_border


def test_any_flipped_byte_costs_one_record_at_most_and_is_noticed(tmp_path: Path) -> None:
    content = written(tmp_path)
    for at in (*range(HEAD_SIZE), *range(HEAD_SIZE, len(content), 11)):
        flipped = bytearray(content)
        flipped[at] ^= 0x41
        reading = read_again(tmp_path, bytes(flipped), (3, 4))
        assert reading.damaged
        assert len(reading.records) >= (len(PAYLOADS) if at < HEAD_SIZE else len(PAYLOADS) - 1)
        assert {record.payload for record in reading.records} <= set(PAYLOADS)


def test_a_record_left_out_is_a_gap_and_one_twice_is_damage(tmp_path: Path) -> None:
    content = written(tmp_path)
    records = [one for one in frames(content) if isinstance(one, Framed)]
    third = records[2]
    reading = read_again(tmp_path, content[: third.start] + content[third.end :])
    assert reading.gaps == ((13, 13),)
    reading = read_again(tmp_path, content[: third.end] + content[third.start :])
    assert any("twice" in name for name in reading.damaged)
    assert len(reading.records) == len(PAYLOADS)


def test_records_of_another_log_generation_or_vault_do_not_open(tmp_path: Path) -> None:
    content = written(tmp_path)
    assert not read_again(tmp_path, head(5) + content[HEAD_SIZE:]).records
    (tmp_path / "log").write_bytes(content)
    assert not log_in(tmp_path, vault_id=b"w" * 16).read([]).records


def test_a_lost_head_is_made_good_by_trying_generations(tmp_path: Path) -> None:
    content = written(tmp_path)
    rubbish = b"\0" * HEAD_SIZE + content[HEAD_SIZE:]
    assert read_again(tmp_path, rubbish, (2, 4, 5)).generation == 4
    assert len(read_again(tmp_path, rubbish, (2, 4, 5)).records) == len(PAYLOADS)
    assert read_again(tmp_path, rubbish, (2,)).generation is None
    assert read_head(content[: HEAD_SIZE - 1]) is None


def test_shortening_keeps_what_it_is_told_and_seals_it_anew(tmp_path: Path) -> None:
    content = written(tmp_path)
    log = log_in(tmp_path)
    reading = log.read([])
    log.start(5, reading.records[-2:], 16)
    assert log.append(LogKind.SETTINGS, b"new") == 17
    log.close()
    shorter = (tmp_path / "log").read_bytes()
    assert shorter[-200:] not in content
    again = log_in(tmp_path).read([])
    assert [record.payload for record in again.records] == [*PAYLOADS[-2:], b"new"]
    assert (again.generation, again.damaged) == (5, ())


def test_a_failed_append_leaves_the_log_as_it_was(tmp_path: Path) -> None:
    content = written(tmp_path)
    disk = FailingDisk()
    log = log_in(tmp_path, disk)
    log.go_on(log.read([]), 16)
    disk.fill_after(0)
    with pytest.raises(DiskFull):
        log.append(LogKind.PUT, b"does not fit")
    assert (tmp_path / "log").read_bytes() == content
    with pytest.raises(DiskFull):
        log.start(6, [], 16)
    disk.free()
    assert log.append(LogKind.PUT, b"fits") == 17
    log.close()
    assert log_in(tmp_path).read([]).damaged == ()
    with pytest.raises(StorageError):
        log.append(LogKind.PUT, b"closed")


def test_a_magic_inside_sealed_bytes_does_not_mislead(tmp_path: Path) -> None:
    content = head(1) + frame(LogKind.PUT, 1, b"dialog" * 9) + b"dialogdialog" + frame(LogKind.ERASE, 2, b"x")
    found = list(frames(content))
    assert [type(one) for one in found] == [Framed, Stretch, Framed]
    assert [one.sequence for one in found if isinstance(one, Framed)] == [1, 2]


def test_after_a_failed_flush_the_whole_log_is_written_anew_before_anything_is_acknowledged(tmp_path: Path) -> None:
    """A system may drop what it could not write and call the next flush good: only new bytes are trusted."""
    content = written(tmp_path)
    disk = BadFlush()
    log = log_in(tmp_path, disk)
    log.go_on(log.read([]), 16)
    inode = (tmp_path / "log").stat().st_ino
    disk.failing = True
    for _ in range(2):
        with pytest.raises(StorageError):
            log.append(LogKind.PUT, b"not acknowledged")
    assert (tmp_path / "log").read_bytes() == content
    disk.failing = False
    assert log.append(LogKind.PUT, b"acknowledged") == 17
    assert (tmp_path / "log").stat().st_ino != inode
    assert log.append(LogKind.PUT, b"and another") == 18
    log.close()
    reading = log_in(tmp_path).read([])
    assert [record.payload for record in reading.records] == [*PAYLOADS, b"acknowledged", b"and another"]
    assert reading.damaged == ()


def test_a_disk_that_refuses_even_to_take_back_keeps_every_later_record_whole(tmp_path: Path) -> None:
    written(tmp_path)
    disk = BadFlush()
    log = log_in(tmp_path, disk)
    log.go_on(log.read([]), 16)
    disk.failing = disk.stuck = True
    with pytest.raises(StorageError):
        log.append(LogKind.PUT, b"not acknowledged")
    disk.failing = disk.stuck = False
    log.append(LogKind.PUT, b"acknowledged")
    log.close()
    assert [record.payload for record in log_in(tmp_path).read([]).records] == [*PAYLOADS, b"acknowledged"]


def test_a_new_file_that_was_named_but_not_for_sure_loses_nothing_acknowledged_later(tmp_path: Path) -> None:
    """The new log lies there already, of another generation and length than the one that is gone on with."""
    written(tmp_path)
    disk = BadFlush()
    log = log_in(tmp_path, disk)
    log.go_on(log.read([]), 16)
    disk.nameless = True
    with pytest.raises(StorageError):
        log.start(5, list(log.records[-1:]), 17)
    disk.nameless = False
    log.append(LogKind.PUT, b"acknowledged")
    log.close()
    reading = log_in(tmp_path).read([])
    assert [record.payload for record in reading.records] == [*PAYLOADS, b"acknowledged"]
    assert (reading.damaged, reading.gaps) == ((), ())
