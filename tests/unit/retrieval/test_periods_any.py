"""Whatever is asked, reading its time never fails and gives days in order."""

from __future__ import annotations

import random
from datetime import date

import pytest

from tests.unit.retrieval.periods import read

_PIECES = {
    "en": (
        "the last first 3rd week weekend of in on at since before between and to from March May 2024 1999 Tuesday ago "
        "two a year month day days summer quarter Christmas my birthday yesterday until 31 4/5 12-11-24 half end "
        "beginning early late mid this next when I was twelve 0 99 999 99th decade night after , . ?"
    ),
    "vi": (
        "thứ hai ba tuần tháng năm trước này qua vừa rồi cuối đầu giữa từ đến ngày mùng rằm tết 31 2024 4/5 hôm nay "
        "sinh nhật tôi tuổi mùa hè quý cách đây trong sau Giáng sinh âm lịch 0 99 chủ nhật và , . ?"
    ),
}


@pytest.mark.parametrize("language", ["en", "vi"])
def test_any_row_of_date_words_is_read_without_error(language: str) -> None:
    chance = random.Random(11)
    pieces = _PIECES[language].split()
    for _ in range(1500):
        text = " ".join(chance.choices(pieces, k=chance.randint(1, 7)))
        today = date.fromordinal(chance.randint(1, date.max.toordinal()))
        period = read(text, today=today, language=language)
        if period is not None:
            assert period.last is not None
            assert period.first is None or period.first <= period.last
            assert period.words in text
