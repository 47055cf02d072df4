"""Corrections by voice on an entry that was read, or quoted by an answer: which one is said, and all can be undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from diary_desktop.domain.entry import Entry
from tests.fakes.voice import Line, Room, quoted

BOTH = pytest.mark.parametrize("language", ["en", "vi"])
SUNDAY = date(2026, 11, 15)

SAID = {
    "read sunday": ("read my entry of last Sunday", "đọc mục chủ nhật tuần trước"),
    "read newest": ("read my last entry", "đọc mục gần nhất"),
    "read it": ("read it back", "đọc lại đi"),
    "change": ("change Ana to Anna", "đổi Hoa thành Hòa"),
    "delete": ("delete the last sentence", "xóa câu cuối"),
    "tag": ("tag this family", "gắn thẻ gia đình"),
    "redate": ("move it to yesterday", "chuyển sang hôm qua"),
    "undo": ("undo that", "hoàn tác"),
    "ask": ("what did I do last week", "tuần trước mình đã làm gì"),
    "next": ("next", "tiếp"),
    "write": ("write this down", "ghi lại giúp mình"),
    "story": ("we walked along the river", "hôm nay mình đi dọc bờ sông"),
    "finish": ("that's all", "hết rồi"),
    "discard": ("discard it", "bỏ mục này"),
    "keep": ("keep it", "giữ lại"),
    "yes": ("yes", "đúng rồi"),
}
OLD = ("Ana came. We ate bread.", "Hoa đến chơi. Mình ăn bánh.")
DAY = ("the entry of Sunday", "mục Chủ Nhật")


def said(language: str, *names: str) -> list[Line]:
    return [Line(text=SAID[name][language == "vi"]) for name in names]


def diary(language: str, **options: object) -> tuple[Room, Entry]:
    """With an entry of last Sunday, and a later one that has other words."""
    room = Room(language, **options)  # type: ignore[arg-type]  # from a table
    old = room.redate(room.write(OLD[language == "vi"]).entry_id, SUNDAY)
    room.write("Rain.")
    return room, old


def citing(room: Room, *entries: Entry) -> None:
    """The next answer quotes these."""
    answer = quoted(*((one.when.day(), one.text) for one in entries))
    found = zip(answer.citations, entries, strict=True)
    room.answers.append(replace(answer, citations=tuple(replace(a, entry_id=b.entry_id) for a, b in found)))


@BOTH
def test_the_entry_of_a_day_is_read_and_is_then_the_one_meant(language: str) -> None:
    room, old = diary(language)
    room.hold(*said(language, "read sunday", "change", "tag"))
    after = room.get(old.entry_id)
    assert OLD[language == "vi"] in room.said
    assert after.text == OLD[language == "vi"].replace("Ana", "Anna").replace("Hoa", "Hòa")
    assert len(after.tags) == 1
    assert next(one.text for one in after.revisions) == OLD[language == "vi"], "what was before is a revision"
    told = room.said[-2:]
    assert all(DAY[language == "vi"].lower() in one.lower() for one in told), "which entry it was is said"
    assert room.kept[1].text == "Rain."


@BOTH
def test_the_last_sentence_of_an_older_entry_is_said_with_its_day_before_it_goes(language: str) -> None:
    room, old = diary(language)
    room.hold(*said(language, "read sunday", "delete", "yes"))
    gone = OLD[language == "vi"].split(". ")[1]
    assert any(gone in one and DAY[language == "vi"].lower() in one.lower() and one.endswith("?") for one in room.said)
    assert room.get(old.entry_id).text == OLD[language == "vi"].split(" " + gone)[0]


@BOTH
def test_an_entry_that_an_answer_quotes_is_the_one_meant(language: str) -> None:
    room, old = diary(language)
    citing(room, old)
    room.hold(*said(language, "ask", "change"))
    assert room.get(old.entry_id).text != OLD[language == "vi"]
    assert DAY[language == "vi"] in room.said[-1]


def test_the_entry_that_was_open_on_the_screen_is_the_one_meant() -> None:
    room, old = diary("en")
    room.hold(*said("en", "tag", "read it"), shown=old.entry_id)
    assert room.get(old.entry_id).tags == ("family",)
    assert room.said == ["The entry of Sunday is tagged family.", "The entry of Sunday:", OLD[0]]


def test_the_source_that_was_turned_to_is_the_one_meant() -> None:
    room, old = diary("en")
    citing(room, room.kept[1], old)
    room.hold(*said("en", "ask", "next", "tag"))
    assert room.get(old.entry_id).tags == ("family",)
    assert not room.kept[1].tags


def test_an_answer_that_counts_over_several_entries_means_none_of_them() -> None:
    room, old = diary("en")
    citing(room, room.kept[1], old)
    room.answers = [replace(room.answers[0], kind="computed")]
    room.hold(*said("en", "ask", "tag"))
    assert room.said[-1] == "There is no entry to do that with."


def test_words_that_only_the_entry_just_made_has_are_changed_there() -> None:
    room, old = diary("en")
    river = Line(text="change river to lake")
    room.hold(*said("en", "write", "story", "finish", "keep", "read sunday"), river)
    assert room.kept[-1].text == "we walked along the lake"
    assert room.get(old.entry_id).text == OLD[0]


@BOTH
def test_each_correction_is_undone_one_after_another(language: str) -> None:
    room, old = diary(language)
    room.hold(*said(language, "read sunday", "change", "tag", "redate", "undo", "undo", "undo", "undo"))
    after = room.get(old.entry_id)
    assert (after.text, after.tags, after.happened) == (old.text, old.tags, old.happened)
    assert len(after.revisions) == 3, "the text, its correction, and the text again"
    assert room.said[-1] == {"en": "There is nothing to undo.", "vi": "Không có gì để hoàn tác."}[language]


@BOTH
def test_an_entry_in_the_bin_is_brought_back(language: str) -> None:
    room = Room(language).hold(*said(language, "write", "story", "finish", "discard", "yes", "undo"))
    assert [one.text for one in room.kept] == [SAID["story"][language == "vi"]]


def test_a_correction_is_undone_while_the_entry_is_confirmed() -> None:
    ana = [Line(text=OLD[0])]
    room = Room().hold(*said("en", "write"), *ana, *said("en", "finish", "change", "undo", "keep"))
    assert room.kept[0].text == OLD[0]
    assert room.said[-1] == "Kept."


def test_the_newest_entry_is_read_when_it_is_asked_for_and_this_one_otherwise() -> None:
    room, _ = diary("en")
    room.hold(*said("en", "read sunday", "read it", "read newest"))
    assert [one for one in room.said if one in (OLD[0], "Rain.")] == [OLD[0], OLD[0], "Rain."]


def test_all_entries_of_a_day_are_read_with_their_times() -> None:
    room, _ = diary("en")
    room.redate(room.kept[1].entry_id, SUNDAY)
    room.hold(*said("en", "read sunday", "tag"))
    assert room.said[:4] == [
        *("The entry of Sunday, at 12:00:", OLD[0]),
        *("The entry of Sunday, at 12:00:", "Rain."),
    ]
    assert room.kept[1].tags == ("family",), "the one that was read last"


@BOTH
def test_a_day_without_an_entry_is_told(language: str) -> None:
    room = Room(language).hold(*said(language, "read sunday"))
    assert DAY[language == "vi"].split(" ")[-1] in room.said[-1]


def test_reading_another_entry_while_one_is_confirmed_keeps_that_one() -> None:
    room, _ = diary("en")
    room.hold(*said("en", "write", "story", "finish", "read sunday"))
    assert len(room.kept) == 3
    assert room.said[-1] == OLD[0]
