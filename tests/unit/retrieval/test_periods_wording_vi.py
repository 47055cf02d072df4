"""Vietnamese questions worded in many ways: each names its days, or none."""

from __future__ import annotations

from tests.unit.retrieval.periods import days, expected, read

_TABLE = """
Sáng hôm qua tôi ăn gì? | 2026-11-20
Gần đây nhất mình đi khám răng là hôm nào? | none
Cắt tóc cả năm hết bao nhiêu? | 2026
Cả năm ngoái mình cắt tóc mấy lần? | 2025
Hai tuần đầu tháng 10 mình đọc gì? | 2026-10-01..2026-10-14
Từ hè đến giờ mình đi bơi mấy bận? | 2026-06-01..2026-11-21
Lần đầu mình đạp xe trong năm là hôm nào? | 2026
Hôm sau mình làm gì? | none
Chiều qua tôi ăn gì? | 2026-11-20
Đêm hôm kia tôi ăn gì? | 2026-11-19
Trưa nay tôi ăn gì? | 2026-11-21
Hôm nay tôi ăn gì? | 2026-11-21
Ngày hôm qua tôi ăn gì? | 2026-11-20
Bữa qua tôi ăn gì? | 2026-11-20
Bữa nay tôi ăn gì? | 2026-11-21
Bốn ngày trước tôi ăn gì? | 2026-11-17
Cách đây bốn hôm tôi ăn gì? | 2026-11-17
Cách đây 3 tuần tôi ăn gì? | 2026-10-26..2026-11-01
Ba tuần trước tôi ăn gì? | 2026-10-26..2026-11-01
Đúng ba tuần trước tôi ăn gì? | 2026-10-31
Cách đây đúng một năm tôi ăn gì? | 2025-11-21
Hai tháng trước tôi ăn gì? | 2026-09
Cách đây hai tháng tôi ăn gì? | 2026-09
Đúng hai tháng trước tôi ăn gì? | 2026-09-21
Mười năm trước tôi ăn gì? | 2016
Cách đây 5 năm tôi ăn gì? | 2021
Tôi ăn gì hôm thứ ba? | 2026-11-17
Tôi ăn gì vào thứ sáu? | 2026-11-20
Tôi ăn gì thứ bảy vừa rồi? | 2026-11-14
Tôi ăn gì thứ hai vừa qua? | 2026-11-16
Tôi ăn gì sáng chủ nhật? | 2026-11-15
Tôi ăn gì tối thứ sáu? | 2026-11-20
Tôi ăn gì thứ năm tuần trước? | 2026-11-12
Tôi ăn gì thứ tư tuần này? | 2026-11-18
Tôi ăn gì chiều thứ năm tuần trước? | 2026-11-12
Tôi ăn gì thứ tư tuần trước nữa? | 2026-11-04
Tôi ăn gì thứ 4 tuần trước? | 2026-11-11
Tôi ăn gì T5 tuần trước? | 2026-11-12
Tôi ăn gì CN vừa rồi? | 2026-11-15
Tôi ăn gì thứ ba của tuần trước? | 2026-11-10
Tôi ăn gì thứ ba cách đây hai tuần? | 2026-11-03
Tôi ăn gì thứ ba hai tuần trước? | 2026-11-03
Tôi ăn gì cuối tuần vừa qua? | 2026-11-14..2026-11-15
Tôi ăn gì cuối tuần này? | 2026-11-21..2026-11-22
Tôi ăn gì cuối tuần trước nữa? | 2026-11-07..2026-11-08
Tôi ăn gì hai cuối tuần trước? | 2026-11-07..2026-11-08
Tôi ăn gì dịp cuối tuần? | 2026-11-14..2026-11-15
Tôi ăn gì cuối tuần đầu tháng mười? | 2026-10-03..2026-10-04
Tôi ăn gì tuần này? | 2026-11-16..2026-11-22
Tôi ăn gì trong tuần này? | 2026-11-16..2026-11-22
Tôi ăn gì tuần vừa rồi? | 2026-11-09..2026-11-15
Tôi ăn gì tuần vừa qua? | 2026-11-09..2026-11-15
Tôi ăn gì đầu tuần này? | 2026-11-16..2026-11-22
Tôi ăn gì trong 30 ngày qua? | 2026-10-23..2026-11-21
Tôi ăn gì mười ngày qua? | 2026-11-12..2026-11-21
Tôi ăn gì trong vòng hai tuần qua? | 2026-11-08..2026-11-21
Tôi ăn gì trong ba tháng vừa qua? | 2026-08-22..2026-11-21
Tôi ăn gì sáu tháng gần đây? | 2026-05-22..2026-11-21
Tôi ăn gì trong tuần qua? | 2026-11-15..2026-11-21
Tôi ăn gì trong tháng qua? | 2026-10-22..2026-11-21
Tôi ăn gì trong năm qua? | 2025-11-22..2026-11-21
Tôi ăn gì suốt hai năm qua? | 2024-11-22..2026-11-21
Tôi ăn gì tháng vừa rồi? | 2026-10
Tôi ăn gì tháng trước nữa? | 2026-09
Tôi ăn gì trong tháng này? | 2026-11
Tôi ăn gì vào tháng mười hai? | 2025-12
Tôi ăn gì hồi tháng 12? | 2025-12
Tôi ăn gì tháng chạp? | 2025-12
Tôi ăn gì tháng tư vừa rồi? | 2026-04
Tôi ăn gì tháng mười một vừa rồi? | 2025-11
Tôi ăn gì tháng sáu năm ngoái? | 2025-06
Tôi ăn gì tháng 6 năm 2023? | 2023-06
Tôi ăn gì tháng ba năm nay? | 2026-03
Tôi ăn gì tháng mười hai năm kia? | 2024-12
Tôi ăn gì tháng năm hai năm trước? | 2024-05
Tôi ăn gì đầu tháng này? | 2026-11-01..2026-11-10
Tôi ăn gì hồi đầu tháng ba? | 2026-03-01..2026-03-10
Tôi ăn gì giữa tháng trước? | 2026-10-11..2026-10-20
Tôi ăn gì cuối tháng trước? | 2026-10-21..2026-10-31
Tôi ăn gì vào cuối tháng sáu năm ngoái? | 2025-06-21..2025-06-30
Tôi ăn gì tuần đầu tiên của tháng chín? | 2026-09-01..2026-09-07
Tôi ăn gì tuần thứ ba tháng chín? | 2026-09-15..2026-09-21
Tôi ăn gì tuần thứ tư của tháng trước? | 2026-10-22..2026-10-28
Tôi ăn gì tuần cuối cùng của tháng 2? | 2026-02-22..2026-02-28
Tôi ăn gì tuần thứ hai tháng này? | 2026-11-08..2026-11-14
Tôi ăn gì nửa đầu tháng ba? | 2026-03-01..2026-03-15
Tôi ăn gì nửa cuối năm ngoái? | 2025-07-01..2025-12-31
Tôi ăn gì nửa đầu năm nay? | 2026-01-01..2026-06-30
Tôi ăn gì sáu tháng đầu năm? | 2026-01-01..2026-06-30
Tôi ăn gì 6 tháng đầu năm ngoái? | 2025-01-01..2025-06-30
Tôi ăn gì mùa hè? | none
Tôi ăn gì hồi mùa hè? | 2026-06-01..2026-08-31
Tôi ăn gì mùa hè năm ngoái? | 2025-06-01..2025-08-31
Tôi ăn gì mùa đông năm ngoái? | 2025-12-01..2026-02-28
Tôi ăn gì mùa thu năm 2022? | 2022-09-01..2022-11-30
Tôi ăn gì đầu mùa hè? | 2026-06
Tôi ăn gì suốt mùa đông vừa qua? | 2025-12-01..2026-02-28
Tôi ăn gì mùa xuân hai năm trước? | 2024-03-01..2024-05-31
Tôi ăn gì hè năm ngoái? | 2025-06-01..2025-08-31
Tôi ăn gì quý này? | 2026-10-01..2026-12-31
Tôi ăn gì trong quý ba? | 2026-07-01..2026-09-30
Tôi ăn gì quý 4? | 2025-10-01..2025-12-31
Tôi ăn gì quý II năm ngoái? | 2025-04-01..2025-06-30
Tôi ăn gì quý cuối năm 2024? | 2024-10-01..2024-12-31
Tôi ăn gì quý đầu năm 2024? | 2024-01-01..2024-03-31
Tôi ăn gì quý vừa rồi? | 2026-07-01..2026-09-30
Tôi ăn gì năm nay? | 2026
Tôi ăn gì trong năm 2020? | 2020
Tôi ăn gì hồi 2020? | 2020
Tôi ăn gì cả năm 2020? | 2020
Tôi ăn gì đầu năm 2023? | 2023-01-01..2023-03-31
Tôi ăn gì giữa năm ngoái? | 2025-05-01..2025-08-31
Tôi ăn gì cuối năm kia? | 2024-10-01..2024-12-31
Tôi ăn gì thập niên 90? | 1990-01-01..1999-12-31
Tôi ăn gì những năm 2010? | 2010-01-01..2019-12-31
Tôi ăn gì thập niên tám mươi? | 1980-01-01..1989-12-31
Tôi ăn gì những năm chín mươi? | 1990-01-01..1999-12-31
Tôi ăn gì hôm nay năm ngoái? | 2025-11-21
Tôi ăn gì ngày này ba năm trước? | 2023-11-21
Tôi ăn gì từ thứ hai đến nay? | 2026-11-16..2026-11-21
Tôi ăn gì từ hôm qua đến giờ? | 2026-11-20..2026-11-21
Tôi ăn gì kể từ Giáng sinh? | 2025-12-25..2026-11-21
Tôi ăn gì từ đầu năm đến nay? | 2026-01-01..2026-11-21
Tôi ăn gì từ đầu tháng tới giờ? | 2026-11-01..2026-11-21
Tôi ăn gì từ tháng trước đến nay? | 2026-10-01..2026-11-21
Tôi ăn gì từ hè năm ngoái đến nay? | 2025-06-01..2026-11-21
Tôi ăn gì từ năm 2020? | 2020-01-01..2026-11-21
Tôi ăn gì từ sinh nhật tôi đến nay? | 2026-06-03..2026-11-21
Tôi ăn gì từ ngày 3/3 đến nay? | 2026-03-03..2026-11-21
Tôi ăn gì sau Giáng sinh? | 2025-12-26..2026-11-21
Tôi ăn gì sau năm 2020? | 2021-01-01..2026-11-21
Tôi ăn gì sau ngày 3 tháng 3? | 2026-03-04..2026-11-21
Tôi ăn gì trước tháng ba? | ..2026-02-28
Tôi ăn gì trước ngày 5 tháng 5 năm 2024? | ..2024-05-04
Tôi ăn gì trước Trung thu? | ..2026-09-24
Tôi ăn gì trước mùa hè? | ..2026-05-31
Tôi ăn gì cho đến hết năm 2023? | ..2023-12-31
Tôi ăn gì đến hết tháng ba? | ..2026-03-31
Tôi ăn gì giữa tháng năm và tháng bảy? | 2026-05-01..2026-07-31
Tôi ăn gì giữa Giáng sinh và Tết? | 2025-12-25..2026-02-19
Tôi ăn gì từ thứ hai đến thứ sáu tuần trước? | 2026-11-09..2026-11-13
Tôi ăn gì từ ngày 3 đến ngày 9 tháng 10? | 2026-10-03..2026-10-09
Tôi ăn gì từ mùng 1 đến mùng 5 Tết? | 2026-02-17..2026-02-21
Tôi ăn gì từ 2018 đến 2020? | 2018-01-01..2020-12-31
Tôi ăn gì từ tháng 11 đến tháng 2? | 2025-11-01..2026-02-28
Tôi ăn gì trong khoảng từ tháng 3 đến tháng 5? | 2026-03-01..2026-05-31
Tôi ăn gì từ 3/3 đến 9/3? | 2026-03-03..2026-03-09
Tôi ăn gì từ 1/5/2024 đến 10/5/2024? | 2024-05-01..2024-05-10
Tôi ăn gì dịp Tết? | 2026-02-17..2026-02-19
Tôi ăn gì Tết năm ngoái? | 2025-01-29..2025-01-31
Tôi ăn gì Tết năm 2022? | 2022-02-01..2022-02-03
Tôi ăn gì Tết Nguyên đán 2024? | 2024-02-10..2024-02-12
Tôi ăn gì mùng 1 Tết? | 2026-02-17
Tôi ăn gì mồng một Tết? | 2026-02-17
Tôi ăn gì ngày mùng hai Tết năm ngoái? | 2025-01-30
Tôi ăn gì đêm giao thừa năm 2023? | 2023-01-21
Tôi ăn gì hôm giao thừa? | 2026-02-16
Tôi ăn gì đêm 30 Tết? | 2026-02-16
Tôi ăn gì trước giao thừa? | ..2026-02-15
Tôi ăn gì sau Tết? | 2026-02-20..2026-11-21
Tôi ăn gì từ Tết? | 2026-02-17..2026-11-21
Tôi ăn gì trước Tết năm ngoái? | ..2025-01-28
Tôi ăn gì trước Tết hai ngày? | 2026-02-15
Tôi ăn gì một tuần trước Tết? | 2026-02-10
Tôi ăn gì tuần trước Tết? | 2026-02-09..2026-02-15
Tôi ăn gì rằm tháng bảy? | 2026-08-27
Tôi ăn gì rằm tháng giêng năm ngoái? | 2025-02-12
Tôi ăn gì ngày rằm? | 2026-10-24
Tôi ăn gì hôm rằm tháng tám? | 2026-09-25
Tôi ăn gì Tết Trung thu 2024? | 2024-09-17
Tôi ăn gì Tết Đoan Ngọ? | 2026-06-19
Tôi ăn gì Tết Đoan Ngọ năm 2023? | 2023-06-22
Tôi ăn gì hôm giỗ tổ? | 2026-04-26
Tôi ăn gì giỗ tổ Hùng Vương năm ngoái? | 2025-04-07
Tôi ăn gì hôm ông Công ông Táo? | 2026-02-10
Tôi ăn gì ngày 23 tháng Chạp? | 2026-02-10
Tôi ăn gì 15/7 âm lịch? | 2026-08-27
Tôi ăn gì ngày 10/3 âm? | 2026-04-26
Tôi ăn gì mùng 1 tháng 7 âm lịch? | 2026-08-13
Tôi ăn gì lễ Vu Lan? | 2026-08-27
Tôi ăn gì hôm Noel? | 2025-12-25
Tôi ăn gì đêm Noel? | 2025-12-24
Tôi ăn gì Giáng sinh năm 2023? | 2023-12-25
Tôi ăn gì ngày Quốc khánh năm ngoái? | 2025-09-02
Tôi ăn gì dịp lễ 30/4? | 2026-04-30
Tôi ăn gì ngày Quốc tế Lao động? | 2026-05-01
Tôi ăn gì Tết dương lịch? | 2026-01-01
Tôi ăn gì Tết tây năm ngoái? | 2025-01-01
Tôi ăn gì ngày 8/3? | 2026-03-08
Tôi ăn gì lễ Phục sinh? | 2026-04-05
Tôi ăn gì hôm Halloween? | 2026-10-31
Tôi ăn gì hôm trước Giáng sinh? | 2025-12-24
Tôi ăn gì hai ngày sau Giáng sinh? | 2025-12-27
Tôi ăn gì hôm 20? | 2026-11-20
Tôi ăn gì ngày 21? | 2026-11-21
Tôi ăn gì mùng 5? | 2026-11-05
Tôi ăn gì sáng ngày 4? | 2026-11-04
Tôi ăn gì ngày 31? | 2026-10-31
Tôi ăn gì ngày 5 tháng 5? | 2026-05-05
Tôi ăn gì ngày mùng năm tháng năm? | 2026-05-05
Tôi ăn gì mùng 3 tháng 10? | 2026-10-03
Tôi ăn gì ngày 5 tháng 5 năm 2024? | 2024-05-05
Tôi ăn gì ngày 5 tháng 5 năm ngoái? | 2025-05-05
Tôi ăn gì ngày 3 tháng trước? | 2026-10-03
Tôi ăn gì ngày 3 tháng này? | 2026-11-03
Tôi ăn gì ngày đầu tiên của năm? | 2026-01-01
Tôi ăn gì thứ hai đầu tiên của tháng mười? | 2026-10-05
Tôi ăn gì chủ nhật ngày 5 tháng 5 năm 2024? | 2024-05-05
Tôi ăn gì hôm 29/2? | 2024-02-29
Tôi ăn gì ngày 06/05/2024? | 2024-05-06
Tôi ăn gì 6-5-2024? | 2024-05-06
Tôi ăn gì hôm 6.5.2024? | 2024-05-06
Tôi ăn gì ngày 6/5/24? | 2024-05-06
Tôi ăn gì ngày 6/5? | 2026-05-06
Tôi ăn gì tháng 5/2024? | 2024-05
Tôi ăn gì hồi 5/2024? | 2024-05
Tôi ăn gì sinh nhật tôi? | 2026-06-03
Tôi ăn gì hôm sinh nhật mình năm 2020? | 2020-06-03
Tôi ăn gì sinh nhật lần thứ ba mươi? | 2020-06-03
Tôi ăn gì sinh nhật tuổi 30 của tôi? | 2020-06-03
Tôi ăn gì năm tôi mười tuổi? | 2000-06-03..2001-06-02
Tôi ăn gì hồi tôi hai mươi lăm tuổi? | 2015-06-03..2016-06-02
Tôi ăn gì lúc tôi lên bảy tuổi? | 1997-06-03..1998-06-02
Tôi ăn gì khi tôi 30 tuổi? | 2020-06-03..2021-06-02
Tôi ăn gì năm 18 tuổi? | 2008-06-03..2009-06-02
Tôi ăn gì hôm sau sinh nhật tôi? | 2026-06-04
Tôi ăn gì những năm tôi hai mươi mấy tuổi? | 2010-06-03..2020-06-02
Tôi thường làm gì vào mỗi cuối tuần? | none
Tôi có mấy người bạn? | none
Tôi thích món gì thứ hai? | none
Ai là người thứ ba tôi gặp? | none
Lần thứ tư tôi thử thì sao? | none
Tôi mua năm quyển sách ở đâu? | none
Ba tôi nói gì về vườn? | none
Má tôi nấu mấy món? | none
Tôi trả 500 nghìn cho ai? | none
Tôi gặp chị Xuân ở đâu? | none
Cô Thu dạy tôi môn gì? | none
Anh Đông làm nghề gì? | none
Tôi có thích bún chả không? | none
Nhà tôi ở số 12/3 đường nào? | none
Tôi cho phim mấy sao trên 10? | none
Tôi ăn bánh chưng Tết chưa? | none
Lần cuối tôi gặp Minh là khi nào? | none
Lần đầu tôi chạy bộ là hôm nào? | none
Tôi chạy bao nhiêu ngày? | none
Mấy năm rồi tôi chưa về quê? | none
Tôi có năm anh em phải không? | none
Ngày cưới của tôi thế nào? | none
Hôm trước lễ cưới tôi mua gì? | none
Tôi mặc gì hôm trước trận chung kết? | none
Hai hôm trước đám cưới tôi ngủ ở đâu? | none
Hai năm trước khi chuyển nhà tôi làm gì? | none
Tuần trước khi nghỉ việc tôi làm gì? | none
Ngày thứ hai của hội chợ tôi bán gì? | none
Hôm trước tôi ăn gì? | 2026-10-23..2026-11-21
Tuần trước ngày nào tôi chạy? | 2026-11-09..2026-11-15
Tuần thứ nhì tháng 5 năm 2023 tôi mua gì? | 2023-05-08..2023-05-14
Tuần lễ cuối cùng của tháng 5 năm 2023 tôi mua gì? | 2023-05-25..2023-05-31
Thượng tuần tháng 5 năm 2023 tôi mua gì? | 2023-05-01..2023-05-10
Trung tuần tháng 5 năm 2023 tôi mua gì? | 2023-05-11..2023-05-20
Hạ tuần tháng 5 năm 2023 tôi mua gì? | 2023-05-21..2023-05-31
Mùa đông từ năm 2023 sang 2024 ai ốm? | 2023-12-01..2024-02-29
Tháng 5 hay tháng 6 năm 2023 tôi đi Huế? | 2023-05-01..2023-06-30
Lúc còn học đại học tôi ở đâu? | none
Hôm đó tôi làm gì? | none
Tuần nào tôi chạy nhiều nhất? | none
Tháng nào tôi tiêu nhiều nhất? | none
Năm nào tôi chuyển nhà? | none
Thứ mấy tôi hay mệt? | none
Tôi tư vấn cho ai? | none
Sáu bạn cùng lớp tôi là ai? | none
Năm mới 1662 tôi làm gì? | 1662-01-01
Năm mới mình đi đâu? | none
Rằm Trung thu mình làm gì? | 2026-09-25
"""


def test_every_wording_names_its_days() -> None:
    lines = (line.split(" | ") for line in _TABLE.strip().splitlines())
    wrong = [(text, wanted, days(read(text))) for text, wanted in lines if days(read(text)) != expected(wanted)]
    assert not wrong
