"""Names are capitals inside a sentence; titles, days and nations are none."""

from __future__ import annotations

import pytest

from diary_desktop.retrieval.names import Name, names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("What did Isaac Newton and I talk about?", ["Isaac Newton"]),
        ("How did I like King Lear?", ["King Lear"]),
        ("When did I see Minh's garden on Monday in March?", ["Minh"]),
        ("Which Italian food did I eat with the King?", []),
        ("Tôi thấy vở Vua Lear thế nào?", ["Vua Lear"]),
        ("Anna called. Tom did not. Who else?", []),
        ("Did I buy a TV from Anna, Tom and Mr. Hill?", ["Anna", "Tom", "Hill"]),
        ("Khánh nói gì về cái bàn? Mình trả lời sao?", ["Khánh"]),
        ("Hôm đó ai nói gì?", []),
        ("", []),
    ],
)
def test_names_of_a_question(text: str, names: list[str]) -> None:
    assert [name.text for name in names_in(text)] == names


def test_titles_are_not_among_the_words_of_a_name() -> None:
    [name] = names_in("How did I like King Lear?")
    assert name.words == ("Lear",)


def test_a_name_of_vietnamese_syllables_may_be_a_translated_one() -> None:
    assert not Name("Hà Lan", ("Hà", "Lan")).foreign
    assert Name("Lear", ("Lear",)).foreign
    assert Name("Newton", ("Newton",)).foreign
