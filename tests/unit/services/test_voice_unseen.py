"""Every daily task by voice alone, told from its sounds: whoever sees no screen knows each state the diary is in."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import date

import pytest

from diary_desktop.domain.entry import Entry
from diary_desktop.services import voice_entry
from tests.fakes.voice import Line, Room, quoted

BOTH = pytest.mark.parametrize("language", ["en", "vi"])

SAID = {
    "write": ("write this down", "ghi lại giúp mình"),
    "write for": ("new entry for last Sunday", "ghi cho chủ nhật tuần trước"),
    "story": ("Ana baked bread with us", "hôm nay Ana nướng bánh với mình"),
    "finish": ("that's all", "hết rồi"),
    "correct": ("change Ana to Anna", "đổi Ana thành Anna"),
    "tag": ("tag this family", "gắn thẻ gia đình"),
    "read": ("read it back", "đọc lại đi"),
    "keep": ("keep it", "giữ lại"),
    "ask": ("what did I do last week", "tuần trước mình đã làm gì"),
    "next": ("next", "tiếp theo"),
    "replay": ("play that in my own voice", "phát lại bằng giọng của mình"),
    "lock": ("lock the diary", "khóa nhật ký"),
    "yes": ("yes", "đúng rồi"),
    "no": ("no", "không"),
}


def said(language: str, *names: str, pause: float = 0.5) -> list[Line]:
    return [Line(pause, 1.0, False, SAID[name][language == "vi"]) for name in names]


def silent_phases(room: Room) -> list[str]:
    """Phases that came and went without a sound.

    Reading that is over at once is told by the answer, and listening by the end of the voice before it.
    """
    found, heard, phase, before = [], True, "", ""
    for sign in [*room.signs, "is over"]:
        if sign.startswith("is "):
            if not heard:
                found.append(phase)
            phase = sign[3:]
            heard = phase == "answering" or (phase == "listening" and before.startswith("says"))
            heard = heard or before == {"sleeping": "tone pause", "dictating": "tone listening"}.get(phase)
        else:
            heard = True
        before = sign
    return found


@BOTH
def test_a_day_of_tasks(language: str) -> None:
    """Write, correct, tag, hear it, keep, ask, replay, lock."""
    answers = [quoted((date(2026, 5, 3), "The bread burned."), (date(2026, 5, 4), "It rained."))]
    tasks = ("write", "story", "finish", "correct", "tag", "read", "keep", "ask", "next", "replay", "lock", "yes")
    room = Room(language, answers=answers).hold(*said(language, *tasks))
    (entry,) = room.kept
    assert "Anna" in entry.text
    assert len(entry.tags) == 1
    assert [one.quote for one in room.played] == ["It rained."]
    assert room.wishes == ["lock"]
    assert silent_phases(room) == []
    told = " ".join(room.said)
    for word in ("Anna", entry.tags[0], entry.text, "The bread burned.", "It rained."):
        assert word in told
    assert room.signs[0] == "tone listening", "the microphone is open now"


@BOTH
def test_an_entry_for_another_day_is_told_with_that_day(language: str) -> None:
    room = Room(language).hold(*said(language, "write for", "story", "finish", "keep"))
    assert room.said[0].startswith("Sunday, " if language == "en" else "Chủ Nhật, ")
    assert silent_phases(room) == []


@BOTH
def test_going_to_sleep_is_heard(language: str) -> None:
    room = Room(language, wakes=()).hold(*said(language, "tag"))
    assert room.signs[-1] == "is sleeping"
    assert room.signs[-2] == "tone pause"


@BOTH
def test_long_reading_is_told_once_and_short_reading_is_not(language: str) -> None:
    answers = [quoted((date(2026, 5, 3), "Rain."))]
    long = Room(language, answers=answers, answer_seconds=9.0).hold(*said(language, "ask"))
    short = Room(language, answers=answers, answer_seconds=1.0).hold(*said(language, "ask"))
    line = "Reading your diary." if language == "en" else "Đang đọc nhật ký của bạn."
    assert (long.said.count(line), short.said.count(line)) == (1, 0)


def test_words_that_take_long_to_write_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice_entry, "TOLD_AFTER", 0.05)
    monkeypatch.setattr(voice_entry, "WORDS_SECONDS", 0.2)
    room = Room()
    monkeypatch.setattr(room, "keep", lambda *_: Future[Entry]())
    room.hold(*said("en", "write", "story", "finish", "keep"))
    assert "Writing the last words." in room.said
    assert room.said[-1] == "Kept."


def test_an_entry_without_words_says_so_when_it_is_read_back() -> None:
    room = Room()
    room.write("")
    room.hold(*said("en", "read"))
    assert room.said[-1] == "No words were heard. The sound is kept."


@BOTH
def test_a_no_is_answered_and_so_is_what_is_not_understood_again(language: str) -> None:
    room = Room(language).hold(*said(language, "story", "no"))
    assert room.said[-1] == ("All right." if language == "en" else "Vâng.")
    stray = Room(language).hold(*(Line(0.5, 1.0, False, "mum"),) * 4)
    assert ["mum" in one for one in stray.said] == [True]
    assert stray.tones.count("error") == 1, "the second time; and then no more"
