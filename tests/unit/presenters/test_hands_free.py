"""What the hands-free view is told, and what its keys become."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from diary_desktop.domain.answer_events import QuoteSounding, ReadingEntries
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.events import (
    CaptionChanged,
    EarChanged,
    LevelChanged,
    SettingsLoaded,
    VaultLocked,
    VoiceChanged,
    VoiceWishes,
)
from diary_desktop.domain.hearing import EarState
from diary_desktop.domain.settings import Listening, Settings
from diary_desktop.domain.transcript import Caption
from diary_desktop.domain.voice import VoiceState
from diary_desktop.presenters.hands_free import HandsFreePresenter, HandsFreeState
from tests.fakes.clock import FakeClock

JOB = 7


class Dialogue:
    """Remembers what was asked of it."""

    level = -20.0

    def __init__(self) -> None:
        self.asked: list[str] = []

    def start(self, woken: bool = False, shown: EntryId | None = None) -> int:
        self.asked.append("start")
        return JOB

    def stop(self) -> None:
        self.asked.append("stop")

    def mute(self, muted: bool) -> None:
        self.asked.append(f"mute {muted}")

    def say_key(self, key: str) -> None:
        self.asked.append(key)

    def warn(self) -> None:
        self.asked.append("warn")


class Stage:
    def __init__(self) -> None:
        self.dialogue = Dialogue()
        self.shown: list[HandsFreeState] = []
        self.locked = 0
        self.presenter = HandsFreePresenter(
            self.dialogue,  # type: ignore[arg-type]  # a stand-in, or one of the known words
            FakeClock(datetime(2026, 11, 21, 21, 40)),
            self.shown.append,
            self.lock,
            lambda: -12.0,
        )

    def lock(self) -> None:
        self.locked += 1

    def voice(self, state: VoiceState | None) -> None:
        self.presenter.on_event(VoiceChanged(JOB, state))


@pytest.fixture
def stage() -> Stage:
    one = Stage()
    one.presenter.open()
    return one


def test_it_opens_once_and_leaves_by_its_own_end(stage: Stage) -> None:
    stage.presenter.open()
    assert stage.dialogue.asked == ["start"]
    assert stage.presenter.state.shown
    stage.voice(None)
    assert not stage.presenter.state.shown


def test_escape_silences_first_and_leaves_then(stage: Stage) -> None:
    stage.voice(VoiceState("speaking"))
    stage.presenter.escape()
    stage.voice(VoiceState("listening"))
    stage.presenter.escape()
    assert stage.dialogue.asked == ["start", "stop", "stop"]
    assert not stage.presenter.state.shown


@pytest.mark.parametrize(
    ("phase", "key"),
    [
        ("sleeping", "wake"),
        ("listening", "wake"),
        ("dictating", "finish"),
        ("confirming", "keep"),
        ("answering", "stop"),
        ("speaking", "stop"),
    ],
)
def test_the_disc_means_what_its_name_says(stage: Stage, phase: str, key: str) -> None:
    stage.voice(VoiceState(phase))  # type: ignore[arg-type]  # a stand-in, or one of the known words
    stage.presenter.press_disc()
    assert stage.dialogue.asked[-1] == key


def test_muting_and_opening_again(stage: Stage) -> None:
    stage.presenter.mute_or_unmute()
    stage.voice(VoiceState("sleeping", muted=True))
    stage.presenter.mute_or_unmute()
    stage.presenter.press_disc()
    assert stage.dialogue.asked[1:] == ["mute True", "mute False", "mute False"]


def test_words_and_time_of_an_entry_begin_anew_with_each(stage: Stage) -> None:
    stage.voice(VoiceState("dictating"))
    stage.presenter.on_event(CaptionChanged(JOB, Caption("settled", "tail")))
    stage.presenter.on_event(LevelChanged(JOB, -20.0, 12.4))
    assert stage.presenter.dictating
    assert (stage.presenter.state.caption.settled, stage.presenter.state.seconds) == ("settled", 12.4)
    stage.voice(VoiceState("listening"))
    stage.voice(VoiceState("dictating"))
    assert (stage.presenter.state.caption.settled, stage.presenter.state.seconds) == ("", 0.0)


def test_what_is_read_is_shown_until_the_answer_is_there(stage: Stage) -> None:
    reading = ReadingEntries(JOB, 34, date(2026, 10, 1), date(2026, 10, 31))
    stage.voice(VoiceState("answering"))
    stage.presenter.on_event(reading)
    stage.voice(VoiceState("answering", line="Reading your diary."))
    assert stage.presenter.state.reading is reading
    stage.voice(VoiceState("speaking"))
    stage.voice(VoiceState("answering"))
    assert stage.presenter.state.reading is None


def test_words_light_up_only_while_the_persons_own_voice_sounds(stage: Stage) -> None:
    stage.presenter.on_event(QuoteSounding(7, 0, 4))
    assert stage.presenter.state.lit is None
    stage.voice(VoiceState("speaking", own_voice=True))
    stage.presenter.on_event(QuoteSounding(7, 5, 9))
    stage.voice(VoiceState("speaking", own_voice=True, heard="Minh called."))
    assert stage.presenter.state.lit == (5, 9)
    stage.voice(VoiceState("listening"))
    assert stage.presenter.state.lit is None


def test_news_of_other_jobs_is_not_shown(stage: Stage) -> None:
    stage.presenter.on_event(CaptionChanged(JOB + 1, Caption("of Dictate")))
    stage.presenter.on_event(VoiceWishes(JOB + 1, "lock"))
    assert stage.presenter.state.caption.settled == ""
    assert not stage.locked


def test_a_wish_to_lock_locks(stage: Stage) -> None:
    stage.presenter.on_event(VoiceWishes(JOB, "lock"))
    assert stage.locked == 1


def test_a_lock_leaves_nothing(stage: Stage) -> None:
    stage.voice(VoiceState("listening", heard="a secret"))
    stage.presenter.on_event(VaultLocked(0))
    assert stage.presenter.state == replace(HandsFreeState(), ear=stage.presenter.state.ear)


def test_the_truth_about_the_microphone_is_known_while_it_is_not_shown() -> None:
    stage = Stage()
    stage.presenter.on_event(EarChanged(0, EarState(open=True, hearing=True)))
    assert stage.shown[-1].ear.hearing
    assert not stage.shown[-1].shown


def test_the_ring_follows_whoever_speaks(stage: Stage) -> None:
    stage.voice(VoiceState("listening"))
    assert stage.presenter.level == -20.0
    stage.voice(VoiceState("speaking"))
    assert stage.presenter.level == -12.0
    assert stage.presenter.busy


def test_the_help_is_in_the_language_spoken(stage: Stage) -> None:
    stage.presenter.on_event(SettingsLoaded(0, Settings(listening=Listening("vi"))))
    assert stage.presenter.help_rows("en")[0][0] == "Ghi lại giúp mình"
    stage.presenter.on_event(SettingsLoaded(0, Settings(listening=Listening("auto"))))
    assert stage.presenter.help_rows("en")[0][0] == "Write this down"


def test_the_coming_lock_is_told_only_while_it_listens() -> None:
    stage = Stage()
    stage.presenter.warn()
    stage.presenter.open()
    stage.presenter.warn()
    assert stage.dialogue.asked == ["start", "warn"]
