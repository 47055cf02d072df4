"""What the long runs found once, each as a test of its own that needs no chance to find it again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from diary_desktop.domain.entry import ClipPart
from diary_desktop.domain.errors import StorageError
from diary_desktop.storage.files import FileSystem
from diary_desktop.storage.tables import SealedTable

from . import content, verdict
from .faulty_disk import NO_FAULT, Fault, FaultyDisk
from .place import Place, made
from .told import GONE, Told


def test_a_kill_between_cleaning_up_and_the_next_checkpoint_loses_nothing(
    quick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cleaning up merged the pieces of a table first, and removed the only version that a checkpoint knew."""
    place, told = made(quick / "place"), Told()
    images: list[Place] = []
    opened = place.open()
    for number in range(4):
        with told.asking(f"entry:{number}", "1"):
            opened.entries.put(content.entry(number))
        opened.tidy()
    with told.asking("conversation:0", "0.1"):
        opened.conversations.put(content.conversation(0, ((0, 1),)))
    drop = SealedTable.dropping_before

    def killed_after(table: SealedTable, oldest: int, files: FileSystem) -> Iterator[None]:
        yield from drop(table, oldest, files)
        images.append(place.copied(quick / f"image-{len(images)}"))

    monkeypatch.setattr(SealedTable, "dropping_before", killed_after)
    with told.asking("conversation:0", GONE):
        opened.conversations.erase(content.conversation_id(0))
    opened.close()
    monkeypatch.undo()
    assert len(images) == 3
    for image in images:
        again = Place(image.folder).open()
        assert verdict.complaints(again, told) == []
        again.close()


def test_a_recording_that_can_neither_begin_nor_be_taken_back_is_refused_by_an_error_of_the_diary(quick: Path) -> None:
    """The part was made, flushing its folder was refused, and so was removing it: that came out as it was."""
    place, disk = made(quick / "place"), FaultyDisk()
    opened = place.open(disk)
    disk.arm(NO_FAULT)
    opened.clips.writer(content.clip_id(1), 1).finish()
    first = disk.operations.index("flush")
    disk.arm(Fault("EMFILE", first + 1, sticky=True))
    with pytest.raises(StorageError):
        opened.clips.writer(content.clip_id(2), 1)
    assert disk.operations[-1] == "unlink"
    disk.heal()
    assert opened.clips.recover(content.clip_id(2)) in ([], [(ClipPart(1), b"")])
    opened.close()


def test_an_erasure_killed_twice_shows_no_quote_of_the_entry_meanwhile(quick: Path) -> None:
    """It was promised and the program was killed; killed again before upkeep, a conversation still quoted it."""
    place, told = made(quick / "place"), Told()
    opened = place.open()
    for number in range(2):
        with told.asking(f"entry:{number}", "1"):
            opened.entries.put(content.entry(number))
    with told.asking("conversation:0", "0.1/1.1"):
        opened.conversations.put(content.conversation(0, ((0, 1), (1, 1))))
    opened.tidy()
    with told.asking("entry:0", GONE):
        opened.entries.begin_erasure(content.entry_id(0))
    assert verdict.complaints(opened, told) == []
    once = place.copied(quick / "killed")
    opened.close()
    for _ in range(2):
        again = once.open()
        assert again.is_erasing()
        assert verdict.complaints(again, told) == []
        kept = again.conversations.get(content.conversation_id(0))
        assert kept is not None
        assert [one.entry_id for one in kept.answers[0].citations] == [content.entry_id(1)]
        again.close()
