"""What a question takes for granted: found in its words, and held against sentences that could tell of it."""

from __future__ import annotations

from datetime import date

import pytest

from diary_desktop.app import event_names
from diary_desktop.domain.entry import EntryId
from diary_desktop.retrieval.activities import LANGUAGES, Activities
from diary_desktop.retrieval.computed import EntryText
from diary_desktop.retrieval.premises import is_told, premises_of
from diary_desktop.services.wording import language_of

KNOWN = Activities(*(event_names(language) for language in LANGUAGES))


def _told(question: str, *texts: str) -> bool:
    """Whether all that the question takes for granted is told."""
    entries = [EntryText(EntryId(bytes(16)), text, date(2026, 5, 1), "") for text in texts]
    found = premises_of(question, language_of(question), KNOWN)
    assert found, "nothing is taken for granted"
    return all(is_told(one, entries) for one in found)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Why did I sell the piano?", "Sold the piano to a schoolteacher."),
        ("Why did I sell the piano?", "At last I got rid of the piano."),
        ("What did I do after I moved to Leeds?", "Moved to Leeds with nine boxes."),
        ("Who stole my bicycle?", "A thief took off with my bicycle last night."),
        ("Who came to my father's funeral?", "We buried my father today in the rain."),
        ("How much of our house burned down?", "The roof of our house burned to the ground."),
        ("How did my sister like giving birth at home?", "My sister gave birth at home, a girl."),
        ("Why did I decline to kiss the queen?", "They offered, but I refused to kiss the queen."),
        ("Which ship was I captain of?", "I was made captain of the Swan."),
        ("Why was Tobias arrested?", "They arrested Tobias at the border."),
        ("Where did we bury the cat?", "Buried the old cat under the pear tree."),
        ("Who was at my mother's funeral?", "Hôm nay đám tang của mẹ, trời mưa."),
        ("Sao mình lại bán cái xe đạp?", "Hôm nay mình bán xe đạp cho chú Sáu."),
        ("Nhà chúng tôi cháy mất bao nhiêu?", "Nhà tôi bị cháy một góc bếp."),
        ("Ai ăn trộm xe máy của tôi?", "Xe máy bị trộm ngay trước cửa."),
    ],
)
def test_what_is_told(question: str, text: str) -> None:
    assert _told(question, "Nothing much today.", text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Why did I sell the piano?", "I want to sell the piano one day."),
        ("Why did I sell the piano?", "Played the piano, then sold the sofa and went for a very long walk by the sea."),
        ("Why did I sell the piano?", "Tom sold the piano."),
        ("Why was Tobias arrested?", "Tobias came to supper. A man was arrested in our street."),
        ("Why did I move to Rome?", "Moved to Paris. A postcard came from Rome."),
        ("Who stole my bicycle?", "Rode my bicycle along the canal."),
        ("What did I wear at my wife's funeral?", "My wife went to the funeral of a cousin."),
        ("How much of our house burned down?", "Three hundred houses burned last night."),
        ("How much of our house burned down?", "I feared that our house would burn."),
        ("How did my sister like giving birth at home?", "Anna gave birth, and my sister held her hand."),
        ("Which ship was I captain of?", "Captain Allen came on board."),
        ("Sao mình lại bán cái xe đạp?", "Mình định bán xe đạp."),
        ("Nhà chúng tôi cháy mất bao nhiêu?", "Tối qua cháy một tiệm bánh ở đầu ngõ."),
    ],
)
def test_what_is_not(question: str, text: str) -> None:
    assert not _told(question, text)


@pytest.mark.parametrize(
    "question",
    [
        "Did I sell the piano?",
        "What did I write about the fire?",
        "Who was with me in Leeds?",
        "When did I last burn my hand?",
        "How was the sale?",
        "Tôi có bán xe đạp không?",
        "Hôm qua tôi ăn gì?",
        "",
    ],
)
def test_nothing_is_taken_for_granted(question: str) -> None:
    found = premises_of(question, language_of(question), KNOWN)
    assert [one for one in found if one.deed.name != "burned"] == []
