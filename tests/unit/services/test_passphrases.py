"""How hard a passphrase is to guess, in English and Vietnamese, and suggestions whose stated bits are true."""

from __future__ import annotations

import math
import re
import unicodedata

import pytest

from diary_desktop.app import word_list
from diary_desktop.services.passphrases import EMPTY, LONGEST_LOOKED_AT, Strength, strength, suggestions

LOOKS_ALIKE_WITH_ITS_TONE_ELSEWHERE = re.compile(r"(oa|oe|uy)$")
TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def found(passphrase: str, language: str = "en") -> Strength:
    return strength(bytearray(passphrase.encode()), word_list, language)


@pytest.mark.parametrize(
    ("passphrase", "score"),
    [
        ("password", 0),
        ("diary-desktop", 0),
        ("matkhau", 0),
        ("mật khẩu", 0),
        ("qwertyuiop", 0),
        ("aaaaaaaaaaaaaaaaaaaa", 0),
        ("1987-02-03", 1),
        ("orbit velvet maple ribbon", 4),
    ],
)
def test_scores_follow_what_is_guessed_first(passphrase: str, score: int) -> None:
    assert found(passphrase).score <= score if score < 4 else found(passphrase).score == 4


def test_vietnamese_syllables_are_words_and_not_random_letters() -> None:
    """Two of them are no more than a dictionary's worth of guesses, however many marks they carry."""
    two, five = found("quả bưởi", "vi"), found("quả bưởi nghiêng thuyền giấy", "vi")
    assert two.score <= 2
    assert five.score == 4
    assert two.estimate != five.estimate


def test_no_better_word_than_the_time_beside_it() -> None:
    """What a thousand computers find within hours is not called good, and only what they never find is strong."""
    hours, ages = found("quiet river"), found("orbit velvet maple ribbon")
    assert "hours" in hours.estimate
    assert hours.sentence.startswith("Fair")
    assert "centuries" in ages.estimate
    assert ages.sentence.startswith("Strong")


def test_an_empty_one_is_told_what_is_best() -> None:
    assert found("") == found("   ") == Strength(0, EMPTY)
    assert not found("").acceptable


def test_sentences_and_estimates_are_whole_templates() -> None:
    for passphrase in (
        "a",
        "lamplight",
        "lamplight 77",
        "lamplight 77 wx",
        "a thousand quiet lamps",
        "nguyệt quế xanh",
    ):
        told = found(passphrase)
        assert told.sentence.endswith((".", "you."))
        assert "{" not in told.estimate.format(count=told.count)
        assert ("{count}" in told.estimate) == (told.count > 0)


def test_a_very_long_one_takes_no_longer() -> None:
    """Only its beginning is looked at, so that typing never stalls."""
    long = "ứồẽx" * 1000
    assert found(long) == found(long[:LONGEST_LOOKED_AT])
    assert found("x1 " * 5000).score >= 0


def test_bytes_that_are_no_text_are_judged_too() -> None:
    assert strength(bytearray(b"\xff\xfe\x80"), word_list).score == 0


def test_what_is_typed_stays_the_caller_s() -> None:
    typed = bytearray("mật khẩu của bà".encode())
    strength(typed, word_list)
    assert typed == "mật khẩu của bà".encode()


def test_no_result_holds_the_passphrase() -> None:
    told = found("Marzipanlighthouse at noon")
    assert "marzipan" not in repr(told).lower()


@pytest.mark.parametrize("language", ["en", "vi"])
def test_suggestions_hold_what_their_bits_say(language: str) -> None:
    words = word_list(language)
    assert len(words) >= 1024
    made = suggestions(words)
    assert [len(one.text.split()) for one in made] == [4, 5, 6]
    assert [one.bits for one in made] == [int(count * math.log2(len(set(words)))) for count in (4, 5, 6)]
    assert min(one.bits for one in made) >= 40
    for one in made:
        assert set(one.text.split()) <= set(words)
        assert one.text not in repr(one)
        assert found(one.text, language).acceptable
    assert suggestions(words) != made


def test_without_a_list_nothing_is_suggested() -> None:
    assert suggestions(()) == suggestions(("one",)) == ()


def test_vietnamese_words_can_be_typed_in_one_way_only() -> None:
    words = word_list("vi")
    assert len(set(words)) == len(words)
    for word in words:
        apart = unicodedata.normalize("NFD", word)
        letters = "".join(one for one in apart if not unicodedata.combining(one))
        assert unicodedata.normalize("NFC", word) == word
        assert word == word.lower()
        assert letters.isalpha()
        if TONES & set(apart):
            assert not LOOKS_ALIKE_WITH_ITS_TONE_ELSEWHERE.search(letters), word
