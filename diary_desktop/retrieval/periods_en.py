"""The grammar of English date words: "last Tuesday", "the week before last", "between Easter and my birthday"."""

from __future__ import annotations

import re
from collections.abc import Callable

from . import dates_en as dates
from .calendar_spans import (
    Asked,
    Span,
    ago,
    day_span,
    days_from,
    half_of,
    month_span,
    months_before,
    nth_week,
    nth_weekday,
    part_of,
    week_of,
    weekend_of,
)
from .dates_en import DECADES, MONTHS, WEEKDAYS
from .holidays import ENGLISH
from .numbers_en import COUNT, DAY_NUMBER, NUMBER, ORDINAL, number_of
from .period_grammar import LED, RANGED, Grammar, Range, Relation, leaf, prefix

_ALSO_NAMES = ("march", "april", "may", "june", "august", "jan", "mar")


def _any_of(words: dict[str, int], without: tuple[str, ...] = ()) -> str:
    return "|".join(word for word in sorted(words, key=len, reverse=True) if word not in without)


_PART_OF_DAY = r"(?:morning|lunchtime|afternoon|evening|night)"
_MON = rf"(?P<mon>{_any_of(MONTHS)})\b\.?"
_SURE_MON = rf"(?P<mon>{_any_of(MONTHS, _ALSO_NAMES)})\b\.?"
_WD = rf"(?P<wd>{_any_of(WEEKDAYS)})\b\.?"
_SURE_WD = r"(?P<wd>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_HOLIDAY = (
    r"(?P<holiday>"
    + "|".join(
        word.replace("'", "['’]").replace("st ", "(?:st\\.? |saint )")
        for word in sorted(ENGLISH, key=len, reverse=True)
        if word != "new year"
    )
    + ")"
)
_YEAR = (
    r"(?:,?\s+(?:(?:of|in|back in)\s+)?(?:the year )?(?:(?P<y>[12]\d{3})|(?P<yrel>last year|this year|"
    rf"the year before last|the previous year)|(?P<yn>{NUMBER}) years? ago))"
)
_UNIT = r"(?P<unit>day|night|week|fortnight|month|year|decade)"
_KEPT_FOR = (
    r" (?:eve )?(?:dinner|lunch|supper|breakfast|cake|pudding|tree|present|gift|card|shopping|concert|market|carol|egg|"
    r"parade|costume|party|dress|play|holiday|break|jumper|decoration|resolution|flower)s?"
)
"""What belongs to a feast, and may be told of on days around it."""
_DECADE_WORDS = "|".join(DECADES)
_SPAN_SIGN = r"(?: ?[-–—] ?| to | until | till | through )"
_NOT_OF = r"(?!\s+(?:of|in)\s+(?!all))"
_NOT_OF_AN_EVENT = (
    r"(?!,? (?:before|after|following|when|where|in which|"
    r"(?:that )?(?:i|we|he|she|it|they|you|my|our|his|her|their|the)) )"
)
"""The week of something told: "the week before the wedding", "the year we moved" name no date of the calendar."""
_NOT_A_DAY = (
    rf"(?!\s+(?:of (?:{_any_of(MONTHS)})\b|floor|grade|time|try|attempt|place|day|street|avenue|page|century|row|round|"
    r"year|month|week|fortnight|half|part|few|edition|of (?:my|our|these|those|the (?!month))))"
)


_MOST_WEEKS = 5


def _on(days: int) -> Callable[[Asked, re.Match[str]], Span | None]:
    return lambda asked, _: day_span(days_from(asked.today, days))


def _unit_before_last(asked: Asked, match: re.Match[str]) -> Span | None:
    return dates.unit_back(asked, match["unit"], 2)


def _weekends_ago(asked: Asked, match: re.Match[str]) -> Span | None:
    return dates.unit_back(asked, "weekend", number_of(match["n"]))


def _quarters_ago(asked: Asked, match: re.Match[str]) -> Span | None:
    return dates.unit_back(asked, "quarter", number_of(match["n"]))


def _half_a_year_ago(asked: Asked, _: re.Match[str]) -> Span | None:
    return ago(asked.today, 6, "month")


_DAYS = (
    leaf(r"the day before yesterday", _on(-2)),
    leaf(rf"yesterday(?: {_PART_OF_DAY})?", _on(-1)),
    leaf(rf"(?:today|tonight|earlier today|this {_PART_OF_DAY})", _on(0)),
    leaf(r"last (?:night|evening)", _on(-1)),
    leaf(r"the (?:night|evening) before last", _on(-2)),
    leaf(
        rf"(?P<exact>exactly |precisely )?(?P<n>{NUMBER}) {_UNIT}s? (?:ago|back)(?P<today>(?: to the day| today))?",
        dates.units_ago,
    ),
    leaf(rf"this (?:very )?day (?:last year|(?P<n>{NUMBER}) years? ago)", dates.day_of_last_year),
    leaf(r"half a year ago", _half_a_year_ago),
    leaf(
        r"(?:lately|recently|the other (?:day|night|evening|week)|these days|in recent (?:days|weeks))",
        dates.lately,
        vague=True,
    ),
    leaf(
        r"(?:a few|some|several|(?:just )?a couple(?: of)? or so) (?P<unit>day|week|month|year)s (?:ago|back)",
        dates.few_ago,
        vague=True,
    ),
    leaf(rf"(?:the )?(?:last|past|previous|preceding) (?P<n>{NUMBER}) {_UNIT}s?{_NOT_OF}", dates.window_of),
    leaf(rf"the past {_UNIT}", dates.window_of_one),
    leaf(rf"(?:in|over|during|within|for|throughout) the (?:last|past) {_UNIT}{_NOT_OF}", dates.window_of_one),
    leaf(
        rf"(?P<rel>last|this|the current|earlier this|later this) (?P<unit>week|weekend|month|quarter|year){_NOT_OF}",
        dates.this_unit,
    ),
    leaf(
        rf"(?P<rel>the last|the previous|the) (?P<unit>week|weekend|month|quarter|year){_NOT_OF}{_NOT_OF_AN_EVENT}"
        r"(?! (?:beginning|starting|commencing|ending)\b)",
        dates.this_unit,
    ),
    leaf(r"the (?P<unit>week|weekend|month|quarter|year) before last", _unit_before_last),
    leaf(rf"(?P<n>{NUMBER}) weekends ago", _weekends_ago),
    leaf(rf"(?P<n>{NUMBER}) quarters? ago", _quarters_ago),
)

_WEEKDAY = (
    leaf(
        rf"(?P<week>last week|this week|the week before last|the previous week),? (?:on )?{_WD}(?P<n>)",
        dates.weekday_of_week,
    ),
    leaf(
        rf"{_WD}(?: {_PART_OF_DAY})?(?: of)? (?P<week>last week|this week|the week before last|the previous week|"
        rf"(?P<n>{NUMBER}) weeks? ago)",
        dates.weekday_of_week,
    ),
    leaf(rf"(?:last|this past|past|the last|the past) {_WD}(?: {_PART_OF_DAY})?{_NOT_OF}", dates.last_weekday),
    leaf(rf"this {_WD}(?: {_PART_OF_DAY})?", dates.weekday_this_week),
    leaf(rf"(?:the )?{_WD}(?: {_PART_OF_DAY})? (?P<before>before last)", dates.last_weekday),
    leaf(rf"(?P<n>{NUMBER}) {_SURE_WD}s ago", dates.last_weekday),
    leaf(rf"(?P<n>{NUMBER}) weeks? ago (?:last |on )?{_WD}", dates.weekday_a_week_ago),
    leaf(rf"{_SURE_WD} {_PART_OF_DAY}", dates.last_weekday),
    leaf(_WD, dates.last_weekday, LED),
)

_MONTH = (
    leaf(rf"last {_MON}", dates.last_month_named),
    leaf(rf"this {_MON}", dates.this_month_named),
    leaf(rf"{_MON}{_YEAR}", dates.month),
    leaf(_SURE_MON, dates.month),
    leaf(rf"{_MON}{_SPAN_SIGN}(?P<mon2>{_any_of(MONTHS)})\b{_YEAR}?", dates.months_named),
    leaf(rf"(?P<d>{DAY_NUMBER}){_SPAN_SIGN}(?P<d2>{DAY_NUMBER})(?: of)? {_MON}{_YEAR}?", dates.days_of_month),
    leaf(rf"{_MON} (?P<d>{DAY_NUMBER}){_SPAN_SIGN}(?P<d2>{DAY_NUMBER})(?!\d|:){_YEAR}?", dates.days_of_month),
    leaf(_MON, dates.month, LED),
    leaf(rf"(?:{_WD},? )?(?:the )?(?P<d>{DAY_NUMBER})(?: of)? {_MON}{_YEAR}?", dates.day_of_month),
    leaf(rf"(?:{_WD},? )?{_MON} (?:the )?(?P<d>{DAY_NUMBER})(?!\d|:){_YEAR}?", dates.day_of_month),
    leaf(rf"(?:{_WD},? )?the (?P<d>{ORDINAL}){_NOT_A_DAY}", dates.bare_day, LED, bare=True),
    leaf(r"(?P<d>\d{1,2})(?:st|nd|rd|th)?(?! \w+s ago)", dates.bare_day, RANGED, bare=True),
)

_LONGER = (
    leaf(rf"(?P<rel>last) {_SEASON}", dates.season),
    leaf(rf"this {_SEASON}", dates.this_season),
    leaf(rf"(?:the )?{_SEASON}{_YEAR}", dates.season),
    leaf(
        rf"(?:the )?{_SEASON},?(?: of| from| between)? (?P<y>\d{{4}})(?: ?[-–/] ?| to | and | into | through )"
        r"(?P<y2>\d{4}|\d{2})",
        dates.season_over_new_year,
    ),
    leaf(rf"(?:the )?{_SEASON} (?P<before>before last)", dates.season),
    leaf(rf"(?P<n>{NUMBER}) {_SEASON}s ago", dates.season),
    leaf(rf"(?:the )?{_SEASON}(?:time)?", dates.season, LED),
    leaf(rf"(?:the )?(?P<q>first|second|third|fourth|last) quarter{_YEAR}?(?! of the year)", dates.quarter),
    leaf(rf"(?:last )?q(?P<q>[1-4]){_YEAR}?", dates.quarter),
    leaf(r"(?:the year|of) (?P<y>1\d{3}|20\d{2})", dates.year),
    leaf(r"(?P<y>1\d{3}|20\d{2})", dates.year, LED),
    leaf(rf"the (?:years? )?(?P<decade>['’]?[1-9]0['’]?s|(?:1\d|20)\d0['’]?s|{_DECADE_WORDS})", dates.decade),
    leaf(r"(?P<decade>(?:1\d|20)\d0['’]?s)", dates.decade),
)

_HOLIDAYS = (
    leaf(rf"{_HOLIDAY}(?={_KEPT_FOR}\b)", dates.holiday_of, vague=True),
    leaf(rf"(?P<holiday>new year){_YEAR}?", dates.holiday_of, LED),
    leaf(r"the (?P<y>[12]\d{3}) (?P<holiday>new year|christmas|easter)(?! (?:party|card|sale)s?\b)", dates.holiday_of),
    leaf(r"the (?P<holiday>new year) of (?P<y>[12]\d{3})", dates.holiday_of),
    leaf(rf"(?:(?P<rel>last|this) )?{_HOLIDAY}(?: {_PART_OF_DAY})?{_YEAR}?", dates.holiday_of),
    leaf(rf"(?P<rel>last|this) year['’]s {_HOLIDAY}", dates.holiday_by_year),
    leaf(rf"(?:the )?{_HOLIDAY} (?P<before>before last)", dates.holiday_of),
    leaf(rf"(?P<n>{NUMBER}) (?P<holiday>christmas|easter)(?:es|s) ago", dates.holiday_of),
)

_AGES = (
    leaf(rf"my (?:last )?birthday{_YEAR}?", dates.birthday_of),
    leaf(rf"my (?P<nth>{ORDINAL}) birthday", dates.birthday_of),
    leaf(r"the day (?:that )?i was born", dates.day_of_birth),
    leaf(rf"when i turned (?P<age>{COUNT})", dates.turned),
    leaf(rf"i turned (?P<age>{COUNT})", dates.turned, LED),
    leaf(rf"i was (?P<age>{COUNT})(?= ?[?,.!]|$| years? old)(?: years? old)?", dates.age, LED),
    leaf(
        rf"(?:when|while) i was (?:aged |only |just )?(?P<age>{COUNT})(?: years? old| years? of age)?"
        r"(?! \w*(?:minute|hour|day|week|month|kilo|mile))",
        dates.age,
    ),
    leaf(rf"(?:at|when i was at) (?:the )?age (?:of )?(?P<age>{COUNT})", dates.age),
    leaf(rf"in my (?P<decade>teens|{_DECADE_WORDS})", dates.ages),
)

_NUMERIC = (
    leaf(r"(?P<a>\d{4})-(?P<b>\d{1,2})-(?P<c>\d{1,2})", dates.numeric),
    leaf(r"(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P=s)(?P<c>\d{4}|\d{2})", dates.numeric),
    leaf(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})(?P<c>)(?![/.\d])", dates.numeric, LED),
    leaf(r"(?P<m>\d{1,2})[/-](?P<y>[12]\d{3})", dates.numeric_month),
    leaf(r"(?P<y>[12]\d{3})-(?P<m>\d{2})(?!-)", dates.numeric_month),
)


def _part(name: str) -> Callable[[Asked, re.Match[str], Span], Span | None]:
    return lambda _, __, span: part_of(span, name)


def _same(_: Asked, __: re.Match[str], span: Span) -> Span | None:
    return span


def _nth_week_of(_: Asked, match: re.Match[str], span: Span) -> Span | None:
    whole = _is_month(span) or _is_year(span)
    return nth_week(span, _place(match)) if whole and _place(match) <= _MOST_WEEKS else None


def _nth_weekend_of(_: Asked, match: re.Match[str], span: Span) -> Span | None:
    if _place(match) > _MOST_WEEKS:
        return None
    return weekend_of(nth_weekday(span, 5, _place(match)))


def _nth_weekday_of(_: Asked, match: re.Match[str], span: Span) -> Span | None:
    if _place(match) > _MOST_WEEKS:
        return None
    return day_span(nth_weekday(span, WEEKDAYS[match["wd"]], _place(match)))


def _nth_day_of(_: Asked, match: re.Match[str], span: Span) -> Span | None:
    place = _place(match)
    day = days_from(span.first, place - 1) if place else span.last
    return day_span(day) if day <= span.last else None


def _days_at_border(_: Asked, match: re.Match[str], span: Span) -> Span | None:
    """ "the first three days of March", "the last two weeks of June"."""
    days = (number_of(match["n"]) if match["n"] else 1) * {"day": 1, "week": 7, "fortnight": 14}[match["unit"]]
    if match["side"] == "first":
        return Span(span.first, min(span.last, days_from(span.first, days - 1)))
    return Span(max(span.first, days_from(span.last, 1 - days)), span.last)


def _place(match: re.Match[str]) -> int:
    return 0 if match["nth"] in ("last", "final") else number_of(match["nth"])


def _is_month(span: Span) -> bool:
    return span.first.day == 1 and 28 <= (span.last - span.first).days + 1 <= 31


def _is_year(span: Span) -> bool:
    return 365 <= (span.last - span.first).days + 1 <= 366


def _half(_: Asked, match: re.Match[str], span: Span) -> Span | None:
    return half_of(span, 1 if match["half"] == "first" else 2)


def _beside(_: Asked, match: re.Match[str], span: Span) -> Span | None:
    """So many days or weeks before or after; the day, week, weekend or month before, of or after."""
    after, n = match["side"] == "after", match.groupdict().get("n")
    unit = match["unit"] if match["unit"] in ("week", "weekend", "month") else "day"
    if n:
        days = number_of(n) * (7 if unit == "week" else 1)
        return day_span(days_from(span.last if after else span.first, days if after else -days))
    if unit == "day":
        return day_span(days_from(span.last, 1) if after else days_from(span.first, -1))
    return _whole_beside(unit, span, after)


def _whole_beside(unit: str, span: Span, after: bool) -> Span | None:
    edge = span.last if after else span.first
    if unit == "week":
        return week_of(days_from(edge, 7 if after else -7))
    if unit == "weekend":
        saturday = (
            days_from(edge, (4 - edge.weekday()) % 7 + 1)
            if after
            else days_from(edge, -((edge.weekday() - 6) % 7 or 7) - 1)
        )
        return Span(saturday, days_from(saturday, 1))
    month = months_before(edge.replace(day=1), -1 if after else 1)
    return month_span(month.year, month.month)


def _week_holding(_: Asked, match: re.Match[str], span: Span) -> Span | None:
    return week_of(span.first) if match["unit"] == "week" else weekend_of(span.first)


def _week_at(_: Asked, match: re.Match[str], span: Span) -> Span | None:
    """ "the week beginning 5 October"."""
    if match["border"] == "ending":
        return Span(days_from(span.last, -6), span.last)
    return Span(span.first, days_from(span.first, 6))


def _eve(_: Asked, __: re.Match[str], span: Span) -> Span | None:
    return day_span(days_from(span.first, -1))


_NTH = rf"(?P<nth>{ORDINAL}|last|final)"
_PREFIXES = (
    prefix(r"(?:the )?(?:very )?(?:beginning|start) (?:of|in) ", _part("early")),
    prefix(r"early (?:in |on in )?", _part("early")),
    prefix(r"(?:the )?(?:early|first|opening) (?:part|days) of ", _part("early")),
    prefix(r"(?:the )?middle (?:part |days )?of ", _part("mid")),
    prefix(r"(?:the )?(?:late|later|latter|last|final|closing) (?:part|days) of ", _part("late")),
    prefix(r"(?:the )?eve of ", _eve),
    prefix(r"mid[- ]", _part("mid")),
    prefix(r"(?:towards? )?(?:the )?(?:very )?end of ", _part("late")),
    prefix(r"late (?:in )?", _part("late")),
    prefix(r"the (?P<half>first|second|latter) half of ", _half),
    prefix(r"(?:the )?(?P<side>first|last) (?P<n>)(?P<unit>fortnight) (?:of|in) ", _days_at_border),
    prefix(rf"(?:the )?{_NTH} week (?:of|in) ", _nth_week_of),
    prefix(rf"(?:the )?{_NTH} weekend (?:of|in) ", _nth_weekend_of),
    prefix(rf"(?:the )?{_NTH} {_WD} (?:of|in) ", _nth_weekday_of),
    prefix(rf"(?:the )?{_NTH} (?:day )?(?:of|in) ", _nth_day_of),
    prefix(rf"the (?P<side>first|last) (?P<n>{COUNT}) (?P<unit>day|week)s (?:of|in) ", _days_at_border),
    prefix(r"the (?P<unit>day|morning|evening|night|week|weekend|month) (?P<side>before|after) ", _beside),
    prefix(rf"(?P<n>{NUMBER}) (?P<unit>day|week)s? (?P<side>before|after) ", _beside),
    prefix(r"the (?P<unit>week|weekend) (?:of|around) ", _week_holding),
    prefix(r"(?:the )?week (?P<border>beginning|starting|commencing|ending)(?: on| with)? ", _week_at),
    prefix(r"(?:the )?(?:month|year|whole|rest|whole month|whole year|weeks?|summer holidays) of ", _same),
    prefix(r"(?:the )?(?:day|morning|lunchtime|afternoon|evening|night) (?:of|on) ", _same),
    prefix(r"(?:all of|all through|right through|all|the whole of) ", _same),
    prefix(rf"my (?:{ORDINAL} )?birthday,? on ", _same),
    prefix(r"(?:on|in|at) ", _same),
)  # fmt: skip


def _relation(name: Relation, pattern: str) -> tuple[Relation, re.Pattern[str]]:
    return name, re.compile(pattern)


def _range(opening: str, joiner: str) -> Range:
    return Range(re.compile(opening), re.compile(joiner))


_ON = r" (?=(?:on|onwards?|forwards?)\b(?! (?:the|a|my|our)\b))"
_TO = r",? (?:up )?(?:to|until|till|through) | ?[-–—] ?"
ENGLISH_DATES = Grammar(
    leaves=(*_DAYS, *_WEEKDAY, *_MONTH, *_LONGER, *_HOLIDAYS, *_AGES, *_NUMERIC),
    prefixes=_PREFIXES,
    relations=(
        _relation("since", r"(?:ever )?since "),
        _relation("after", r"(?:any time )?after "),
        _relation("before", r"(?:any time |up to the day )?before "),
        _relation("until", r"(?:up until|up till|up to|until|till|by(?= (?:the )?(?:very )?end of)) "),
    ),
    ranges=(_range(r"(?:in )?between ", r",? and "), _range(r"from ", _TO), _range(r"from ", _ON)),
    to_now=re.compile(r"(?:now|today|the present|the present day|on|onwards?|forwards?)\b"),
    lead=re.compile(r"(?:back in|back on|in|on|over|during|throughout|at|by(?! (?:the )?(?:very )?end of)) "),
    joined=re.compile(rf"{_TO}|,? (?:and|or) (?:in |on )?"),
    blocked=re.compile(r"\b(?:every|each|any|most|per|a|one|some|another)\s+$"),
    around=re.compile(
        r"(?:(?:sometime|some time|somewhere) (?:in|on|around|during)|around about|around|round about|"
        r"roughly (?:in|on|around)|circa|over(?= (?:christmas|easter|new year|tet)\b)) "
    ),
    or_so=re.compile(r" or so\b| or thereabouts\b|-?ish\b"),
)
