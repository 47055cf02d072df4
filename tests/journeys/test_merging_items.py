"""What arrives by a merge item by item, fed as no whole bundle would: sounds of damaged, erased and other entries."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from diary_desktop.domain.bundle import BundledItem, BundleItem, LostPiece, SoundPiece
from diary_desktop.domain.entry import ClipId, Entry, EntryId
from diary_desktop.domain.passage import EntryVectors
from diary_desktop.services.taking_in import Taking
from tests.journeys.conftest import Desk
from tests.journeys.test_attachments import add, bill
from tests.journeys.test_merging import bundle, desks, merge, sound_of, with_sound, words

__all__ = ["desks"]


def items_of(desk: Desk) -> list[BundledItem]:
    """All that a bundle of the diary holds, in its order."""
    merging = desk.journeys.merging
    ids = merging._vault.call(lambda state, _: state.entry_ids())
    return list(merging._items(ids, lambda done, total: None))


def taking_into(desk: Desk) -> Taking:
    merging = desk.journeys.merging
    return Taking(merging._vault, desk.journeys.bus, 0, dry_run=False, also_erased=False)


def test_the_sound_of_an_entry_that_is_damaged_goes_to_no_other(desks: tuple[Desk, Desk]) -> None:
    home, travel = desks
    with_sound(travel)
    with_sound(travel)
    items: list[BundleItem] = list(items_of(travel))
    kept, lost = [one for one in items if isinstance(one, Entry)]
    items[items.index(lost)] = LostPiece("an entry that cannot be read")
    taking = taking_into(home)
    for one in items:
        taking.take(one)
    report = taking.finish()
    taking.close()
    assert (report.added, report.sounds, report.damaged) == (1, 1, ("an entry that cannot be read",))
    assert sound_of(home, home.journeys.diary.get(kept.entry_id)) == sound_of(travel, kept)


def test_an_entry_erased_while_its_sound_arrives_stays_erased_with_it(desks: tuple[Desk, Desk]) -> None:
    home, travel = desks
    entry = with_sound(travel)
    taking = taking_into(home)
    for one in items_of(travel):
        taking.take(one)
    home.journeys.diary.erase(entry.entry_id)
    taking.finish()
    taking.close()
    assert words(home) == {}
    assert entry.clip is not None
    clip_id = entry.clip.clip_id
    assert not home.journeys.session.with_vault(lambda vault: vault.clips.exists(clip_id))


def test_a_clip_that_another_entry_names_is_not_shared_though_its_file_is_gone(desks: tuple[Desk, Desk]) -> None:
    home, _ = desks
    ours = with_sound(home)
    assert ours.clip is not None
    clip_id, pieces = ours.clip.clip_id, [one for one in items_of(home) if isinstance(one, SoundPiece)]
    home.journeys.session.with_vault(lambda vault: vault.clips.remove(clip_id))
    theirs = replace(ours, entry_id=EntryId(b"another entry id"))
    taking, items = taking_into(home), list[BundleItem]((theirs, *pieces))
    for one in items:
        taking.take(one)
    report = taking.finish()
    taking.close()
    assert (report.added, report.sounds, len(report.damaged)) == (1, 0, 1)
    assert home.journeys.diary.get(theirs.entry_id).clip is None
    assert home.journeys.diary.get(ours.entry_id).clip == ours.clip


def test_a_recording_that_no_entry_names_yet_is_not_written_over(desks: tuple[Desk, Desk]) -> None:
    home, travel = desks
    theirs = with_sound(travel)
    assert theirs.clip is not None
    clip_id = theirs.clip.clip_id
    writer = home.journeys.session.with_vault(lambda vault: vault.clips.writer(clip_id, 1))
    writer.append(b"spoken here, and cut off before it was kept")
    part = writer.finish()
    taking = taking_into(home)
    for one in items_of(travel):
        taking.take(one)
    report = taking.finish()
    taking.close()
    assert (report.added, report.sounds, len(report.damaged)) == (1, 0, 1)
    left = home.journeys.session.with_vault(lambda vault: vault.clips.read(clip_id, (part,)))
    assert left == b"spoken here, and cut off before it was kept"


@pytest.mark.parametrize("what", ["a second at its end", "a part of it"])
def test_a_sound_that_comes_short_is_named_and_not_taken_for_the_whole(desks: tuple[Desk, Desk], what: str) -> None:
    home, travel = desks
    theirs = with_sound(travel)
    assert theirs.clip is not None
    (part,) = theirs.clip.parts
    pieces = [one for one in items_of(travel) if isinstance(one, SoundPiece)]
    if what == "a part of it":
        theirs = replace(theirs, clip=replace(theirs.clip, parts=(part, replace(part, number=2))))
    else:
        pieces[-1] = replace(pieces[-1], opus=pieces[-1].opus[:-100])
    taking, items = taking_into(home), list[BundleItem]((theirs, *pieces))
    for one in items:
        taking.take(one)
    report = taking.finish()
    taking.close()
    assert (report.added, report.sounds) == (1, 0)
    assert report.damaged == (f"the sound of entry {theirs.entry_id.hex()[:8]}",)
    assert home.journeys.diary.get(theirs.entry_id).clip is None


def test_a_file_that_did_not_come_is_not_counted(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    home, travel = desks
    entry_id = travel.journeys.diary.write("With two bills.").entry_id
    came = add(travel, entry_id, bill(tmp_path))
    add(travel, entry_id, bill(tmp_path, 90_000))
    taking = taking_into(home)
    for one in items_of(travel):
        if not isinstance(one, SoundPiece) or one.clip_id == ClipId(came.attachment_id):
            taking.take(one)
    report = taking.finish()
    taking.close()
    assert (report.added, report.files) == (1, 1)
    assert report.damaged == (f"a file of entry {entry_id.hex()[:8]}",)
    assert [one.attachment_id for one in home.journeys.diary.get(entry_id).attachments] == [came.attachment_id]
    assert merge(home, bundle(travel, tmp_path / "b")).files == 1
    assert len(home.journeys.diary.get(entry_id).attachments) == 2


def test_an_entry_of_the_bin_comes_without_being_found_by_a_search(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    home, travel = desks
    kept, gone = (travel.journeys.diary.write(text).entry_id for text in ("The lime tree.", "The old lime tree."))
    travel.journeys.diary.put_in_bin(gone)
    assert merge(home, bundle(travel, tmp_path / "b")).added == 2
    assert home.journeys.diary.get(gone).binned is not None
    assert vectors_of(home, kept) is not None
    assert vectors_of(home, gone) is None


def vectors_of(desk: Desk, entry_id: EntryId) -> EntryVectors | None:
    ((_, found),) = desk.journeys.session.with_vault(lambda vault: vault.entries.read([entry_id]))
    return found
