"""Keys can be chosen, never two deeds for the same ones, and never those needed to type or to move."""

from __future__ import annotations

from collections import Counter

import pytest

from diary_desktop.domain.errors import InputError
from diary_desktop.domain.shortcuts import DEEDS, changed, keys_of


def test_no_two_deeds_have_the_same_keys() -> None:
    taken = Counter(key for one in DEEDS for key in one.keys)
    assert [key for key, times in taken.items() if times > 1] == []


def test_a_choice_replaces_all_keys_of_its_deed_and_can_be_taken_back() -> None:
    changes = changed((), "larger", "Ctrl+Shift+B")
    assert changes == ("larger=Ctrl+Shift+B",)
    assert keys_of(changes)["larger"] == ("Ctrl+Shift+B",)
    assert changed(changes, "larger", "Ctrl++") == ()
    assert keys_of(changed(changes, "larger", ""))["larger"] == ()


def test_keys_that_were_given_up_are_free_for_another() -> None:
    changes = changed(changed((), "speak", "F9"), "write", "Ctrl+R")
    assert keys_of(changes)["write"] == ("Ctrl+R",)
    with pytest.raises(InputError):
        changed(changes, "speak", "Ctrl+R")


@pytest.mark.parametrize("keys", ["Ctrl+K", "Ctrl+Enter", "F8", "Ctrl+Space", "A", "Space", "Tab", "Return", "Ctrl+="])
def test_a_conflict_is_refused_with_a_sentence(keys: str) -> None:
    with pytest.raises(InputError) as refused:
        changed((), "speak", keys)
    assert refused.value.what_text
    assert refused.value.hint_text


def test_the_way_out_cannot_be_lost_and_unknown_names_do_no_harm() -> None:
    found = keys_of(("escape=", "help=Ctrl+B", "gone=Ctrl+G", "speak"))
    assert found["escape"] == ("Esc",)
    assert "Ctrl+/" in found["help"]
    assert "gone" not in found
    assert found["speak"] == ()
