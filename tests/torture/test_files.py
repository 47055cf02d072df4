"""The verdict on photos and files finds what it is there to find: one lost, moved, harmed or brought back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from diary_desktop.storage.open_vault import LedgerVault

from . import content, files, verdict
from .place import Place, made
from .told import GONE, Told


@pytest.fixture
def place(quick: Path) -> Place:
    return made(quick / "place")


def lived(place: Place, told: Told) -> LedgerVault:
    """Two entries, a photo and a file in the first, and another file that was taken out."""
    opened = place.open()
    for number in (0, 1):
        with told.asking(f"entry:{number}", "1"):
            opened.entries.put(content.entry(number))
    for number in (1, 2, 3):
        with told.asking(f"file:{number}", "0"):
            files.attach(opened, content.entry_id(0), number, place.folder)
    with told.asking("file:3", GONE):
        files.take_out(opened, content.entry_id(0), 3)
    return opened


def path_of(opened: LedgerVault, place: Place, number: int) -> Path:
    found = opened.entries.get(content.entry_id(0)).attachments
    (one,) = (one for one in found if files.number_of(one) == number)
    name = f"{one.attachment_id.hex()}-0"
    return place.inside / "clips" / name[:2] / name


def test_what_is_as_it_was_put_is_not_complained_of(place: Place) -> None:
    told = Told()
    opened = lived(place, told)
    assert verdict.complaints(opened, told) == []
    assert files.left_over(opened) == []
    opened.close()
    again = place.open()
    assert verdict.complaints(again, told) == []
    assert files.left_over(again) == []
    again.close()


@pytest.mark.parametrize("harm", ["lost", "flipped", "unnamed", "moved", "back", "left"])
def test_every_harm_to_a_file_is_found(place: Place, harm: str) -> None:
    told = Told()
    opened = lived(place, told)
    here = opened.entries.get(content.entry_id(0))
    path = path_of(opened, place, 2)
    if harm == "lost":
        path.unlink()
    elif harm == "flipped":
        path.write_bytes(path.read_bytes()[:-1] + b"x")
    elif harm == "unnamed":
        opened.entries.put(replace(here, attachments=here.attachments[:1]))
    elif harm == "moved":
        opened.entries.put(replace(here, attachments=here.attachments[:1]))
        opened.entries.put(replace(opened.entries.get(content.entry_id(1)), attachments=here.attachments[1:]))
    elif harm == "back":
        files.attach(opened, content.entry_id(1), 3, place.folder)
    else:
        opened.attachments.writer(here.attachments[0].attachment_id[::-1]).finish()  # type: ignore[arg-type]  # any id
    found = files.left_over(opened) if harm == "left" else verdict.complaints(opened, told)
    assert found, harm
    opened.close()
