"""Lists stay in order through changes, as if sorted anew each time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from diary_desktop.domain.entry import EntryId, EntrySummary
from diary_desktop.domain.listing import Cut, Listing, Wanted
from diary_desktop.domain.moment import Moment
from diary_desktop.services.arranging import arranged
from diary_desktop.services.ordering import newest_first, place_in_list, with_change, with_one, without


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
    assert with_one(others, moved) == newest_first((*others, moved)) == with_change(ordered, chosen, moved)
    assert with_change(ordered, chosen, None) == others == with_change(others, None, None)
    assert without(ordered, None) == ordered


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=12), st.sampled_from(("day", "month", None)))
def test_an_entry_is_found_where_a_list_has_it(told: list[tuple[int, bool]], cut: Cut | None) -> None:
    entries = [replace(_entry(number, 1000 * days), pinned=pinned) for number, (days, pinned) in enumerate(told)]
    listing = arranged(newest_first(entries), Wanted(), cut, 4) if cut else Listing(tuple(entries))
    for at, one in enumerate(listing.entries):
        assert place_in_list(listing, one) == at
        assert place_in_list(listing, replace(one, title="Another now.")) == at, "it is told by its id and its time"
    assert place_in_list(listing, _entry(99, 1500)) == -1
    assert place_in_list(Listing(), _entry(99, 1500)) == -1
