"""Files are written whole, flushed and private, and what the disk says is told in clear words."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

import pytest

from diary_desktop.domain.errors import DiskFull, FolderUnusable, StorageError, VaultInUse
from diary_desktop.storage.files import (
    TEMPORARY,
    FileSystem,
    FolderLock,
    VaultLayout,
    open_private,
    storage_error,
    translated,
    writing,
)
from tests.fakes.disks import FailingDisk

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes and limits of POSIX systems")
NOT_ROOT = "import os; os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_every_path_lies_in_the_folder(tmp_path: Path) -> None:
    layout = VaultLayout(tmp_path)
    paths = [*layout.headers, layout.lock, layout.log, layout.tables, layout.clips, layout.quarantine]
    paths += [layout.checkpoint(7, "a"), layout.checkpoint(7, "b")]
    assert len(set(paths)) == len(paths)
    assert {path.parent for path in paths} == {tmp_path}


@POSIX
def test_files_and_folders_are_their_owners_alone(tmp_path: Path) -> None:
    open_to_all = os.umask(0)
    try:
        FileSystem().make_folder(tmp_path / "vault")
        FileSystem().replace(tmp_path / "vault" / "file", b"x")
        open_private(tmp_path / "vault" / "other", "xb").close()
    finally:
        os.umask(open_to_all)
    assert [mode(tmp_path / "vault" / name) for name in (".", "file", "other")] == [0o700, 0o600, 0o600]


@POSIX
def test_a_folder_that_was_open_is_closed(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir(mode=0o755)
    FileSystem().make_folder(tmp_path / "vault")
    assert mode(tmp_path / "vault") == 0o700


@POSIX
@pytest.mark.parametrize("code", [errno.EPERM, errno.ENOSYS, errno.EIO])
def test_a_stick_without_owners_still_takes_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path, "chmod", refused)
    if code == errno.EIO:
        with pytest.raises(StorageError):
            FileSystem().make_folder(tmp_path / "new")
    else:
        FileSystem().make_folder(tmp_path / "new")
    assert (tmp_path / "new").is_dir()


def test_a_new_folder_is_flushed_into_its_parent(tmp_path: Path) -> None:
    disk = FailingDisk()
    disk.make_folder(tmp_path / "a" / "vault")
    disk.make_folder(tmp_path / "a" / "vault")
    assert disk.flushed == [tmp_path, tmp_path / "a"]


def test_replacing_is_whole_and_leaves_nothing_beside(tmp_path: Path) -> None:
    disk = FailingDisk()
    disk.replace(tmp_path / "file", b"old")
    disk.replace(tmp_path / "file", b"new and longer")
    assert (tmp_path / "file").read_bytes() == b"new and longer"
    assert names(tmp_path) == ["file"]
    assert disk.flushed == [tmp_path, tmp_path]


@pytest.mark.parametrize("disk", [FailingDisk(room=0), FailingDisk(room=3), FailingDisk(flushes=0)])
def test_a_full_disk_leaves_the_old_content(tmp_path: Path, disk: FailingDisk) -> None:
    FileSystem().replace(tmp_path / "file", b"old")
    with pytest.raises(DiskFull):
        disk.replace(tmp_path / "file", b"new and longer")
    assert (tmp_path / "file").read_bytes() == b"old"
    assert names(tmp_path) == ["file"]


@pytest.mark.parametrize("room", [0, 3, 4, 7])
def test_two_copies_are_replaced_both_or_neither(tmp_path: Path, room: int) -> None:
    paths = [tmp_path / "a", tmp_path / "b"]
    FileSystem().replace_all(paths, b"old")
    with pytest.raises(DiskFull):
        FailingDisk(room).replace_all(paths, b"next")
    assert [path.read_bytes() for path in paths] == [b"old", b"old"]
    FailingDisk(8).replace_all(paths, b"next")
    assert [path.read_bytes() for path in paths] == [b"next", b"next"]
    assert names(tmp_path) == ["a", "b"]


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """The system itself refuses to write beyond ``size`` bytes, after taking what fits."""
    resource = pytest.importorskip("resource", reason="Windows has no limits to set")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_write_the_system_cuts_short_is_a_full_disk(tmp_path: Path) -> None:
    FileSystem().replace(tmp_path / "file", b"old")
    with largest_file(1000), pytest.raises(DiskFull):
        FileSystem().replace(tmp_path / "file", b"x" * 5000)
    assert (tmp_path / "file").read_bytes() == b"old"
    with largest_file(1000), open_private(tmp_path / "cut", "xb") as handle:
        with pytest.raises(OSError, match="too large"):
            FileSystem().write(handle, b"x" * 5000)
        assert handle.tell() == 1000


def test_a_file_that_takes_a_byte_at_a_time_still_gets_all(tmp_path: Path) -> None:
    class Slow(FileIO):
        def write(self, content: bytes | memoryview) -> int:  # type: ignore[override]  # fewer types than any buffer
            return super().write(content[:1])

    with Slow(tmp_path / "file", "wb") as handle:
        FileSystem().write(handle, b"content")
    assert (tmp_path / "file").read_bytes() == b"content"


def test_removing_is_for_good_and_may_be_repeated(tmp_path: Path) -> None:
    disk = FailingDisk()
    disk.replace(tmp_path / "file", b"x")
    disk.flushed.clear()
    disk.remove(tmp_path / "file")
    disk.remove(tmp_path / "file")
    disk.remove(tmp_path / "nowhere" / "file")
    assert names(tmp_path) == []
    assert disk.flushed == [tmp_path, tmp_path]


def test_leftovers_are_swept_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "clips" / "ab").mkdir(parents=True)
    for path in (tmp_path / f"{TEMPORARY}1", tmp_path / "clips" / "ab" / f"{TEMPORARY}2", tmp_path / "log"):
        path.write_bytes(b"x")
    (tmp_path / "quarantine" / f"{TEMPORARY}3" / "data").mkdir(parents=True)
    (tmp_path / "quarantine" / f"{TEMPORARY}3" / "data" / "half").write_bytes(b"x")
    assert FileSystem().sweep(tmp_path) == 3
    assert FileSystem().sweep(tmp_path) == 0
    assert (tmp_path / "log").exists()
    assert names(tmp_path / "quarantine") == []


def test_a_tree_is_copied_whole_or_not_at_all_and_removed_whole(tmp_path: Path) -> None:
    (tmp_path / "table" / "data").mkdir(parents=True)
    (tmp_path / "table" / "data" / "piece").write_bytes(b"0123456789")
    (tmp_path / "table" / "manifest").write_bytes(b"m")
    with pytest.raises(DiskFull):
        FailingDisk(room=5).copy_tree(tmp_path / "table", tmp_path / "copy")
    assert names(tmp_path) == ["table"]
    FileSystem().copy_tree(tmp_path / "table", tmp_path / "copy")
    assert (tmp_path / "copy" / "data" / "piece").read_bytes() == b"0123456789"
    FileSystem().remove_tree(tmp_path / "table")
    FileSystem().remove_tree(tmp_path / "table")
    assert names(tmp_path) == ["copy"]


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "vault").write_bytes(b"x")
    for place in (tmp_path / "vault", tmp_path / "vault" / "below"):
        with pytest.raises(FolderUnusable):
            FileSystem().make_folder(place)
    with pytest.raises(FolderUnusable, match="There is a file where"):
        FileSystem().replace(tmp_path / "vault" / "file", b"x")
    assert (tmp_path / "vault").read_bytes() == b"x"


def test_a_folder_that_went_away_is_told_in_words(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    for attempt in (lambda: FileSystem().replace(gone / "file", b"x"), FolderLock(gone / "lock").acquire):
        with pytest.raises(FolderUnusable, match="not there any more"):
            attempt()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="needs root, to become somebody else")
def test_a_folder_of_somebody_else(tmp_path: Path) -> None:
    """In a child that is not root, for root may write anywhere."""
    tmp_path.chmod(0o755)
    code = (
        "from pathlib import Path\n"
        "from diary_desktop.domain.errors import FolderUnusable\n"
        "from diary_desktop.storage.files import FileSystem, FolderLock\n"
        f"{NOT_ROOT}"
        f"place = Path({str(tmp_path)!r})\n"
        "for attempt in (lambda: FileSystem().make_folder(place / 'vault'),\n"
        "                lambda: FileSystem().replace(place / 'file', b'x'),\n"
        "                FolderLock(place / 'lock').acquire):\n"
        "    try:\n"
        "        attempt()\n"
        "    except FolderUnusable as error:\n"
        "        print(error.what_text)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["You may not write at this place."] * 3


@pytest.mark.parametrize(
    ("code", "kind", "says"),
    [
        (errno.ENOSPC, DiskFull, "full"),
        (errno.EDQUOT, DiskFull, "full"),
        (errno.EFBIG, DiskFull, "full"),
        (errno.EACCES, FolderUnusable, "may not write"),
        (errno.EROFS, FolderUnusable, "only be read"),
        (errno.ENAMETOOLONG, FolderUnusable, "too long"),
        (errno.EISDIR, FolderUnusable, "There is a folder"),
        (errno.EIO, StorageError, "did not do"),
    ],
)
def test_each_refusal_has_its_words(code: int, kind: type[StorageError], says: str) -> None:
    error = storage_error(OSError(code, os.strerror(code)))
    assert type(error) is kind
    assert says in error.what_text
    assert error.hint_text


def test_a_missing_file_is_for_the_reader_to_judge_and_an_error_for_a_writer() -> None:
    with pytest.raises(FileNotFoundError), translated():
        raise FileNotFoundError(errno.ENOENT, "gone")
    with pytest.raises(FolderUnusable), writing():
        raise FileNotFoundError(errno.ENOENT, "gone")
    with pytest.raises(DiskFull) as caught, translated():
        raise OSError(errno.ENOSPC, "full")
    assert isinstance(caught.value.__cause__, OSError)


@POSIX
def test_a_folder_that_cannot_be_flushed_at_all_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(code: int) -> None:
        def fsync(_: int) -> None:
            raise OSError(code, os.strerror(code))

        monkeypatch.setattr("os.fsync", fsync)

    refusing(errno.EINVAL)
    FileSystem().flush_folder(tmp_path)
    refusing(errno.EIO)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        FileSystem().flush_folder(tmp_path)


def test_the_lock_is_for_one_at_a_time(tmp_path: Path) -> None:
    first, second = FolderLock(tmp_path / "lock"), FolderLock(tmp_path / "lock")
    first.acquire()
    with pytest.raises(VaultInUse):
        second.acquire()
    first.release()
    first.release()
    second.acquire()
    second.release()


def test_the_lock_holds_against_another_program_and_goes_with_it(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path\n"
        "from diary_desktop.storage.files import FolderLock\n"
        f"lock = FolderLock(Path({str(tmp_path / 'lock')!r}))\n"
        "lock.acquire()\n"
        "print('held', flush=True)\n"
        "input()\n"
    )
    other = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        with pytest.raises(VaultInUse):
            FolderLock(tmp_path / "lock").acquire()
        other.kill()
    lock = FolderLock(tmp_path / "lock")
    lock.acquire()
    lock.release()


@POSIX
def test_a_disk_without_locks_is_not_called_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def flock(_: int, __: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("fcntl.flock", flock)
    with pytest.raises(StorageError, match="did not do"):
        FolderLock(tmp_path / "lock").acquire()


def test_a_log_without_a_header_is_a_vault_that_lost_it_and_not_a_free_place(tmp_path: Path) -> None:
    layout = VaultLayout(tmp_path)
    assert not layout.holds_a_vault()
    layout.log.write_bytes(b"")
    assert layout.holds_a_vault()
    layout.marker.write_bytes(b"")
    assert not layout.holds_a_vault(), "its making was interrupted"
    layout.headers[0].write_bytes(b"")
    assert layout.holds_a_vault()
