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

from . import content
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


def _windows_of(opened: LedgerVault, place: Place, entry: Entry) -> set[bytes]:
    """Everything of it: plain and as it lies sealed in tables, in the log, in its clip and in the conversation."""
    vectors = content.vectors(2, 1).vectors
    plain = [
        entry.text.encode(),
        entry.text.encode("utf-16-le"),
        vectors.tobytes(),
        vectors.astype(np.float32).tobytes(),
    ]
    clip = (
        place.inside / "clips" / entry.clip.clip_id.hex()[:2] / f"{entry.clip.clip_id.hex()}-1" if entry.clip else None
    )
    sealed = [clip.read_bytes()] if clip else []
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
