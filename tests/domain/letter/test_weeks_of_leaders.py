"""Calendars of leaders: rows that name a person, several rows in a line, days without hours."""

from domain.letter.parse import read

LEADERS = """THỨ SÁU, NGÀY 15/3/2024
- Chủ tịch: 7 giờ 30 phút, dự lớp bồi dưỡng, điểm tại Hội trường A (cả ngày).
- Phó Chủ tịch Trần Văn B: 7 giờ, dự Ngày chạy (LĐ VP). 8 giờ, dự kỳ họp thứ Sáu, tại Hội trường C. 14 giờ, họp.
THỨ BẢY, NGÀY 16/3/2024
Chủ tịch: 8 giờ, dự lễ, điểm tại Nhà văn hóa.
"""
WEEK = """Lịch làm việc tuần 11 của Thường trực (từ ngày 11/3/2024 đến ngày 15/3/2024)

Thứ hai

11/3

Thường trực thăm các cơ sở (ngày; đ/c Tâm).

Thứ ba

12/3

+ Ban Pháp chế giám sát tại UBND xã A (sáng).

+ Ban Kinh tế họp (chiều).

Thứ tư

13/3

Nghỉ.
"""


def test_rows_that_name_leaders_make_a_calendar_though_no_title_calls_it_one() -> None:
    rows = [(str(one.starts_at), one.for_whom, one.venue) for one in read(LEADERS).sessions]
    assert rows == [
        ("2024-03-15T07:30", "Chủ tịch", "Hội trường A"),
        ("2024-03-15T07:00", "Phó Chủ tịch Trần Văn B", None),
        ("2024-03-15T08:00", "Phó Chủ tịch Trần Văn B", "Hội trường C"),
        ("2024-03-15T14:00", "Phó Chủ tịch Trần Văn B", None),
        ("2024-03-16T08:00", "Chủ tịch", "Nhà văn hóa"),
    ]


def test_a_day_without_hours_has_its_lines_for_rows() -> None:
    rows = [(str(one.starts_at), one.venue) for one in read(WEEK).sessions]
    assert rows == [("2024-03-11", None), ("2024-03-12", "UBND xã A"), ("2024-03-12", None)]


def test_a_calendar_ends_with_the_week_that_its_title_names() -> None:
    reading = read(WEEK)
    assert (str(reading.starts_at), str(reading.ends_at), reading.venue) == ("2024-03-11", "2024-03-15", None)
