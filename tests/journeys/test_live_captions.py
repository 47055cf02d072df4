"""Journey 1 while it goes on: words are settled as they are said, and only the rest is written down at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pytest

from diary_desktop.domain.audio import Samples
from diary_desktop.domain.entry import Entry
from diary_desktop.domain.errors import CancelToken, NothingHeard
from diary_desktop.domain.events import CaptionChanged
from diary_desktop.domain.settings import Listening, Settings
from diary_desktop.domain.transcript import Segment
from diary_desktop.runtime.engine_thread import Token
from tests.fakes.engines import FakeRecognizer
from tests.fakes.microphone import FakeMicrophone
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk, speech

SCRIPT = ("We walked home.", "That's all.")
TALK = np.concatenate([speech(1.0), np.zeros(16_000, np.int16), speech(1.0, seed=8), np.zeros(16_000, np.int16)])


class CountingRecognizer(FakeRecognizer):
    """Remembers how much it was given to write down."""

    def __init__(self, script: Sequence[str]) -> None:
        super().__init__(script)
        self.seconds: list[float] = []

    def transcribe(
        self, speech: Samples, language: str | None, token: CancelToken, hints: Sequence[str] = ()
    ) -> Iterator[Segment]:
        self.seconds.append(len(speech) / 16_000)
        yield from super().transcribe(speech, language, token, hints)


@pytest.fixture
def recognizer() -> CountingRecognizer:
    return CountingRecognizer(SCRIPT)


@pytest.fixture
def desk(make_desk: MakeDesk, recognizer: CountingRecognizer) -> Desk:
    desk = make_desk(recognizer=lambda: recognizer, microphone=lambda _: FakeMicrophone(TALK))
    desk.journeys.session.create(bytearray(PASSPHRASE))
    return desk


def spoken(desk: Desk, until: float | None = None) -> Entry:
    entry, clip = desk.journeys.dictation.begin(job=1)
    return desk.journeys.dictation.keep(entry, clip.result(20), Token(), job=1, until=until)


def listening(desk: Desk, now: Listening) -> None:
    desk.journeys.session.change_settings(replace(Settings(), listening=now))


def test_what_was_settled_is_not_written_down_again(desk: Desk, recognizer: CountingRecognizer) -> None:
    entry = spoken(desk)
    assert entry.text == "We walked home. That's all."
    assert entry.transcript is not None
    assert [word.start for word in entry.transcript.words][3] == pytest.approx(1.7, abs=0.4)
    assert (entry.transcript.recognizer, entry.transcript.language) == ("script", "en")
    assert max(recognizer.seconds) < 2.5
    assert sum(recognizer.seconds) < 5, "the whole clip of four seconds is not among them"
    captions = [event.caption for event in desk.of(CaptionChanged)]
    assert captions[-1].settled == entry.text
    assert not entry.awaits_words


def test_each_utterance_is_told_with_its_final_words(desk: Desk) -> None:
    told: list[Segment] = []
    entry, clip = desk.journeys.dictation.begin(job=1, ended=told.append)
    desk.journeys.dictation.keep(entry, clip.result(20), Token(), job=1)
    assert [one.text for one in told] == list(SCRIPT)
    assert [word.text for word in told[1].words] == ["That's", "all."]
    assert told[0].end < told[1].start


def test_a_command_at_the_end_is_cut_from_text_and_words(desk: Desk) -> None:
    entry = spoken(desk, until=1.9)
    assert entry.text == "We walked home."
    assert entry.transcript is not None
    assert [word.text for word in entry.transcript.words] == ["We", "walked", "home."]


def test_where_only_a_command_was_said_nothing_was_heard(desk: Desk) -> None:
    with pytest.raises(NothingHeard):
        spoken(desk, until=0.0)
    (one,) = desk.journeys.diary.summaries()
    assert one.seconds == pytest.approx(4.0, abs=0.05), "the sound is kept"


def test_without_captions_the_whole_clip_is_written_down(desk: Desk, recognizer: CountingRecognizer) -> None:
    listening(desk, Listening(captions=False))
    assert spoken(desk).text == "We walked home."
    assert recognizer.seconds == [pytest.approx(4.0, abs=0.05)]


def test_a_language_chosen_on_the_way_counts_for_all_of_it(desk: Desk, recognizer: CountingRecognizer) -> None:
    recognizer._script = ["Read in English.", "Also.", "Read as detected."]
    entry, clip = desk.journeys.dictation.begin(job=1)
    finished = clip.result(20)
    listening(desk, Listening(language="auto"))
    kept = desk.journeys.dictation.keep(entry, finished, Token(), job=1)
    assert kept.text == "Read as detected."
    assert recognizer.seconds[-1] == pytest.approx(4.0, abs=0.05)


@pytest.mark.parametrize(
    ("marks", "text"), [(True, "We walked home! It rained."), (False, "We walked home exclamation mark it rained.")]
)
def test_spoken_marks_are_written_where_that_is_wished(
    desk: Desk, recognizer: CountingRecognizer, marks: bool, text: str
) -> None:
    recognizer._script = ["we walked home exclamation mark", "it rained full stop" if marks else "it rained"]
    listening(desk, Listening(spoken_marks=marks))
    assert spoken(desk).text == text
