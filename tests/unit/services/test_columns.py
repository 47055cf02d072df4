"""Summaries come back from their columns as they were, whatever is in them; a field more changes the signature."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime

import pytest

from diary_desktop.domain.entry import EntrySummary, Mood, summary_of
from diary_desktop.domain.moment import Moment
from diary_desktop.services import columns, snapshot_format
from diary_desktop.services.columns import read_texts, signature, summaries_of, summary_arrays, write_texts
from diary_desktop.services.packing import packed, unpacked
from tests.unit.storage.vault_samples import full_entry, new_entry


def back(summaries: list[EntrySummary]) -> list[EntrySummary]:
    """Through arrays and bytes."""
    return summaries_of(unpacked(bytearray(b"".join(packed(summary_arrays(summaries))))))


@pytest.mark.parametrize("count", [0, 1, 7])
def test_they_come_back_as_they_were(count: int) -> None:
    odd = replace(
        summary_of(full_entry()),
        title="\ud800 \U0001f98a\0",
        preview="",
        told=Moment(datetime(2, 1, 1, 0, 0, 0, 1), -720, "Etc/GMT+12"),
        binned=Moment(datetime(9998, 12, 31, 23, 59, 59, 999999), 840, ""),
        mood=Mood.STORMY,
        tags=("", "a", "đ"),
        peaks=b"\0\xff",
        seconds=0.1,
        people=("", "Minh Châu", "\ud800"),
        place="\U0001f98a",
        trackers=(("", -0.5), ("Đi bộ", 1e300)),
        attachments=3,
        starred=True,
    )
    summaries = [odd, summary_of(new_entry()), summary_of(full_entry()), odd, odd, summary_of(new_entry()), odd][:count]
    made = back(summaries)
    assert made == summaries
    assert [type(one.mood) for one in made] == [type(one.mood) for one in summaries]


@pytest.mark.parametrize("block", [1, 2, 3, 7, 64])
def test_texts_are_cut_where_they_end_however_they_are_decoded(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "_BLOCK", block)
    for texts in ([], [""], ["", "Hôm nay trời đẹp", "", "\U0001f98a", "\ud800\udc00", "\ud800", "a", "", ""]):
        assert read_texts(write_texts(texts)) == texts


def test_stretches_of_many_come_back_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "_STRETCH", 3)
    summaries = [replace(summary_of(new_entry()), words=number) for number in range(10)]
    assert back(summaries) == summaries


def test_every_field_is_in_the_signature_and_the_signature_in_the_label() -> None:
    assert [part.split(":")[0] for part in signature().split(",") if ":" in part] == [
        field.name for field in fields(EntrySummary)
    ]
    assert signature() in snapshot_format.label()


def test_what_is_no_packing_is_refused() -> None:
    with pytest.raises(ValueError, match="short"):
        unpacked(bytearray(b"1234"))
    whole = bytearray(b"".join(packed(summary_arrays([summary_of(new_entry())]))))
    with pytest.raises(ValueError, match="buffer"):
        unpacked(whole[:-64])
    arrays = summary_arrays([summary_of(new_entry())])
    del arrays["title.ends"]
    with pytest.raises(KeyError):
        summaries_of(arrays)
    for lost in (1, 16):
        with pytest.raises(ValueError, match=r"no ids|multiple"):
            summaries_of({**arrays, "entry_id.bytes": arrays["entry_id.bytes"][lost:]})


def test_columns_of_different_lengths_are_refused() -> None:
    arrays = summary_arrays([summary_of(new_entry())])
    with pytest.raises(ValueError, match="lengths"):
        summaries_of({**arrays, "words.value": arrays["words.value"][:0]})


def test_an_id_is_an_id() -> None:
    assert back([summary_of(new_entry())])[0].entry_id.__class__ is bytes
