"""Lists have one order at every opening, also of what was told within one second."""

from __future__ import annotations

from dataclasses import replace

from diary_desktop.domain.entry import EntryId, summary_of
from diary_desktop.domain.events import VaultUnlocked
from diary_desktop.presenters.shelf import Shelf
from diary_desktop.services.ordering import newest_first
from tests.unit.storage.vault_samples import new_entry


def test_entries_of_one_second_come_in_one_order_however_they_were_read() -> None:
    entries = [summary_of(replace(new_entry(), entry_id=EntryId(bytes([number]) * 16))) for number in (3, 1, 2)]
    orders = [newest_first(entries), newest_first(reversed(entries))]
    assert orders[0] == orders[1]
    shelf = Shelf()
    shelf.on_event(VaultUnlocked(0, orders[0]))
    assert shelf.newest_first() == orders[0]
