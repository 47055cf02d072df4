"""A bundle as a file: proved before it is called made, gone where it is not whole, its keys wiped."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.crypto.key_slots import VaultKey
from diary_desktop.domain.bundle import BundledItem, LostPiece, SoundPiece
from diary_desktop.domain.entry import ClipId, Entry
from diary_desktop.domain.errors import BackupDamaged, Cancelled
from diary_desktop.ports.backup import Job
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.storage.bundle_file import BundleFiles
from diary_desktop.storage.files import FileSystem

from .vault_samples import new_entry

WORDS = b"for the other computer"
PIECE = 300_000


class Rotting(FileSystem):
    """Flips one bit, so far into a file, as that gets its name."""

    def __init__(self, share: float) -> None:
        self._share = share

    def rename(self, path: Path, target: Path) -> None:
        super().rename(path, target)
        whole = bytearray(target.read_bytes())
        whole[int(len(whole) * self._share)] ^= 1
        target.write_bytes(whole)


def job(token: Token | None = None) -> Job:
    return Job(token or Token(), lambda done, total: None)


def items(sounds: int = 0) -> Iterator[BundledItem]:
    yield new_entry()
    for _ in range(sounds):
        yield SoundPiece(ClipId(b"a sound of a day"), 1, secrets.token_bytes(PIECE))


def written(file: Path, files: FileSystem | None = None, sounds: int = 0) -> int:
    return BundleFiles(lambda: MINIMUM, files).write(file, bytearray(WORDS), items(sounds), job())


def test_a_disk_that_keeps_a_sound_wrongly_is_told_at_once_and_no_bundle_is_left(tmp_path: Path) -> None:
    """Every entry in it holds: the sound alone does not."""
    with pytest.raises(BackupDamaged, match="something else than was written"):
        written(tmp_path / "b", Rotting(0.6), sounds=8)
    assert list(tmp_path.iterdir()) == []


def test_one_that_is_stopped_while_it_is_written_leaves_nothing(tmp_path: Path) -> None:
    token = Token()

    def stopped() -> Iterator[BundledItem]:
        yield from items()
        token.cancel()
        yield new_entry()

    with pytest.raises(Cancelled):
        BundleFiles(lambda: MINIMUM).write(tmp_path / "b", bytearray(WORDS), stopped(), job(token))
    assert list(tmp_path.iterdir()) == []


def test_reading_it_can_be_stopped(tmp_path: Path) -> None:
    written(tmp_path / "b", sounds=2)
    token = Token()
    opened = BundleFiles(lambda: MINIMUM).open(tmp_path / "b", bytearray(WORDS))
    reading = opened.items(job(token))
    assert isinstance(next(reading), Entry)
    token.cancel()
    with pytest.raises(Cancelled):
        next(reading)
    opened.close()


def test_its_keys_are_wiped_where_it_is_written_and_where_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = VaultKey.random(b"a bundle's own i")
    monkeypatch.setattr(VaultKey, "random", lambda *_: key)
    written(tmp_path / "b")
    opened = BundleFiles(lambda: MINIMUM).open(tmp_path / "b", bytearray(WORDS))
    assert opened.entries == 1
    assert not opened._key.is_wiped
    opened.close()
    assert [one.is_wiped for one in (key, opened._key)] == [True, True]


def test_its_end_tells_of_what_is_damaged_before_it(tmp_path: Path) -> None:
    """The end is sealed apart: a small bundle is one piece without it, and nobody would know what was in that."""
    file = tmp_path / "b"
    written(file)
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 4] ^= 1
    file.write_bytes(whole)
    opened = BundleFiles(lambda: MINIMUM).open(file, bytearray(WORDS))
    assert opened.entries == 1
    lost = [one.name for one in opened.items(job()) if isinstance(one, LostPiece)]
    assert lost[-1] == "1 of 1 entries"
    opened.close()
