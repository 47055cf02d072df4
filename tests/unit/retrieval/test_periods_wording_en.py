"""English questions worded in many ways: each names its days, or none."""

from __future__ import annotations

from tests.unit.retrieval.periods import days, expected, read

_TABLE = """
What did I do earlier this week? | 2026-11-16..2026-11-22
How many times did I swim from November? | 2026-11-01..2026-11-21
How many entries from October mention rain? | 2026-10
Had I finished the shed by the end of July? | ..2026-07-31
What did I plant in the week beginning 5 October? | 2026-10-05..2026-10-11
What was troubling me four months back? | 2026-07
What did I dream of a decade ago? | 2016
What did I do all through August? | 2026-08
Who did I see yesterday evening? | 2026-11-20
What happened two nights ago? | 2026-11-19
What did I do the night before last? | 2026-11-19
What did I write three days ago? | 2026-11-18
What did I write exactly ten weeks ago? | 2026-09-12
What did I write 2 weeks ago today? | 2026-11-07
What did I do a month ago today? | 2026-10-21
What did I do four months ago? | 2026-07
What did I do a couple of months ago? | 2026-09
What did I do half a dozen years ago? | 2020
What did I do on Monday? | 2026-11-16
What did I do on Saturday? | 2026-11-14
What did I do Friday night? | 2026-11-20
What did I do on Wednesday of the week before last? | 2026-11-04
What did I do on the Friday of last week? | 2026-11-13
What did I do last week on Thursday? | 2026-11-12
What did I do on Tuesday three weeks ago? | 2026-10-27
What did I do a week ago on Thursday? | 2026-11-12
What did I do two Sundays ago? | 2026-11-08
What did I do the Sunday before last? | 2026-11-08
What happened this past Wednesday? | 2026-11-18
What happened this Thursday? | 2026-11-19
What did I do over the weekend? | 2026-11-14..2026-11-15
What did I do at the weekend? | 2026-11-14..2026-11-15
What did I do on the weekend? | 2026-11-14..2026-11-15
What did I do this weekend? | 2026-11-21..2026-11-22
What did I do the weekend before last? | 2026-11-07..2026-11-08
What did I do two weekends ago? | 2026-11-07..2026-11-08
What did I do three weekends ago? | 2026-10-31..2026-11-01
What did I do on the second weekend of October? | 2026-10-10..2026-10-11
What did I do on the last weekend in August? | 2026-08-29..2026-08-30
What did I do during the past week? | 2026-11-15..2026-11-21
What did I do in the past 30 days? | 2026-10-23..2026-11-21
What did I do in the last month? | 2026-10-22..2026-11-21
What did I do over the last three months? | 2026-08-22..2026-11-21
What did I do during the past six weeks? | 2026-10-11..2026-11-21
What did I do within the last five years? | 2021-11-22..2026-11-21
What have I done for the past two weeks? | 2026-11-08..2026-11-21
What have I cooked these past three weeks? | 2026-11-01..2026-11-21
What have I cooked these last ten days? | 2026-11-12..2026-11-21
What did I do this month? | 2026-11
What did I do the month before last? | 2026-09
What did I do in October? | 2026-10
What did I do in November? | 2026-11
What did I do in December last year? | 2025-12
What did I do last December? | 2025-12
What did I do last November? | 2025-11
What did I do in Sept 2024? | 2024-09
What did I do in Feb. 2023? | 2023-02
What did I do back in April? | 2026-04
What did I do in July two years ago? | 2024-07
What did I do in July of the year before last? | 2024-07
What did I do in early March? | 2026-03-01..2026-03-10
What did I do at the start of March? | 2026-03-01..2026-03-10
What did I do towards the end of March? | 2026-03-21..2026-03-31
What did I do toward the end of last month? | 2026-10-21..2026-10-31
What did I do in the middle of May? | 2026-05-11..2026-05-20
What did I do mid-June? | 2026-06-11..2026-06-20
What did I do in mid June 2024? | 2024-06-11..2024-06-20
What did I do late in September? | 2026-09-21..2026-09-30
What did I do in late September? | 2026-09-21..2026-09-30
What did I do at the end of the month? | 2026-11-21..2026-11-30
What did I do at the beginning of this month? | 2026-11-01..2026-11-10
What did I do at the beginning of the year? | 2026-01-01..2026-03-31
What did I do early this year? | 2026-01-01..2026-03-31
What did I do earlier this year? | 2026
What did I do late last year? | 2025-10-01..2025-12-31
What did I do early last year? | 2025-01-01..2025-03-31
What did I do in the middle of last year? | 2025-05-01..2025-08-31
What did I do in mid-2024? | 2024-05-01..2024-08-31
What did I do in late 2023? | 2023-10-01..2023-12-31
What did I do in the first week of April? | 2026-04-01..2026-04-07
What did I do in the second week of this month? | 2026-11-08..2026-11-14
What did I do in the fourth week of September 2024? | 2024-09-22..2024-09-28
What did I do in the final week of July? | 2026-07-25..2026-07-31
What did I do the first three days of May? | 2026-05-01..2026-05-03
What did I do in the first half of May? | 2026-05-01..2026-05-15
What did I do in the second half of 2024? | 2024-07-01..2024-12-31
What did I do in the first half of last year? | 2025-01-01..2025-06-30
What did I do in the first half of the year? | 2026-01-01..2026-06-30
What did I do in spring? | 2026-03-01..2026-05-31
What did I do in the spring? | 2026-03-01..2026-05-31
What did I do last spring? | 2026-03-01..2026-05-31
What did I do this autumn? | 2026-09-01..2026-11-30
What did I do this fall? | 2026-09-01..2026-11-30
What did I do this winter? | 2025-12-01..2026-02-28
What did I do in winter 2024? | 2024-12-01..2025-02-28
What did I do in the winter of 2023? | 2023-12-01..2024-02-29
What did I do in the autumn of last year? | 2025-09-01..2025-11-30
What did I do two summers ago? | 2025-06-01..2025-08-31
What did I do last summer? | 2026-06-01..2026-08-31
What did I do the summer before last? | 2025-06-01..2025-08-31
What did I do over the summer? | 2026-06-01..2026-08-31
What did I do all summer? | 2026-06-01..2026-08-31
What did I do in early summer? | 2026-06
What did I do at the end of summer 2024? | 2024-08
What did I do in Q3? | 2026-07-01..2026-09-30
What did I do in Q4? | 2025-10-01..2025-12-31
What did I do in Q1 2025? | 2025-01-01..2025-03-31
What did I do in Q2 of 2024? | 2024-04-01..2024-06-30
What did I do in the third quarter? | 2026-07-01..2026-09-30
What did I do in the second quarter of last year? | 2025-04-01..2025-06-30
What did I do this quarter? | 2026-10-01..2026-12-31
What did I do the quarter before last? | 2026-04-01..2026-06-30
What did I do two quarters ago? | 2026-04-01..2026-06-30
What did I do in the last quarter of 2024? | 2024-10-01..2024-12-31
What did I do in 2019? | 2019
What did I do in the year 2019? | 2019
What did I do all of 2019? | 2019
What did I do throughout 2019? | 2019
What did I do in the nineties? | 1990-01-01..1999-12-31
What did I do in the 1980s? | 1980-01-01..1989-12-31
What did I do in the '70s? | 1970-01-01..1979-12-31
What did I do in the 2010s? | 2010-01-01..2019-12-31
What did I do in the early nineties? | none
What did I do the year before last? | 2024
What did I do a year ago? | 2025
What did I do ten years ago? | 2016
What did I do exactly two years ago? | 2024-11-21
What did I do on this day last year? | 2025-11-21
What did I do this day three years ago? | 2023-11-21
What did I do three years ago today? | 2023-11-21
What have I eaten since Monday? | 2026-11-16..2026-11-21
What have I eaten since yesterday? | 2026-11-20..2026-11-21
What have I eaten since last month? | 2026-10-01..2026-11-21
What have I eaten since the start of October? | 2026-10-01..2026-11-21
What have I eaten since Easter? | 2026-04-05..2026-11-21
What have I eaten since my birthday? | 2026-06-03..2026-11-21
What have I eaten since 3 March? | 2026-03-03..2026-11-21
What have I eaten since March 3rd, 2025? | 2025-03-03..2026-11-21
What have I eaten since last summer? | 2026-06-01..2026-11-21
What have I eaten since the summer? | 2026-06-01..2026-11-21
What have I eaten from August until now? | 2026-08-01..2026-11-21
What have I eaten from August onwards? | 2026-08-01..2026-11-21
What have I eaten from last Monday on? | 2026-11-16..2026-11-21
What did I eat after Easter? | 2026-04-06..2026-11-21
What did I eat after last Tuesday? | 2026-11-18..2026-11-21
What did I eat after 2020? | 2021-01-01..2026-11-21
What did I eat before 2020? | ..2019-12-31
What did I eat before March? | ..2026-02-28
What did I eat before last Christmas? | ..2025-12-24
What did I eat before the summer? | ..2026-05-31
What did I eat before 3 May 2024? | ..2024-05-02
What did I eat until March? | ..2026-03-31
What did I eat until the end of March? | ..2026-03-31
What did I eat up to the end of 2023? | ..2023-12-31
What did I eat up to last Friday? | ..2026-11-20
What did I eat between Monday and Wednesday? | 2026-11-16..2026-11-18
What did I eat between 3 and 9 March? | 2026-03-03..2026-03-09
What did I eat between March 3 and March 9? | 2026-03-03..2026-03-09
What did I eat between 2018 and 2020? | 2018-01-01..2020-12-31
What did I eat between last Christmas and Easter? | 2025-12-25..2026-04-05
What did I eat between September last year and February this year? | 2025-09-01..2026-02-28
What did I eat from 1 May to 10 May? | 2026-05-01..2026-05-10
What did I eat from May 1 to 10? | 2026-05-01..2026-05-10
What did I eat from the 3rd to the 9th of October? | 2026-10-03..2026-10-09
What did I eat from the 3rd till the 9th? | 2026-11-03..2026-11-09
What did I eat from Monday to Friday last week? | 2026-11-09..2026-11-13
What did I eat from June through August 2024? | 2024-06-01..2024-08-31
What did I eat from 2018 till 2020? | 2018-01-01..2020-12-31
What did I eat from November to February? | 2025-11-01..2026-02-28
What did I eat May to July? | 2026-05-01..2026-07-31
What did I eat 3-9 March? | 2026-03-03..2026-03-09
What did I eat at Christmas? | 2025-12-25
What did I eat last Christmas? | 2025-12-25
What did I eat over Christmas 2023? | 2023-12-25
What did I eat on Christmas Eve? | 2025-12-24
What did I eat on Boxing Day last year? | 2025-12-26
What did I eat at New Year? | 2026-01-01
What did I eat on New Year's Eve 2022? | 2022-12-31
What did I eat on Halloween? | 2026-10-31
What did I eat on Valentine's Day? | 2026-02-14
What did I eat on Valentine's Day two years ago? | 2024-02-14
What did I eat on Easter Sunday? | 2026-04-05
What did I eat on Easter Monday 2025? | 2025-04-21
What did I eat on Good Friday last year? | 2025-04-18
What did I eat last Easter? | 2026-04-05
What did I eat the day before Christmas? | 2025-12-24
What did I eat the day after Easter? | 2026-04-06
What did I eat the week before Christmas? | 2025-12-15..2025-12-21
What did I eat the week after Easter? | 2026-04-06..2026-04-12
What did I eat two days before New Year's Eve? | 2025-12-29
What did I eat three days after Christmas? | 2025-12-28
What did I eat on the eve of my birthday? | 2026-06-02
What did I eat on Tet? | 2026-02-17..2026-02-19
What did I eat at Lunar New Year 2025? | 2025-01-29..2025-01-31
What did I eat at the Mid-Autumn Festival? | 2026-09-25
What did I eat on the 25th? | 2026-10-25
What did I eat on the 21st? | 2026-11-21
What did I eat on the twelfth? | 2026-11-12
What did I eat on the evening of the 18th? | 2026-11-18
What did I eat on the 31st? | 2026-10-31
What did I eat on the 3rd of last month? | 2026-10-03
What did I eat on the 3rd of this month? | 2026-11-03
What did I eat on 5 May? | 2026-05-05
What did I eat on May 5th? | 2026-05-05
What did I eat on the fifth of May? | 2026-05-05
What did I eat on May the 5th? | 2026-05-05
What did I eat on May 5, 2024? | 2024-05-05
What did I eat on 5th May 2024? | 2024-05-05
What did I eat on Sunday, 5 May 2024? | 2024-05-05
What did I eat on Sunday the 5th of May 2024? | 2024-05-05
What did I eat on 30 November? | 2025-11-30
What did I eat on November 21? | 2026-11-21
What did I eat on 29 February? | 2024-02-29
What did I eat on 2024-05-06? | 2024-05-06
What did I eat on 05/06/2024? | 2024-06-05
What did I eat on 31/12/2023? | 2023-12-31
What did I eat on 12/31/2023? | 2023-12-31
What did I eat on 5.6.24? | 2024-06-05
What did I eat on 5/6? | 2026-06-05
What did I eat on 1/12? | 2025-12-01
What did I eat in 2024-05? | 2024-05
What did I eat in 5/2024? | 2024-05
What did I eat on my birthday last year? | 2025-06-03
What did I eat on my last birthday? | 2026-06-03
What did I eat on my birthday in 2020? | 2020-06-03
What did I eat on my 21st birthday? | 2011-06-03
What did I eat on my thirtieth birthday? | 2020-06-03
What did I eat when I turned 30? | 2020-06-03
What did I eat when I was ten? | 2000-06-03..2001-06-02
What did I eat when I was 25 years old? | 2015-06-03..2016-06-02
What did I eat at the age of seven? | 1997-06-03..1998-06-02
What did I eat at age 30? | 2020-06-03..2021-06-02
What did I eat in my thirties? | 2020-06-03..2030-06-02
What did I eat in my teens? | 2003-06-03..2010-06-02
What did I eat the day before my birthday? | 2026-06-02
What did I eat the week of my birthday? | 2026-06-01..2026-06-07
What did I eat before I turned 18? | ..2008-06-02
What did I eat after my 18th birthday? | 2008-06-04..2026-11-21
What did I eat on the first Monday of October? | 2026-10-05
What did I eat on the last Friday of September? | 2026-09-25
What did I eat on the last Sunday in May 2025? | 2025-05-25
What did I eat on the first day of the year? | 2026-01-01
What did I eat on the last day of October? | 2026-10-31
What did I eat on the last day of last year? | 2025-12-31
What did I eat in the week of 3 March? | 2026-03-02..2026-03-08
What did I eat in the week of the 9th? | 2026-11-09..2026-11-15
Who is the second person I met? | none
What may I have forgotten? | none
Which march did the band play? | none
Did I enjoy the spring water? | none
Did August and Sally marry? | none
Was the Friday Club fun? | none
Did I spring out of bed? | none
Did I fall off the bike? | none
What is the last thing I wrote? | none
What did I write about the last supper? | none
Who won the 100 metres? | none
Did I like the band Thirty Seconds to Mars? | none
How many times a week do I run? | none
What do I usually do on Sundays? | none
Did the 3rd attempt work? | none
Did May call me? | none
Did June bring the cake? | none
Did April visit? | none
When did I last see Minh? | none
When did I first cook phở? | none
How long since I last ran? | none
Did I read Catch 22? | none
Who lives at 12 High Street? | none
Did I pay 2000 for the sofa? | none
What did I do in room 2019? | none
How did I cope with the fall? | none
What did I think of the first chapter? | none
Do I like Sunday roast? | none
Is Tuesday my day off? | none
Did I buy one day ticket? | none
How much was the day pass? | none
What did I write when my mother was ill? | none
What happened at the party? | none
What did we cook the week before the wedding? | none
What did we cook in the week after our move to Leeds? | none
What did I read the year we lived in Bath? | none
What did I read the month that my brother stayed? | none
Who came the weekend when it snowed? | none
What did I plant on the first of the three fine days? | none
How did the week go? | 2026-11-16..2026-11-22
What did I plant the week before Easter 2024? | 2024-03-18..2024-03-24
What broke in the first fortnight of June 2024? | 2024-06-01..2024-06-14
What broke during the last fortnight of June 2024? | 2024-06-17..2024-06-30
What broke in the opening days of May 2023? | 2023-05-01..2023-05-10
What broke in the closing days of May 2023? | 2023-05-21..2023-05-31
What broke in the latter part of May 2023? | 2023-05-21..2023-05-31
What broke in the latter half of May 2023? | 2023-05-16..2023-05-31
What broke in winter 2021-2022? | 2021-12-01..2022-02-28
What broke in the winter from 2023 to 2024? | 2023-12-01..2024-02-29
What broke in the winter between 2021 and 2022? | 2021-12-01..2022-02-28
What broke in May or June 2023? | 2023-05-01..2023-06-30
What broke at Michaelmas 2019? | 2019-09-29
What broke on Saint Andrew's Day in 2019? | 2019-11-30
What broke on Twelfth Day 2019? | 2019-01-06
What did we do on our anniversary? | none
How was the night shift? | none
What did I do at the 1662 New Year? | 1662-01-01
What did the morning paper say? | none
Was the evening class good? | none
"""


def test_every_wording_names_its_days() -> None:
    lines = (line.split(" | ") for line in _TABLE.strip().splitlines())
    wrong = [(text, wanted, days(read(text))) for text, wanted in lines if days(read(text)) != expected(wanted)]
    assert not wrong
