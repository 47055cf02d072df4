"""Whatever the day, the unit and the number: a phrase of the conventions names the days a second reckoning gives."""

from __future__ import annotations

import random
from datetime import date

import pytest

from tests.unit.retrieval.periods import days, expected, read
from tests.unit.retrieval.unseen_dates import BORN, phrases

_FRAMES = {
    "en": ("What did I write about the garden {}?", "{}, who came to see us?", "Was I ill {} and where?"),
    "vi": ("Tôi viết gì về khu vườn {}?", "{} ai đến thăm nhà tôi?", "Tôi đã đi đâu {} với Lan?"),
}
_ROUNDS = 12


@pytest.mark.parametrize("language", ["en", "vi"])
def test_phrases_nobody_wrote_down_before_name_their_days(language: str) -> None:
    chance = random.Random(2026)
    wrong = []
    for _ in range(_ROUNDS):
        today = date.fromordinal(chance.randint(date(2015, 1, 1).toordinal(), date(2035, 12, 31).toordinal()))
        for text, named in phrases(chance, today, language):
            question = chance.choice(_FRAMES[language]).format(text)
            period = read(question[0].upper() + question[1:], today=today, born=BORN, language=language)
            if period is None or (period.first, period.last) != named:
                wrong.append((today.isoformat(), question, named, period))
    assert not wrong


_VAGUE = """
What did we eat around Easter? | 2026-04-05
What did I do sometime in March? | 2026-03
What did I do in March or so? | 2026-03
How have I slept lately? | 2026-10-23..2026-11-21
What did I do a few weeks ago? | 2026-10-05..2026-11-08
What did we eat over Christmas? | 2025-12-25
Khoảng tháng ba tôi làm gì? | 2026-03
Hồi Tết tôi làm gì? | 2026-02-17..2026-02-19
Dạo này tôi ngủ thế nào? | 2026-10-23..2026-11-21
Mấy tháng trước tôi làm gì? | 2026-05-01..2026-09-30
"""


@pytest.mark.parametrize("line", _VAGUE.strip().splitlines())
def test_a_time_said_vaguely_is_known_as_such(line: str) -> None:
    text, wanted = line.split(" | ")
    period = read(text)
    assert period is not None
    assert (days(period), period.exact) == (expected(wanted), False)


def test_a_vague_time_yields_to_an_exact_one() -> None:
    period = read("What did I read recently, as I said on 3 June?")
    assert period is not None
    assert (days(period), period.exact) == (("2026-06-03", "2026-06-03"), True)


@pytest.mark.parametrize("text", ["What did I do in March?", "Hồi tháng ba tôi làm gì?", "What did I do at Easter?"])
def test_a_time_that_is_named_is_exact(text: str) -> None:
    period = read(text)
    assert period is not None
    assert period.exact


def test_numbers_are_read_in_the_order_of_the_settings() -> None:
    assert days(read("What did I eat on 4/2/2024?", date_order="mdy")) == ("2024-04-02", "2024-04-02")
    assert days(read("What did I eat on 31/12/2023?", date_order="mdy")) == ("2023-12-31", "2023-12-31")
    assert days(read("Tôi ăn gì ngày 4/2/2024?", date_order="mdy")) == ("2024-02-04", "2024-02-04")
