"""Equal words of two texts are found in order, whatever was changed between them."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from diary_desktop.retrieval.alignment import MOST_WORDS, aligned

WORDS = ["we", "walked", "along", "the", "river", "with", "anna", "and", "then", "we", "ate", "bread"]


def kept(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    pairs = aligned(old, new)
    assert all(old[a] == new[b] for a, b in pairs)
    assert all(one[0] < two[0] and one[1] < two[1] for one, two in pairwise(pairs))
    return pairs


def test_the_same_text_is_aligned_whole() -> None:
    assert kept(WORDS, WORDS) == [(at, at) for at in range(len(WORDS))]


@pytest.mark.parametrize("at", [0, 4, 11])
def test_an_inserted_word_moves_what_follows(at: int) -> None:
    new = [*WORDS[:at], "slowly", *WORDS[at:]]
    assert len(kept(WORDS, new)) == len(WORDS)


def test_a_replaced_word_has_no_partner() -> None:
    new = ["lan" if word == "anna" else word for word in WORDS]
    assert 6 not in dict(kept(WORDS, new))


def test_a_moved_sentence_keeps_its_order() -> None:
    assert len(kept(WORDS, [*WORDS[7:], *WORDS[:7]])) >= 5


@pytest.mark.parametrize(("old", "new"), [([], []), ([], ["a"]), (["a"], []), (["a"], ["b"])])
def test_nothing_in_common_is_nothing(old: list[str], new: list[str]) -> None:
    assert aligned(old, new) == []


def test_random_edits_keep_nearly_every_untouched_word() -> None:
    rng = random.Random(7)
    old = [rng.choice(WORDS) + str(rng.randrange(60)) for _ in range(6_000)]
    new = [f"new{at}" if at % 50 == 0 else word for at, word in enumerate(old)]
    assert len(kept(old, new)) >= 0.97 * (len(old) - len(old) / 50)


def test_a_long_text_of_one_word_ends_at_once() -> None:
    assert len(kept(["a"] * 3 * MOST_WORDS, ["b", *["a"] * 3 * MOST_WORDS])) == 3 * MOST_WORDS
