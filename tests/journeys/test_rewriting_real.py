"""The starter itself transcribes a recording again, with the times of its words."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from diary_desktop.audio.media_file import MediaFile
from diary_desktop.domain.entry import Entry
from diary_desktop.engines.pocketsphinx_recognizer import PocketSphinxRecognizer
from diary_desktop.engines.silero_detector import SileroDetector
from diary_desktop.presenters.spoken_words import words_of
from diary_desktop.resources import resource_path
from diary_desktop.runtime.engine_thread import Token
from tests.fakes.engines import FakeRecognizer

from .conftest import PASSPHRASE, Desk, MakeDesk

SAMPLE = resource_path("samples", "bread.ogg")


class Improving:
    """A script at first, the real starter afterwards."""

    def __init__(self) -> None:
        self._script = FakeRecognizer(["something else was heard here"])
        self._real: PocketSphinxRecognizer | None = None

    def improve(self) -> None:
        self._real = PocketSphinxRecognizer(SileroDetector())

    def __getattr__(self, name: str) -> object:
        return getattr(self._real or self._script, name)


@pytest.fixture
def recognizer() -> Improving:
    return Improving()


@pytest.fixture
def desk(make_desk: MakeDesk, recognizer: Improving) -> Desk:
    desk = make_desk(recognizer=lambda: recognizer)
    desk.journeys.session.create(bytearray(PASSPHRASE))
    return desk


def test_a_real_recording_is_heard_again_with_its_times(desk: Desk, recognizer: Improving) -> None:
    assert MediaFile().seconds(Path(SAMPLE)) > 5
    one = desk.journeys
    entry = one.dictation.take_in(Path(SAMPLE), Token(), spoken="en")
    assert entry.text == "Something else was heard here."
    recognizer.improve()
    heard: list[Entry] = []
    assert one.rewriting.run(one.rewriting.plan(), Token(), heard.append) == 0
    proposed = one.diary.get(entry.entry_id)
    text = one.diary.proposed_text(proposed)
    taken = one.diary.settle_proposal(proposed, text)
    words = words_of(taken)
    assert len(words) == len(text.split()) > 10
    assert all(before.at <= after.at for before, after in pairwise(words))
    assert taken.clip is not None
    assert words[-1].until <= taken.clip.seconds
    assert [version.text for version in taken.revisions][-2:] == [entry.text, text]
