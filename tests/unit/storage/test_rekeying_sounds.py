"""Sounds under a new key: a part takes the place of the old one whole and flushed, or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import pytest

from diary_desktop.storage import clip_resealing
from diary_desktop.storage.files import TEMPORARY, FileSystem

from .conftest import Kept
from .test_rekeying import new_slots, sealed_anew, with_sound
from .vault_samples import place, with_passphrase


class Noted(FileSystem):
    """Notes in which order files are flushed and get their names."""

    def __init__(self) -> None:
        self.noted: list[tuple[str, str]] = []

    def flush(self, handle: BinaryIO) -> None:
        super().flush(handle)
        self.noted.append(("flushed", Path(str(handle.name)).name))

    def rename(self, path: Path, target: Path) -> None:
        super().rename(path, target)
        self.noted += [("renamed", path.name), ("named", target.parent.name)]

    def flush_folder(self, folder: Path) -> None:
        super().flush_folder(folder)
        self.noted.append(("names flushed", folder.name))


def test_a_part_is_flushed_before_it_takes_the_place_of_the_old_one(kept: Kept) -> None:
    _, clip = with_sound(kept)
    disk = Noted()
    vault = place(kept.folder, disk).unlock(with_passphrase())
    vault.renewal.begin(new_slots(vault))
    disk.noted.clear()
    assert sealed_anew(vault) == ()
    vault.close()
    parts = {name for path in (kept.inside / "clips").rglob("*") if (name := path.name).startswith(clip.clip_id.hex())}
    assert len(parts) == len(clip.parts)
    renamed = [name for deed, name in disk.noted if deed == "renamed"]
    assert len(renamed) >= len(parts)
    for name in renamed:
        assert disk.noted.index(("flushed", name)) < (at := disk.noted.index(("renamed", name)))
        assert disk.noted[at + 2] == ("names flushed", disk.noted[at + 1][1]), "a power cut may take the name back"


def test_a_part_that_cannot_be_taken_along_whole_stays_with_nothing_beside_it(kept: Kept) -> None:
    """A chunk in its middle is damaged, the ones after it are not: the old part is all there is of them."""
    _, clip = with_sound(kept, 4)
    (path,) = (kept.inside / "clips").rglob(f"{clip.clip_id.hex()}-1")
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 1
    path.write_bytes(whole)
    vault = kept.open()
    vault.renewal.begin(new_slots(vault))
    assert any(one.startswith("the sound") for one in sealed_anew(vault))
    assert path.read_bytes() == whole
    assert len(list(path.parent.iterdir())) == len(clip.parts)
    vault.close()


@pytest.mark.parametrize("erased", ["another entry", "the one with the sound"])
def test_an_erasure_amid_a_part_sweeps_what_is_half_written_and_that_part_begins_anew(
    kept: Kept, monkeypatch: pytest.MonkeyPatch, erased: str
) -> None:
    """It ended in a disk that is gone, which it was not; and of the erased sound half a copy lay there meanwhile."""
    monkeypatch.setattr(clip_resealing, "CHUNKS", 1)
    _, clip = with_sound(kept, 4)
    vault = kept.open()
    with_it = next(entry.entry_id for entry, _ in vault.entries.load_all() if entry.clip == clip)
    vault.renewal.begin(new_slots(vault))
    steps = vault.renewal.steps()
    while not list((kept.inside / "clips").rglob(f"{TEMPORARY}*")):
        next(steps)
    vault.entries.erase(kept.entries[0].entry_id if erased == "another entry" else with_it)
    assert list((kept.inside / "clips").rglob(f"{TEMPORARY}*")) == []
    for _ in steps:
        pass
    assert vault.renewal.left == ()
    assert not vault.renewal.going_on
    there = {path.name for path in (kept.inside / "clips").rglob("*") if path.is_file()}
    assert any(name.startswith(clip.clip_id.hex()) for name in there) is (erased == "another entry")
    assert not any(name.startswith(TEMPORARY) for name in there)
    assert vault.verify().damaged == ()
    vault.close()
