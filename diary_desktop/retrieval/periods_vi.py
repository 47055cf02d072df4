"""The grammar of Vietnamese date words, typed with their marks or, for those who leave them out, without any."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from . import dates_vi as dates
from .calendar_spans import (
    Asked,
    Span,
    day_span,
    days_from,
    half_of,
    month_span,
    months_before,
    months_span,
    nth_week,
    nth_weekday,
    part_of,
    week_of,
    weekend_of,
)
from .holidays import VIETNAMESE
from .numbers_vi import MONTH_NAME, NUMBER, WEEKDAY, number_of, weekday_of
from .period_grammar import LED, RANGED, STRONG, Grammar, Leaf, Prefix, Range, Relation, leaf, prefix
from .tokens import folded

_Resolve = Callable[[Asked, re.Match[str]], Span | None]
_Change = Callable[[Asked, re.Match[str], Span], Span | None]

_REL = r"(?P<rel>vừa rồi|vừa qua|trước nữa|trước(?! khi (?!nào))|rồi|này)"
_OVER = r"(?P<rel>vừa rồi|vừa qua|rồi|qua)"
_MON = rf"(?P<mon>{MONTH_NAME})"
_WD = rf"(?P<wd>{WEEKDAY})"
_N = rf"(?P<n>{NUMBER})"
_D = rf"(?P<d>{NUMBER})"
_YEAR = (
    r"(?:,? (?:của )?(?:(?:năm )?(?P<y>[12]\d{3})|năm (?P<yrel>ngoái|nay|kia|trước|rồi|vừa rồi|vừa qua)|"
    rf"(?:cách đây )?(?P<yn>{NUMBER}) năm (?:trước|về trước)))"
)
_SEASON = r"(?P<season>xuân|hè|hạ|thu|đông)"
_ME = r"(?:tôi|mình|tớ|em|con)"
_MY_BIRTHDAY = rf"sinh nhật(?: của {_ME}| {_ME})?"
_DAY_WORD = r"(?:ngày|hôm|mùng|mồng|mùng ngày)"
_AT_START = r"(?:^|(?<=[,.;:] ))"
_HOLIDAY = rf"(?P<holiday>{'|'.join(sorted((one for one in VIETNAMESE if one != 'năm mới'), key=len, reverse=True))})"
_SURE_HOLIDAY = (
    r"(?P<holiday>"
    + "|".join(
        sorted(
            (one for one in VIETNAMESE if one.startswith(("tết ", "giỗ ", "ông công", "đêm "))), key=len, reverse=True
        )
    )
    + ")"
)
"""Feasts whose names are hardly ever a part of something else."""
_TENS = r"(?:hai|ba|bốn|năm|sáu|bảy|tám|chín) mươi"
_SPAN_SIGN = r"(?: ?[-–] ?| đến | tới )"
_PART_OF_DAY = r"(?:sáng sớm|sáng|trưa|chiều|tối|đêm|khuya|buổi sáng|buổi trưa|buổi chiều|buổi tối)"
_UNIT = r"(?P<unit>ngày|hôm|bữa|tuần|tháng|quý|năm)"
_DECADE = r"(?:những năm|các năm|thập niên|thập kỷ|thập kỉ|những năm của thập niên)"
_LED_BY = r"(?:vào|hồi|lúc|trong|suốt|dịp|lễ|dịp lễ|kỳ|kỳ nghỉ|nhân|cả|đợt|trong dịp)"
_OF_AN_EVENT = (
    r"(?: (?:khi|lúc) (?!nào)| (?:lễ|đám|trận|buổi|cuộc|kỳ|chuyến|tiệc|sinh nhật) "
    r"| (?:ngày|hôm|đêm) (?!nào|mấy|gì|qua|nay|kia|thứ))"
)
"""What makes "trước" mean before something told, which is no date of the calendar: "hôm trước lễ cưới"."""
_AGO = rf"(?:trước đây|về trước|trước(?!{_OF_AN_EVENT}))"
_PLACE = r"(?:đầu tiên|đầu|thứ nhất|thứ nhì|thứ hai|thứ ba|thứ tư|thứ [1-4]|cuối cùng|cuối)"


_VAGUE = (dates.lately, dates.few_ago)


def _on(days: int) -> _Resolve:
    return lambda asked, _: day_span(days_from(asked.today, days))


_LEAVES: tuple[tuple[str, _Resolve, int], ...] = (
    (rf"(?:{_PART_OF_DAY} )?(?:hôm|bữa) qua|{_PART_OF_DAY} qua", _on(-1), STRONG),
    (rf"(?:{_PART_OF_DAY} )?(?:hôm|bữa) kia|{_PART_OF_DAY} kia", _on(-2), STRONG),
    (rf"(?:{_PART_OF_DAY} )?hôm kìa", _on(-3), STRONG),
    (rf"(?:{_PART_OF_DAY} )?(?:hôm|bữa) nay|{_PART_OF_DAY} nay", _on(0), STRONG),
    (rf"(?P<exact>đúng )?(?:cách đây |cách nay )?{_N} {_UNIT} {_AGO}", dates.units_ago, STRONG),
    (rf"(?P<exact>đúng )?cách (?:đây|nay) (?P<exact2>đúng )?{_N} {_UNIT}", dates.units_ago, STRONG),
    (rf"(?:cách đây )?nửa năm(?: {_AGO})?", dates.half_a_year_ago, LED),
    (rf"nửa năm {_AGO}", dates.half_a_year_ago, STRONG),
    (rf"(?:hôm nay|(?:đúng )?ngày này|(?:đúng )?hôm này){_YEAR}", dates.day_of_last_year, STRONG),
    (
        rf"(?:(?:trong|suốt|trong suốt|trong vòng) )?{_N} {_UNIT} "
        r"(?:vừa qua|vừa rồi|qua|gần đây|gần nhất|trở lại đây)",
        dates.window_of,
        STRONG,
    ),
    (r"(?:(?:trong|suốt|trong suốt|trong vòng) )?(?P<unit>tuần|tháng|quý|năm) qua", dates.window_of, STRONG),
    (rf"(?P<unit>tuần|tháng|quý) {_REL}", dates.this_unit, STRONG),
    (r"(?P<unit>năm) (?P<rel>ngoái|nay|kia|trước(?! khi (?!nào))|rồi|vừa rồi|vừa qua)", dates.this_unit, STRONG),
    (rf"{_N} cuối tuần {_AGO}", dates.weekends_ago, STRONG),
    (r"cuối tuần", dates.the_weekend, LED),
    (r"cuối tuần (?P<rel>vừa rồi|vừa qua|trước nữa|trước|rồi|qua|này)", dates.weekend, STRONG),
    (rf"{_WD}(?: của)? tuần {_REL}", dates.weekday_of_week, STRONG),
    (rf"{_WD}(?: của)? (?:cách đây )?{_N} tuần {_AGO}", dates.weekday_of_week, STRONG),
    (rf"{_WD}(?: của)? cách (?:đây|nay) {_N} tuần", dates.weekday_of_week, STRONG),
    (rf"{_WD} (?P<rel>vừa rồi|vừa qua|gần nhất|gần đây|trước nữa|trước|rồi|qua)", dates.last_weekday, STRONG),
    (rf"{_WD} này", dates.weekday_this_week, STRONG),
    (rf"{_AT_START}{_WD}", dates.last_weekday, STRONG),
    (rf"{_WD}(?! của (?!tuần))", dates.last_weekday, LED),
    (rf"tháng {_MON}{_YEAR}?", dates.month, STRONG),
    (rf"tháng {_MON} {_OVER}", dates.month, STRONG),
    (r"(?:tháng |t)?(?P<mon>\d{1,2})[/-](?P<y>[12]\d{3})", dates.numeric_month, STRONG),
    (rf"(?:{_DAY_WORD} )?{_D} tháng (?P<mon>giêng|chạp){_YEAR}?", dates.lunar_day, STRONG),
    (rf"(?:từ )?{_DAY_WORD}? ?{_D}{_SPAN_SIGN}{_DAY_WORD}? ?(?P<d2>{NUMBER}) tết{_YEAR}?", dates.days_of_tet, STRONG),
    (rf"(?P<d>\d{{1,2}}) ?[-–] ?(?P<d2>\d{{1,2}}) tháng {_MON}{_YEAR}?", dates.days_of_month, STRONG),
    (rf"{_DAY_WORD} {_D} tháng {_MON}(?: dương lịch| dương)?{_YEAR}?", dates.day_of_month, STRONG),
    (rf"(?P<d>\d{{1,2}}) tháng {_MON}{_YEAR}?", dates.day_of_month, STRONG),
    (rf"{_DAY_WORD} {_D}(?!/\d)(?! (?:tháng \w|lần|bữa|viên|tiếng|giờ|phút|km))", dates.bare_day, STRONG),
    (rf"{_PART_OF_DAY} (?P<d>\d{{1,2}})(?=[?,.!]|$)", dates.bare_day, STRONG),
    (r"(?P<d>\d{1,2})(?! \w)", dates.bare_day, RANGED),
    (r"(?P<d>\d{1,2})(?= (?:đến|tới|và) )", dates.bare_day, RANGED),
    (rf"mùa {_SEASON}{_YEAR}", dates.season, STRONG),
    (rf"(?:mùa )?{_SEASON}(?: (?P<rel>vừa rồi|vừa qua|này|trước|rồi|qua))", dates.season, STRONG),
    (rf"(?:mùa )?{_SEASON}{_YEAR}", dates.season, STRONG),
    (rf"mùa {_SEASON}", dates.season, LED),
    (
        rf"(?:mùa )?{_SEASON}(?: từ)?(?: năm)? (?P<y>[12]\d{{3}})(?: ?[-–/] ?| sang | qua | đến | tới )"
        r"(?:năm )?(?P<y2>\d{4}|\d{2})",
        dates.season_over_new_year,
        STRONG,
    ),
    (r"(?:quý|q) ?(?P<q>iii|ii|iv|i|[1-4]|một|hai|ba|tư|bốn)(?:/(?P<y>\d{4}))?", dates.quarter, STRONG),
    (rf"(?:quý|q) ?(?P<q>iii|ii|iv|i|[1-4]|một|hai|ba|tư|bốn){_YEAR}", dates.quarter, STRONG),
    (r"năm (?P<y>[12]\d{3})", dates.year, STRONG),
    (r"(?P<y>1\d{3}|20\d{2})", dates.year, LED),
    (rf"{_DECADE} (?P<decade>[1-9]0|(?:1\d|20)\d0|{_TENS})(?! (?:mấy )?tuổi)", dates.decade, STRONG),
    (r"(?P<part>đầu|giữa|cuối) (?P<unit>tháng|năm)", dates.current_part, STRONG),
    (rf"{_N} tháng (?P<half>đầu|cuối)(?: của)? năm", dates.half_of_this_year, STRONG),
    (r"trong (?P<unit>tháng|năm)(?= (?:là|thì)\b|[?,.!]|$)", dates.this_unit, STRONG),
    (r"cả (?P<unit>tháng|năm)(?! (?:trời|đó|ấy|sau|\d))", dates.this_unit, STRONG),
    (rf"{_SEASON}(?= (?:đến|tới|cho đến|cho tới) (?:nay|giờ|bây giờ))", dates.season, RANGED),
    (r"ngày (?P<place>đầu tiên|cuối cùng)(?: của| trong)? (?P<unit>tháng|năm)", dates.edge_of_this, STRONG),
    (rf"dạo này|mới đây|(?:thời gian|dạo) gần đây|{_AT_START}gần đây(?! nhất)|hôm nọ|bữa nọ", dates.lately, STRONG),
    (rf"hôm trước(?!{_OF_AN_EVENT})", dates.lately, STRONG),
    (rf"(?:mấy|vài|một vài|dăm) {_UNIT} {_AGO}", dates.few_ago, STRONG),
    (rf"(?:đêm |cúng |lễ )??{_HOLIDAY}(?: tết)?{_YEAR}", dates.holiday, STRONG),
    (rf"(?:đêm |cúng |lễ )??{_HOLIDAY}(?: tết)?(?: (?P<rel>vừa rồi|vừa qua|rồi))?", dates.holiday, LED),
    (rf"{_HOLIDAY} (?P<rel>vừa rồi|vừa qua)", dates.holiday, STRONG),
    (rf"{_SURE_HOLIDAY}(?: (?P<rel>vừa rồi|vừa qua|rồi))?", dates.holiday, STRONG),
    (rf"{_AT_START}(?:đêm |cúng |lễ )??{_HOLIDAY}", dates.holiday, STRONG),
    (r"(?P<holiday>năm mới) (?:năm )?(?P<y>[12]\d{3})", dates.holiday, STRONG),
    (r"(?:đêm )?(?P<holiday>giao thừa|tất niên)", dates.holiday, STRONG),
    (r"(?:đêm )?giao thừa cuối năm (?:(?P<y>[12]\d{3})|(?P<yrel>ngoái|nay|kia))", dates.new_years_eve, STRONG),
    (rf"(?:(?:ngày|hôm|mùng|mồng) )?{_D} tết(?: nguyên đán| âm lịch)?{_YEAR}?", dates.day_of_tet, STRONG),
    (rf"(?:{_DAY_WORD} )?{_D}(?: tháng |/){_MON}(?: âm lịch| âm| lịch âm| ta){_YEAR}?", dates.lunar_day, STRONG),
    (rf"{_DAY_WORD} {_D}(?: âm lịch| âm| lịch âm)", dates.lunar_day, STRONG),
    (rf"rằm tháng {_MON}(?: âm lịch)?{_YEAR}?", dates.lunar_day, STRONG),
    (r"rằm(?: vừa rồi)?", dates.lunar_day, STRONG),
    (rf"sinh nhật(?: của)? {_ME}{_YEAR}?", dates.birthday_of, STRONG),
    (rf"{_MY_BIRTHDAY} (?:lần thứ|thứ|tuổi|lần) (?P<nth>{NUMBER})(?: của {_ME})?", dates.birthday_of, STRONG),
    (rf"{_MY_BIRTHDAY} (?P<nth>{NUMBER}) tuổi(?: của {_ME})?", dates.birthday_of, STRONG),
    (rf"(?:ngày|năm) {_ME} (?:sinh ra|chào đời|ra đời)", dates.day_of_birth, STRONG),
    (
        rf"(?:năm|hồi|khi|lúc|hồi năm|vào năm)(?: {_ME})?(?: còn| mới| được| lên| tròn| đang)? (?P<age>{NUMBER}) tuổi",
        dates.age,
        STRONG,
    ),
    (rf"(?:năm|hồi|khi|lúc) {_ME}(?: còn| mới| được| lên| tròn| đang)? (?P<age>{NUMBER}) tuổi", dates.age, STRONG),
    (rf"những năm(?: tuổi)?(?: {_ME})?(?: còn)? (?P<age>{_TENS})(?: mấy)? tuổi", dates.ages, STRONG),
    (rf"những năm tuổi (?P<age>{_TENS})", dates.ages, STRONG),
    (r"(?P<a>\d{4})-(?P<b>\d{1,2})-(?P<c>\d{1,2})", dates.numeric, STRONG),
    (r"(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P=s)(?P<c>\d{4}|\d{2})", dates.numeric, STRONG),
    (rf"(?P<a>\d{{1,2}})[/-](?P<b>\d{{1,2}})(?P<c>)(?![/.\d]){_YEAR}?", dates.numeric, LED),
    (rf"{_AT_START}(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})(?P<c>)(?![/.\d])", dates.numeric, STRONG),
)  # fmt: skip


def _same(_: Asked, __: re.Match[str], span: Span) -> Span | None:
    return span


def _part(_: Asked, match: re.Match[str], span: Span) -> Span | None:
    return part_of(span, dates.part_name(match))


def _half(_: Asked, match: re.Match[str], span: Span) -> Span | None:
    return half_of(span, 1 if folded(match["half"]) == "dau" else 2)


def _six_months(_: Asked, match: re.Match[str], span: Span) -> Span | None:
    """ "sáu tháng đầu năm", "ba tháng cuối năm 2024"."""
    months = number_of(match["n"])
    if (span.last - span.first).days < 364 or not 1 <= months <= 12:
        return None
    return months_span(span.first.year, 1 if folded(match["half"]) == "dau" else 13 - months, months)


def _place(match: re.Match[str]) -> int:
    word = folded(match["place"])
    if word.startswith("cuoi"):
        return 0
    if word == "thu nhi":
        return 2
    return 1 if word.startswith("dau") else number_of(word.removeprefix("thu "))


def _nth_week_of(_: Asked, match: re.Match[str], span: Span) -> Span | None:
    return nth_week(span, _place(match)) if (span.last - span.first).days >= 27 else None


def _nth_weekend_of(_: Asked, match: re.Match[str], span: Span) -> Span | None:
    return weekend_of(nth_weekday(span, 5, _place(match)))


def _nth_weekday_of(_: Asked, match: re.Match[str], span: Span) -> Span | None:
    return day_span(nth_weekday(span, weekday_of(match["wd"]), _place(match)))


def _edge_days_of(_: Asked, match: re.Match[str], span: Span) -> Span | None:
    """ "ngày cuối cùng của tháng", "ba ngày đầu năm"."""
    days = (number_of(match["n"]) if match["n"] else 1) * (7 if folded(match["unit"]) == "tuan" else 1)
    if folded(match["place"]).startswith("dau"):
        return Span(span.first, min(span.last, days_from(span.first, days - 1)))
    return Span(max(span.first, days_from(span.last, 1 - days)), span.last)


def _day_in(_: Asked, match: re.Match[str], span: Span) -> Span | None:
    """ "ngày 1 tháng trước": a day of the month that follows."""
    if span.first.day != 1 or not 28 <= (span.last - span.first).days + 1 <= 31:
        return None
    day = days_from(span.first, number_of(match["d"]) - 1)
    return day_span(day) if span.first <= day <= span.last else None


def _beside(_: Asked, match: re.Match[str], span: Span) -> Span | None:
    """So many days or weeks before or after; the day, week or month before or after."""
    after, n = folded(match["side"]) == "sau", match.groupdict().get("n")
    unit = folded(match["unit"])
    edge, sign = (span.last, 1) if after else (span.first, -1)
    if n:
        return day_span(days_from(edge, sign * number_of(n) * (7 if unit == "tuan" else 1)))
    if unit == "tuan":
        return week_of(days_from(edge, 7 * sign))
    if unit == "thang":
        month = months_before(edge.replace(day=1), -sign)
        return month_span(month.year, month.month)
    return day_span(days_from(edge, sign))


_OF = r"(?: của| trong)?"
_PREFIXES: tuple[tuple[str, _Change], ...] = (
    (rf"{_DAY_WORD} {_D}{_OF} ", _day_in),
    (rf"(?:(?:{_DAY_WORD}|{_PART_OF_DAY}|{_LED_BY}) )", _same),
    (rf"{_WD},? (?=ngày|mùng|mồng|\d)", _same),
    (rf"(?:lễ |ngày )?{_HOLIDAY},? (?=ngày \d|\d)", _same),
    (rf"sinh nhật(?: của)?(?: {_ME})?,? (?=ngày|hôm|\d)", _same),
    (r"nửa (?P<half>đầu|cuối|sau)(?: của)? ", _half),
    (rf"{_N} tháng (?P<half>đầu|cuối)(?: của)? ", _six_months),
    (rf"tuần(?: lễ)? (?P<place>{_PLACE}){_OF} ", _nth_week_of),
    (r"(?P<part>thượng|trung|hạ) tuần(?: của)? ", _part),
    (rf"cuối tuần (?P<place>{_PLACE}){_OF} ", _nth_weekend_of),
    (rf"{_WD} (?P<place>{_PLACE}){_OF} ", _nth_weekday_of),
    (rf"(?:(?P<n>{NUMBER}) )?(?P<unit>ngày) (?P<place>đầu tiên|đầu|cuối cùng|cuối){_OF} ", _edge_days_of),
    (rf"(?P<n>{NUMBER}) (?P<unit>tuần)(?: lễ)? (?P<place>đầu tiên|đầu|cuối cùng|cuối){_OF} ", _edge_days_of),
    (rf"{_N} (?P<unit>ngày|hôm|tuần) (?P<side>trước|sau) (?:hôm |ngày )?", _beside),
    (r"(?P<unit>ngày|hôm|đêm|tối|tuần|tháng)(?: hôm)? (?P<side>trước|sau) (?:hôm |ngày )?", _beside),
    (r"(?P<part>đầu|giữa|cuối)(?: của)? ", _part),
)  # fmt: skip

_RELATIONS: tuple[tuple[Relation, str], ...] = (
    ("since", r"(?:kể từ|tính từ|từ)(?: sau| hồi| hôm| dịp)? "),
    ("after", r"sau(?: hôm| dịp| hồi)? "),
    ("before", r"trước(?: hôm| dịp| hồi)? "),
    ("until", r"(?:cho đến|cho tới|đến|tới)(?: hết| cuối)? "),
)
_RANGES = (
    (r"(?:trong khoảng )?(?:kể từ|tính từ|từ) ", r",? (?:cho đến|cho tới|đến|tới)(?: hết)? | ?[-–] ?"),
    (r"(?:trong khoảng |ở )?giữa ", r",? và "),
)


@cache
def vietnamese_dates(marked: bool = True) -> Grammar:
    """The grammar for text with its marks, or for text typed without any."""

    def spelled(pattern: str) -> str:
        return pattern if marked else _without_marks(pattern)

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(spelled(pattern))

    leaves: tuple[Leaf, ...] = tuple(
        leaf(spelled(p), resolve, needs, bare=resolve is dates.bare_day, vague=resolve in _VAGUE)
        for p, resolve, needs in _LEAVES
    )
    prefixes: tuple[Prefix, ...] = tuple(prefix(spelled(p), change) for p, change in _PREFIXES)
    return Grammar(
        leaves=leaves,
        prefixes=prefixes,
        relations=tuple((name, compiled(p)) for name, p in _RELATIONS),
        ranges=tuple(Range(compiled(opening), compiled(joiner)) for opening, joiner in _RANGES),
        to_now=compiled(r"(?:nay|giờ|bây giờ|hôm nay|hiện tại|hiện nay)\b"),
        lead=compiled(r"(?:vào|hồi|trong|suốt|lúc|dịp) "),
        joined=compiled(r",? (?:và|hoặc|hay|đến|tới) | ?[-–] ?"),
        around=compiled(r"(?:vào )?(?:đâu )?(?:khoảng|tầm|quãng|chừng)(?: vào| hồi)? |hồi (?=tết|giáng sinh|noel)"),
        or_so=compiled(r" gì đó\b| hay sao\b"),
        distance=dates.distance,
        blocked=compiled(r"(?:mỗi|hàng|hằng|mọi|mấy|bao nhiêu|một|một (?:đêm|ngày|hôm|tối|sáng|chiều|buổi \w+)) $"),
    )


def _without_marks(pattern: str) -> str:
    """A regular expression with its letters unmarked; its ASCII, escapes among it, stays as it is."""
    return "".join(c if c.isascii() else folded(c) for c in pattern)
