"""A disk with a bad spot under one file, which it refuses to read: named like rot, and everything around it opens."""

from __future__ import annotations

import errno
from dataclasses import replace
from io import FileIO
from pathlib import Path

import pytest

from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.domain.entry import Clip, ClipId, ClipPart
from diary_desktop.domain.errors import StorageError
from diary_desktop.ports.storage import SalvageReport
from diary_desktop.storage.files import FileSystem, OpenMode
from diary_desktop.storage.vault import LanceVault
from tests.torture import files
from tests.torture.place import let_go

from .conftest import Kept
from .test_rot import flip
from .vault_samples import new_entry, passphrase, place, texts_of, with_passphrase

CLIP = ClipId(b"ten seconds long")
PART_OF_IT = f"recording {CLIP.hex()[:8]}, which no entry names: only a part of it could be proved"
TEXTS = tuple(f"{word} " * 2_000 for word in ("lime", "tree", "leaf"))
"""Each in blocks of its own."""


class Spotted(FileIO):
    """Nothing that holds the byte at ``spot`` can be read."""

    spot = 0

    def read(self, size: int | None = -1) -> bytes:
        begins, wanted = self.tell(), -1 if size is None else size
        if begins <= self.spot and (wanted < 0 or self.spot < begins + wanted):
            raise OSError(errno.EIO, "Input/output error")
        return super().read(wanted) or b""


class BadSpot(FileSystem):
    """In the file of this name, so many bytes from its begin."""

    def __init__(self, name: str, spot: int) -> None:
        self._name = name
        self._spot = spot

    def open(self, path: Path, mode: OpenMode) -> FileIO:
        if path.name != self._name or mode != "rb":
            return super().open(path, mode)
        handle = Spotted(path, mode)
        handle.spot = self._spot
        return handle

    def read(self, path: Path) -> bytes:
        with self.open(path, "rb") as handle:
            return handle.read()


@pytest.fixture
def told(kept: Kept) -> Kept:
    """Three long entries that are in the log alone, the program killed after them."""
    opened = kept.open()
    for text in TEXTS:
        opened.entries.put(new_entry(text))
    let_go(opened)
    return kept


def of(kept: Kept) -> set[str]:
    return {one.text for one in kept.entries}


def second_record(kept: Kept) -> BadSpot:
    length = (kept.inside / "log").stat().st_size
    return BadSpot("log", length // 2)


def test_the_log_gives_up_the_record_on_a_bad_spot_and_no_other(told: Kept) -> None:
    opened = place(told.folder, second_record(told)).unlock(with_passphrase())
    assert texts_of(opened) == of(told) | {TEXTS[0], TEXTS[2]}
    assert any("log" in one for one in opened.damaged)
    assert list((told.inside / "quarantine").glob("log-*"))
    opened.close()
    again = told.open()
    assert texts_of(again) == of(told) | {TEXTS[0], TEXTS[2]}
    again.close()


def test_salvage_takes_what_lies_around_a_bad_spot(told: Kept, tmp_path: Path) -> None:
    for _ in place(told.folder, second_record(told)).salvage(with_passphrase(), tmp_path / "new", passphrase()):
        pass
    opened = LanceVault(tmp_path / "new", told.folder / "state", lambda: MINIMUM).unlock(with_passphrase())
    assert texts_of(opened) == of(told) | {TEXTS[0], TEXTS[2]}
    opened.close()


def with_sound(kept: Kept) -> tuple[ClipPart, Path]:
    opened = kept.open()
    writer = opened.clips.writer(CLIP, 1)
    for second in range(10):
        writer.append(bytes([second]) * 1_500)
    part = writer.finish()
    opened.entries.put(replace(new_entry("With ten seconds."), clip=Clip(CLIP, (part,), 10.0)))
    opened.close()
    (path,) = (kept.inside / "clips").rglob(f"{CLIP.hex()}-1")
    return part, path


def test_a_sound_is_named_and_kept_up_to_its_bad_spot(kept: Kept) -> None:
    part, path = with_sound(kept)
    spot = BadSpot(path.name, path.stat().st_size // 2)
    opened = place(kept.folder, spot).unlock(with_passphrase())
    report = opened.verify()
    assert len(report.damaged) == 1
    assert report.damaged[0].startswith("the sound of entry")
    assert report.done == report.total
    with pytest.raises(StorageError):
        opened.clips.read(CLIP, (part,))
    *pieces, known = opened.clips.recovering(CLIP)
    found = b"".join(one for one in pieces if isinstance(one, bytes))
    whole = b"".join(bytes([second]) * 1_500 for second in range(10))
    assert 1_500 <= len(found) < len(whole)
    assert whole.startswith(found)
    assert isinstance(known, ClipPart)
    assert (known.length, known.last_tag) == (len(found), b"")
    opened.close()


def with_file(kept: Kept) -> Path:
    """An entry with a file of some chunks."""
    opened = kept.open()
    entry = new_entry("With a file.")
    opened.entries.put(entry)
    files.attach(opened, entry.entry_id, 6, kept.folder)
    opened.close()
    (path,) = (one for one in (kept.inside / "clips").rglob("*") if one.is_file())
    return path


def salvaged(kept: Kept, disk: FileSystem) -> tuple[SalvageReport, LanceVault]:
    target = kept.folder / "new"
    *_, report = place(kept.folder, disk).salvage(with_passphrase(), target, passphrase())
    return report, LanceVault(target, kept.folder / "state", lambda: MINIMUM)


def test_salvage_goes_on_behind_a_sound_on_a_bad_spot_and_names_it(kept: Kept) -> None:
    part, path = with_sound(kept)
    report, new = salvaged(kept, BadSpot(path.name, path.stat().st_size // 2))
    (gone,) = report.gone
    assert gone.endswith("only a part of it could be proved")
    assert report.clips == 0
    opened = new.unlock(with_passphrase())
    assert texts_of(opened) == of(kept) | {"With ten seconds."}
    (known,) = [one for one in opened.clips.recovering(CLIP) if isinstance(one, ClipPart)]
    assert 1_500 <= known.length < part.length
    opened.close()


class Once(FileSystem):
    """Gives nothing when the file of this name is opened the first time, and everything from then on."""

    def __init__(self, name: str) -> None:
        self._name = name

    def open(self, path: Path, mode: OpenMode) -> FileIO:
        if path.name == self._name and mode == "rb":
            self._name = ""
            raise OSError(errno.EIO, "Input/output error")
        return super().open(path, mode)


def test_a_sound_that_the_disk_gave_only_when_asked_again_is_not_called_whole(kept: Kept) -> None:
    """It was copied while the disk gave nothing, and found whole when it was checked after that."""
    _, path = with_sound(kept)
    report, new = salvaged(kept, Once(path.name))
    (gone,) = report.gone
    assert gone.endswith("nothing of it could be proved")
    assert report.clips == 0
    opened = new.unlock(with_passphrase())
    (spoken,) = (one for one, _ in opened.entries.load_all() if one.clip is not None)
    assert spoken.clip == Clip(CLIP, (), 0.0), "a sound that is not here, not one that cannot be played"
    assert not opened.clips.exists(CLIP)
    assert opened.verify().damaged == ()
    opened.close()


def unnamed(kept: Kept, finished: bool = True) -> Path:
    """Ten seconds that no entry names."""
    opened = kept.open()
    writer = opened.clips.writer(CLIP, 1)
    for second in range(10):
        writer.append(bytes([second]) * 1_500)
    (writer.finish if finished else writer.abandon)()
    opened.close()
    (path,) = (kept.inside / "clips").rglob(f"{CLIP.hex()}-1")
    return path


@pytest.mark.parametrize("spot", [0, 20_000])
def test_an_unnamed_recording_on_a_bad_spot_is_named(kept: Kept, spot: int) -> None:
    report, new = salvaged(kept, BadSpot(unnamed(kept).name, spot))
    assert report.gone == (PART_OF_IT,) if spot else (PART_OF_IT.partition(":")[0],)
    assert report.given_back == (1 if spot else 0)
    opened = new.unlock(with_passphrase())
    assert opened.clips.exists(CLIP) is bool(spot)
    opened.close()


@pytest.mark.parametrize("finished", [True, False])
def test_an_unnamed_recording_that_is_damaged_half_way_is_named(kept: Kept, finished: bool) -> None:
    flip(unnamed(kept, finished), 10_000)
    report, _ = salvaged(kept, FileSystem())
    assert report.gone == (PART_OF_IT,)
    assert report.given_back == 1


def test_an_unnamed_recording_that_broke_off_in_the_middle_of_a_write_is_whole(kept: Kept) -> None:
    path = unnamed(kept, finished=False)
    path.write_bytes(path.read_bytes()[:-100])
    report, _ = salvaged(kept, FileSystem())
    assert report.gone == ()
    assert report.given_back == 1


def test_salvage_goes_on_behind_a_file_on_a_bad_spot_and_names_it(kept: Kept) -> None:
    path = with_file(kept)
    report, new = salvaged(kept, BadSpot(path.name, path.stat().st_size // 2))
    (gone,) = report.gone
    assert gone.startswith("a file of entry")
    assert report.attachments == 0
    opened = new.unlock(with_passphrase())
    assert texts_of(opened) == of(kept) | {"With a file."}
    assert opened.verify().damaged == ()
    opened.close()
