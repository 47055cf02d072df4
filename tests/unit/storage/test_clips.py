"""Sound is sealed as it comes, survives a cut, a kill and a full disk, and is never taken for other sound."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from diary_desktop.audio.opus import OpusCodec
from diary_desktop.crypto.sealed_record import TAG_BYTES
from diary_desktop.crypto.sealed_stream import CHUNK_BYTES, STREAM_HEADER_BYTES, StreamId, StreamSealer
from diary_desktop.domain.entry import ClipId, ClipPart
from diary_desktop.domain.errors import DiskFull, FolderUnusable, RecordDamaged, StorageError
from diary_desktop.ports.storage import ClipStore, ClipWriter
from diary_desktop.storage.clips import SOUND_CHUNK_BYTES, SealedClipStore
from diary_desktop.storage.files import FileSystem
from tests.fakes.disks import FailingDisk

KEY, VAULT = bytes(range(32)), b"v" * 16
CLIP, OTHER = ClipId(b"\xabc" * 8), ClipId(b"\x01d" * 8)
HEADER, CHUNK = STREAM_HEADER_BYTES, SOUND_CHUNK_BYTES + TAG_BYTES
PAGES = [b"OggS" + bytes([number]) * 2_000 for number in range(5)]


def store_in(folder: Path, disk: FileSystem | None = None) -> SealedClipStore:
    return SealedClipStore(folder, KEY, VAULT, disk or FileSystem())


@pytest.fixture
def store(tmp_path: Path) -> SealedClipStore:
    return store_in(tmp_path)


def recorded(store: SealedClipStore, clip: ClipId = CLIP, part: int = 1, pages: list[bytes] = PAGES) -> ClipPart:
    writer = store.writer(clip, part)
    for page in pages:
        writer.append(page)
    return writer.finish()


def interrupted(store: SealedClipStore, part: int = 1) -> None:
    writer = store.writer(CLIP, part)
    for page in PAGES:
        writer.append(page)
    writer.abandon()


def file_of(folder: Path, part: int = 1) -> Path:
    return folder / "ab" / f"{CLIP.hex()}-{part}"


def test_it_fits_its_port(store: SealedClipStore) -> None:
    as_port: ClipStore = store
    writer: ClipWriter = as_port.writer(CLIP, 1)
    writer.abandon()


def recovered(store: SealedClipStore, clip: ClipId) -> list[tuple[ClipPart, bytes]]:
    """What is recovered whole, and the very same piece by piece."""
    whole, sound = store.recover(clip), b""
    pieces: list[tuple[ClipPart, bytes]] = []
    for one in store.recovering(clip):
        if isinstance(one, ClipPart):
            pieces.append((one, sound))
            sound = b""
        else:
            sound += one
    assert pieces == whole
    assert [b"".join(store.recovering_part(clip, part.number, list)) for part, _ in whole] == [
        sound for _, sound in whole
    ]
    return whole


def test_what_was_recorded_is_read(store: SealedClipStore, tmp_path: Path) -> None:
    part = recorded(store)
    assert store.read(CLIP, [part]) == b"".join(PAGES)
    assert (part.number, part.chunks, part.length) == (1, 6, sum(map(len, PAGES)))
    assert len(part.last_tag) == 16
    assert file_of(tmp_path).stat().st_size == HEADER + 6 * CHUNK


def test_a_page_of_sound_takes_one_chunk_and_little_more_room_than_it_needs(store: SealedClipStore) -> None:
    encoder, writer = OpusCodec().encoder(), store.writer(CLIP, 1)
    pages = [encoder.encode(np.full(320, number % 99, np.int16)) for number in range(100)]
    for page in filter(None, pages[1:]):
        writer.append(page)
        assert SOUND_CHUNK_BYTES - 16 < len(page) + 4 <= SOUND_CHUNK_BYTES
    assert writer.finish().chunks == len(list(filter(None, pages[1:]))) + 1 == 3


def test_what_was_recorded_in_larger_chunks_is_read(store: SealedClipStore, tmp_path: Path) -> None:
    part = recorded(store, pages=PAGES[:1])
    sealer = StreamSealer(KEY, StreamId(VAULT, CLIP, 1), CHUNK_BYTES)
    file_of(tmp_path).write_bytes(sealer.header + b"".join(map(sealer.seal, PAGES)) + sealer.finish())
    part = ClipPart(1, sealer.chunks, sealer.length, sealer.last_tag)
    assert store.read(CLIP, [part]) == b"".join(PAGES) == b"".join(store.pieces(CLIP, [part]))
    assert recovered(store, CLIP) == [(part, b"".join(PAGES))]


def test_parts_come_one_after_another(store: SealedClipStore) -> None:
    parts = [
        recorded(store, part=number, pages=[page]) for number, page in ((1, PAGES[0]), (2, PAGES[1]), (11, PAGES[2]))
    ]
    assert store.read(CLIP, parts) == b"".join(PAGES[:3])
    assert [part for part, _ in recovered(store, CLIP)] == parts


def test_nothing_readable_lies_on_the_disk(store: SealedClipStore, tmp_path: Path) -> None:
    recorded(store)
    raw = file_of(tmp_path).read_bytes()
    assert b"OggS" not in raw
    assert not any(page[:64] in raw for page in PAGES)
    (tmp_path / "planted").write_bytes(PAGES[0])
    assert any(b"OggS" in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())


def test_each_second_is_on_the_disk_when_append_returns(store: SealedClipStore, tmp_path: Path) -> None:
    writer = store.writer(CLIP, 1)
    for number, page in enumerate(PAGES, 1):
        writer.append(page)
        assert file_of(tmp_path).stat().st_size == HEADER + number * CHUNK
        assert recovered(store, CLIP) == [(ClipPart(1, number, number * len(page)), b"".join(PAGES[:number]))]
    writer.abandon()


def test_a_killed_recording_keeps_every_second(tmp_path: Path) -> None:
    code = (
        "import os, signal\n"
        "from pathlib import Path\n"
        "from diary_desktop.storage.clips import SealedClipStore\n"
        "from diary_desktop.storage.files import FileSystem\n"
        f"writer = SealedClipStore(Path({str(tmp_path)!r}), {KEY!r}, {VAULT!r}, FileSystem()).writer({CLIP!r}, 1)\n"
        "for number in range(3):\n"
        "    writer.append(b'OggS' + bytes([number]) * 2_000)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == -signal.SIGKILL
    store = store_in(tmp_path)
    assert store.unclaimed(set()) == [CLIP]
    assert recovered(store, CLIP) == [(ClipPart(1, 3, 3 * 2_004), b"".join(PAGES[:3]))]


def test_an_interrupted_part_is_read_as_far_as_it_goes(store: SealedClipStore, tmp_path: Path) -> None:
    interrupted(store)
    raw = file_of(tmp_path).read_bytes()
    file_of(tmp_path).write_bytes(raw[: HEADER + 3 * CHUNK + 100])
    assert store.read(CLIP, [ClipPart(1)]) == b"".join(PAGES[:3])
    [(part, sound)] = recovered(store, CLIP)
    assert (part, sound) == (ClipPart(1, 3, 3 * 2_004), b"".join(PAGES[:3]))
    assert store.read(CLIP, [part]) == sound
    file_of(tmp_path).write_bytes(raw[: HEADER + 2 * CHUNK])
    with pytest.raises(RecordDamaged):
        store.read(CLIP, [part])


@pytest.mark.parametrize("length", [0, 10, HEADER, HEADER + CHUNK, HEADER + 5 * CHUNK, HEADER + 6 * CHUNK - 1])
def test_a_finished_part_that_was_cut_is_damage(store: SealedClipStore, tmp_path: Path, length: int) -> None:
    part = recorded(store)
    file_of(tmp_path).write_bytes(file_of(tmp_path).read_bytes()[:length])
    with pytest.raises(RecordDamaged):
        store.read(CLIP, [part])


def test_a_finished_part_put_back_to_another_recording_is_damage(store: SealedClipStore, tmp_path: Path) -> None:
    first = recorded(store)
    store.remove(CLIP)
    second = recorded(store)
    assert store.read(CLIP, [second])
    with pytest.raises(RecordDamaged, match="text is safe"):
        store.read(CLIP, [first])


@pytest.mark.parametrize("wrong", [{"chunks": 5}, {"length": 1}, {"last_tag": bytes(16)}])
def test_every_number_the_entry_remembers_counts(store: SealedClipStore, wrong: dict[str, object]) -> None:
    part = recorded(store)
    with pytest.raises(RecordDamaged):
        store.read(CLIP, [replace(part, **wrong)])  # type: ignore[arg-type]  # its own fields


def test_parts_and_clips_cannot_be_swapped(store: SealedClipStore, tmp_path: Path) -> None:
    one, two = recorded(store, part=1), recorded(store, part=2)
    recorded(store, clip=OTHER)
    first, second = file_of(tmp_path, 1).read_bytes(), file_of(tmp_path, 2).read_bytes()
    file_of(tmp_path, 1).write_bytes(second)
    file_of(tmp_path, 2).write_bytes(first)
    for part in (one, two):
        with pytest.raises(RecordDamaged):
            store.read(CLIP, [part])
    file_of(tmp_path, 1).write_bytes((tmp_path / "01" / f"{OTHER.hex()}-1").read_bytes())
    assert recovered(store, CLIP)[0] == (ClipPart(1), b"")


def test_a_missing_part_is_damage_and_its_text_is_said_to_be_safe(store: SealedClipStore) -> None:
    with pytest.raises(RecordDamaged, match="its text is safe"):
        store.read(CLIP, [ClipPart(1)])


def test_recovery_names_parts_of_which_nothing_is_left(store: SealedClipStore, tmp_path: Path) -> None:
    part = recorded(store)
    recorded(store, part=2)
    file_of(tmp_path, 2).write_bytes(b"")
    assert recovered(store, CLIP) == [(part, b"".join(PAGES)), (ClipPart(2), b"")]
    assert recovered(store, OTHER) == []


def test_a_stream_is_never_continued(store: SealedClipStore) -> None:
    part = recorded(store)
    with pytest.raises(FolderUnusable):
        store.writer(CLIP, 1)
    assert store.read(CLIP, [part]) == b"".join(PAGES)


@pytest.mark.parametrize("room", [0, 1, 1_200, CHUNK - 1])
def test_a_full_disk_loses_nothing_once_there_is_room(tmp_path: Path, room: int) -> None:
    disk = FailingDisk(HEADER + CHUNK + room)
    store = store_in(tmp_path, disk)
    writer = store.writer(CLIP, 1)
    writer.append(PAGES[0])
    for _ in range(2):
        with pytest.raises(DiskFull):
            writer.append(PAGES[1])
        assert recovered(store, CLIP)[0][1] == PAGES[0]
    disk.room = 2**60
    for page in PAGES[1:]:
        writer.append(page)
    assert store.read(CLIP, [writer.finish()]) == b"".join(PAGES)
    assert file_of(tmp_path).stat().st_size == HEADER + 6 * CHUNK


def test_a_chunk_is_sealed_once_and_repeated_byte_for_byte(tmp_path: Path) -> None:
    """The first attempt wrote all of it but could not flush: the second must write the same bytes, under one nonce."""
    disk = FailingDisk(flushes=1)
    store = store_in(tmp_path, disk)
    writer = store.writer(CLIP, 1)
    with pytest.raises(DiskFull):
        writer.append(PAGES[0])
    refused = file_of(tmp_path).read_bytes()
    disk.flushes = 10
    writer.append(PAGES[0])
    assert file_of(tmp_path).read_bytes() == refused
    writer.append(PAGES[0])
    assert len(file_of(tmp_path).read_bytes()) == HEADER + 2 * CHUNK
    assert store.read(CLIP, [writer.finish()]) == PAGES[0] * 2


def test_other_bytes_after_a_refusal_come_behind_the_refused_ones(tmp_path: Path) -> None:
    disk = FailingDisk(HEADER)
    store = store_in(tmp_path, disk)
    writer = store.writer(CLIP, 1)
    with pytest.raises(DiskFull):
        writer.append(PAGES[0])
    disk.room = 2**60
    writer.append(PAGES[1])
    assert store.read(CLIP, [writer.finish()]) == PAGES[0] + PAGES[1]


def test_the_end_may_be_refused_and_repeated(tmp_path: Path) -> None:
    disk = FailingDisk(HEADER + CHUNK + 10)
    store = store_in(tmp_path, disk)
    writer = store.writer(CLIP, 1)
    writer.append(PAGES[0])
    with pytest.raises(DiskFull):
        writer.finish()
    assert recovered(store, CLIP) == [(ClipPart(1, 1, 2_004), PAGES[0])]
    disk.room = 2**60
    part = writer.finish()
    assert store.read(CLIP, [part]) == PAGES[0]
    with pytest.raises(ValueError, match="never continued"):
        writer.append(PAGES[1])


def test_nothing_to_append_writes_nothing(store: SealedClipStore, tmp_path: Path) -> None:
    writer = store.writer(CLIP, 1)
    writer.append(b"")
    assert file_of(tmp_path).stat().st_size == HEADER
    assert writer.finish().chunks == 1


def test_a_part_that_cannot_even_begin_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(DiskFull):
        store_in(tmp_path, FailingDisk(HEADER - 1)).writer(CLIP, 1)
    assert not file_of(tmp_path).exists()
    with pytest.raises(StorageError):
        store_in(tmp_path, FailingDisk(flushes=0, code=errno.EIO)).writer(CLIP, 1)
    assert not file_of(tmp_path).exists()


def test_a_new_part_is_flushed_into_its_folders(tmp_path: Path) -> None:
    disk = FailingDisk()
    store_in(tmp_path, disk).writer(CLIP, 1).abandon()
    assert {tmp_path, tmp_path / "ab"} <= set(disk.flushed)


def test_unclaimed_clips_are_found_once_each(store: SealedClipStore, tmp_path: Path) -> None:
    recorded(store, part=1)
    recorded(store, part=2)
    recorded(store, clip=OTHER)
    (tmp_path / "ab" / "notes.txt").write_bytes(b"somebody else's")
    assert set(store.unclaimed(set())) == {CLIP, OTHER}
    assert len(store.unclaimed(set())) == 2
    assert store.unclaimed({CLIP}) == [OTHER]
    assert store.unclaimed({CLIP, OTHER}) == []


def test_removing_takes_every_part_for_good(tmp_path: Path) -> None:
    disk = FailingDisk()
    store = store_in(tmp_path, disk)
    recorded(store, part=1)
    recorded(store, part=2)
    kept = recorded(store, clip=OTHER)
    disk.flushed.clear()
    store.remove(CLIP)
    store.remove(CLIP)
    assert not [file for file in tmp_path.rglob("*") if file.is_file() and CLIP.hex() in file.name]
    assert disk.flushed == [tmp_path / "ab"]
    assert store.read(OTHER, [kept]) == b"".join(PAGES)
