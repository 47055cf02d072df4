"""Vietnamese date words mean what a person means by them."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from tests.unit.retrieval.periods import days, expected, read

_TABLE = """
Tháng trước tôi làm gì? | 2026-10
Hôm kia tôi ăn gì? | 2026-11-19
Tuần trước nữa tôi đi đâu? | 2026-11-02..2026-11-08
Ba ngày trước tôi gặp ai? | 2026-11-18
Thứ hai tôi làm gì? | 2026-11-16
Năm ngoái tôi đi đâu? | 2025
Năm kia tôi đi đâu? | 2024
Rằm tháng bảy năm nay tôi làm gì? | 2026-08-27
Giỗ tổ Hùng Vương tôi đi đâu? | 2026-04-26
Từ Tết đến nay tôi chạy bao nhiêu lần? | 2026-02-17..2026-11-21
Từ Tết tôi đã đọc sách gì? | 2026-02-17..2026-11-21
Sau Tết tôi làm gì? | 2026-02-20..2026-11-21
Trung thu năm ngoái tôi đi đâu? | 2025-10-06
Trong 7 ngày qua tôi ngủ thế nào? | 2026-11-15..2026-11-21
Tuần đầu tháng 9 tôi học gì? | 2026-09-01..2026-09-07
Tuần cuối tháng mười tôi học gì? | 2026-10-25..2026-10-31
Nửa đầu năm 2024 tôi học gì? | 2024-01-01..2024-06-30
6 tháng cuối năm 2024 | 2024-07-01..2024-12-31
Quý III năm 2025 | 2025-07-01..2025-09-30
Giữa thứ hai và thứ tư tôi làm gì? | 2026-11-16..2026-11-18
Từ ngày 5 đến ngày 9 tháng 3 tôi ở đâu? | 2026-03-05..2026-03-09
Hôm 25 tôi làm gì? | 2026-10-25
Mùng 4 tôi làm gì? | 2026-11-04
Sinh nhật tôi năm ngoái ăn gì? | 2025-06-03
Hồi tôi 12 tuổi tôi học ở đâu? | 2002-06-03..2003-06-02
Quốc khánh tôi đi đâu? | 2026-09-02
Trước Giáng sinh tôi mua gì? | ..2025-12-24
Cuối tuần vừa rồi tôi làm gì? | 2026-11-14..2026-11-15
Hai tuần trước tôi làm gì? | 2026-11-02..2026-11-08
hom qua toi lam gi | 2026-11-20
thang truoc toi di dau | 2026-10
toi gap ai thu ba tuan truoc | 2026-11-10
toi mua ban he pho nao | none
mùa thu này tôi đi đâu | 2026-09-01..2026-11-30
mùa đông vừa rồi tôi đi đâu | 2025-12-01..2026-02-28
Tôi ngủ thế nào đêm 24? | 2026-10-24
Tháng giêng tôi làm gì | 2026-01
ngày 1 tháng trước tôi làm gì | 2026-10-01
ngày hôm sau Giáng sinh tôi làm gì | 2025-12-26
Đầu năm nay tôi làm gì | 2026-01-01..2026-03-31
Thập niên 1980 tôi làm gì | 1980-01-01..1989-12-31
28 Tết tôi làm gì | 2026-02-15
Tôi có gặp Hè không? | none
Tôi đã ăn bao nhiêu cái bánh trung thu? | none
Tôi mua gì ở chợ Tết? | none
Hôm kìa tôi làm gì? | 2026-11-18
Sáng nay tôi ăn gì? | 2026-11-21
Tối qua tôi ăn gì? | 2026-11-20
Nửa năm trước tôi ở đâu? | 2026-05
Ngày này năm ngoái tôi làm gì? | 2025-11-21
Hai quý trước tôi đọc gì? | 2026-04-01..2026-06-30
Cách đây đúng hai tuần tôi làm gì? | 2026-11-07
Trong quý qua tôi làm gì? | 2026-08-22..2026-11-21
Quý này tôi làm gì? | 2026-10-01..2026-12-31
Cuối tuần này tôi làm gì? | 2026-11-21..2026-11-22
Thứ ba trước nữa tôi làm gì? | 2026-11-10
Thứ sáu này tôi làm gì? | 2026-11-20
Chủ nhật hai tuần trước tôi làm gì? | 2026-11-08
CN tuần trước tôi làm gì? | 2026-11-15
Tháng 9/2025 tôi làm gì? | 2025-09
Tháng 13/2025 tôi làm gì? | none
Ngày 31 tháng 6 tôi làm gì? | 2026-06
Ngày hai mươi lăm tháng mười tôi làm gì? | 2026-10-25
Ngày hăm lăm tháng mười tôi làm gì? | 2026-10-25
Ngày hai mươi tháng mười tôi làm gì? | 2026-10-20
Ngày 40 tôi làm gì? | none
Mùa hè năm nay tôi đi đâu? | 2026-06-01..2026-08-31
Mùa xuân này tôi đi đâu? | 2026-03-01..2026-05-31
Hồi mùa đông tôi đi đâu? | 2025-12-01..2026-02-28
Quý 2 tôi làm gì? | 2026-04-01..2026-06-30
Quý 2/2025 tôi làm gì? | 2025-04-01..2025-06-30
Những năm 20 tôi làm gì? | 2020-01-01..2029-12-31
Cuối tháng tôi làm gì? | 2026-11-21..2026-11-30
Giữa năm tôi làm gì? | 2026-05-01..2026-08-31
Cuối mùa hè năm ngoái tôi đi đâu? | 2025-08
Đêm giao thừa tôi làm gì? | 2026-02-16
Rằm tháng giêng tôi làm gì? | 2026-03-03
Rằm vừa rồi tôi làm gì? | 2026-10-24
Mùng 1 âm lịch tôi làm gì? | 2026-11-09
Ngày 10 tháng 3 âm lịch năm 2025 tôi đi đâu? | 2025-04-07
30 Tết tôi làm gì? | 2026-02-16
Mùng 2 Tết tôi làm gì? | 2026-02-18
Sinh nhật lần thứ 30 của tôi ở đâu? | 2020-06-03
Sinh nhật 18 tuổi của tôi ở đâu? | 2008-06-03
Sinh nhật tôi ngày 3/6 ăn gì? | 2026-06-03
Năm tôi sinh ra có gì? | 1990-06-03
Những năm hai mươi tuổi tôi làm gì? | 2010-06-03..2020-06-02
Năm tôi bốn mươi lăm tuổi tôi làm gì? | 2035-06-03..2036-06-02
Ngày 2024-05-06 tôi làm gì? | 2024-05-06
Hôm 31/31 tôi làm gì? | none
30/4 tôi đi đâu? | 2026-04-30
Hôm 2/9 năm ngoái tôi đi đâu? | 2025-09-02
Nửa cuối tháng 3 tôi làm gì? | 2026-03-16..2026-03-31
Ba tháng đầu năm 2024 tôi làm gì? | 2024-01-01..2024-03-31
Tuần thứ hai của tháng 9 tôi làm gì? | 2026-09-08..2026-09-14
Cuối tuần đầu tiên của tháng 6 tôi làm gì? | 2026-06-06..2026-06-07
Chủ nhật cuối cùng của tháng 5 tôi làm gì? | 2026-05-31
Ba ngày đầu tháng 3 tôi làm gì? | 2026-03-01..2026-03-03
Ngày cuối cùng của năm 2024 tôi làm gì? | 2024-12-31
Hai tuần trước Tết tôi làm gì? | 2026-02-03
Ba ngày sau Tết tôi làm gì? | 2026-02-22
Tuần trước Tết tôi làm gì? | 2026-02-09..2026-02-15
Tháng sau Tết tôi làm gì? | 2026-03
Hôm trước Giáng sinh tôi làm gì? | 2025-12-24
Thứ ba, ngày 3 tháng 11 tôi làm gì? | 2026-11-03
Ngày Phụ nữ Việt Nam 20/10 tôi ở đâu? | 2026-10-20
Từ tháng 8 đến tháng 10 năm 2025 tôi làm gì? | 2025-08-01..2025-10-31
Từ 5 đến 9 tháng 3 tôi ở đâu? | 2026-03-05..2026-03-09
Tháng sáu và tháng bảy tôi làm gì? | 2026-06-01..2026-07-31
Cho đến hết tháng ba tôi viết gì? | ..2026-03-31
Mỗi thứ hai tôi làm gì? | none
Valentine năm ngoái tôi làm gì? | 2025-02-14
Tôi hỏi what did I do last Tuesday | 2026-11-17
Tháng ba năm năm trước tôi đi đâu? | 2021-03
Ngày mười lăm tháng tám tôi làm gì? | 2026-08-15
Tuần đầu của năm 2024 tôi làm gì? | 2024-01-01..2024-01-07
Hai tháng cuối tháng 3 tôi làm gì? | 2026-03-21..2026-03-31
Một đêm tháng giêng ai về nhà? | none
Hai ngày trước khi cưới tôi làm gì? | none
Một tháng trước tôi làm gì? | 2026-10
Đêm giao thừa cuối năm 1961 tôi làm gì? | 1961-12-31
Giao thừa cuối năm ngoái tôi làm gì? | 2025-12-31
nam ngoai toi di dau | 2025
mung 2 tet toi lam gi | 2026-02-18
"""


@pytest.mark.parametrize("line", _TABLE.strip().splitlines())
def test_phrase_names_its_days(line: str) -> None:
    question, wanted = line.split(" | ")
    assert days(read(question)) == expected(wanted)


def test_language_says_how_unmarked_words_are_read() -> None:
    assert days(read("hom kia o dau", language="vi")) == ("2026-11-19", "2026-11-19")
    assert read("hom kia o dau", language="en") is None


def test_without_a_birth_date_a_birthday_stays_unknown() -> None:
    for question in ("Hôm sinh nhật tôi", "Sinh nhật thứ 30 của tôi", "Năm tôi 12 tuổi", "Những năm ba mươi tuổi"):
        assert read(question, born=None) is None
    assert read("Ngày tôi sinh ra", born=None) is None


def test_marks_may_be_composed_or_not() -> None:
    spread = unicodedata.normalize("NFD", "Thứ ba tuần trước tôi đi đâu?")
    assert days(read(spread)) == ("2026-11-10", "2026-11-10")


def test_tet_before_it_began_is_that_of_the_year_before() -> None:
    assert days(read("Hồi Tết tôi làm gì?", today=date(2025, 1, 1))) == ("2024-02-10", "2024-02-12")
