"""Journey 1: from the microphone, or a file, to an entry that is safe, written down and findable."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from diary_desktop.audio.media_file import MediaFile
from diary_desktop.audio.wave_file import write_wav
from diary_desktop.domain.audio import AudioChunk, Samples, Sound, to_float
from diary_desktop.domain.conversation import Question
from diary_desktop.domain.entry import ClipPart, Entry
from diary_desktop.domain.errors import (
    AudioError,
    Cancelled,
    CancelToken,
    InputError,
    MediaUnreadable,
    MicrophoneLost,
    ModelMissing,
    NoMicrophone,
    NothingHeard,
)
from diary_desktop.domain.events import (
    EntrySaved,
    Event,
    LevelChanged,
    RecordingParked,
    RecordingPaused,
    RecordingStopped,
)
from diary_desktop.domain.settings import Listening, Settings
from diary_desktop.domain.transcript import Segment
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import EngineThread, Token
from diary_desktop.services import dictation as dictation_module
from tests.fakes.engines import FakeRecognizer
from tests.fakes.microphone import FakeMicrophone
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk, speech


def created(make_desk: MakeDesk, **parts: object) -> Desk:
    desk = make_desk(**parts)
    desk.journeys.session.create(bytearray(PASSPHRASE))
    return desk


def recorded(desk: Desk) -> Entry:
    """Record until the microphone has nothing more to say, keep and write down."""
    entry, clip = desk.journeys.dictation.begin(job=1)
    return desk.journeys.dictation.keep(entry, clip.result(20), Token(), job=1)


def _on_disk(desk: Desk, entry: Entry) -> list[ClipPart]:
    clip = entry.clip
    assert clip is not None
    running = desk.journeys.dictation._vault
    return [part for part, _ in running.call(lambda state, _: state.vault.clips.recover(clip.clip_id))]


def reopened(make_desk: MakeDesk, desk: Desk) -> Desk:
    """The same diary after the program has ended and started again."""
    desk.journeys.session.lock()
    again = make_desk()
    again.journeys.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))
    return again


def wav(path: Path, pcm: np.ndarray) -> Path:
    write_wav(path, Sound(to_float(pcm), 16_000))
    return path


def test_a_spoken_note_is_kept_with_sound_words_level_and_time(make_desk: MakeDesk) -> None:
    desk = created(make_desk, script=["We walked along the river with Anna."])
    entry = recorded(desk)
    assert entry.text == "We walked along the river with Anna."
    assert entry.told.isoformat() == "2026-11-21T21:40:00+07:00"
    assert entry.clip is not None
    assert entry.clip.seconds == pytest.approx(2.0, abs=0.05)
    assert len(entry.clip.peaks) > 20
    assert entry.transcript is not None
    assert [word.text for word in entry.transcript.words][:2] == ["We", "walked"]
    assert desk.of(LevelChanged)
    assert [event.seconds for event in desk.of(RecordingStopped)] == [entry.clip.seconds]
    heard = np.concatenate(list(desk.journeys.dictation.sound_of(entry)))
    assert len(heard) / 16_000 == pytest.approx(2.0, abs=0.05)


def test_the_sound_is_safe_before_the_words_are_there(make_desk: MakeDesk) -> None:
    desk = created(make_desk, script=["Later."])
    order = [event.summary.awaits_words for event in _saved_while(desk, lambda: recorded(desk))]
    assert order == [True, False]


def test_after_a_restart_it_is_there_and_found(make_desk: MakeDesk) -> None:
    desk = created(make_desk, script=["We walked along the river with Anna."])
    entry = recorded(desk)
    desk.journeys.indexer.index(entry, Token())
    again = reopened(make_desk, desk)
    assert [one.title for one in again.journeys.diary.summaries()] == ["We walked along the river with Anna"]
    assert again.journeys.diary.get(entry.entry_id) == entry


def test_pausing_closes_the_microphone_and_goes_on_in_the_same_clip(make_desk: MakeDesk) -> None:
    devices = [FakeMicrophone(speech(1.0), ends=False), FakeMicrophone(speech(1.0))]
    opened = list(devices)
    desk = created(make_desk, script=["Both halves."], microphone=lambda _: opened.pop(0))
    entry, clip = desk.journeys.dictation.begin(job=1)
    _wait_for(desk, LevelChanged)
    desk.journeys.recorder.pause()
    _wait_for(desk, RecordingPaused)
    desk.journeys.recorder.resume()
    finished = clip.result(20)
    assert finished.seconds == pytest.approx(2.0, abs=0.05)
    assert [part.number for part in finished.parts] == [1, 2]
    assert all(part.last_tag for part in finished.parts)
    kept = desk.journeys.dictation.keep(entry, finished, Token())
    heard = np.concatenate(list(desk.journeys.dictation.sound_of(kept)))
    assert len(heard) / 16_000 == pytest.approx(2.0, abs=0.01)


def test_a_tap_hears_every_sample_before_the_recording_is_done(make_desk: MakeDesk) -> None:
    said, heard = speech(2.0), list[AudioChunk]()
    desk = created(make_desk)
    _, clip = desk.journeys.dictation.begin(1, heard.append, FakeMicrophone(said))
    clip.result(20)
    assert np.array_equal(np.concatenate([one.pcm for one in heard]), said)


def test_stopping_while_paused_keeps_what_was_said(make_desk: MakeDesk) -> None:
    desk = created(make_desk, script=["Half."], microphone=lambda _: FakeMicrophone(speech(1.0), ends=False))
    _, clip = desk.journeys.dictation.begin(job=1)
    _wait_for(desk, LevelChanged)
    desk.journeys.recorder.pause()
    _wait_for(desk, RecordingPaused)
    desk.journeys.recorder.stop()
    assert clip.result(20).seconds == pytest.approx(1.0, abs=0.05)


def test_a_microphone_pulled_out_loses_nothing_said_before(make_desk: MakeDesk) -> None:
    desk = created(make_desk, script=["Cut short."], microphone=lambda _: FakeMicrophone(speech(2.0), lost_after=1.0))
    entry, clip = desk.journeys.dictation.begin(job=1)
    _wait_for(desk, RecordingParked)
    assert desk.journeys.recorder.recording
    (part,) = _on_disk(desk, entry)
    assert part.last_tag, "what was heard waits unsealed while the recording is parked"
    desk.journeys.recorder.stop()
    entry = desk.journeys.dictation.keep(entry, clip.result(20), Token())
    assert entry.text == "Cut short."
    assert entry.clip is not None
    assert entry.clip.seconds == pytest.approx(1.0, abs=0.05)
    assert [type(event.error) for event in desk.of(RecordingParked)] == [MicrophoneLost]


def test_without_a_microphone_nothing_is_left_behind(make_desk: MakeDesk) -> None:
    def none(_: str) -> FakeMicrophone:
        raise NoMicrophone

    desk = created(make_desk, microphone=none)
    _, clip = desk.journeys.dictation.begin(job=1)
    with pytest.raises(NoMicrophone):
        clip.result(20)
    assert desk.journeys.diary.summaries() == ()
    assert reopened(make_desk, desk).journeys.diary.summaries() == ()


def test_one_recording_at_a_time(make_desk: MakeDesk) -> None:
    desk = created(make_desk, microphone=lambda _: FakeMicrophone(speech(1.0), ends=False))
    _, clip = desk.journeys.dictation.begin(job=1)
    with pytest.raises(InputError):
        desk.journeys.dictation.begin(job=2)
    desk.journeys.recorder.stop()
    clip.result(20)


def test_a_recording_that_broke_off_is_found_at_the_next_start(make_desk: MakeDesk, clock: object) -> None:
    """The program dies after three seconds: the entry and what was sealed of its sound are there."""
    desk = created(make_desk, microphone=lambda _: FakeMicrophone(speech(3.0), ends=False))
    entry, _ = desk.journeys.dictation.begin(job=1)
    _wait_until(lambda: desk.of(LevelChanged) and desk.of(LevelChanged)[-1].seconds > 2.8)
    copy = make_desk(folder="copy")
    _copy_folder(desk.journeys.session.place.folder, copy.journeys.session.place.folder)
    copy.journeys.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)), accept_older=True)
    (found,) = copy.journeys.dictation.recover()
    assert found.entry_id == entry.entry_id
    assert found.clip is not None
    assert found.clip.seconds > 1.8
    assert copy.journeys.dictation.recover() == []
    desk.journeys.recorder.stop()


def test_a_file_becomes_an_entry_on_the_day_it_happened(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = created(make_desk, script=["An old tape."])
    happened = replace(desk.clock(), local=desk.clock().local.replace(month=3))
    entry = desk.journeys.dictation.take_in(wav(tmp_path / "tape.wav", speech(3)), Token(), happened=happened)
    assert entry.when == happened
    assert entry.told == desk.clock()
    assert entry.clip is not None
    assert entry.clip.source == "file"
    assert entry.clip.parts[0].last_tag


def test_ctrl_c_while_a_file_is_read_leaves_nothing_behind(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = created(make_desk, script=["Never."])

    def stop(step: str, seconds: float, total: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        desk.journeys.dictation.take_in(wav(tmp_path / "tape.wav", speech(25)), Token(), moved=stop)
    assert desk.journeys.diary.summaries() == ()
    folder = desk.journeys.session.place.folder
    assert [file for file in (folder / "clips").rglob("*") if file.is_file()] == []


def test_a_silent_file_is_kept_and_said_to_hold_no_words(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = created(make_desk, script=["Never heard."])
    with pytest.raises(NothingHeard):
        desk.journeys.dictation.take_in(wav(tmp_path / "quiet.wav", np.zeros(32_000, np.int16)), Token())
    (one,) = desk.journeys.diary.summaries()
    assert one.seconds == pytest.approx(2.0, abs=0.05)


@pytest.mark.parametrize("content", [b"", b"RIFF", b"this is not sound at all" * 100], ids=["empty", "cut", "text"])
def test_a_file_without_sound_adds_nothing(make_desk: MakeDesk, tmp_path: Path, content: bytes) -> None:
    desk = created(make_desk)
    file = tmp_path / "broken.wav"
    file.write_bytes(content)
    with pytest.raises(MediaUnreadable):
        desk.journeys.dictation.take_in(file, Token())
    assert desk.journeys.diary.summaries() == ()
    assert list((desk.journeys.session.place.folder / "clips").glob("*/*")) == []


@pytest.mark.parametrize("told", [True, False], ids=["the header tells", "only reading tells"])
def test_a_file_that_is_too_long_is_refused_and_nothing_of_it_is_kept(
    make_desk: MakeDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: bool
) -> None:
    monkeypatch.setattr(dictation_module, "LONGEST_HOURS", 2 / 3600)
    if not told:
        monkeypatch.setattr(MediaFile, "seconds", lambda self, path: 0.0)
    desk = created(make_desk)
    with pytest.raises(AudioError, match="longer than"):
        desk.journeys.dictation.take_in(wav(tmp_path / "long.wav", speech(25)), Token())
    assert desk.journeys.diary.summaries() == ()
    assert list((desk.journeys.session.place.folder / "clips").glob("*/*")) == []


def test_a_language_nobody_understands_keeps_the_sound_for_later(make_desk: MakeDesk, tmp_path: Path) -> None:
    recognizers = [FakeRecognizer([], ["en"]), FakeRecognizer(["Sáng nay chạy dọc sông."], ["vi"])]
    desk = created(make_desk, recognizer=lambda: recognizers.pop(0))
    desk.journeys.session.change_settings(Settings(listening=Listening(language="vi")))
    with pytest.raises(ModelMissing, match="sound is kept"):
        desk.journeys.dictation.take_in(wav(tmp_path / "vi.wav", speech(2)), Token())
    (one,) = desk.journeys.diary.summaries()
    assert one.awaits_words
    again = make_desk(recognizer=lambda: recognizers.pop(0))
    desk.journeys.session.lock()
    again.journeys.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))
    written = again.journeys.dictation.write_down(again.journeys.diary.get(one.entry_id), Token())
    assert (written.text, written.language, written.awaits_words) == ("Sáng nay chạy dọc sông.", "vi", False)


def test_a_note_that_waits_is_not_written_down_in_another_language_later(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = created(make_desk, script=["English nonsense."])
    with pytest.raises(ModelMissing):
        desk.journeys.dictation.take_in(wav(tmp_path / "vi.wav", speech(2)), Token(), spoken="vi")
    desk.journeys.catch_up.run(0, Token())
    (one,) = desk.journeys.diary.summaries()
    assert one.awaits_words
    assert desk.journeys.diary.get(one.entry_id).language == "vi"


def test_transcribing_again_keeps_the_words_before(make_desk: MakeDesk) -> None:
    desk = created(make_desk, script=["Ruff words.", "Rough words."])
    first = recorded(desk)
    second = desk.journeys.dictation.write_down(first, Token())
    assert [revision.text for revision in second.revisions] == ["", "Ruff words.", "Rough words."]
    assert second.revision.parent_id == first.revision.revision_id


class ErasingRecognizer(FakeRecognizer):
    """Somebody erases the entry while its sound is being written down."""

    erase: Callable[[], None]

    def transcribe(
        self, speech: Samples, language: str | None, token: CancelToken, hints: Sequence[str] = ()
    ) -> Iterator[Segment]:
        self.erase()
        return super().transcribe(speech, language, token, hints)


def test_an_entry_erased_while_it_is_written_down_stays_erased(make_desk: MakeDesk, tmp_path: Path) -> None:
    recognizer = ErasingRecognizer(["Too late."])
    desk = created(make_desk, recognizer=lambda: recognizer)
    eraser = EngineThread("desk", lambda: None)

    def erase_all() -> None:
        diary = desk.journeys.diary
        eraser.submit(lambda _, __: [diary.erase(one.entry_id) for one in diary.summaries()]).result(20)

    recognizer.erase = erase_all
    with pytest.raises(Cancelled):
        desk.journeys.dictation.take_in(wav(tmp_path / "gone.wav", speech(2)), Token())
    assert desk.journeys.diary.summaries() == ()
    assert reopened(make_desk, desk).journeys.diary.summaries() == ()
    assert eraser.close(5)


def test_an_erased_entry_is_not_indexed_again(make_desk: MakeDesk) -> None:
    desk = created(make_desk)
    entry = desk.journeys.diary.write("The heron stood still.")
    desk.journeys.diary.erase(entry.entry_id)
    desk.journeys.indexer.index(entry, Token())
    assert desk.journeys.searcher.find(Question("heron", desk.clock()), Token()).hits == ()


def test_a_long_recording_is_cut_at_pauses_and_its_times_run_on(make_desk: MakeDesk, tmp_path: Path) -> None:
    pcm = np.concatenate([speech(20), np.zeros(16_000, np.int16), speech(20, seed=8)])
    desk = created(make_desk, script=["First half.", "Second half."])
    entry = desk.journeys.dictation.take_in(wav(tmp_path / "long.wav", pcm), Token())
    assert entry.text == "First half. Second half."
    assert entry.transcript is not None
    assert entry.transcript.segments[1].start == pytest.approx(20.5, abs=0.2)
    assert entry.transcript.words[-1].end == pytest.approx(41, abs=0.1)


def _saved_while(desk: Desk, work: Callable[[], object]) -> list[EntrySaved]:
    desk.events.clear()
    work()
    return desk.of(EntrySaved)


def _wait_for(desk: Desk, kind: type[Event]) -> None:
    _wait_until(lambda: bool(desk.of(kind)))


def _wait_until(true: Callable[[], object]) -> None:
    for _ in range(1000):
        if true():
            return
        threading.Event().wait(0.01)
    raise AssertionError("it never came")


def _copy_folder(source: Path, target: Path) -> None:
    for file in source.rglob("*"):
        if file.is_file():
            copy = target / file.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
