"""Damage anywhere: never a wrong word, never a dead process, and what is gone is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from diary_desktop.domain.errors import VaultDamaged, VaultTooNew
from diary_desktop.storage.header import decode_header

from . import content, copies, damage
from .nursery import Nursery
from .place import Place, lived_in, made

FLIPS, OTHERS, COPIES = 500, 24, 30
PATIENCE = 300.0


def test_every_bit_of_the_header_is_noticed_without_a_key(quick: Path) -> None:
    place = made(quick / "place")
    copies = [(place.inside / name).read_bytes() for name in ("header-a", "header-b")]
    for whole in copies:
        decode_header(whole)
        for at in range(8 * len(whole)):
            flipped = bytearray(whole)
            flipped[at // 8] ^= 1 << at % 8
            with pytest.raises((VaultDamaged, VaultTooNew)):
                decode_header(bytes(flipped))


def test_flipped_bits_anywhere_give_no_wrong_word(children: Nursery, quick: Path) -> None:
    ended = damage.run(children, quick / "damage", range(FLIPS), PATIENCE, only_flips=True)
    assert (ended.status, ended.hung) == (0, False), ended.lines[-1]
    assert [line for line in ended.lines if line.startswith(("wrong", "!"))] == []
    assert ended.said.count("done") == FLIPS


def test_cut_emptied_lost_and_zeroed_files_give_no_wrong_word(children: Nursery, quick: Path) -> None:
    ended = damage.run(children, quick / "damage", range(FLIPS, FLIPS + OTHERS), PATIENCE)
    assert (ended.status, ended.hung) == (0, False), ended.lines[-1]
    assert [line for line in ended.lines if line.startswith(("wrong", "!"))] == []
    assert ended.said.count("done") == OTHERS


def test_damaged_backups_bundles_and_snapshots_give_no_wrong_word(children: Nursery, quick: Path) -> None:
    ended = copies.run(children, quick / "copies", range(COPIES), PATIENCE)
    assert (ended.status, ended.hung) == (0, False), ended.lines[-1]
    assert [line for line in ended.lines if line.startswith(("wrong", "!"))] == []
    assert ended.said.count("done") == COPIES


def test_the_search_for_wrong_words_finds_a_planted_one(quick: Path) -> None:
    place = made(quick / "place")
    told = lived_in(place, 1, 3)
    number = told.living("entry")[0]
    assert damage.trusted(place, told) == []
    opened = place.open()
    entry = opened.entries.get(content.entry_id(number))
    wrong = replace(entry.revision, text="Somebody else's word")
    opened.entries.put(replace(entry, revisions=(*entry.revisions[:-1], wrong)))
    opened.close()
    assert damage.trusted(Place(place.folder), told) == [f"entry:{number} has a wrong word"]
