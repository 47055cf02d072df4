"""The search overlay over the made-up diary, for pictures and for tests of it."""

from __future__ import annotations

from datetime import date

from diary_desktop.domain.period import Period
from diary_desktop.domain.search import SearchFilter, SearchResult
from diary_desktop.presenters.search import SearchState
from tests.sample_diary import summaries

YEAR = SearchFilter("period", "2026", Period(date(2026, 1, 1), date(2026, 12, 31), "2026"), typed="2026")
TAG = SearchFilter("tag", "mẹ", typed="mẹ")


def _result(at: int, quote: str, *marked: str, why: str = "words") -> SearchResult:
    marks = tuple((quote.index(one), quote.index(one) + len(one)) for one in marked)
    return SearchResult(summaries()[at], why, quote, marks, 10, 40)  # type: ignore[arg-type]  # one of the known words


def states() -> dict[str, SearchState]:
    """Everything the overlay can be."""
    found = SearchState(
        True,
        "duong ve ",
        (TAG,),
        (YEAR,),
        (
            _result(1, "…con đường về nhà ngoại giờ đã trải nhựa, hai bên vẫn còn hàng dương cũ…", "đường về"),
            _result(2, "…kẹt xe suốt quãng đường về, mẹ gọi ba lần hỏi tới đâu rồi…", "đường về"),
        ),
        (_result(7, "Ngồi cạnh cửa sổ nhìn ga Diêu Trì trôi qua, chỉ mong mau tới nhà.", why="meaning"),),
        12,
        0.034,
        searched=True,
    )
    rain = tuple(
        _result(at, "Mưa cả ngày. Đọc hết cuốn sách của chị Lan cho mượn.", "Mưa") for at in (2, 3, 4, 5, 6, 7, 8)
    )
    return {
        "search": found,
        "search-empty": SearchState(True),
        "search-none": SearchState(True, "submarine", searched=True),
        "search-many": SearchState(
            True, "mưa", words=rain, total=1_204, seconds=0.051, by_meaning=False, searched=True
        ),
        "search-typing": SearchState(True, "lime tr", searching=True),
    }
