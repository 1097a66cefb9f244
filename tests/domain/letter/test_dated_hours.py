"""Several hours and days in one line: a range is one event, two dated hours are two sittings."""

import pytest

from domain.letter.model import Reading

from .letters import PLACE, letter


def starts(reading: Reading) -> list[str]:
    return [str(session.starts_at) for session in reading.sessions]


def doubts(reading: Reading) -> list[str]:
    return [doubt.code for doubt in reading.doubts if doubt.field == "starts_at"]


@pytest.mark.parametrize(
    "text",
    [
        "8h00 ngày 15/3/2024 và 14h00 ngày 16/3/2024",
        "8h00 ngày 15/3/2024; 14h00 ngày 16/3/2024",
        "8h00 ngày 15/3, 14h00 ngày 16/3/2024",
        "sáng 15/3/2024 (8h00) và chiều 16/3/2024 (14h00)",
        "ngày 15/3/2024 lúc 8h00, ngày 16/3/2024 lúc 14h00",
        "thứ Sáu, 8h00 ngày 15/3/2024 và thứ Bảy, 14h00 ngày 16/3/2024",
        "8h00 ngày 15/3/2024 (thứ Sáu) và 14h00 ngày 16/3/2024 (thứ Bảy)",
        "\n- 8h00 ngày 15/3/2024\n- 14h00 ngày 16/3/2024",
    ],
)
def test_two_dated_hours_after_one_label_are_two_sessions(text: str) -> None:
    reading = letter(f"Thời gian: {text}", PLACE)
    assert starts(reading) == ["2024-03-15T08:00", "2024-03-16T14:00"]
    assert (str(reading.starts_at), reading.ends_at, doubts(reading)) == ("2024-03-15T08:00", None, [])


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("từ 8h00 ngày 15/3/2024 đến 17h00 ngày 17/3/2024", "2024-03-17T17:00"),
        ("khai mạc 8h00 ngày 15/3/2024, bế mạc 17h00 ngày 17/3/2024", "2024-03-17T17:00"),
        ("từ ngày 15/3 đến ngày 17/3/2024, khai mạc lúc 8h00 ngày 15/3", "2024-03-17"),
        ("02 ngày (15-16/3/2024), bắt đầu từ 8h00", "2024-03-16"),
        ("Sáng từ 8h00 đến 11h00, chiều từ 14h00 đến 16h30 ngày 15/3/2024", "2024-03-15T16:30"),
        ("\nNgày: 15/3/2024\nBắt đầu: 8h00\nKết thúc: 11h00", "2024-03-15T11:00"),
    ],
)
def test_a_range_is_one_event_with_its_end(text: str, end: str) -> None:
    reading = letter(f"Thời gian: {text}", PLACE)
    assert (str(reading.starts_at), str(reading.ends_at), starts(reading)) == ("2024-03-15T08:00", end, [])


def test_a_range_over_new_year_begins_in_the_old_one() -> None:
    reading = letter(
        "Thời gian: từ 8h00 ngày 28/12 đến ngày 03/01/2025",
        head="SỞ A\nSố: 1/GM\nA, ngày 20 tháng 12 năm 2024\n\nGIẤY MỜI\nHọp\n\n",
    )
    assert (str(reading.starts_at), str(reading.ends_at)) == ("2024-12-28T08:00", "2025-01-03")


@pytest.mark.parametrize(
    "text",
    [
        "8h00 khai mạc (7h30 đón tiếp) ngày 15/3/2024",
        "8h00 khai mạc (đón tiếp từ 7h30), thứ Sáu, ngày 15/3/2024",
        "8h00 (đại biểu có mặt lúc 7h30 để ổn định chỗ ngồi) ngày 15/3/2024",
        "8h00 ngày 15/3/2024 (đại biểu có mặt trước 7h30)",
        "8h00 ngày 15/3/2024. Thủ tục đăng ký đại biểu bắt đầu từ 7h30",
    ],
)
def test_a_reception_in_brackets_leaves_the_day_to_the_start(text: str) -> None:
    reading = letter(f"Thời gian: {text}", PLACE)
    assert (str(reading.starts_at), str(reading.arrives_at)) == ("2024-03-15T08:00", "2024-03-15T07:30")
    assert doubts(reading) == []


def test_a_start_beside_another_time_is_doubted_and_both_are_told() -> None:
    reading = letter("Thời gian: 8h00 ngày 15/3/2024\nThời gian: 9h00 ngày 16/3/2024", PLACE)
    [doubt] = [doubt for doubt in reading.doubts if doubt.field == "starts_at"]
    facts = {"read": "08:00 15/03/2024", "other": "09:00 16/03/2024"}
    assert (doubt.code, doubt.facts) == ("start_contested", facts)


@pytest.mark.parametrize(
    "text",
    [
        "8h00, ngày 06/02 năm Giáp Thìn (tức ngày 15/3/2024 dương lịch)",
        "8h00 ngày 06/02 âm lịch (tức ngày 15/3/2024 dương lịch)",
        "8h00 mùng 6/2 âm lịch (nhằm ngày 15/3/2024)",
        "8h00 ngày 06/02 (tức ngày 15/3/2024)",
        "8h00 ngày 15/3/2024 (tức ngày 06 tháng 02 năm Giáp Thìn)",
        "8h00 ngày 15/3/2024 (tức ngày 06/02 âm lịch)",
        "8h00 ngày 15/3/2024, tức 06/02 ÂL",
    ],
)
def test_a_day_by_the_moon_beside_its_day_by_the_sun_tells_nothing(text: str) -> None:
    reading = letter(f"Thời gian: {text}", PLACE)
    assert (str(reading.starts_at), reading.ends_at, doubts(reading)) == ("2024-03-15T08:00", None, [])


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("2024-03-15 08:00", "2024-03-15T08:00"),
        ("08:00, ngày 2024-03-15", "2024-03-15T08:00"),
        ("2024-03-15T08:00", "2024-03-15T08:00"),
        ("Thứ Sáu, 15/03/2024, 2:00PM", "2024-03-15T14:00"),
        ("15/03/2024, 8:00 AM", "2024-03-15T08:00"),
        ("2 pm, 15/03/2024", "2024-03-15T14:00"),
    ],
)
def test_days_and_hours_of_machines_and_of_english_are_read(text: str, start: str) -> None:
    reading = letter(f"Thời gian: {text}", PLACE)
    assert (str(reading.starts_at), doubts(reading)) == (start, [])


def test_twelve_in_the_night_is_no_hour() -> None:
    assert str(letter("Thời gian: 12:00 AM, 15/03/2024").starts_at) == "2024-03-15"


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("8h00, ngày 15 tháng 3 năm 2024, ÂL 06/02", "2024-03-15T08:00"),
        ("8h00, T6, ngày 15/3/2024", "2024-03-15T08:00"),
        ("8h00 - T6 - 15/3", "2024-03-15T08:00"),
    ],
)
def test_an_added_day_of_the_moon_and_short_weekdays_change_nothing(text: str, start: str) -> None:
    reading = letter(f"Thời gian: {text}", PLACE)
    assert (str(reading.starts_at), doubts(reading)) == (start, [])


def test_seconds_are_never_taken_for_an_hour() -> None:
    assert str(letter("Thời gian: 08:00:00 15/03/2024", PLACE).starts_at) == "2024-03-15"


def test_a_short_weekday_is_held_against_the_day() -> None:
    assert doubts(letter("Thời gian: 8h00, T2, ngày 15/3/2024", PLACE)) == ["weekday_differs"]


def test_the_hour_of_the_opening_belongs_to_the_first_day_of_a_range_that_tells_none() -> None:
    reading = letter(
        "Thời gian: 2,5 ngày, từ ngày 15/3/2024 đến hết buổi sáng ngày 17/3/2024. Khai mạc vào lúc 7 giờ 30 "
        "phút ngày 15/3/2024",
        PLACE,
    )
    assert (str(reading.starts_at), str(reading.ends_at)) == ("2024-03-15T07:30", "2024-03-17")
    assert doubts(reading) == []
