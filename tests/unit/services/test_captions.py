"""Captions beside a recording: settled at pauses, provisional between them, and out of its way whatever happens."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import count, pairwise
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from diary_desktop.domain.audio import BLOCK_SAMPLES, SAMPLE_RATE, AudioChunk, Samples, to_pcm16
from diary_desktop.domain.entry import ClipId
from diary_desktop.domain.errors import Cancelled, CancelToken, ModelDamaged, ModelMissing
from diary_desktop.domain.events import CaptionChanged, Event
from diary_desktop.domain.settings import Listening
from diary_desktop.domain.transcript import Caption, Segment, Word
from diary_desktop.engines.whisper_recognizer import WhisperRecognizer
from diary_desktop.ports.speech import SpeechDetector, SpeechRecognizer
from diary_desktop.runtime.engine_thread import EngineThread, Token
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services import captions as captions_module
from diary_desktop.services import live_text
from diary_desktop.services.captions import Captions, Following
from diary_desktop.services.live_text import Settled
from tests.fakes.engines import FakeDetector, FakeOverhearing, FakeRecognizer
from tests.tiny_models.fixtures import tiny_whisper
from tests.tiny_models.sound import sample_sound, silence

__all__ = ["tiny_whisper"]  # a fixture is found by its name in this module

CLIP = ClipId(b"c" * 16)


def tone(seconds: float) -> Samples:
    return np.full(round(seconds * SAMPLE_RATE), 0.3, np.float32)


class Reader:
    """Hears a word for each 0.4 s that are loud, ``w`` and the number of its place in the piece; no partial words."""

    name, rough = "reader", False

    def __init__(self) -> None:
        self.asked: list[float] = []
        self.begun, self.go_on = threading.Event(), threading.Event()
        self.go_on.set()
        self.fails: Exception | None = None

    def understands(self, language: str) -> bool:
        return language == "en"

    def language_of(self, speech: Samples) -> str:
        return "en"

    def transcribe(
        self, speech: Samples, language: str | None, token: CancelToken, hints: Sequence[str] = ()
    ) -> Iterator[Segment]:
        self.begun.set()
        assert self.go_on.wait(20)
        token.raise_if_cancelled()
        if self.fails is not None:
            raise self.fails
        self.asked.append(len(speech) / SAMPLE_RATE)
        loud = np.flatnonzero(np.abs(speech) > 0.01) / SAMPLE_RATE
        if len(loud):
            times = np.arange(loud[0], loud[-1], 0.4)
            words = tuple(Word(f"w{number}", float(at), float(at) + 0.4, 0.9) for number, at in enumerate(times))
            yield Segment(" ".join(word.text for word in words), words[0].start, words[-1].end, words)


@dataclass
class Room:
    captions: Captions
    events: list[CaptionChanged]
    ended: list[Segment] = field(default_factory=list)
    following: Following | None = None

    def say(self, *sounds: Samples) -> None:
        """Speak, and wait until the captions thread has heard it."""
        assert self.following is not None
        pcm = to_pcm16(np.concatenate(sounds))
        for at in range(0, len(pcm), BLOCK_SAMPLES):
            self.following.tap(AudioChunk(pcm[at : at + BLOCK_SAMPLES], at / SAMPLE_RATE))

    def follow(self) -> None:
        self.following = self.captions.follow(CLIP, 7, self.ended.append)

    def until(self, true: Callable[[], object]) -> None:
        deadline = time.monotonic() + 20
        while not true():
            assert time.monotonic() < deadline, "it never came"
            time.sleep(0.005)

    @property
    def now(self) -> Caption:
        return self.events[-1].caption if self.events else Caption("")

    def settled(self) -> Settled | None:
        return self.captions.settled(CLIP, Token())


MakeRoom = Callable[..., Room]


@pytest.fixture
def make_room() -> Iterator[MakeRoom]:
    threads: list[EngineThread[SpeechDetector] | EngineThread[SpeechRecognizer]] = []

    def make(
        recognizer: Callable[[], SpeechRecognizer],
        listening: Listening | None = None,
        names: tuple[str, ...] = ("Anna",),
    ) -> Room:
        thread: EngineThread[SpeechDetector] = EngineThread("captions", FakeDetector)
        engine = EngineThread("recognizer", recognizer)
        threads.extend((thread, engine))
        bus, events = EventBus(), list[CaptionChanged]()

        def note(event: Event) -> None:
            assert isinstance(event, CaptionChanged)
            assert event.job_id == 7
            events.append(event)

        bus.listen(note)
        chosen = listening or Listening()
        room = Room(Captions(thread, engine, lambda: chosen, lambda language: names, bus), events)
        room.follow()
        return room

    yield make
    for one in threads:
        assert one.close(10)


def more_than(events: Sequence[CaptionChanged], count: int) -> bool:
    return len(events) > count


def only_grows(events: Sequence[CaptionChanged]) -> bool:
    texts = [event.caption.settled for event in events]
    return all(after.startswith(before) for before, after in pairwise(texts))


class Starter(FakeRecognizer):
    """Writes as the starter does: from the first minute, and roughly."""

    rough = True


def test_that_the_starter_writes_is_known_before_the_first_word_and_said_of_no_other(make_room: MakeRoom) -> None:
    room = make_room(lambda: Starter(["We walked home."]))
    room.until(lambda: room.now.rough)
    assert not room.now.settled
    room.say(tone(1.0), silence(1.0))
    room.until(lambda: room.now.settled)
    assert all(one.caption.rough for one in room.events)
    room = make_room(lambda: FakeRecognizer(["We walked home."]))
    room.say(tone(1.0), silence(1.0))
    room.until(lambda: room.now.settled)
    assert not any(one.caption.rough for one in room.events)


def test_words_come_while_they_are_said_and_settle_at_the_pause(make_room: MakeRoom) -> None:
    recognizer = FakeRecognizer(["We walked home.", "It rained."])
    room = make_room(lambda: recognizer)
    room.say(tone(1.0))
    room.until(lambda: room.now.provisional)
    assert room.now.settled == ""
    assert "We walked home.".startswith(room.now.provisional)
    room.say(silence(1.0))
    room.until(lambda: room.now.settled == "We walked home.")
    assert [one.text for one in room.ended] == ["We walked home."]
    room.say(tone(0.8), silence(0.2))
    found = room.settled()
    assert found is not None
    assert [one.text for one in found.segments] == ["We walked home.", "It rained."]
    assert found.segments[1].start == pytest.approx(1.7, abs=0.4)
    assert (found.until, found.total, found.whole) == (3 * SAMPLE_RATE, 3 * SAMPLE_RATE, True)
    assert recognizer.hints == ("Anna",)
    assert only_grows(room.events)


def test_a_pause_by_key_settles_what_was_just_said(make_room: MakeRoom) -> None:
    room = make_room(lambda: FakeRecognizer(["We walked home.", "It rained."]))
    assert room.following is not None
    room.say(tone(1.0))
    room.until(lambda: room.now.provisional)
    assert room.now.settled == ""
    room.following.tap(AudioChunk(np.zeros(0, np.int16), 1.0))
    room.until(lambda: room.now.settled == "We walked home.")
    room.say(tone(1.0))
    found = room.settled()
    assert found is not None
    assert [one.text for one in found.segments] == ["We walked home.", "It rained."]
    assert found.segments[1].start == pytest.approx(1.0, abs=0.1)
    assert found.total == 2 * SAMPLE_RATE


def test_a_reader_of_windows_settles_what_two_readings_agree_on(make_room: MakeRoom) -> None:
    room = make_room(Reader)
    for number in range(1, 9):
        room.say(tone(0.6))
        room.until(partial(more_than, room.events, number - 1))
    assert room.now.settled
    assert room.now.provisional
    room.say(silence(1.0))
    room.until(lambda: bool(room.ended))
    words = room.ended[0].text.split()
    assert words == [f"w{number}" for number in range(12)]
    found = room.settled()
    assert found is not None
    assert " ".join(one.text for one in found.segments) == " ".join(words)
    assert only_grows(room.events)
    assert room.now.settled.split() == words


def test_a_real_whisper_s_words_settle_once_and_in_their_order(make_room: MakeRoom, tiny_whisper: Path) -> None:
    whisper, spoken = WhisperRecognizer(tiny_whisper), sample_sound("river.ogg")[: 2 * SAMPLE_RATE]
    room = make_room(lambda: whisper, names=())  # told nothing: its script counts from the beginning
    room.say(*[spoken, silence(2.5)] * 3)
    found = room.settled()
    assert found is not None
    assert [one.text for one in room.ended] == ["hello dear diary"] * 3
    assert room.now.settled.split() == ["hello", "dear", "diary"] * 3
    assert only_grows(room.events)
    words = [word for one in found.segments for word in one.words]
    assert len(words) == 9
    assert [one.start for one in words] == sorted({one.start for one in words})
    assert all(before.end <= after.start + 0.02 for before, after in pairwise(words))
    assert words[-1].end <= found.total / SAMPLE_RATE


def test_what_was_read_at_the_pause_is_not_read_again(make_room: MakeRoom) -> None:
    reader = Reader()
    room = make_room(lambda: reader)
    reader.go_on.clear()
    room.say(tone(0.4), silence(0.45))
    reader.go_on.set()
    room.until(lambda: reader.asked)
    room.say(silence(3.0))
    room.until(lambda: room.now.settled)
    assert len(reader.asked) == 1


def test_it_yields_while_the_recogniser_is_busy_and_says_so(make_room: MakeRoom) -> None:
    reader = Reader()
    room = make_room(lambda: reader)
    reader.go_on.clear()
    room.say(tone(1))
    room.until(reader.begun.is_set)
    room.say(tone(5))
    room.until(lambda: room.now.note == "behind")
    reader.go_on.set()
    room.until(lambda: room.now.note == "" and room.now.provisional)
    found = room.settled()
    assert found is not None
    assert found.until == found.total


def test_slow_loading_holds_up_no_words(make_room: MakeRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = count(0.0, 3.0)  # it is later by that at each look
    monkeypatch.setattr(live_text, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    room = make_room(Reader)
    room.say(tone(1))
    room.until(lambda: room.now.provisional)


def test_too_much_waiting_is_left_for_the_clip(make_room: MakeRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_text, "MOST_WAITING", 2.0)
    reader = Reader()
    room = make_room(lambda: reader)
    reader.go_on.clear()
    for _ in range(4):
        room.say(tone(1.0), silence(2.2))
    room.until(lambda: room.now.note == "behind")
    reader.go_on.set()
    found = room.settled()
    assert found is not None
    assert found.until < found.total == round(12.8 * SAMPLE_RATE)
    assert all(one.end * SAMPLE_RATE <= found.until for one in found.segments)


def test_sound_there_is_no_room_for_is_counted(make_room: MakeRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(captions_module, "_KEPT_BLOCKS", 50)
    loading = threading.Event()

    def slow() -> Reader:
        assert loading.wait(20)
        return Reader()

    room = make_room(slow)
    room.say(tone(3))
    assert room.following is not None
    assert room.following.dropped == 2 * SAMPLE_RATE
    loading.set()
    found = room.settled()
    assert found is not None
    assert found.total == SAMPLE_RATE
    assert found.of_clip(3.0, "en") is not None
    assert found.of_clip(3.0, "vi") is None


def test_a_gap_keeps_positions_only_where_every_sample_came(make_room: MakeRoom) -> None:
    room = make_room(Reader)
    assert room.following is not None
    room.following.tap(AudioChunk(to_pcm16(tone(0.02)), 0.0, overflowed=True))
    room.say(tone(0.98))
    found = room.settled()
    assert found is not None
    assert found.of_clip(1.0, "en") is not None
    assert found.of_clip(1.5, "en") is None


@pytest.mark.parametrize("language", ["vi", "auto"])
def test_a_language_nobody_understands_is_said(make_room: MakeRoom, language: str) -> None:
    room = make_room(Reader, Listening(language=language))
    room.say(tone(1))
    room.until(lambda: room.now.note == "unheard")
    assert room.settled() is None


def test_without_a_recogniser_it_is_said_and_the_recording_goes_on(make_room: MakeRoom) -> None:
    def none() -> SpeechRecognizer:
        raise ModelMissing(role="listening")

    room = make_room(none)
    room.say(tone(1))
    room.until(lambda: room.now.note == "unheard")
    assert room.settled() is None


def test_what_was_settled_before_a_failure_is_kept(make_room: MakeRoom) -> None:
    reader = Reader()
    room = make_room(lambda: reader)
    room.say(tone(1), silence(2.2))
    room.until(lambda: room.ended)
    reader.fails = ModelDamaged()
    room.say(tone(1), silence(2.2))
    room.until(lambda: room.now.note == "behind")
    found = room.settled()
    assert found is not None
    assert len(found.segments) == 1
    assert SAMPLE_RATE < found.until < 3.2 * SAMPLE_RATE
    assert found.total == round(6.4 * SAMPLE_RATE)


def test_captions_can_be_switched_off(make_room: MakeRoom) -> None:
    room = make_room(Reader, Listening(captions=False))
    room.following = following = room.captions.follow(CLIP, 7)
    room.say(tone(1))
    room.until(lambda: not following._blocks)  # nobody is to read it, so it is not kept
    assert room.settled() is None
    assert {event.caption for event in room.events} == {Caption("", note="off")}


def test_another_recording_gets_nothing_of_this_one(make_room: MakeRoom) -> None:
    room = make_room(Reader)
    room.say(tone(1))
    assert room.captions.settled(ClipId(b"d" * 16), Token()) is None
    room.follow()
    found = room.settled()
    assert found is not None
    assert (found.total, found.segments) == (0, ())


def test_whoever_waits_for_the_last_words_can_stop(make_room: MakeRoom) -> None:
    reader = Reader()
    room = make_room(lambda: reader)
    reader.go_on.clear()
    room.say(tone(1))
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        room.captions.settled(CLIP, token)
    reader.go_on.set()


def test_partial_words_are_asked_for_a_little_at_a_time_and_never_for_nothing(
    make_room: MakeRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However far behind a slow machine is, what ends meanwhile waits for half a second of it at most."""
    fed, recognizer = list[int](), FakeRecognizer(["We walked home."])
    feed = FakeOverhearing.feed
    monkeypatch.setattr(FakeOverhearing, "feed", lambda self, speech: fed.append(len(speech)) or feed(self, speech))
    room = make_room(lambda: recognizer)
    room.say(tone(4.0))
    room.until(lambda: sum(fed) > 3.9 * SAMPLE_RATE)
    room.say(silence(1.0))
    room.until(lambda: room.now.settled)
    assert min(fed) > 0
    assert max(fed) <= live_text.STEP * SAMPLE_RATE
