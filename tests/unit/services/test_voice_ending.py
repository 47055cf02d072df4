"""How a hands-free conversation ends, and what goes wrong in it, against a script and a clock nobody waits for."""

from __future__ import annotations

from datetime import date

import pytest

from diary_desktop.domain.errors import MicrophoneLost, ModelMissing
from diary_desktop.services.spoken_commands import UNDERSTOOD
from diary_desktop.services.spoken_feedback import feedback
from tests.fakes.voice import Line, Lost, Press, Room, quoted

WRITE = {"en": "write this down", "vi": "ghi lại giúp mình"}
FINISH = {"en": "that's all", "vi": "hết rồi"}
KEEP = {"en": "keep it", "vi": "giữ lại"}
STORY = {"en": "we walked along the river", "vi": "hôm nay mình đi dọc bờ sông"}
ASK = {"en": "what did I do last week", "vi": "tuần trước mình đã làm gì"}

BOTH = pytest.mark.parametrize("language", ["en", "vi"])


def line(text: str, pause: float = 0.5, seconds: float = 1.0, over: bool = False) -> Line:
    return Line(pause, seconds, over, text)


def test_the_coming_lock_is_said_and_ended_by_a_voice() -> None:
    room = Room().hold(Press("lock_soon"), line("louder"))
    assert room.said[0] == "Locking in 30 seconds. Speak to stay."
    assert room.adjusted == ["louder"]


def test_the_coming_lock_wakes_a_sleeping_diary_to_say_so() -> None:
    room = Room().hold(Press("lock_soon", pause=300.0))
    assert "Locking in 30 seconds. Speak to stay." in room.said


def test_the_coming_lock_is_not_said_over_a_dictation() -> None:
    room = Room().hold(line(WRITE["en"]), line(STORY["en"]), Press("lock_soon"), line("more"), line(FINISH["en"]))
    assert not any("Locking" in one for one in room.said)
    assert [one.text for one in room.kept] == [f"{STORY['en']} more"]


def test_going_to_sleep_when_told() -> None:
    room = Room().hold(line("go to sleep"))
    assert room.state.phase == "sleeping"
    assert room.said == ["Good night."]


def test_leaving_by_key_ends_it() -> None:
    room = Room().hold(Press("leave"), line("louder"))
    assert room.ended
    assert not room.adjusted


def test_leaving_while_an_entry_is_confirmed_keeps_it() -> None:
    room = Room().hold(*map(line, (WRITE["en"], STORY["en"], FINISH["en"])), Press("leave"), line("louder"))
    assert len(room.kept) == 1
    assert not room.adjusted


def test_no_recogniser_is_said_and_shown() -> None:
    room = Room(reads_error=ModelMissing(role="listening")).hold(line("hello"))
    assert room.tones == ["listening", "error", "pause"]
    assert any(one.trouble is not None for one in room.states)
    assert room.said == ["The model for listening is not installed."]


def test_a_microphone_lost_at_the_start_is_said_and_the_conversation_goes_on() -> None:
    room = Room(clip_error=MicrophoneLost()).hold(line(WRITE["en"]), line("louder"))
    assert "error" in room.tones
    assert room.adjusted == ["louder"]


def test_a_microphone_back_after_a_moment_dictates_on_without_a_word() -> None:
    room = Room().hold(line(WRITE["en"]), line(STORY["en"]), Lost(back=0.6), line("and home again"), line(FINISH["en"]))
    assert [one.text for one in room.kept] == [f"{STORY['en']} and home again"]
    assert not any("hear nothing" in one for one in room.said)
    assert not room.trouble


@pytest.mark.parametrize("silence", [5.0, 0.0])
def test_a_microphone_back_after_a_while_dictates_on_and_said_so(silence: float) -> None:
    """Longer than the silence that ends an entry: nobody could be heard meanwhile."""
    room = Room(silence=silence)
    room.hold(line(WRITE["en"]), line(STORY["en"]), Lost(back=12.0), line("and home again"), line(FINISH["en"]))
    assert [one.text for one in room.kept] == [f"{STORY['en']} and home again"]
    assert room.said[0] == "I hear nothing any more. What you said is kept. I go on once the microphone is back."
    assert sum("hear nothing" in one for one in room.said) == 1
    assert not room.trouble


@BOTH
@pytest.mark.parametrize("silence", [5.0, 0.0])
def test_a_microphone_that_stays_away_ends_the_entry_and_keeps_it(language: str, silence: float) -> None:
    room = Room(language, silence=silence)
    room.hold(line(WRITE[language]), line(STORY[language]), Lost(back=40.0), line("louder"))
    assert [one.text for one in room.kept] == [STORY[language]]
    assert feedback("kept_parked", language) in room.said
    assert room.signs[room.signs.index(f"says {feedback('kept_parked', language)}") - 1] == "is listening"
    assert "tone error" in room.signs
    assert "confirming" not in room.phases, "nobody could answer"
    assert room.phases[room.phases.index("dictating") + 1] == "listening"
    assert not room.trouble


def test_a_key_ends_an_entry_whose_microphone_is_lost() -> None:
    room = Room(silence=0.0).hold(line(WRITE["en"]), line(STORY["en"]), Lost(), Press("finish"), Press("keep"))
    assert [one.text for one in room.kept] == [STORY["en"]]


def test_an_entry_without_recognised_words_is_kept_and_said() -> None:
    room = Room(hears_words=False).hold(line(WRITE["en"]), line(""))
    assert len(room.kept) == 1
    assert any("sound is kept" in one for one in room.said)


@BOTH
def test_what_is_suggested_is_what_is_understood(language: str) -> None:
    room = Room(language, answers=[quoted((date(2026, 5, 3), "Rain."))])
    room.hold(*map(line, (WRITE[language], STORY[language], FINISH[language], KEEP[language], ASK[language])))
    for one in room.states:
        assert len(one.suggestions) <= 5
        assert bool(one.suggestions) == bool(UNDERSTOOD[one.phase]) or one.phase == "dictating"
