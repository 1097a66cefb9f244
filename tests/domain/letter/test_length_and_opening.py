"""How long an event lasts, which day a number means, and the opening that only the programme tells."""

import pytest

from domain.letter.parse import read
from domain.letter.when import find_whens

HEAD = "UBND XÃ A\nSố: 9/GM-UBND\nTân An, ngày 1 tháng 3 năm 2024\n\nGIẤY MỜI\nDự hội nghị\n"


@pytest.mark.parametrize(
    ("told", "end"),
    [
        ("Kỳ họp mở lúc 8h00 ngày 14/3/2024, họp trong 2 ngày với 4 phiên.", "2024-03-15"),
        ("Lớp học khai giảng 8h00 ngày 14/3/2024, thời gian học 02 ngày.", "2024-03-15"),
        ("Hội nghị diễn ra trong một ngày rưỡi, từ 8h00 ngày 14/3/2024.", "None"),
        ("Hội nghị họp lúc 8h00 ngày 14/3/2024, diễn ra trong 1,5 ngày.", "2024-03-15"),
        ("Mời họp lúc 8h00 ngày 14/3/2024; trả lời trong 5 ngày làm việc.", "None"),
    ],
)
def test_the_sentence_of_the_start_counts_the_days(told: str, end: str) -> None:
    assert str(read(HEAD + told).ends_at) == end


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("ngày 8-10 tháng 11 năm 2024", [(8, 11), (10, 11)]),
        ("ngày 5 & 6/3/2024", [(5, 3), (6, 3)]),
        ("ngày 30/11/2024 và 01, 2/12/2024", [(30, 11), (1, 12), (2, 12)]),
    ],
)
def test_days_of_one_month_stand_together(told: str, days: list[tuple[int, int]]) -> None:
    assert [(day.day, day.month) for when in find_whens(told) for day in when.days] == days


def test_the_day_of_a_law_begins_nothing() -> None:
    told = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\nUBND xã mời dự họp."
    assert read(f"THÔNG BÁO\n{told}").starts_at is None


NUMBERED = """Sở A kính mời Quý đồng nghiệp dự Hội nghị, 02 ngày 14–15/3/2024:

- Ngày thứ nhất: hội trường lầu 6
7h00: Đăng ký tại chỗ
7h45–8h00: Khai mạc
8h00–11h15: Báo cáo
- Ngày thứ hai: thực hành tại Trung tâm Mô phỏng, từ 8h00 đến 11h00
"""


def test_numbered_days_are_counted_from_the_first() -> None:
    reading = read(HEAD + NUMBERED)
    rows = [(str(one.starts_at), one.venue) for one in reading.sessions]
    assert rows == [("2024-03-14T07:45", "hội trường lầu 6"), ("2024-03-15T08:00", "Trung tâm Mô phỏng")]


def test_the_programme_tells_the_opening_and_the_reception_before_it() -> None:
    reading = read(HEAD + NUMBERED)
    assert (str(reading.starts_at), str(reading.arrives_at)) == ("2024-03-14T07:45", "2024-03-14T07:00")


def test_a_sentence_about_an_hour_of_today_is_no_row_of_a_programme() -> None:
    told = "Vào lúc 14h00 hôm nay (14/3), Hội nghị mở tại khách sạn A.\nVào lúc 16h00 hôm nay (14/3), các báo dự họp."
    assert read(f"Thông báo họp báo\n\n{told}\n\nThời gian: 16h00 ngày 14/3/2024").agenda == ()
