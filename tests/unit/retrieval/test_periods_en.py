"""English date words mean what a person means by them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.retrieval.periods import TODAY, days, expected, read

_TABLE = """
What did I do the day before yesterday? | 2026-11-19
Did I sleep well two weekends ago? | 2026-11-07..2026-11-08
the weekend before last | 2026-11-07..2026-11-08
Where was I two Tuesdays ago? | 2026-11-10
What happened in the last three months? | 2026-08-22..2026-11-21
What did I do in the past year? | 2025-11-22..2026-11-21
What did I do in the past month? | 2026-10-22..2026-11-21
What did I do last year? | 2025
Who did I meet the year before last? | 2024
In the 1990s, what did I read? | 1990-01-01..1999-12-31
What did I do in the nineties? | 1990-01-01..1999-12-31
What was I doing in Q3? | 2026-07-01..2026-09-30
What about last Q3? | 2026-07-01..2026-09-30
What did I write in the second half of 2024? | 2024-07-01..2024-12-31
What did I write in the first half of last year? | 2025-01-01..2025-06-30
What have I done after Easter? | 2026-04-06..2026-11-21
Everything up to the end of March 2026 | ..2026-03-31
What did I do from Monday to Wednesday? | 2026-11-16..2026-11-18
What did I do between 3 and 9 March 2024? | 2024-03-03..2024-03-09
What did I do from 3 to 9 March? | 2026-03-03..2026-03-09
What did I write on the 25th? | 2026-10-25
on the 1st of March | 2026-03-01
on March 3rd, 2024 | 2024-03-03
on Christmas Eve | 2025-12-24
Last Christmas, what did I get? | 2025-12-25
Halloween two years ago | 2024-10-31
on Valentine's Day | 2026-02-14
my 30th birthday | 2020-06-03
when I was twelve | 2002-06-03..2003-06-02
in my twenties | 2010-06-03..2020-06-02
my birthday last year | 2025-06-03
What did I do on my birthday on 3 June? | 2026-06-03
What may have gone wrong? | none
Did I march in the parade? | none
What did April cook? | none
How did June like it? | none
exactly two weeks ago | 2026-11-07
a week ago today | 2026-11-14
two years ago | 2024
two months ago | 2026-09
in two days | none
this morning | 2026-11-21
at the beginning of March | 2026-03-01..2026-03-10
in the middle of the year | 2026-05-01..2026-08-31
early last year | 2025-01-01..2025-03-31
in the second week of last month | 2026-10-08..2026-10-14
the last weekend of October | 2026-10-31..2026-11-01
the first Monday of September | 2026-09-07
since the day before yesterday | 2026-11-19..2026-11-21
until last Friday | ..2026-11-20
before last summer | ..2026-05-31
before 2020 | ..2019-12-31
after last Christmas | 2025-12-26..2026-11-21
What did I write over Christmas? | 2025-12-25
How many times did I run from June to August 2025? | 2025-06-01..2025-08-31
from November 2024 to February 2025 | 2024-11-01..2025-02-28
between November and February | 2025-11-01..2026-02-28
What did I do the week before Christmas? | 2025-12-15..2025-12-21
three days after Easter | 2026-04-08
a couple of weeks ago | 2026-11-02..2026-11-08
on 2024-05-06 | 2024-05-06
on 5/6/24 | 2024-06-05
in July and August | 2026-07-01..2026-08-31
on Saturday and Sunday | 2026-11-14..2026-11-15
the summers of my childhood | none
Is chapter 3 good? | none
What did I do on the third of October 1668? | 1668-10-03
On 20 November | 2026-11-20
on November 22 | 2025-11-22
How old was I when I turned 18? | 2008-06-03
every Monday | none
What do I do on Mondays? | none
the Tuesday before last | 2026-11-10
a fortnight ago | 2026-11-02..2026-11-08
in the week of 5 October | 2026-10-05..2026-10-11
this summer | 2026-06-01..2026-08-31
in winter | 2025-12-01..2026-02-28
in the winter of 2023 | 2023-12-01..2024-02-29
what happened in late summer | 2026-08-01..2026-08-31
What did I do half a year ago? | 2026-05
this very day last year | 2025-11-21
on this day two years ago | 2024-11-21
What did I do three quarters ago? | 2026-01-01..2026-03-31
last weekend | 2026-11-14..2026-11-15
this weekend | 2026-11-21..2026-11-22
last quarter | 2026-07-01..2026-09-30
this quarter | 2026-10-01..2026-12-31
the quarter before last | 2026-04-01..2026-06-30
the month before last | 2026-09
in the last fortnight | 2026-11-08..2026-11-21
during the past week | 2026-11-15..2026-11-21
over the past two fortnights | 2026-10-25..2026-11-21
three nights ago | 2026-11-18
a month ago to the day | 2026-10-21
Sunday of the week before last | 2026-11-08
Friday three weeks ago | 2026-10-30
a week ago Tuesday | 2026-11-10
this Friday | 2026-11-20
Monday morning | 2026-11-16
Tuesday 3 November | 2026-11-03
this March | 2026-03
May two years ago | 2024-05
in March of the year before last | 2024-03
29 February | 2024-02-29
on 31 June | none
the 40th | none
the summer of 1667 to 1668 | 1667-06-01..1667-08-31
the winter of 1667 to 1668 | 1667-12-01..1668-02-29
the winter of 1667-68 | 1667-12-01..1668-02-29
three winters ago | 2023-12-01..2024-02-29
this winter | 2025-12-01..2026-02-28
the spring before last | 2025-03-01..2025-05-31
the last quarter of 2024 | 2024-10-01..2024-12-31
in the first quarter | 2026-01-01..2026-03-31
the year 1999 | 1999
the eclipse of 1666 | 1666
in the 80s | 1980-01-01..1989-12-31
in the 20s | 2020-01-01..2029-12-31
last year's Easter | 2025-04-20
this year's Easter | 2026-04-05
the Christmas before last | 2024-12-25
two Christmases ago | 2024-12-25
at Thanksgiving | 2025-11-27
on Saint Patrick's Day | 2026-03-17
on Pancake Day 2024 | 2024-02-13
lunar new year 2025 | 2025-01-29..2025-01-31
mid-autumn festival 2025 | 2025-10-06
on my birthday | 2026-06-03
the day I was born | 1990-06-03
when I turned twenty-one | 2011-06-03
at the age of 12 | 2002-06-03..2003-06-02
in my teens | 2003-06-03..2010-06-02
when I was 12 minutes late | none
the first three days of March | 2026-03-01..2026-03-03
the last two weeks of June | 2026-06-17..2026-06-30
the last day of last month | 2026-10-31
the first day of 2024 | 2024-01-01
the tenth Monday of May | none
the ninth weekend of May | none
the ninth week of May | 2026-05
the first week of 2024 | 2024-01-01..2024-01-07
the last Friday of October | 2026-10-30
the second half of March | 2026-03-16..2026-03-31
the first half of last week | 2026-11-09..2026-11-12
the day after Easter | 2026-04-06
the day before Easter | 2026-04-04
two weeks before Easter | 2026-03-22
the week after Easter | 2026-04-06..2026-04-12
the month after Easter | 2026-05
the month before Easter | 2026-03
the weekend after Easter | 2026-04-11..2026-04-12
the weekend before Easter | 2026-03-28..2026-03-29
the weekend of 3 October | 2026-10-03..2026-10-04
the morning of the 4th | 2026-11-04
early this week | 2026-11-16..2026-11-22
in the middle of March | 2026-03-11..2026-03-20
the whole of 2024 | 2024
all of last week | 2026-11-09..2026-11-15
since March until now, how often? | 2026-03-01..2026-11-21
from March until now | 2026-03-01..2026-11-21
from 2018-2020 | 2018-01-01..2020-12-31
from Sunday to nowhere | none
from 2020 to 2018 | none
since next year | none
after tomorrow | none
on 31/31 | none
on 13/13/2024 | none
on 2/29 | 2024-02-29
in 13/2024 | none
2024-05-06 | 2024-05-06
2024-05 | 2024-05
half a dozen days ago | 2026-11-15
a dozen days ago | 2026-11-09
since 2030 | none
the 31st of June | none
999 years ago | 1027
the day before 2020 | 2019-12-31
before my birthday | ..2026-06-02
on the 4th floor | none
until Easter | ..2026-04-05
Who came home one January night? | none
last March | 2026-03
the 31st of last February | 2026-02
the 32nd day of last month | 2026-10
What did I do on	last Tuesday? | 2026-11-17
"""


@pytest.mark.parametrize("line", _TABLE.strip().splitlines())
def test_phrase_names_its_days(line: str) -> None:
    question, wanted = line.split(" | ")
    assert days(read(question)) == expected(wanted)


def test_number_words_without_digits_make_no_day() -> None:
    assert days(read("What did I do on March the fifth?")) == ("2026-03-05", "2026-03-05")


def test_month_comes_first_where_the_setting_says_so() -> None:
    assert days(read("on 4/2", date_order="mdy")) == ("2026-04-02", "2026-04-02")
    assert days(read("on 4/2")) == ("2026-02-04", "2026-02-04")


def test_number_above_twelve_cannot_be_a_month() -> None:
    assert days(read("on 07/13/2024", date_order="dmy")) == days(read("on 13/07/2024", date_order="mdy"))


def test_without_a_birth_date_a_birthday_stays_unknown() -> None:
    for question in ("on my birthday", "my 30th birthday", "when I was twelve", "in my twenties", "when I turned 18"):
        assert read(question, born=None) is None
    assert read("the day I was born", born=None) is None
    assert days(read("on my birthday on 3 June", born=None)) == ("2026-06-03", "2026-06-03")


def test_born_on_the_29th_of_february_keeps_birthdays_in_common_years() -> None:
    assert days(read("on my birthday", born=date(2000, 2, 29))) == ("2026-03-01", "2026-03-01")


def test_words_of_the_period_are_those_of_the_question() -> None:
    period = read("Where did I go In Late June 2025?")
    assert period is not None
    assert period.words == "In Late June 2025"


def test_last_weekend_on_a_sunday_is_the_one_before() -> None:
    assert days(read("last weekend", today=date(2026, 11, 22))) == ("2026-11-14", "2026-11-15")


def test_a_question_on_the_first_days_of_the_calendar_fails_softly() -> None:
    assert read("three years ago", today=date(2, 1, 1)) is None
    assert days(read("three weeks ago", today=date(1, 1, 3))) == ("0001-01-01", "0001-01-07")
    assert TODAY.year == 2026
