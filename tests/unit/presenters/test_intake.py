"""Recordings from files: each an entry or a sentence that says why not, and none cut off half way by the lock."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from diary_desktop.audio.wave_file import write_wav
from diary_desktop.domain.audio import Samples, Sound, to_float
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import CancelToken, MediaUnreadable, ModelMissing, NothingHeard
from diary_desktop.domain.events import EntryIndexed, Failed, Progress, VaultLocked
from diary_desktop.domain.transcript import Segment
from diary_desktop.presenters.intake import IntakePresenter
from diary_desktop.presenters.shell import BANNER_PLACES
from tests.fakes.engines import FakeRecognizer
from tests.journeys.conftest import PASSPHRASE, MakeDesk, speech

from .conftest import Stage


def taking_in(
    make_desk: MakeDesk, now: Callable[[], float] = time.monotonic, **parts: object
) -> tuple[Stage, IntakePresenter]:
    desk = make_desk(**parts)
    desk.journeys.session.create(bytearray(PASSPHRASE))
    stage, one = Stage(desk), desk.journeys
    presenter = IntakePresenter(
        one.dictation,
        one.indexer,
        one.tasks,
        one.bus,
        lambda files: stage.called("began", files),
        stage.called,
        stage.show,
        now,
    )
    stage.listeners.append(presenter.on_event)
    return stage, presenter


def wav(path: Path, seconds: float, *, silent: bool = False) -> Path:
    pcm = np.zeros(int(seconds * 16_000), np.int16) if silent else speech(seconds)
    write_wav(path, Sound(to_float(pcm), 16_000))
    return path


def test_a_file_becomes_an_entry_that_is_kept_written_down_and_findable(make_desk: MakeDesk, tmp_path: Path) -> None:
    stage, presenter = taking_in(make_desk, script=("We walked home.",))
    presenter.take_in([wav(tmp_path / "tape.wav", 3)])
    assert stage.calls == [("began", 1)]
    assert presenter.going_on
    stage.until(lambda: len(stage.calls) == 2)
    entry_id, seconds = stage.calls[1]
    assert seconds == pytest.approx(3, abs=0.05)
    assert not presenter.going_on
    stage.until(lambda: bool(stage.desk.of(EntryIndexed)))
    assert stage.desk.journeys.diary.get(EntryId(entry_id)).text == "We walked home."
    stage.rest()
    assert len(stage.calls) == 2, "its words are no second entry"


def test_one_bad_file_among_several_says_so_and_stops_no_other(make_desk: MakeDesk, tmp_path: Path) -> None:
    stage, presenter = taking_in(make_desk, script=("One.", "Two."))
    text = tmp_path / "text.wav"
    text.write_text("no sound at all, only words in a file")
    presenter.take_in([wav(tmp_path / "a.wav", 1), text, wav(tmp_path / "b.wav", 2)])
    assert stage.calls == [("began", 3)]
    stage.until(lambda: len(stage.desk.of(EntryIndexed)) == 2)
    stage.until(lambda: len(stage.calls) == 3)
    (failed,) = stage.desk.of(Failed)
    assert isinstance(failed.error, MediaUnreadable)
    assert failed.place in BANNER_PLACES
    assert [round(seconds) for _, seconds in stage.calls[1:]] == [1, 2]
    assert {one.title for one in stage.desk.journeys.diary.summaries()} == {"One", "Two"}
    assert not presenter.going_on


def test_silence_is_kept_and_said(make_desk: MakeDesk, tmp_path: Path) -> None:
    stage, presenter = taking_in(make_desk)
    presenter.take_in([wav(tmp_path / "quiet.wav", 2, silent=True)])
    stage.until(lambda: bool(stage.desk.of(Failed)))
    stage.until(lambda: len(stage.calls) == 2)
    assert isinstance(stage.desk.of(Failed)[0].error, NothingHeard)
    (kept,) = stage.desk.journeys.diary.summaries()
    assert stage.calls[1] == (kept.entry_id, kept.seconds)


def test_without_a_model_the_sound_is_kept_and_waits_for_words(make_desk: MakeDesk, tmp_path: Path) -> None:
    stage, presenter = taking_in(make_desk, recognizer=lambda: FakeRecognizer((), languages=("vi",)))
    presenter.take_in([wav(tmp_path / "tape.wav", 2)])
    stage.until(lambda: bool(stage.desk.of(Failed)))
    stage.until(lambda: len(stage.calls) == 2)
    assert isinstance(stage.desk.of(Failed)[0].error, ModelMissing)
    (kept,) = stage.desk.journeys.diary.summaries()
    assert kept.awaits_words


def test_nothing_chosen_begins_nothing(make_desk: MakeDesk) -> None:
    stage, presenter = taking_in(make_desk)
    presenter.take_in([])
    assert stage.calls == []
    assert not presenter.going_on


class SlowRecognizer(FakeRecognizer):
    """Holds the jobs lane until it is let go."""

    def __init__(self) -> None:
        super().__init__(("Slow.",))
        self.asked, self.go_on = threading.Event(), threading.Event()

    def transcribe(
        self, speech: Samples, language: str | None, token: CancelToken, hints: Sequence[str] = ()
    ) -> Iterator[Segment]:
        self.asked.set()
        assert self.go_on.wait(20)
        yield from super().transcribe(speech, language, token, hints)


def test_locking_leaves_out_what_is_not_kept_yet(make_desk: MakeDesk, tmp_path: Path) -> None:
    slow = SlowRecognizer()
    stage, presenter = taking_in(make_desk, recognizer=lambda: slow)
    presenter.take_in([wav(tmp_path / "first.wav", 1), wav(tmp_path / "second.wav", 2)])
    stage.until(lambda: len(stage.calls) == 2)
    assert slow.asked.wait(20)
    assert presenter.going_on, "the second one waits"
    presenter.on_event(VaultLocked(0))
    assert not presenter.going_on
    slow.go_on.set()
    stage.rest()
    assert len(stage.calls) == 2
    assert [round(one.seconds) for one in stage.desk.journeys.diary.summaries()] == [1]
    assert stage.desk.of(Failed) == []


def test_it_tells_how_far_it_is_and_how_long_still(make_desk: MakeDesk, tmp_path: Path) -> None:
    stage, presenter = taking_in(make_desk, script=("One.", "Two.", "Three."))
    presenter.take_in([wav(tmp_path / "one.wav", 45), wav(tmp_path / "two.wav", 12)])
    stage.until(lambda: len(stage.desk.of(EntryIndexed)) == 2)
    stage.until(lambda: stage.state.step == "")
    states = [one for one in stage.shown if one.step]
    reading = [one.percent for one in states if one.step == "reading" and one.number == 1]
    assert reading == sorted(reading)
    assert len(reading) >= 3
    assert reading[-1] == 100
    assert {(one.step, one.number, one.of) for one in states} == {
        (step, number, 2) for step in ("reading", "writing") for number in (1, 2)
    }


def test_the_time_left_goes_by_the_speed_so_far(make_desk: MakeDesk, tmp_path: Path) -> None:
    stage, presenter = taking_in(make_desk, now=iter([100.0, 100.0, 110.0, 110.0]).__next__)
    presenter.take_in([tmp_path / "not there.wav"])
    (job,) = presenter._running
    presenter.on_event(Progress(job, 0, 400, "reading"))
    presenter.on_event(Progress(job, 100, 400, "reading"))
    assert (stage.state.percent, stage.state.seconds_left) == (25, 30.0)
    stage.until(lambda: stage.state.step == "")


def test_cancelling_leaves_nothing_of_what_is_read_and_takes_no_further_file(
    make_desk: MakeDesk, tmp_path: Path
) -> None:
    stage, presenter = taking_in(make_desk, script=("Never.",))
    presenter.take_in([wav(tmp_path / "long.wav", 600), *(wav(tmp_path / f"{one}.wav", 1) for one in range(2))])
    stage.until(lambda: bool(stage.shown) and (stage.state.percent or 0) > 0)
    presenter.cancel()
    assert stage.state.step == ""
    assert not presenter.going_on
    stage.desk.journeys.tasks.start("jobs", "wait", lambda _, __: stage.called("through"))
    stage.until(lambda: stage.calls[-1] == ("through",))
    stage.rest()
    assert stage.calls == [("began", 3), ("through",)]
    assert stage.desk.journeys.diary.summaries() == ()
    folder = stage.desk.journeys.session.place.folder
    assert [file for file in (folder / "clips").rglob("*") if file.is_file()] == []
