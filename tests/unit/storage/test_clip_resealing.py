"""One sealed stream under a new key: the same payloads and the same last tag, or the old file as it was."""

from __future__ import annotations

import errno
import itertools
from io import FileIO
from pathlib import Path

import pytest

from diary_desktop.crypto.sealed_stream import STREAM_HEADER_BYTES, OpenedStream, StreamId, StreamSealer, open_stream
from diary_desktop.crypto.subkeys import Subkeys
from diary_desktop.domain.errors import RecordDamaged, StorageError
from diary_desktop.storage import clip_resealing
from diary_desktop.storage.clip_resealing import ClipResealing, Sealing, sealing_of
from diary_desktop.storage.files import FileSystem, OpenMode
from tests.fakes.disks import FailsAt

STREAM = StreamId(b"v" * 16, b"c" * 16, 1)
OLD, NEW = b"o" * 32, b"n" * 32
KEYS = Subkeys(NEW, OLD)
SIZE = 96
CHUNK = SIZE + 16
PAYLOADS = tuple(bytes([number]) * (10 + number) for number in range(7))


@pytest.fixture(autouse=True)
def _few_chunks_a_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clip_resealing, "CHUNKS", 3)


def sealed(key: bytes, *, finished: bool = True, known_by: bytes = b"") -> bytes:
    sealer = StreamSealer(key, STREAM, SIZE)
    content = sealer.header + b"".join(sealer.seal_chunk(one) for one in PAYLOADS)
    return content + (sealer.finish(known_by) if finished else b"")


@pytest.fixture
def part(tmp_path: Path) -> Path:
    path = tmp_path / "part"
    path.write_bytes(sealed(OLD))
    return path


def resealed(part: Path, files: FileSystem | None = None) -> bool:
    """Whether it stands under the new key; nothing is ever left beside it."""
    resealing = ClipResealing(part, STREAM, KEYS, files or FileSystem())
    for _ in resealing.steps():
        pass
    assert [one.name for one in part.parent.iterdir()] == [part.name]
    return resealing.done


def opened(part: Path, key: bytes = NEW) -> OpenedStream:
    return open_stream(key, STREAM, part.read_bytes())


def test_it_says_the_same_and_is_known_by_the_same_tag(part: Path) -> None:
    before = opened(part, OLD)
    assert resealed(part)
    assert opened(part) == before
    assert before.finished
    assert len(part.read_bytes()) == STREAM_HEADER_BYTES + (len(PAYLOADS) + 1) * CHUNK
    assert open_stream(OLD, STREAM, part.read_bytes()).chunks == 0


def test_one_that_was_sealed_anew_before_goes_on_being_known_by_its_first_tag(part: Path) -> None:
    part.write_bytes(sealed(OLD, known_by=b"the first of all"))
    assert resealed(part)
    assert opened(part).last_tag == b"the first of all"


def test_each_step_is_short(part: Path) -> None:
    assert len(list(ClipResealing(part, STREAM, KEYS, FileSystem()).steps())) == len(PAYLOADS) // 3


@pytest.mark.parametrize("cut", [0, 1, 50])
def test_an_interrupted_one_is_taken_as_far_as_it_proves_itself(part: Path, cut: int) -> None:
    """A piece of a chunk at its end was never acknowledged."""
    whole = sealed(OLD, finished=False)
    part.write_bytes(whole[: len(whole) - cut])
    assert resealed(part)
    assert opened(part).payload == b"".join(PAYLOADS[: len(PAYLOADS) - bool(cut)])
    assert not opened(part).finished


@pytest.mark.parametrize("number", range(len(PAYLOADS) - 1))
@pytest.mark.parametrize("together", [1, 2])
def test_one_with_damaged_chunks_in_its_middle_stays(part: Path, number: int, together: int) -> None:
    """Chunks after them still open under the old key: salvage wants them."""
    damaged = bytearray(part.read_bytes())
    for one in range(number, number + together):
        damaged[STREAM_HEADER_BYTES + one * CHUNK + 20] ^= 1
    part.write_bytes(damaged)
    assert not resealed(part)
    assert part.read_bytes() == damaged


def test_a_damaged_end_behind_which_nothing_comes_is_let_go(part: Path) -> None:
    whole = bytearray(part.read_bytes())
    whole[-20] ^= 1
    part.write_bytes(whole)
    assert resealed(part)
    assert opened(part).payload == b"".join(PAYLOADS)
    assert not opened(part).finished


def test_one_with_something_behind_its_end_stays(part: Path) -> None:
    whole = part.read_bytes() + b"?"
    part.write_bytes(whole)
    assert not resealed(part)
    assert part.read_bytes() == whole


@pytest.mark.parametrize("steps", [1, 2])
def test_one_that_is_erased_meanwhile_does_not_come_back(part: Path, steps: int) -> None:
    resealing = ClipResealing(part, STREAM, KEYS, FileSystem())
    under_way = resealing.steps()
    for _ in itertools.islice(under_way, steps):
        pass
    part.unlink()
    for _ in under_way:
        pass
    assert list(part.parent.iterdir()) == []
    assert not resealing.done


def test_one_that_is_given_up_half_way_leaves_nothing(part: Path) -> None:
    before = part.read_bytes()
    under_way = ClipResealing(part, STREAM, KEYS, FileSystem()).steps()
    next(under_way)
    under_way.close()  # type: ignore[attr-defined]  # a generator
    assert [one.read_bytes() for one in part.parent.iterdir()] == [before]


def test_wherever_the_disk_fails_the_part_is_wholly_the_old_or_the_new_one(tmp_path: Path) -> None:
    before = sealed(OLD)
    for number in itertools.count(1):
        part = tmp_path / str(number) / "part"
        part.parent.mkdir()
        part.write_bytes(before)
        disk = FailsAt(number, sticky=False)
        resealing = ClipResealing(part, STREAM, KEYS, disk)
        try:
            for _ in resealing.steps():
                pass
        except StorageError:
            old, new = (opened(part, key) for key in (OLD, NEW))
            assert old.finished or new.finished
            assert not resealing.done
            continue
        break
    assert number > 7, "four writes, a flush, a name and its flush"
    assert resealing.done


class Jammed(FailsAt):
    """Takes nothing from its third operation on, nor lets anything go."""

    def unlink(self, path: Path) -> None:
        raise OSError(errno.EIO, "refused")


def test_what_cannot_be_taken_away_again_hides_no_error(part: Path) -> None:
    before = part.read_bytes()
    with pytest.raises(StorageError):
        for _ in ClipResealing(part, STREAM, KEYS, Jammed(3, sticky=True)).steps():
            pass
    assert part.read_bytes() == before


class Sparing(FileSystem):
    """Gives a part of what is asked for at a time, as the system may."""

    def open(self, path: Path, mode: OpenMode) -> FileIO:
        class Few(FileIO):
            def read(self, size: int | None = -1, /) -> bytes:
                return super().read(min(size or 0, 40)) or b""

        return Few(path, mode) if mode == "rb" else super().open(path, mode)


def test_a_disk_that_gives_a_little_at_a_time_loses_no_sound(part: Path) -> None:
    before = opened(part, OLD)
    assert sealing_of(part, STREAM, KEYS, Sparing()) is Sealing.OLD
    assert resealed(part, Sparing())
    assert opened(part) == before


def test_a_header_that_proves_nothing_is_refused_and_nothing_is_left(part: Path) -> None:
    part.write_bytes(sealed(OLD)[: STREAM_HEADER_BYTES - 1])
    with pytest.raises(RecordDamaged):
        resealed(part)
    assert [one.name for one in part.parent.iterdir()] == [part.name]


def test_under_which_key_a_part_stands(part: Path) -> None:
    def found() -> Sealing:
        return sealing_of(part, STREAM, KEYS, FileSystem())

    assert found() is Sealing.OLD
    part.write_bytes(sealed(NEW))
    assert found() is Sealing.NEW
    part.write_bytes(sealed(b"x" * 32))
    assert found() is Sealing.DAMAGED
    part.write_bytes(sealed(OLD)[: STREAM_HEADER_BYTES + CHUNK - 1])
    assert found() is Sealing.EMPTY
    part.write_bytes(b"no header")
    assert found() is Sealing.DAMAGED
    part.unlink()
    assert found() is Sealing.EMPTY
