"""What may come in place of a yes or a no: a lock, a mute, leaving, the question once more, the command once more."""

from __future__ import annotations

import pytest

from diary_desktop.services.spoken_commands import suggestions
from tests.fakes.voice import Line, Press, Room

BOTH = pytest.mark.parametrize("language", ["en", "vi"])
QUESTIONS = pytest.mark.parametrize("question", ["discard", "delete"])

SAID = {
    "write": ("write this down", "ghi lại giúp mình"),
    "story": ("Ana came. We ate bread.", "Hoa đến chơi. Mình ăn bánh."),
    "finish": ("that's all", "hết rồi"),
    "discard": ("discard it", "bỏ mục này"),
    "delete": ("delete the last sentence", "xóa câu cuối"),
    "lock": ("lock the diary", "khóa nhật ký"),
    "mute": ("mute", "tắt micro"),
    "stop": ("stop", "dừng lại"),
    "never mind": ("never mind", "không có gì"),
    "pardon": ("say that again", "nói lại"),
    "louder": ("louder", "to hơn"),
    "yes": ("yes", "đúng rồi"),
    "stray": ("today we planted the apple tree", "hôm nay mình trồng cây táo"),
}
KEPT = {"en": "Kept.", "vi": "Đã giữ."}


def said(language: str, *names: str) -> list[Line]:
    return [Line(text=SAID[name][language == "vi"]) for name in names]


def room_in_which(language: str, question: str, *then: Line | Press) -> Room:
    """An entry is confirmed, and taking something away from it was asked back."""
    return Room(language).hold(*said(language, "write", "story", "finish", question), *then)


def is_whole(room: Room) -> bool:
    return [one.text for one in room.kept] == [SAID["story"][room.language == "vi"]]


@BOTH
@QUESTIONS
def test_a_lock_is_a_no_and_locks_after_it_was_told_what_became_of_the_entry(language: str, question: str) -> None:
    room = room_in_which(language, question, *said(language, "lock", "yes"))
    assert is_whole(room)
    assert room.wishes == ["lock"]
    assert room.said[-3] == KEPT[language], "before the lock is asked back, and told"
    assert room.tones.count("kept") == 1


@QUESTIONS
def test_a_lock_by_key_does_the_same(question: str) -> None:
    room = room_in_which("en", question, Press("lock"), *said("en", "yes"))
    assert is_whole(room)
    assert room.wishes == ["lock"]
    assert KEPT["en"] in room.said


@QUESTIONS
def test_leaving_is_a_no_and_leaves_and_the_entry_is_told_to_be_kept(question: str) -> None:
    room = room_in_which("en", question, Press("leave"), *said("en", "louder"))
    assert is_whole(room)
    assert room.ended
    assert room.said[-1] == KEPT["en"]
    assert not room.adjusted


@BOTH
@QUESTIONS
def test_a_mute_is_a_no_and_mutes(language: str, question: str) -> None:
    room = room_in_which(language, question, *said(language, "mute", "yes"), Press("unmute"), *said(language, "louder"))
    assert is_whole(room)
    assert any(one.muted and one.phase == "sleeping" for one in room.states)
    assert room.adjusted == ["louder"]


def test_a_mute_by_key_is_obeyed_once() -> None:
    room = room_in_which("en", "discard", Press("mute"), Press("unmute"), *said("en", "louder"))
    assert is_whole(room)
    assert room.adjusted == ["louder"]


@BOTH
@QUESTIONS
@pytest.mark.parametrize("name", ["stop", "never mind"])
def test_a_stop_and_a_never_mind_are_a_no(language: str, question: str, name: str) -> None:
    room = room_in_which(language, question, *said(language, name))
    assert is_whole(room)
    assert room.said[-1] == KEPT[language]


@BOTH
def test_the_question_is_asked_again_as_often_as_it_is_wished(language: str) -> None:
    room = room_in_which(language, "discard", *said(language, "pardon", "pardon", "pardon", "yes"))
    assert not room.kept
    assert sum(SAID["discard"][0][:7] in one or "bỏ đi" in one for one in room.said) == 4


@BOTH
def test_the_same_command_once_more_is_a_yes(language: str) -> None:
    assert not room_in_which(language, "discard", *said(language, "discard")).kept
    shorter = room_in_which(language, "delete", *said(language, "delete"))
    assert [one.text for one in shorter.kept] == [SAID["story"][language == "vi"].split(". ")[0] + "."]
    assert Room(language).hold(*said(language, "lock", "lock")).wishes == ["lock"]
    offered = Room(language).hold(*said(language, "stray", "write"))
    assert [one.text for one in offered.kept] == [SAID["stray"][language == "vi"]]


@BOTH
def test_a_lock_in_place_of_writing_down_what_was_said_writes_nothing_and_locks(language: str) -> None:
    room = Room(language).hold(*said(language, "stray", "lock", "yes"))
    assert not room.kept
    assert room.wishes == ["lock"]


def test_the_coming_lock_is_told_in_the_middle_of_a_question_and_the_question_stands() -> None:
    room = room_in_which("en", "discard", Press("lock_soon"), *said("en", "yes"))
    assert any("Locking in 30 seconds" in one for one in room.said)
    assert not room.kept


def test_what_a_rough_recogniser_misheard_is_listened_to_once_more_for_what_is_likely() -> None:
    room = Room("en", sounds_like={"us": "yes", "still": "stop"})
    room.hold(Line(text="lock the diary"), Line(text="us"))
    assert room.wishes == ["lock"]
    assert room.states[-1].heard == "yes", "what it was taken for is shown"
    room = Room("en", sounds_like={"us": "yes", "still": "stop"})
    room.hold(Line(text="lock the diary"), Line(text="still"))
    assert room.wishes == []
    room = Room("vi", sounds_like={"us": "yes"})
    room.hold(Line(text="khóa nhật ký"), Line(text="us"))
    assert room.wishes == [], "there are no sayings for it in Vietnamese yet"


def test_what_was_too_brief_to_be_read_is_obeyed_but_is_never_a_yes() -> None:
    brief = Line(text="")
    assert Room("en", sounds_like={"": "yes"}).hold(Line(text="lock the diary"), brief).wishes == []
    assert Room("en", sounds_like={"": "lock the diary"}).hold(Line(text="lock the diary"), brief).wishes == []
    asleep = Room("en", sounds_like={"": "go to sleep"}).hold(brief)
    assert asleep.said == ["Good night."]


@BOTH
def test_who_asks_what_can_be_said_about_an_entry_hears_that_and_is_asked_on(language: str) -> None:
    asking, keep = {"en": ("what can I say", "keep it"), "vi": ("nói được những gì", "giữ lại")}[language]
    room = Room(language).hold(*said(language, "write", "story", "finish"), Line(text=asking), Line(text=keep))
    assert len(room.kept) == 1
    told = [one for one in room.said if suggestions("confirming", language)[-1] in one]
    assert len(told) == 1
    assert room.said.index(told[0]) < len(room.said) - 1, "kept is said behind it"
