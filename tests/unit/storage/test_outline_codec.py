"""The quick way of reading an entry's outline takes what the careful way takes, and refuses what that refuses."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diary_desktop.domain.entry import Outline, summary_of
from diary_desktop.domain.errors import DiaryError, VaultTooNew
from diary_desktop.storage import outline_codec
from diary_desktop.storage.entry_codec import entry_bytes
from diary_desktop.storage.outline_codec import read_field_by_field, read_outline

from .test_codecs import with_each_value
from .vault_samples import full_entry, new_entry

SOUND = replace(full_entry(), revisions=(full_entry().revision,), attachments=full_entry().attachments[:1])
WORDS = entry_bytes(SOUND).decode()


def outcome(read: object, data: bytes) -> object:
    assert callable(read)
    try:
        return read(data)
    except DiaryError as error:
        return type(error)


def test_an_ordinary_entry_is_read_the_quick_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outline_codec, "read_field_by_field", None)
    for entry in (new_entry(), new_entry("Bà ngoại kể chuyện.\nHai lần. 🦊"), SOUND):
        assert read_outline(entry_bytes(entry)) == Outline(summary_of(entry), entry.revision.revision_id, entry.text)


def test_what_is_too_odd_for_the_quick_way_is_read_all_the_same() -> None:
    for entry in (full_entry(), new_entry("half a character: \ud800")):
        assert read_outline(entry_bytes(entry)) == Outline(summary_of(entry), entry.revision.revision_id, entry.text)


def test_a_newer_format_is_told_from_damage() -> None:
    with pytest.raises(VaultTooNew):
        read_outline(WORDS.replace('"format":1', '"format":2').encode())


@pytest.mark.parametrize(
    "wrong", [None, 7, -1, 1.0, 0.5, 10**30, "x", "", "AA==", True, [], {}, [[]], ["x"], [["x", 1]]]
)
def test_any_wrong_value_has_the_same_outcome_either_way(wrong: object) -> None:
    """Every value of the record in turn becomes another one."""
    for changed in with_each_value(json.loads(WORDS), wrong):
        data = json.dumps(changed).encode()
        assert outcome(read_outline, data) == outcome(read_field_by_field, data)


@given(st.integers(0, len(WORDS)), st.integers(0, 6), st.text('"\\{}[],:.0159eE-+ntZ \n\ud800é/=', max_size=6))
@example(0, 0, "\ufeff")
@example(len(WORDS), 0, " x")
def test_any_change_of_the_text_has_the_same_outcome_either_way(at: int, gone: int, put: str) -> None:
    data = (WORDS[:at] + put + WORDS[at + gone :]).encode("utf-8", "surrogatepass")
    assert outcome(read_outline, data) == outcome(read_field_by_field, data)
