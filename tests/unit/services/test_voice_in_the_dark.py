"""What a window would show is told aloud as well: how to wake it, that nothing is heard, what is missing, new names."""

from __future__ import annotations

from datetime import date

import pytest

from diary_desktop.domain.entry import Clip, Entry, Gap
from diary_desktop.domain.vocabulary import Correction
from diary_desktop.services.spoken_commands import UNDERSTOOD, command_in
from diary_desktop.services.spoken_feedback import feedback
from tests.fakes.ear import Woke
from tests.fakes.voice import NOW, Lost, Press, Room, quoted

from .test_voice_ending import BOTH, FINISH, KEEP, STORY, WRITE, line
from .test_voice_unseen import said

ANNA = (Correction("Ana", "Anna", "en"),)
HELP = {"en": "what can I say", "vi": "nói được những gì"}


def told(room: Room, name: str, **values: object) -> int:
    return room.signs.count(f"says {feedback(name, room.language, **values)}")


@BOTH
def test_a_newcomer_who_says_nothing_hears_how_to_wake_it(language: str) -> None:
    room = Room(language).hold()
    assert told(room, "sleeping", wake="dear diary") == 1
    assert room.signs[-2:] == ["tone pause", "is sleeping"]
    assert told(Room(language, wakes=()).hold(), "sleeping_key") == 1


def test_how_to_wake_it_is_said_but_once() -> None:
    room = Room().hold(Woke(pause=200), Woke(pause=200), Woke(pause=200))
    assert room.phases.count("sleeping") > 2
    assert told(room, "sleeping", wake="dear diary") == 1


def test_whoever_speaks_over_that_is_listened_to() -> None:
    room = Room().hold(line("go to sleep"), line("louder", over=True))
    assert room.adjusted == ["louder"]


@BOTH
def test_a_microphone_that_goes_while_it_listens_is_told_at_once_and_so_is_its_return(language: str) -> None:
    room = Room(language).hold(Lost(back=3.0, pause=2.0), line("louder" if language == "en" else "to hơn", pause=1.0))
    assert told(room, "back") == 1
    (gone,) = [at for at, sign in enumerate(room.signs) if "icro" in sign]
    assert room.signs[gone - 1] == "tone error"
    assert room.signs.index(f"says {feedback('back', language)}") > gone
    assert room.adjusted == ["louder"]


def test_a_microphone_given_up_is_told_once() -> None:
    room = Room(wakes=(), silence=0.0).hold(line(WRITE["en"]), line(STORY["en"]), Lost(back=60.0), line("louder"))
    assert told(room, "kept_parked") == 1
    assert not any("No microphone" in one or "went silent" in one for one in room.said)
    assert told(room, "back") == 1


def test_a_dictation_that_goes_on_after_a_blip_is_toned() -> None:
    room = Room().hold(line(WRITE["en"]), line(STORY["en"]), Lost(back=0.6), line("home"), line(FINISH["en"]))
    assert room.signs[room.signs.index("is dictating") :].count("tone listening") == 1


@pytest.mark.parametrize("ends", [Press("lock"), Press("finish")])
def test_sound_whose_microphone_went_before_it_was_speech_is_kept(ends: Press) -> None:
    room = Room(silence=0.0).hold(line(WRITE["en"]), Lost(pause=2.0), ends)
    assert len(room.kept) == 1
    assert not room.bin
    assert told(room, "nothing_said") == 0


def test_a_disk_that_is_full_when_the_microphone_is_back_ends_it_and_says_so() -> None:
    """Nobody is to talk on into nothing."""
    room = Room(silence=0.0, disk_full=True)
    room.hold(line(WRITE["en"]), line(STORY["en"]), Lost(back=3.0), line("and home again", pause=9.0))
    assert [one.text for one in room.kept] == [STORY["en"]]
    assert told(room, "kept_full") == 1
    assert room.phases[room.phases.index("dictating") + 1] == "listening"


@pytest.mark.parametrize(("seconds", "tells"), [(12.4, True), (0.4, False)])
def test_what_is_missing_is_told_with_the_entry(monkeypatch: pytest.MonkeyPatch, seconds: float, tells: bool) -> None:
    room = Room()
    kept = room.keep

    def with_gap(entry: Entry, clip: Clip, *rest: object) -> object:
        gaps = (Gap(1.0, seconds),)
        return kept(entry, Clip(clip.clip_id, clip.parts, clip.seconds, gaps=gaps), *rest)  # type: ignore[arg-type]  # as given

    monkeypatch.setattr(room, "keep", with_gap)
    room.hold(*map(line, (WRITE["en"], STORY["en"], FINISH["en"], KEEP["en"])))
    assert any("About 12 seconds of it I could not hear." in one for one in room.said) == tells


@BOTH
@pytest.mark.parametrize("answer", ["yes", "no"])
def test_a_name_put_right_is_offered_once_the_entry_is_kept(language: str, answer: str) -> None:
    room = Room(language, names=ANNA)
    room.hold(*said(language, "write", "story", "finish", "correct", "keep", answer))
    assert room.remembered == [("Anna", answer == "yes")]
    kept = room.signs.index(f"says {feedback('kept', language)}")
    assert kept < room.signs.index(f"says {feedback('remember', language, words='Anna')}")
    assert told(room, "remembered", words="Anna") == (answer == "yes")


def test_a_name_put_right_while_dictating_is_offered_too() -> None:
    room = Room(names=ANNA).hold(*said("en", "write", "story", "correct", "finish", "keep", "yes"))
    assert room.remembered == [("Anna", True)]


def test_whoever_says_something_else_is_heard_and_nothing_is_remembered() -> None:
    room = Room(names=ANNA).hold(*said("en", "write", "story", "finish", "correct", "keep"), line("louder"))
    assert (room.remembered, room.adjusted) == ([], ["louder"])


def test_silence_remembers_nothing_and_leaves_the_offer_to_the_screen() -> None:
    room = Room(names=ANNA).hold(*said("en", "write", "story", "finish", "correct", "keep"))
    assert room.remembered == []
    assert told(room, "remember", words="Anna") == 1


@BOTH
def test_asking_again_what_can_be_said_goes_through_all_of_it(language: str) -> None:
    room = Room(language).hold(*(line(HELP[language]),) * 6)
    every = " ".join(room.said).casefold()
    table = UNDERSTOOD["listening"]
    assert len(room.said) == 6
    assert sum(command_of(part, language) in table for part in every.replace("“", "").split(", ")) > 0.8 * len(table)


def command_of(part: str, language: str) -> str:
    said = part.split(": ")[-1].split(".")[0]
    found = command_in(said, "listening", language, NOW)
    return "" if found is None else found.name


@BOTH
def test_a_voice_that_is_too_fast_is_slowed_down_while_the_entry_is_in_question(language: str) -> None:
    slower, again = {"en": ("slower", "say it again"), "vi": ("chậm lại", "nói lại")}[language]
    room = Room(language).hold(*said(language, "write", "story", "finish"), line(slower), line(again))
    assert room.adjusted == ["slower"]
    assert room.phases.count("confirming") == 1, "it is not kept by that"
    assert [("Keep it?" in one or "Giữ lại không?" in one) for one in room.said] == [True, False, True, False]


def test_a_stop_is_answered_by_a_tone() -> None:
    room = Room(answers=[quoted((date(2026, 5, 3), "Rain."))], answer_seconds=3.0).hold(
        *said("en", "ask"), line("stop")
    )
    assert room.signs[room.signs.index("is answering") + 1 :][:2] == ["tone listening", "is listening"]
