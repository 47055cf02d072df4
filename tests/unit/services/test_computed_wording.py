"""How computed answers are said: the number first, in the language and with the marks of the question."""

from dataclasses import replace
from datetime import date

import pytest

from diary_desktop.domain.asking import Computed, Event, Intent, Listed, Reading
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.period import Period
from diary_desktop.services.computed_wording import MOST_DAYS, amount_text, computed_line, number_text

MAY = Period(date(2026, 5, 1), date(2026, 5, 31), "in May")
DAYS = (date(2026, 5, 2), date(2026, 5, 20))
EVENTS = tuple(Event(EntryId(b"1"), day, 0, 6, "I ran.", 5.0) for day in DAYS)
RESULT = Computed(2.0, "", DAYS, EVENTS, ("run",), 31)


def line(language, kind, **changes):
    return computed_line(
        Reading("", language, Intent(kind, "run", changes.get("unit", "")), MAY), replace(RESULT, **changes)
    )


@pytest.mark.parametrize(
    ("kind", "changes", "english", "vietnamese"),
    [
        ("count", {}, "Twice.", "2 lần."),
        ("days", {}, "2 days.", "2 ngày."),
        ("first", {"value": None, "days": DAYS[:1]}, "On 2 May 2026.", "Ngày 2 tháng 5 năm 2026."),
        ("since", {"value": 185.0, "days": DAYS[1:]}, "185 days: the last time", "185 ngày: lần gần nhất"),
        ("sum", {"value": 1234.5, "unit": "km"}, "1,234.5 km in all", "Tổng cộng 1.234,5 km"),
        ("mean", {"value": 6.3777, "unit": "h"}, "6.38 hours on average", "Trung bình 6,38 tiếng"),
        ("max", {"value": 13.9, "unit": "km"}, "13.9 km, ", "13,9 km, "),
        ("per_month", {"value": 2.0}, "2 times a month", "Trung bình 2 lần mỗi tháng"),
        ("streak", {"value": 2.0}, "2 days in a row", "2 ngày liên tiếp"),
        ("which_days", {"value": None}, "2 days: 2 May 2026, 20 May 2026", "2 ngày: ngày 2 tháng 5"),
    ],
)
def test_the_number_comes_first(kind, changes, english, vietnamese):
    assert line("en", kind, **changes).startswith(english)
    assert line("vi", kind, **changes).startswith(vietnamese)


def test_it_says_what_was_looked_for_and_where():
    said = line("en", "count")
    assert "“run”" in said
    assert "31 entries, from 1 May 2026 to 31 May 2026" in said
    assert "dreams" in said


def test_nothing_and_never_written():
    assert "none recorded" in line("en", "count", value=0.0, days=(), events=(), reason="never")
    assert "never with an amount" in line("en", "sum", value=None, unit="km", reason="never_written")
    assert "không lần nào ghi con số" in line("vi", "sum", value=None, unit="km", reason="never_written")


def test_numbers_by_language():
    assert (number_text("en", 1234.5), number_text("vi", 1234.5)) == ("1,234.5", "1.234,5")
    assert number_text("en", 830.0) == "830"
    assert amount_text("en", 178.65, "£") == "£178.65"


def test_many_days_are_not_all_named():
    many = tuple(date(2026, 5, day) for day in range(1, MOST_DAYS + 4))
    assert line("en", "which_days", value=None, days=many).count("2026") == MOST_DAYS + 2
    assert "and 3 more" in line("en", "which_days", value=None, days=many)


ITEMS = (Listed("anna", 2, *DAYS, EVENTS), Listed("Tom", 1, DAYS[0], DAYS[0], EVENTS[:1]))


def test_a_list_names_each_with_its_entries_and_days():
    said = line("en", "list", value=2.0, unit="names", items=ITEMS)
    assert said.startswith("Anna in 2 entries, the last of 20 May 2026; Tom on 2 May 2026. I looked for “run”")
    said = line("vi", "list", value=2.0, unit="names", items=ITEMS)
    assert said.startswith("Anna: 2 mục, gần nhất là ngày 20 tháng 5 năm 2026; Tom: ngày 2 tháng 5 năm 2026. Đã tìm")


def test_a_list_without_names_and_without_events():
    assert "without a name" in line("en", "list", value=None, reason="unnamed")
    assert "không nêu tên" in line("vi", "list", value=None, reason="unnamed")
    assert line("en", "list", value=None, events=(), reason="never").startswith("None recorded.")
    assert line("vi", "list", value=None, events=(), reason="never").startswith("Không thấy ghi lần nào.")


def test_a_day_and_what_was_found():
    assert line("en", "on_date", value=1.0).startswith("You wrote 1 entry, from 1 May 2026")
    assert line("vi", "on_date", value=1.0).startswith("Bạn đã viết 1 mục")
    assert "later you told of it" in line("en", "on_date", value=0.0)
    assert line("en", "find").startswith("“run” stands in 2 entries, from 2 May 2026 to 20 May 2026.")
    assert line("vi", "find").startswith("“run” có trong 2 mục, từ ngày 2 tháng 5 năm 2026")
