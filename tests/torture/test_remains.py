"""Deleted means deleted: of an erased entry no text, vector, sound or sealed byte is left in any file of the vault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np

from diary_desktop.domain.entry import Entry
from diary_desktop.storage.log_payloads import CONVERSATIONS, ENTRIES
from diary_desktop.storage.open_vault import LedgerVault

from . import content, files
from .life import Life
from .place import Place, made
from .told import Told

WINDOW, STEP = 8, 4
"""Bytes looked for at a time, and how far apart they begin: any run of eleven bytes that survived is found."""


def test_an_erased_entry_leaves_no_byte_of_itself(quick: Path) -> None:
    place, told = made(quick / "place"), Told()
    opened = place.open()
    life = Life(opened, told, Random(9))
    for name in ("save", "save", "record", "reindex", "converse", "tidy", "save", "revise", "converse", "tidy", "save"):
        life.take(name)
    for number in (0, 1):
        files.attach(opened, content.entry_id(2), number, place.folder)
    victim = opened.entries.get(content.entry_id(2))
    assert victim.clip is not None
    opened.entries.put(replace(victim, starred=not victim.starred))
    opened.conversations.put(content.conversation(77, ((2, 1),)))
    opened.entries.put_vectors(content.vectors(2, 1))
    opened.tidy()
    windows = _windows_of(opened, place, victim)
    kept = _windows_of_entry(opened, content.entry_id(0))
    assert _found(place, windows) > 1_000
    opened.entries.erase(victim.entry_id)
    assert _found(place, windows) == 0
    assert _found(place, kept) > 0
    opened.close()
    assert _found(place, windows) == 0
    again = place.open()
    again.tidy()
    again.close()
    assert _found(place, windows) == 0


def test_a_file_that_was_taken_out_leaves_no_byte_of_itself(quick: Path) -> None:
    """Not even its sealed ones, once its minute to undo is over or the diary was closed."""
    place = made(quick / "place")
    opened = place.open()
    opened.entries.put(content.entry(1))
    for number in (2, 3):
        files.attach(opened, content.entry_id(1), number, place.folder)
    gone, kept = opened.entries.get(content.entry_id(1)).attachments
    sealed = _sealed_file(place, f"{gone.attachment_id.hex()}-0")[12:]  # behind what every stream begins with
    windows = {*_cut(content.file_bytes(2)), *_cut(sealed)}
    others = set(_cut(_sealed_file(place, f"{kept.attachment_id.hex()}-0")))
    assert _found(place, windows) > 10
    files.take_out(opened, content.entry_id(1), 2)
    assert _found(place, windows) == 0
    assert _found(place, others) == len(others)
    opened.close()


def _sealed_file(place: Place, name: str) -> bytes:
    return (place.inside / "clips" / name[:2] / name).read_bytes()


def _windows_of(opened: LedgerVault, place: Place, entry: Entry) -> set[bytes]:
    """Everything of it: plain and as it lies sealed in tables, in the log, in its clip and in the conversation."""
    vectors = content.vectors(2, 1).vectors
    plain = [
        entry.text.encode(),
        entry.text.encode("utf-16-le"),
        vectors.tobytes(),
        vectors.astype(np.float32).tobytes(),
    ]
    plain += [part(number) for number in (0, 1) for part in (content.file_bytes, content.small_picture)]
    sealed = [_sealed_file(place, f"{entry.clip.clip_id.hex()}-1")] if entry.clip else []
    sealed += [_sealed_file(place, f"{one.attachment_id.hex()}-0") for one in entry.attachments]
    sealed += [one.sealed for one in opened._ledger().tables[CONVERSATIONS].table.get([content.conversation_id(77)])]
    windows = {window for whole in (*plain, *sealed) for window in _cut(whole)}
    return windows | _windows_of_entry(opened, entry.entry_id)


def _windows_of_entry(opened: LedgerVault, entry_id: bytes) -> set[bytes]:
    (row,) = opened._ledger().tables[ENTRIES].table.get([entry_id])
    return {window for whole in (row.sealed, row.vectors or b"") for window in _cut(whole)}


def _cut(whole: bytes) -> Iterator[bytes]:
    """Windows that are not one byte over and over: rows of zeros are everywhere."""
    for at in range(0, len(whole) - WINDOW, STEP):
        window = whole[at : at + WINDOW]
        if len(set(window)) > 3:
            yield window


def _found(place: Place, windows: set[bytes]) -> int:
    """How many of the windows lie in any file, at any place in it."""
    found = set()
    for file in place.inside.rglob("*"):
        if file.is_file():
            held = file.read_bytes()
            found |= {held[at : at + WINDOW] for at in range(len(held) - WINDOW + 1)} & windows
    return len(found)
