"""Commands by voice: many wordings that are not in the table, and sentences that must not be taken for one."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from diary_desktop.domain.moment import Moment
from diary_desktop.services.spoken_commands import (
    SAYINGS,
    UNDERSTOOD,
    WORDINGS,
    agreeing,
    command_in,
    help_rows,
    short_sayings,
    suggestions,
)

NOW = Moment(datetime(2026, 11, 21, 21, 38), 420, "Asia/Ho_Chi_Minh")
"""A Saturday."""


def phrases(language: str) -> list[tuple[str, str, str]]:
    lines = (Path(__file__).parent / f"spoken_phrases_{language}.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(part.strip() for part in line.split("|")) for line in lines if line and line[0] != "#"]  # type: ignore[misc]  # each line has its parts


def name_of(text: str, phase: str, language: str) -> str:
    found = command_in(text, phase, language, NOW)  # type: ignore[arg-type]  # one of the phases
    return "-" if found is None else found.name


@pytest.mark.parametrize("language", ["en", "vi"])
def test_unseen_wordings_are_understood_and_sentences_are_not(language: str) -> None:
    wrong = [
        (phase, meant, text, got)
        for phase, meant, text in phrases(language)
        if (got := name_of(text, phase, language)) != meant
    ]
    assert not wrong


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_set_is_as_large_as_it_should_be(language: str) -> None:
    said = phrases(language)
    assert sum(meant != "-" for _, meant, _ in said) >= 150
    assert sum(meant == "-" for _, meant, _ in said) >= 35
    assert len({text for _, _, text in said}) > 0.95 * len(said)
    assert {meant for _, meant, _ in said} - {"-", "ask"} == set(WORDINGS[language])


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_wording_shown_is_understood_wherever_it_is_shown(language: str) -> None:
    for phase, names in UNDERSTOOD.items():
        for say in suggestions(phase, language):
            assert name_of(say, phase, language) in (*names, "ask")
        for name in names:
            found = command_in(WORDINGS[language][name].say, phase, language, NOW)
            assert found is not None, (phase, name)
            assert found.name == name, phase


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_help_page_lists_every_command_once(language: str) -> None:
    said = [say for say, _ in help_rows(language)]
    assert len(said) == len(set(said)) == len(WORDINGS[language]) + 1
    assert all(does for _, does in help_rows(language))


def test_both_languages_are_tried_where_none_is_set() -> None:
    assert command_in("khóa nhật ký", "listening", "auto", NOW).name == "lock"  # type: ignore[union-attr]  # None fails here
    assert command_in("lock the diary", "listening", "auto", NOW).name == "lock"  # type: ignore[union-attr]  # None fails here


@pytest.mark.parametrize("language", ["en", "vi"])
def test_what_takes_away_asks_back(language: str) -> None:
    for name in ("lock", "discard", "delete_sentence"):
        found = command_in(WORDINGS[language][name].say, "confirming", language, NOW)
        assert found is not None
        assert found.asks_back
    assert not command_in(WORDINGS[language]["keep"].say, "confirming", language, NOW).asks_back  # type: ignore[union-attr]  # None fails here


def test_a_yes_is_asked_for_by_name() -> None:
    assert agreeing("en") == ("Yes", "No")
    assert agreeing("vi") == ("Đúng", "Không")


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("new entry for last Sunday", "en", date(2026, 11, 15)),
        ("write this down for yesterday", "en", date(2026, 11, 20)),
        ("new entry for the third of October", "en", date(2026, 10, 3)),
        ("write this down for the Sunday before last", "en", date(2026, 11, 8)),
        ("start an entry for two weeks ago", "en", date(2026, 11, 7)),
        ("write this down for a week ago", "en", date(2026, 11, 14)),
        ("new entry for Sunday two weeks ago", "en", date(2026, 11, 8)),
        ("new entry for the fourth of July twenty twenty five", "en", date(2025, 7, 4)),
        ("an entry for May first two thousand and nine", "en", date(2009, 5, 1)),
        ("mục mới cho ngày ba tháng mười", "vi", date(2026, 10, 3)),
        ("ghi cho chủ nhật tuần trước nữa", "vi", date(2026, 11, 8)),
        ("ghi cho hai tuần trước", "vi", date(2026, 11, 7)),
        ("mục mới cho ngày 4 tháng 7 năm 2025", "vi", date(2025, 7, 4)),
        ("new entry dated Friday", "en", date(2026, 11, 20)),
        ("ghi cho thứ sáu", "vi", date(2026, 11, 20)),
        ("ghi cho hôm qua", "vi", date(2026, 11, 20)),
        ("mục mới cho chủ nhật tuần trước", "vi", date(2026, 11, 15)),
    ],
)
def test_an_entry_for_a_day_knows_the_day(text: str, language: str, day: date) -> None:
    found = command_in(text, "listening", language, NOW)
    assert found is not None
    assert (found.name, found.day) == ("entry_for", day)


@pytest.mark.parametrize(
    ("text", "language", "name", "day"),
    [
        ("move it to Friday", "en", "redate", date(2026, 11, 20)),
        ("chuyển mục này sang thứ sáu", "vi", "redate", date(2026, 11, 20)),
        ("read my entry from Wednesday", "en", "read_back", date(2026, 11, 18)),
        ("read Wednesday's entry", "en", "read_back", date(2026, 11, 18)),
        ("đọc mục thứ tư", "vi", "read_back", date(2026, 11, 18)),
    ],
)
def test_a_mere_weekday_is_the_one_that_was_last(text: str, language: str, name: str, day: date) -> None:
    found = command_in(text, "confirming", language, NOW)
    assert found is not None
    assert (found.name, found.day) == (name, day)


def test_no_entry_is_made_for_a_week_or_for_a_day_to_come() -> None:
    for text in ("new entry for last week", "new entry for tomorrow"):
        found = command_in(text, "listening", "en", NOW)
        assert found is None or found.day is None


def test_all_ways_to_read_a_change_are_given_with_marks_and_capitals() -> None:
    found = command_in("change go to Hue to went to Huế", "confirming", "en", NOW)
    assert found is not None
    assert ("go to Hue", "went to Huế") in found.pairs


def test_a_tag_is_no_longer_than_three_words() -> None:
    assert command_in("gắn thẻ gia đình", "confirming", "vi", NOW).words == "gia đình"  # type: ignore[union-attr]  # None fails here
    assert name_of("tag this as a very long story about nothing", "confirming", "en") != "tag"


def test_every_likely_saying_is_its_command() -> None:
    for name, sayings in SAYINGS["en"].items():
        found = [command_in(one, "listening", "en", NOW, names=(name,)) for one in sayings]
        assert [one.name for one in found if one is not None] == [name] * len(sayings)
    assert short_sayings(("yes", "no", "yes"), "en") == (*SAYINGS["en"]["yes"], *SAYINGS["en"]["no"])
    assert short_sayings(("yes",), "vi") == ()
