"""What questions want, in words people use for it."""

import pytest

from diary_desktop.retrieval.intent import asks_of_the_writer, intent_of


@pytest.mark.parametrize(
    ("question", "kind", "unit"),
    [
        ("How many times did I run?", "count", ""),
        ("How often did I see Anna?", "count", ""),
        ("On how many days did I drink wine?", "days", ""),
        ("On which days did I swim?", "which_days", ""),
        ("When did I first meet Tom?", "first", ""),
        ("When was the last time I called Mum?", "last", ""),
        ("When did I buy the bicycle?", "when", ""),
        ("Which night did I sleep on the boat?", "when", ""),
        ("How long has it been since I went to the dentist?", "since", ""),
        ("How many days ago did I last run?", "since", ""),
        ("How many times a month do I swim on average?", "per_month", ""),
        ("How many times per week did I run?", "per_month", "/week"),
        ("How many kilometres did I run in all?", "sum", "km"),
        ("How much did I spend on books?", "sum", "money"),
        ("How many hours did I sleep on average?", "mean", "h"),
        ("What was my longest run?", "max", "km"),
        ("What is my longest streak of running?", "streak", ""),
        ("How many days in a row did I run?", "streak", ""),
        ("Who did I have lunch with?", "list", ""),
        ("Where have I been swimming?", "list", ""),
        ("What did I bake for Anna?", "list", ""),
        ("What did I bake that made her cry?", "open", ""),
        ("What do I pay for a haircut on average?", "mean", "money"),
        ("How much did I pay the dentist?", "sum", "money"),
        ("What did I do on 3 May?", "on_date", ""),
        ("How much did I spend in all?", "sum", "money"),
        ("How much did my books cost in all?", "sum", "money"),
        ("How much did the clutch cost?", "find", ""),
        ("How much did I pay for the picture?", "find", ""),
        ("How many hours is the flight?", "find", ""),
        ("What time did I go running?", "find", ""),
        ("Show me entries about the garden", "find", ""),
        ("Why was I so angry with Tom?", "open", ""),
        ("What did I shout when the lamp fell?", "open", ""),
        ("When is the library open?", "open", ""),
    ],
)
def test_english(question, kind, unit):
    intent = intent_of(question, "en")
    assert (intent.kind, intent.unit) == (kind, unit)


@pytest.mark.parametrize(
    ("question", "kind", "unit"),
    [
        ("Tôi chạy bộ bao nhiêu lần?", "count", ""),
        ("Có bao nhiêu ngày tôi uống rượu?", "days", ""),
        ("Tôi đi bơi vào những ngày nào?", "which_days", ""),
        ("Lần đầu tiên tôi gặp Lan là khi nào?", "first", ""),
        ("Lần cuối tôi gọi cho mẹ là bao giờ?", "last", ""),
        ("Tôi mua xe đạp khi nào?", "when", ""),
        ("Bao lâu rồi tôi chưa đi nha sĩ?", "since", ""),
        ("Trung bình mỗi tháng tôi bơi mấy lần?", "per_month", ""),
        ("Tôi chạy tổng cộng bao nhiêu km?", "sum", "km"),
        ("Tôi tiêu hết bao nhiêu tiền chợ?", "sum", "money"),
        ("Trung bình tôi ngủ mấy tiếng?", "mean", "h"),
        ("Lần chạy xa nhất của tôi là bao nhiêu km?", "max", "km"),
        ("Chuỗi ngày chạy bộ liên tiếp dài nhất là bao nhiêu ngày?", "streak", ""),
        ("Toi chay bo bao nhieu lan?", "count", ""),
        ("Tôi đã ăn trưa với ai?", "list", ""),
        ("Vì sao tôi giận Lan?", "open", ""),
        ("Tàu đi Vinh chạy lúc mấy giờ?", "find", ""),
        ("Thay côn hết bao nhiêu?", "find", ""),
        ("Con tôi nặng bao nhiêu cân?", "find", ""),
        ("Tôi tiêu bao nhiêu cho sách?", "sum", "money"),
        ("Bà ấy ốm bao lâu rồi?", "open", ""),
    ],
)
def test_vietnamese(question, kind, unit):
    intent = intent_of(question, "vi")
    assert (intent.kind, intent.unit) == (kind, unit)


def test_the_topic_is_what_is_left_without_asking_and_time():
    assert intent_of("How many times did I go for a run in June 2026?", "en", "in June 2026").topic == "go for a run"
    assert intent_of("Trong tháng 10 tôi đi bơi bao nhiêu lần?", "vi", "Trong tháng 10").topic == "đi bơi"
    assert intent_of("How often did I quarrel with Tom?", "en").topic == "quarrel with Tom"
    assert intent_of("What was my longest run?", "en").topic == "my longest run"


def test_a_price_is_added_up_where_days_and_several_things_are_named():
    assert intent_of("How much did the clutch cost in May?", "en", "in May").kind == "find"
    assert intent_of("How much did the books cost in May?", "en", "in May").kind == "sum"
    assert intent_of("Tháng năm đi chợ hết bao nhiêu?", "vi", "Tháng năm").kind == "sum"
    assert intent_of("Tháng này chạy được bao nhiêu cây số?", "vi", "Tháng này").kind == "sum"


def test_whether_it_is_about_the_one_who_asks():
    assert asks_of_the_writer("How often did I run?", "en")
    assert asks_of_the_writer("Tôi chạy bộ mấy lần?", "vi")
    assert not asks_of_the_writer("How much did the clutch cost?", "en")
    assert not asks_of_the_writer("How often did Tom drive to work?", "en")
