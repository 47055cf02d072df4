"""``verify`` names every kind of damage in plain words, keeps apart what is none, and gives way after each step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from diary_desktop.domain.entry import ClipId, Entry
from diary_desktop.domain.errors import VaultLocked
from diary_desktop.ports.storage import VerifyReport
from diary_desktop.storage.clips import _CHUNKS_TOGETHER
from diary_desktop.storage.open_vault import LedgerVault

from .conftest import NOTES, Kept
from .test_rot import entries_file, flip
from .vault_samples import full_entry, new_entry


def spoken(opened: LedgerVault, seconds: int = 3, finished: bool = True) -> Entry:
    """An entry with sound, kept."""
    clip_id = ClipId(b"s" * 16)
    writer = opened.clips.writer(clip_id, 1)
    for _ in range(seconds):
        writer.append(b"o" * 2_000)
    part = writer.finish()
    full = full_entry()
    assert full.clip is not None
    parts = (part,) if finished else (replace(part, chunks=seconds, last_tag=b""),)
    entry = replace(full, clip=replace(full.clip, clip_id=clip_id, parts=parts))
    opened.entries.put(entry)
    return entry


def verified(kept: Kept, damage: Callable[[Path], object]) -> VerifyReport:
    """What is found where a file changes under an open vault."""
    opened = kept.open()
    spoken(opened)
    opened.tidy()
    damage(kept.inside)
    report = opened.verify()
    opened._ledger().close()
    opened._require().lock.release()
    return report


def newest(inside: Path) -> int:
    return max(int(path.name.split("-")[1]) for path in inside.glob("checkpoint-*-a"))


def sound(inside: Path) -> Path:
    (path,) = (path for path in (inside / "clips").rglob("*") if path.is_file())
    return path


def data(inside: Path) -> Path:
    files = (inside / "tables" / "entries.lance" / "data").glob("*.lance")
    return max(files, key=lambda path: path.stat().st_size)


def test_a_sound_vault_is_read_whole_and_nothing_is_named(kept: Kept) -> None:
    opened = kept.open()
    spoken(opened)
    told = list(opened.verifying())
    report = told[-1]
    assert (report.entries, report.clips, report.damaged) == (NOTES + 1, 1, ())
    assert (report.unclaimed, report.kept_aside) == ((), ())
    assert report.records > NOTES + 1
    assert report.done == report.total
    opened.close()


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        (lambda inside: flip(inside / "header-a", 60), "the first copy of the header"),
        (lambda inside: (inside / "header-b").unlink(), "the second copy of the header"),
        (lambda inside: flip(inside / f"checkpoint-{newest(inside)}-b", 99), "a copy of checkpoint "),
        (lambda inside: (inside / f"checkpoint-{newest(inside)}-a").unlink(), ", which is gone"),
        (lambda inside: flip(inside / "log", 90), "log record "),
        (lambda inside: (inside / "log").write_bytes((inside / "log").read_bytes()[:-9]), "unfinished last record"),
        (lambda inside: flip(data(inside), data(inside).stat().st_size - 20), "1 files of the table entries; "),
        (lambda inside: flip(sound(inside), sound(inside).stat().st_size - 5_000), "the sound of entry "),
        (lambda inside: sound(inside).unlink(), "the sound of entry "),
        (lambda inside: sound(inside).write_bytes(sound(inside).read_bytes() + b"more"), "the sound of entry "),
    ],
)
def test_each_kind_of_damage_has_its_name(kept: Kept, damage: Callable[[Path], object], named: str) -> None:
    report = verified(kept, damage)
    assert [one for one in report.damaged if named in one]
    assert report.entries == NOTES + 1


def test_rotten_vectors_are_named_apart_from_the_text(kept: Kept) -> None:
    opened = kept.open()
    row = next(opened._ledger().tables["entries"].table.rows())
    opened.close()
    assert row.vectors is not None
    flip(entries_file(kept), entries_file(kept).read_bytes().index(row.vectors) + 60)
    opened = kept.open()
    report = opened.verify()
    assert report.damaged == (f"the vectors of entry {row.row_id.hex()[:8]}, which are made again from its text",)
    assert report.entries == NOTES
    opened.close()


def test_recordings_without_an_entry_and_what_is_kept_aside_are_told_and_are_no_damage(kept: Kept) -> None:
    opened = kept.open()
    writer = opened.clips.writer(ClipId(b"u" * 16), 1)
    writer.append(b"sound")
    writer.finish()
    (kept.inside / "quarantine").mkdir()
    (kept.inside / "quarantine" / "log-0011").write_bytes(b"x")
    (kept.inside / "quarantine" / "entries-3.lance").mkdir()
    report = opened.verify()
    assert report.damaged == ()
    assert report.unclaimed == (f"recording {(b'u' * 16).hex()[:8]}",)
    assert report.kept_aside == ("entries-3.lance, which cannot be read here", "log-0011")
    opened.close()


def test_a_long_sound_gives_way_in_between_and_a_cut_one_that_was_never_finished_is_sound(kept: Kept) -> None:
    opened = kept.open()
    entry = spoken(opened, _CHUNKS_TOGETHER + 5, finished=False)
    assert entry.clip is not None
    store = opened._require().clips
    assert len(list(store.checking(entry.clip.clip_id, entry.clip.parts))) == 2
    assert opened.verify().clips == 1
    opened.close()


def test_saving_goes_on_between_the_steps_and_a_closed_vault_says_so(kept: Kept) -> None:
    opened = kept.open()
    steps = opened.verifying()
    for number, report in enumerate(steps):
        opened.entries.put(new_entry(f"Between {number}."))
        assert report.damaged == ()
        if number == 4:
            break
    opened.close()
    with pytest.raises(VaultLocked):
        list(steps)
