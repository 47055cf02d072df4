"""The free phrase: the recognisers' slips are forgiven, near-misses are not, and what follows is left alone."""

from __future__ import annotations

import numpy as np
import pytest

from diary_desktop.domain.audio import SAMPLE_RATE
from diary_desktop.domain.errors import ModelMissing
from diary_desktop.domain.transcript import Segment, Word
from diary_desktop.runtime.engine_thread import EngineThread, Token
from diary_desktop.services.wake_phrase import WakePhrase, edits, phrase_end, spoken_words, works_well
from tests.fakes.engines import FakeRecognizer

CALLED = {
    "dear diary": """dear diary|Dear Diary.|Dear diary, what did I do last week?|deer diary|dear dairy|dear diery
        |oh dear diary how are you|Dear diary's|dear diari|a dear diary|dead diary""",
    "hello diary": "hello diary|Hallo diary, are you there|hello dairy",
    "nhật ký ơi": """nhật ký ơi|Nhật ký ơi, hôm qua mình làm gì?|nhat ky oi|nhật kí ơi|Nhật ký ơi.|ừ nhật ký ơi
        |nhật ký ới|nhà kỹ ơi à""",
}
NOT_CALLED = {
    "dear diary": """dear Mary|dear daddy|dear Diana|dear|diary|my diary is full|the diary|a dire need|dear Harry
        |I wrote dear diary at the top|clear the area|we had dinner early|year in the library|dear friend
        |dear darling|the day really|hear diarrhoea|dear dad I am""",
    "nhật ký ơi": """nhật ký đây|nhật ký|mẹ ơi|nhất ý tôi|mình viết nhật ký ơi là vui|nhớ kỹ rồi|trời ơi
        |nhật thực ơi|ký ơi|ngày kỷ niệm""",
}


def heard(text: str):
    """The words, half a second each."""
    words = tuple(Word(one, at / 2, at / 2 + 0.5) for at, one in enumerate(text.split()))
    return spoken_words([Segment(text, 0.0, len(words) / 2, words)])


def cases(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(phrase, one.strip()) for phrase, texts in table.items() for one in texts.split("|")]


@pytest.mark.parametrize(("phrase", "text"), cases(CALLED))
def test_it_is_known_with_the_slips_of_a_recogniser(phrase, text):
    assert phrase_end(phrase, heard(text)) is not None


@pytest.mark.parametrize(("phrase", "text"), cases(NOT_CALLED))
def test_near_misses_wake_nothing(phrase, text):
    assert phrase_end(phrase, heard(text)) is None


def test_it_ends_where_its_last_word_ends():
    assert phrase_end("dear diary", heard("oh dear diary what did I do")) == 1.5


def test_words_without_times_share_their_segment_by_letters():
    words = spoken_words([Segment("dear diary stop", 1.0, 2.3)])
    assert [word.letters for word in words] == ["dear", "diari", "stop"]
    assert words[1].end == pytest.approx(1.9)


@pytest.mark.parametrize(
    ("one", "other", "count"), [("diary", "diary", 0), ("diary", "dairy", 1), ("", "abc", 3), ("abcd", "acbe", 2)]
)
def test_edits_are_counted(one, other, count):
    assert edits(one, other) == edits(other, one) == count


def test_the_recogniser_is_asked_and_its_absence_wakes_nothing():
    sound = np.full(SAMPLE_RATE, 0.5, np.float32)

    def missing():
        raise ModelMissing(role="listening")

    for load, expected in [(lambda: FakeRecognizer(["Dear diary what now"]), 0.5), (missing, None)]:
        thread = EngineThread("recognizer", load)
        phrase = WakePhrase(lambda: "dear diary", lambda: "en", thread)
        assert phrase.end_in(sound, Token()) == expected
        assert WakePhrase(lambda: "", lambda: "en", thread).end_in(sound, Token()) is None
        assert thread.close(5)


def test_how_well_it_works_depends_on_the_recogniser():
    better, starter = FakeRecognizer([]), FakeRecognizer([])
    starter.rough = True
    assert [works_well(better, "en"), works_well(starter, "en"), works_well(better, "qq")] == ["well", "rarely", "not"]
