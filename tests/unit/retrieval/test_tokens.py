"""Words meet however they are typed: with or without marks, capitals and endings."""

from __future__ import annotations

import random
import unicodedata
from itertools import pairwise

import pytest

from diary_desktop.retrieval.english import stem
from diary_desktop.retrieval.tokens import WORD, Folding, folded, query_terms, tokens, word_count, word_terms, words_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("buy", "bought"),
        ("run", "running"),
        ("story", "stories"),
        ("make", "making"),
        ("box", "boxes"),
        ("child", "children"),
        ("study", "studied"),
        ("stop", "stopped"),
        ("call", "called"),
        ("eat", "ate"),
        ("church", "churches"),
        ("happy", "happy"),
        ("cry", "cries"),
        ("care", "caring"),
        ("die", "died"),
        ("use", "used"),
        ("ski", "skied"),
        ("need", "needed"),
        ("hang", "hung"),
    ],
)
def test_forms_of_one_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *[("bus", "bu"), ("glass", "glas"), ("king", "k"), ("red", "r"), ("this", "thi"), ("need", "ne")],
        *[
            ("ride", "rid"),
            ("care", "car"),
            ("caring", "car"),
            ("starring", "stare"),
            ("wine", "win"),
            ("sky", "skied"),
        ],
    ],
)
def test_endings_that_are_none_stay(one: str, other: str) -> None:
    assert stem(one) != other


def test_a_stem_of_other_scripts_is_the_word() -> None:
    assert stem("привет") == "привет"


def test_marks_and_the_barred_d_fold_away() -> None:
    assert folded("Đường Điện Biên Phủ") == "duong dien bien phu"
    assert folded("Müller Łódź Øre") == "muller lodz ore"


def test_voiced_kana_and_hangul_stay_whole() -> None:
    assert folded("がっこう") == "がっこう"
    assert folded("학교") == "학교"


def test_composed_and_spread_marks_give_the_same_terms() -> None:
    text = "Bánh mì ở phố cổ"
    spread = unicodedata.normalize("NFD", text)
    assert [t.terms for t in tokens(text)] == [t.terms for t in tokens(spread)]
    first = tokens(spread)[0]
    assert spread[first.start : first.end] == unicodedata.normalize("NFD", "Bánh")


def test_a_marked_word_has_its_marked_form_beside_the_folded() -> None:
    assert word_terms("bánh") == ("banh", "bánh")
    assert word_terms("banh") == ("banh",)


def test_english_endings_are_taken_from_no_vietnamese_word() -> None:
    assert word_terms("Hùng") == ("hung", "hùng")
    assert word_terms("hàng") == ("hang", "hàng")
    assert word_terms("khỏe") == ("khoe", "khỏe")
    assert word_terms("café")[0] == word_terms("cafes")[0]


def test_what_may_be_of_either_language_is_found_by_both() -> None:
    assert set(word_terms("hung")) == {"hang", "hung"}
    assert set(word_terms("hung")) & set(word_terms("Hùng")) == {"hung"}
    assert "hang" in word_terms("hung")


def test_possessives_and_curly_apostrophes_fold() -> None:
    assert word_terms("John’s") == word_terms("John's") == word_terms("john")
    assert word_terms("O’Brien") == word_terms("O'Brien")


def test_unspaced_scripts_become_pieces_of_one_and_two() -> None:
    assert word_terms("今日は") == ("今", "日", "は", "今日", "日は")


def test_indic_words_keep_their_vowel_signs_together() -> None:
    assert len(tokens("नमस्ते दुनिया")) == 2


def test_spans_cut_the_words_out_of_the_text() -> None:
    text = "I paid 8,200 for 5km; didn't run."
    assert [text[t.start : t.end] for t in tokens(text)] == ["I", "paid", "8,200", "for", "5", "km", "didn't", "run"]


def test_function_words_are_not_looked_for() -> None:
    assert [q.word for q in query_terms("What did I buy in the market?")] == ["buy", "market"]
    assert [q.word for q in query_terms("Tôi đã mua gì ở chợ?")] == ["mua", "chợ", "chợ"]
    assert query_terms("What did I do?") == []


def test_function_words_typed_without_marks_are_not_looked_for_either() -> None:
    assert [q.term for q in query_terms("Hom qua toi bi dau dau bao nhieu lan?")] == ["bi", "dau", "lan"]
    assert [q.term for q in query_terms("toi di boi ngay nao")] == ["di", "boi"]
    assert [q.word for q in query_terms("The man in Nam Dinh")] == ["man", "nam", "dinh"]


def test_weights_of_one_word_sum_to_one() -> None:
    for question in ("bánh", "bread", "今日は"):
        assert sum(q.weight for q in query_terms(question)) == pytest.approx(1)


def test_a_repeated_word_is_looked_for_once() -> None:
    assert len(query_terms("tea tea Tea teas")) == 1


def test_two_characters_of_an_unspaced_script_count_as_a_word() -> None:
    assert word_count("two words") == 2
    assert word_count("今日は暑い") == 3


def test_folding_remembers_what_it_folded() -> None:
    folding = Folding()
    assert folding["Cafés"] == word_terms("Cafés")
    assert "Cafés" in folding


def test_words_of_ascii_are_found_as_in_any_text() -> None:
    chance = random.Random(6)
    for _ in range(500):
        text = "".join(chance.choices("aZb 's19.,:_-\n\t(\"!", k=40))
        assert words_in(text) == WORD.findall(text)
    assert words_in("Lan's 1.240 đồng, ok") == WORD.findall("Lan's 1.240 đồng, ok")


def test_any_text_can_be_cut_into_words() -> None:
    chance = random.Random(5)
    alphabet = "aáđ Zß'’-.,1٣今がก한नि\u0301\u200d\U0001f600\n_İǆ"
    for _ in range(300):
        text = "".join(chance.choices(alphabet, k=30))
        found = tokens(text)
        assert all(0 <= t.start < t.end <= len(text) and t.terms and all(t.terms) for t in found)
        assert all(a.end <= b.start for a, b in pairwise(found))
