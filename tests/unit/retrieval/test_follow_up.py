"""Follow-ups: completed from the question before, and questions that stand alone left as they are."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from diary_desktop.domain.asking import Reading
from diary_desktop.domain.conversation import Answer, Citation, Question
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.moment import Moment
from diary_desktop.retrieval.follow_up import completed
from diary_desktop.services.wording import language_of

NOW = Moment(datetime(2026, 11, 21, 21, 40), 420, "Asia/Ho_Chi_Minh")

LEANING = [
    ("How many kilometres did I cycle in April?", "What about May?", "How many kilometres did I cycle in May?"),
    ("When did I last have a migraine?", "And the first time?", "When did I first have a migraine?"),
    ("How often did I see Anna?", "And the last time?", "When was the last time (see Anna)?"),
    ("Lần cuối mình đá bóng là khi nào?", "Còn lần đầu?", "lần đầu mình đá bóng là khi nào?"),
    ("How many times did I run in October?", "And in November?", "How many times did I run in November?"),
    ("How many times did I run in October?", "And November?", "How many times did I run in November?"),
    ("How many times did I run in October?", "November?", "How many times did I run in November?"),
    ("How many times did I run in October?", "What about last year?", "How many times did I run last year?"),
    (
        "How many times did I run in October?",
        "how about the month before?",
        "How many times did I run in September 2026?",
    ),
    ("How many times did I run in October 2025?", "And the month after?", "How many times did I run in November 2025?"),
    ("What did I do on 9 October 2026?", "And the day after?", "What did I do on 10 October 2026?"),
    ("What did I worry about in 2024?", "And the year before?", "What did I worry about in 2023?"),
    ("How many times did I run?", "And in 2024?", "How many times did I run in 2024?"),
    ("Last week, what did I cook?", "and this week?", "This week, what did I cook?"),
    ("How many times did I run in October?", "and since Christmas?", "How many times did I run since Christmas?"),
    ("When did I last see Minh?", "What about Lan?", "When did I last see Lan?"),
    ("When did I last see Minh?", "And Lan?", "When did I last see Lan?"),
    ("When did I last see Minh?", "Lan?", "When did I last see Lan?"),
    ("When did I last call my mother?", "And my sister?", "When did I last call my sister?"),
    (
        "How often did I go to the dentist last year?",
        "What about the hairdresser?",
        "How often did I go to the hairdresser last year?",
    ),
    ("How many times did I run in October?", "What about swimming?", "How many times did I swim in October?"),
    ("How many times did I run in October?", "how about cycling?", "How many times did I cycle in October?"),
    ("How many times did I run in October?", "and baking?", "How many times did I bake in October?"),
    ("How often did I go swimming with Anna?", "And with Tom?", "How often did I go swimming with Tom?"),
    ("How often did I go swimming?", "And with Tom?", "How often did I go swimming with Tom?"),
    ("When did I run in October?", "Who was with me?", "Who was with me (run in October)?"),
    ("When did I fall off the bicycle?", "Who was with me?", "Who was with me (fall off the bicycle)?"),
    ("When did I fall off the bicycle?", "Why?", "Why (fall off the bicycle)?"),
    ("When did I fall off the bicycle?", "What else happened?", "What else happened (fall off the bicycle)?"),
    (
        "When did I fall off the bicycle?",
        "How did I feel afterwards?",
        "How did I feel afterwards (fall off the bicycle)?",
    ),
    ("When did I fall off the bicycle?", "tell me more", "Tell me more (fall off the bicycle)?"),
    ("When did I fall off the bicycle?", "What did it cost?", "What did it cost (fall off the bicycle)?"),
    ("When did I last see Anna?", "What did she say?", "What did Anna say (see Anna)?"),
    ("When did I last see Anna?", "Where does she live now?", "Where does Anna live now?"),
    ("When did Sir William Pole die?", "How long had he been ill?", "How long had Sir William Pole been ill?"),
    ("When did I last see Anna?", "What is her dog called?", "What is Anna's dog called?"),
    ("When did my mother visit?", "What did he bring?", "What did he bring (my mother visit)?"),
    ("Did Minh meet Lan?", "What did she say?", "What did she say (Minh meet Lan)?"),
    ("When did I travel to Porto?", "What did I eat there?", "What did I eat in Porto?"),
    ("Which lamp did I break?", "How much was it?", "How much was it (lamp did I break)?"),
    ("What did I plant in spring?", "And who helped with the roses?", "Who helped with the roses (plant in spring)?"),
    ("Who sent me the parcel?", "And what was inside the box?", "What was inside the box (sent me the parcel)?"),
    ("How many times did I run in October?", "And how many times did I swim?", "How many times did I swim in October?"),
    ("When did I start the job?", "What happened that day?", "What happened that day (start the job)?"),
    ("When did I paint the fence?", "Was it expensive?", "Was it expensive (paint the fence)?"),
    ("When did I buy the piano?", "But who carried it?", "Who carried it (buy the piano)?"),
    ("What did I read in May?", "And did I like it?", "Did I like it (read in May)?"),
    ("Where did I park?", "Then what happened?", "What happened (park)?"),
    ("What did I dream about?", "Did I write more about that?", "Did I write more about that (dream about)?"),
    ("Who was with me (run in October)?", "And in November?", "Who was with me (run in November)?"),
    ("Who was with me (run in October)?", "Why?", "Why (run in October)?"),
    ("When did I sell the car?", "And its price?", "Its price (sell the car)?"),
    (
        "Which cousin lent me a ladder?",
        "Whose shed did I return it to?",
        "Whose shed did I return it to (cousin lent me a ladder)?",
    ),
    ("Who taught me to whistle?", "How long had they known me?", "How long had they known me (taught me to whistle)?"),
    (
        "When did I first skate on the lake?",
        "And which neighbour went out on it although it was thawing?",
        "Which neighbour went out on it although it was thawing (skate on the lake)?",
    ),
    ("Ai cho tôi mượn cái thang?", "Ông ấy đòi lại khi nào?", "Ông ấy đòi lại khi nào (cho mượn cái thang)?"),
    ("Tháng mười tôi chạy bộ mấy lần?", "Còn tháng mười một thì sao?", "Tháng mười một tôi chạy bộ mấy lần?"),
    ("Tháng mười tôi chạy bộ mấy lần?", "Thế còn năm ngoái?", "Năm ngoái tôi chạy bộ mấy lần?"),
    ("Tháng mười tôi chạy bộ mấy lần?", "Tháng chín?", "Tháng chín tôi chạy bộ mấy lần?"),
    ("Tháng 10/2025 tôi chạy bộ mấy lần?", "Còn tháng trước đó?", "Tháng 9/2025 tôi chạy bộ mấy lần?"),
    ("Tháng mười tôi chạy bộ mấy lần?", "Còn bơi thì sao?", "Tháng mười tôi bơi mấy lần?"),
    ("Lần cuối tôi gặp Minh là khi nào?", "Còn Lan thì sao?", "Lần cuối tôi gặp Lan là khi nào?"),
    ("Lần cuối tôi gặp Minh là khi nào?", "Thế còn Lan?", "Lần cuối tôi gặp Lan là khi nào?"),
    ("Lần cuối tôi gọi cho mẹ là khi nào?", "Còn chị gái?", "Lần cuối tôi gọi cho chị gái là khi nào?"),
    ("Tôi đi bơi với Lan mấy lần?", "Còn với Tuấn?", "Tôi đi bơi với Tuấn mấy lần?"),
    ("Tôi ngã xe khi nào?", "Ai đi cùng tôi?", "Ai đi cùng tôi (ngã xe)?"),
    ("Tôi ngã xe khi nào?", "Vì sao?", "Vì sao (ngã xe)?"),
    ("Tôi ngã xe khi nào?", "Sau đó thế nào?", "Sau đó thế nào (ngã xe)?"),
    ("Lần cuối tôi gặp chú Tư là khi nào?", "Chú ấy nói gì?", "Chú Tư nói gì (gặp chú Tư)?"),
    ("Tôi mua đàn ở đâu?", "Giá của nó bao nhiêu?", "Giá của nó bao nhiêu (mua đàn)?"),
    ("Tôi mua đàn ở đâu?", "Thế ai đã cùng khiêng với tôi?", "Ai đã cùng khiêng với tôi (mua đàn)?"),
    ("Tôi đi Huế khi nào?", "Tôi ăn gì ở đó?", "Tôi ăn gì ở Huế?"),
    ("Tháng mười tôi chạy bộ mấy lần?", "con thang chin thi sao?", "Thang chin tôi chạy bộ mấy lần?"),
]
"""The question before, what is asked, and how it is read."""

ALONE = [
    ("How many times did I run in October?", "And how many times did I swim in March?"),
    ("How many times did I run in October?", "When did I last see Minh?"),
    ("How many times did I run in October?", "Did it rain on my birthday?"),
    ("How many times did I run in October?", "What did Mum say about her garden?"),
    ("How many times did I run in October?", "How was the concert and who played in it?"),
    ("How many times did I run in October?", "Where was I yesterday?"),
    ("How many times did I run in October?", "How did I feel last week?"),
    ("How many times did I run in October?", "Who was there on my last birthday?"),
    ("How many times did I run in October?", "What did I write about the band And Also The Trees?"),
    ("How many times did I run in October?", "Which book did Anna lend me?"),
    ("How many times did I run in October?", "Did I ever say that I was afraid of dogs?"),
    ("How many times did I run in October?", "Was it cold in January?"),
    ("How many times did I run in October?", "Where did I put the umbrella and did I find it again?"),
    ("How many times did I run in October?", "What about my promise to call the bank did I forget?"),
    ("How many times did I run in October?", "Who is Anna?"),
    ("How many times did I run in October?", "What may have made me angry?"),
    ("How many times did I run in October?", "What time was it when the train came?"),
    ("How many times did I run in October?", "Did Tom like his new school?"),
    ("Tháng mười tôi chạy bộ mấy lần?", "Còn bao nhiêu tiền trong ví tôi hôm sinh nhật?"),
    ("Tháng mười tôi chạy bộ mấy lần?", "Mẹ nói gì về khu vườn của bà ấy?"),
    ("Tháng mười tôi chạy bộ mấy lần?", "Tôi gặp Minh ở đâu?"),
    ("Tháng mười tôi chạy bộ mấy lần?", "Hôm qua tôi làm gì?"),
]


def answered(text: str, **more: object) -> Answer:
    return Answer(Question(text, NOW), "nothing", "", **more)  # type: ignore[arg-type]  # its own fields


def read(before: Answer, text: str) -> str:
    vietnamese = "vi" in (language_of(text), language_of(before.question.text))
    return completed(text, "vi" if vietnamese else "en", (before,))


@pytest.mark.parametrize(("before", "asked", "wanted"), LEANING)
def test_a_follow_up_is_completed(before: str, asked: str, wanted: str) -> None:
    assert read(answered(before), asked) == wanted


@pytest.mark.parametrize(("before", "asked"), ALONE)
def test_a_question_that_stands_alone_is_left_alone(before: str, asked: str) -> None:
    assert read(answered(before), asked) == asked


def test_the_first_question_leans_on_nothing() -> None:
    assert completed("And in November?", "en", ()) == "And in November?"


def test_what_was_completed_is_completed_further() -> None:
    before = answered("And in May?", reading=Reading("How many times did I run in May?", "en"))
    assert read(before, "and in June?") == "How many times did I run in June?"


def test_a_name_is_found_a_few_questions_back_and_the_nearest_counts() -> None:
    earlier = (answered("When did I last see Anna?"), answered("Why did I leave early?"))
    assert completed("What did she say?", "en", earlier) == "What did Anna say (leave early)?"
    newer = (*earlier, answered("Where did I meet Lan?"))
    assert completed("What did she say?", "en", newer) == "What did Lan say (meet Lan)?"


def test_that_day_is_the_one_day_the_answer_rests_on() -> None:
    source = Citation(1, EntryId(b"1" * 16), date(2026, 10, 9), "", "I fell.", 0, 7)
    before = answered("When did I fall off the bicycle?", citations=(source,))
    assert read(before, "What did I eat that day?") == "What did I eat on 9 October 2026?"
    assert read(answered("Tôi ngã xe khi nào?", citations=(source,)), "Hôm đó tôi ăn phở ở đâu?") == (
        "Ngày 9/10/2026 tôi ăn phở ở đâu?"
    )
    two = (source, Citation(2, EntryId(b"2" * 16), date(2026, 10, 10), "", "Again.", 0, 6))
    assert "October" not in read(
        answered("When did I fall off the bicycle?", citations=two), "What did I eat that day?"
    )
