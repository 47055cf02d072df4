"""Lists stay in order through changes, as if sorted anew each time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from diary_desktop.domain.entry import EntryId, EntrySummary
from diary_desktop.domain.moment import Moment
from diary_desktop.services.ordering import newest_first, with_change, with_one, without


def _entry(number: int, minutes: int) -> EntrySummary:
    told = Moment(datetime(2026, 3, 1, 20) + timedelta(minutes=minutes), 420, "Asia/Ho_Chi_Minh")
    return EntrySummary(EntryId(number.to_bytes(16, "big")), told, None, f"Entry {number}", "", 3, 0.0, None)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=12), st.data())
def test_one_taken_out_and_put_in_elsewhere_leaves_the_order_of_all(minutes: list[int], data: st.DataObject) -> None:
    ordered = newest_first(_entry(number, minute) for number, minute in enumerate(minutes))
    chosen = data.draw(st.sampled_from(ordered))
    others = without(ordered, chosen)
    assert others == newest_first(one for one in ordered if one is not chosen)
    moved = replace(chosen, told=replace(chosen.told, local=chosen.told.local + timedelta(minutes=2)))
    assert with_one(others, moved) == newest_first((*others, moved)) == with_change(ordered, chosen.entry_id, moved)
    assert with_change(ordered, chosen.entry_id, None) == others
    assert without(ordered, None) == ordered
