"""Lists have one order at every opening, also of what was told within one second."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from diary_desktop.domain.entry import EntryId, summary_of
from diary_desktop.domain.events import VaultUnlocked
from diary_desktop.domain.moment import Moment
from diary_desktop.presenters.shelf import Shelf
from diary_desktop.services.ordering import newest_first, with_change, with_changes
from tests.unit.storage.vault_samples import new_entry


def test_entries_of_one_second_come_in_one_order_however_they_were_read() -> None:
    entries = [summary_of(replace(new_entry(), entry_id=EntryId(bytes([number]) * 16))) for number in (3, 1, 2)]
    orders = [newest_first(entries), newest_first(reversed(entries))]
    assert orders[0] == orders[1]
    shelf = Shelf()
    shelf.on_event(VaultUnlocked(0, orders[0]))
    assert shelf.newest_first() == orders[0]


@pytest.mark.parametrize("seed", range(3))
def test_changes_put_into_the_order_end_as_if_all_were_sorted(seed: int) -> None:
    chance = random.Random(seed)

    def at(minutes: int) -> Moment:
        return Moment(datetime(2026, 1, 1) + timedelta(minutes=minutes), chance.choice((0, 60, 420)))

    before = [replace(summary_of(new_entry()), told=at(chance.randrange(600))) for _ in range(40)]
    moved = [replace(one, told=at(chance.randrange(600))) for one in chance.sample(before, 8)]
    binned = [replace(one, binned=at(0)) for one in chance.sample(before, 4)]
    added = [replace(summary_of(new_entry()), happened=at(chance.randrange(600))) for _ in range(5)]
    now = {one.entry_id: one for one in (*moved, *added, *binned)}
    wanted = {one.entry_id: one for one in before} | now
    made = with_changes(newest_first(before), now)
    assert made == newest_first(one for one in wanted.values() if one.binned is None)
    one_by_one = newest_first(before)
    was = {one.entry_id: one for one in before}
    for entry_id, one in now.items():
        one_by_one = with_change(one_by_one, was.get(entry_id), one if one.binned is None else None)
    assert one_by_one == made
