"""Twelve words come back from paper however they were copied down, and a mistake is named without repeating it."""

from __future__ import annotations

import pytest

from diary_desktop.crypto.recovery_words import COUNT, entropy_of, new_words
from diary_desktop.domain.errors import InputError

WORDS = "legal winner thank year wave sausage worth useful legal winner thank yellow"
"""BIP 39's second published test value."""
ENTROPY = b"\x7f" * 16


def test_the_published_value_comes_out() -> None:
    assert entropy_of(WORDS) == ENTROPY
    assert entropy_of("abandon " * 11 + "about") == bytes(16)


def test_new_words_are_twelve_and_never_the_same() -> None:
    one, other = new_words(), new_words()
    assert len(one) == len(other) == COUNT
    assert one != other
    assert len(entropy_of(" ".join(one))) == 16


@pytest.mark.parametrize(
    "typed",
    [
        WORDS.upper(),
        f"  {WORDS.replace(' ', '   ')}\n",
        WORDS.replace(" ", ", "),
        " ".join(word[:4] for word in WORDS.split()),
        WORDS.replace(" ", "\t").title(),
        WORDS.encode(),
        bytearray(WORDS.encode()),
    ],
)
def test_however_they_are_typed(typed: str | bytes | bytearray) -> None:
    assert entropy_of(typed) == ENTROPY


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "There are 0 words"),
        (WORDS.rsplit(" ", 1)[0], "There are 11 words"),
        (WORDS + " zoo", "There are 13 words"),
        (WORDS.replace("sausage", "sausagge"), "Word 6 is not one"),
        (WORDS.replace("sausage", "sau"), "Word 6 is not one"),
        (WORDS.replace("yellow", "winner"), "do not belong together"),
        (b"\xff\xfe" + WORDS.encode(), "Word 1 is not one"),
    ],
)
def test_a_mistake_is_named_and_not_repeated(typed: str | bytes, says: str) -> None:
    with pytest.raises(InputError) as caught:
        entropy_of(typed)
    told = f"{caught.value} {caught.value.__cause__!r} {caught.value.values}"
    assert says in told
    assert not any(word in told for word in ("legal", "winner", "thank", "saus", "yellow", "useful"))
