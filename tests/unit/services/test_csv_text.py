"""CSV as a spreadsheet takes it, and nothing in it that a spreadsheet would calculate."""

from __future__ import annotations

import csv
import io
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from diary_desktop.domain.table import Column, Table
from diary_desktop.services.csv_text import csv_of

COLUMNS = (Column("Name", "text"), Column("Day", "day"), Column("Words", "count"), Column("Average", "decimal"))


def test_every_kind_of_cell() -> None:
    table = Table("x", "X", COLUMNS, (("mẹ, và ba", date(2026, 11, 21), 3, 4.25), ('said "no"', None, 0, None)))
    assert csv_of(table, str).split("\r\n") == [
        "Name,Day,Words,Average",
        '"mẹ, và ba",2026-11-21,3,4.25',
        '"said ""no""",,0,',
        "",
    ]


def test_words_of_the_app_are_translated_and_a_persons_own_are_not() -> None:
    table = Table("x", "X", (Column("Kind", "word"), Column("Tag", "text")), (("Number", "Number"),))
    assert csv_of(table, {"Kind": "Loại", "Tag": "Thẻ", "Number": "Số"}.__getitem__) == "Loại,Thẻ\r\nSố,Number\r\n"


def test_a_name_that_looks_like_a_formula_is_not_one() -> None:
    table = Table("x", "X", COLUMNS[:1], (("=1+1",), ("@home",), ("-5",)))
    assert csv_of(table, str).split("\r\n")[1:4] == ["'=1+1", "'@home", "'-5"]
    assert csv_of(Table("x", "X", COLUMNS[2:3], ((-5,),)), str) == "Words\r\n-5\r\n", "a number stays one"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20), max_size=6))
def test_any_names_come_back(names: list[str]) -> None:
    table = Table("x", "X", COLUMNS[:1], tuple((one,) for one in names))
    rows = list(csv.reader(io.StringIO(csv_of(table, str), newline="")))
    assert [row[0].removeprefix("'") if row else "" for row in rows[1:]] == [one.removeprefix("'") for one in names]
