"""Times as hurried people write them: read right, or not read, or doubted; never wrong and sure."""

import pytest

from domain.letter.model import Reading

from .letters import letter

YEAR_END = "SỞ NỘI VỤ TỈNH A\nSố: 12/GM-SNV\nTân An, ngày 28 tháng 12 năm 2023\n\nGIẤY MỜI\nHọp\n\n"


def doubted(reading: Reading) -> bool:
    return any(doubt.field == "starts_at" for doubt in reading.doubts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thời gian: 8 giờ tối, ngày 15/3/2024", "2024-03-15T20:00"),
        ("Thời gian: 7h tối thứ Sáu (15/3/2024)", "2024-03-15T19:00"),
        ("Thời gian: 12h30 trưa ngày 15/3/2024", "2024-03-15T12:30"),
        ("Thời gian: 1 giờ trưa ngày 15/3/2024", "2024-03-15T13:00"),
        ("Thời gian: 11 giờ đêm ngày 15/3/2024", "2024-03-15T23:00"),
        ("Thời gian: 00h00 ngày 15/3/2024", "2024-03-15T00:00"),
        ("Thời gian: 14h chiều, ngày 15/3/2024", "2024-03-15T14:00"),
        ("Thời gian: 2h30 chiều 15/3/2024", "2024-03-15T14:30"),
        ("Thời gian: 8:30 PM, 15/3/2024", "2024-03-15T20:30"),
        ("Thời gian: 8 giờ 5 phút ngày 15/3/2024", "2024-03-15T08:05"),
        ("Thời gian: 8h ngày 15.3.2024", "2024-03-15T08:00"),
        ("Thời gian: 7h30 đón tiếp, 8h00 khai mạc, ngày 15/3/2024", "2024-03-15T08:00"),
        ("Thời gian: 8h ngày 18/3/2024 (nhằm ngày 9/2 âm lịch)", "2024-03-18T08:00"),
        ("Thời gian: 8 giờ, thứ Sáu tuần sau, ngày 15/3/2024", "2024-03-15T08:00"),
        ("Thời gian: 8h00; T6; ngày 15/3/2024 - 11h30", "2024-03-15T08:00"),
    ],
)
def test_a_full_day_with_an_hour_is_read_and_not_doubted(text: str, expected: str) -> None:
    reading = letter(text)
    assert (str(reading.starts_at), doubted(reading)) == (expected, False)


@pytest.mark.parametrize(
    "text",
    [
        "Thời gian: 8h00 mùng 8 tháng Giêng âm lịch",
        "Thời gian: 8h00 ngày 08 tháng Giêng năm Giáp Thìn",
        "Thời gian: 8h, mùng 10/3 (âm lịch)",
        "Thời gian: 8h ngày 30/2/2024",
        "Thời gian: 8h ngày 30/2",
        "Thời gian: 8h ngày 31/4/2024\nSở A báo cáo ngày 20/3/2024.",
        "Thời gian: 8 giờ ngày 13 tháng 15 năm 2024",
        "Thời gian: sáng thứ Ba",
        "Thời gian: 8h sáng thứ Ba",
        "Sở mời họp lúc 14 giờ. Hạn gửi báo cáo 10/3/2024. Họp tại Phòng 1.",
        "Theo Kế hoạch số 5 ngày 20/3/2024, Sở mời họp lúc 14 giờ tại Phòng 1.",
    ],
)
def test_what_is_no_day_of_the_calendar_gives_no_start(text: str) -> None:
    reading = letter(text)
    assert (reading.starts_at, doubted(reading)) == (None, True)


@pytest.mark.parametrize(
    "text",
    [
        "Thời gian: 24h00 ngày 15/3/2024",
        "Thời gian: 12 giờ đêm ngày 15/3/2024",
        "Thời gian: 8 giờ 75 phút ngày 15/3/2024",
        "Thời gian: ngay sau lễ chào cờ ngày 15/3/2024",
    ],
)
def test_an_hour_that_is_none_leaves_the_day_alone(text: str) -> None:
    reading = letter(text)
    assert (str(reading.starts_at), doubted(reading)) == ("2024-03-15", True)


@pytest.mark.parametrize(
    "text",
    [
        "Thời gian: 8h00 hoặc 14h00 ngày 15/3/2024",
        "Sở Nội vụ mời họp lúc 8 giờ ngày 15/3/2024 hoặc 14 giờ ngày 18/3/2024.",
        "Thời gian: 8h00 ngày 15/3/2024\nThời gian: 9h00 ngày 16/3/2024",
        "Thời gian: 8h00 ngày 15/3/2034",
        "Thời gian: 8h00 ngày 15/3/2023",
        "Thời gian: 8h00, thứ Hai, ngày 15/3/2024",
    ],
)
def test_two_readings_that_compete_are_doubted(text: str) -> None:
    assert doubted(letter(text))


@pytest.mark.parametrize(
    ("text", "expected", "unsure"),
    [
        ("Thời gian: 8h ngày 05/01", "2024-01-05T08:00", True),
        ("Thời gian: 8h ngày 30/12", "2023-12-30T08:00", True),
        ("Thời gian: 8h thứ Sáu, 05/01", "2024-01-05T08:00", False),
    ],
)
def test_around_new_year_a_weekday_settles_the_year_and_nothing_else_does(
    text: str, expected: str, unsure: bool
) -> None:
    reading = letter(text, head=YEAR_END)
    assert (str(reading.starts_at), doubted(reading)) == (expected, unsure)


def test_a_night_that_ends_the_next_morning_is_a_range_over_midnight() -> None:
    reading = letter("Thời gian: 22h00 ngày 15/3/2024 đến 2h00 ngày 16/3/2024")
    assert (str(reading.starts_at), str(reading.ends_at)) == ("2024-03-15T22:00", "2024-03-16T02:00")


def test_a_weekday_that_agrees_confirms_a_counted_day() -> None:
    assert not doubted(letter("Thời gian: 8 giờ sáng mai (thứ Ba)"))
    assert doubted(letter("Thời gian: 8 giờ sáng mai (thứ Tư)"))
