"""Words of the field become filters, and filters keep what they name."""

from __future__ import annotations

from datetime import date, timedelta

from diary_desktop.domain.entry import Mood
from diary_desktop.domain.period import Period
from diary_desktop.domain.search import SearchFilter
from diary_desktop.services.search_filters import STEP, Names, names_of, offered, passing, without
from tests.unit.services.told import TODAY, told

ENTRIES = [
    told(TODAY, mood=5, tags=("sông", "mẹ"), people=("Minh Châu",), place="Huế", seconds=3.0),
    told(TODAY - timedelta(days=1), tags=("sông",), mood=1),
    told(TODAY - timedelta(days=400), people=("Mai",)),
]
NAMES = names_of(ENTRIES)


def offers(text: str, period: Period | None = None, names: Names = NAMES) -> list[tuple[str, str]]:
    return [(one.kind, one.value) for one in offered(text, names, period, ())]


def test_reading_a_lifetime_of_names_makes_way_every_few_entries() -> None:
    made: list[bool] = []
    names_of(ENTRIES * STEP, lambda: made.append(True))
    assert len(made) == len(ENTRIES)


def test_names_are_offered_with_or_without_marks_whole_ones_first() -> None:
    assert offers("song") == [("tag", "sông")]
    assert offers("walk with minh ch") == [("person", "Minh Châu")]
    assert offers("hue") == [("place", "Huế")]
    assert offers("m") == [], "one letter may mean anything"
    assert offers("ma") == [("person", "Mai")]
    assert offers("submarine") == []


def test_moods_sound_and_times_are_offered() -> None:
    year = Period(date(2026, 1, 1), date(2026, 12, 31), "2026")
    assert offers("walks 2026", year)[0] == ("period", "2026")
    assert [one.mood for one in offered("stormy", NAMES, None, ())] == [Mood.STORMY]
    assert offered("hửng nắng", NAMES, None, ())[0].mood is Mood.CLEARING
    assert ("sound", "") in offers("ghi âm")


def test_a_filter_that_is_in_force_is_not_offered_again() -> None:
    (tag,) = offered("song", NAMES, None, ())
    assert offered("song", NAMES, None, (tag,)) == ()


def test_the_words_a_filter_stands_for_leave_the_field() -> None:
    assert without("walk in 2026 home", SearchFilter("period", "2026", typed="in 2026")) == "walk home"
    assert without("song", SearchFilter("tag", "sông", typed="song")) == ""


def test_filters_keep_what_passes_them_all() -> None:
    def kept(*filters: SearchFilter) -> list[int]:
        return [ENTRIES.index(one) for one in passing(ENTRIES, filters, 4)]

    assert kept(SearchFilter("tag", "sông")) == [0, 1]
    assert kept(SearchFilter("tag", "sông"), SearchFilter("mood", mood=Mood.BRIGHT)) == [0]
    assert kept(SearchFilter("person", "Mai")) == [2]
    assert kept(SearchFilter("place", "Huế")) == [0]
    assert kept(SearchFilter("sound")) == [0]
    assert kept(SearchFilter("period", "2026", Period(date(2026, 1, 1), date(2026, 12, 31)))) == [0, 1]
