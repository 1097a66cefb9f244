"""Sittings that names, ordinals and parts of the day tell, and what surrounds them."""

import pytest

from domain.letter.model import Reading
from domain.letter.parse import read

HEAD = "UBND XÃ A\nSố: 9/GM-UBND\nTân An, ngày 1 tháng 3 năm 2024\n\nGIẤY MỜI\nUBND xã mời các thôn dự họp.\n"
TWO = ["2024-03-15T08:00", "2024-03-16T14:00"]


def starts(reading: Reading) -> list[str]:
    return [str(session.starts_at) for session in reading.sessions]


@pytest.mark.parametrize(
    "told",
    [
        "Bảo vệ của Tổ A: 8h00, ngày 15/3/2024\nBảo vệ của Tổ B: 14h00, ngày 16/3/2024",
        "Chia 2 đợt: đợt 1 lúc 8h00 ngày 15/3/2024 cho thôn A; đợt 2 lúc 14h00 ngày 16/3/2024 cho thôn B.",
        "- Lễ khai mạc: 8h00 ngày 15/3/2024 tại Nhà văn hóa\n- Hội thi: 14h00 ngày 16/3/2024 tại Sân vận động",
    ],
)
def test_each_named_time_is_a_sitting(told: str) -> None:
    reading = read(HEAD + told)
    assert (starts(reading), str(reading.starts_at)) == (TWO, TWO[0])


def test_parts_of_a_day_on_one_line_are_sittings() -> None:
    told = "Ngày 15/3/2024: buổi sáng (từ 8h00) tại thôn A; buổi chiều (từ 13h30) tại thôn B."
    assert starts(read(HEAD + told)) == ["2024-03-15T08:00", "2024-03-15T13:30"]


def test_what_holds_if_it_rains_is_no_sitting_and_no_rival() -> None:
    told = "Thời gian: 19 giờ ngày 18/3/2024. Nếu trời mưa, cuộc họp dời sang 19 giờ ngày 19/3/2024."
    reading = read(HEAD + told)
    assert (str(reading.starts_at), starts(reading)) == ("2024-03-18T19:00", [])
    assert "starts_at" not in [doubt.field for doubt in reading.doubts]


def test_an_hour_on_each_of_two_days_is_a_range_though_the_first_month_is_not_written() -> None:
    reading = read(HEAD + "Thời gian: Từ 14h00 ngày 20 đến 11h30 ngày 21/3/2024.")
    assert (str(reading.starts_at), str(reading.ends_at)) == ("2024-03-20T14:00", "2024-03-21T11:30")


@pytest.mark.parametrize(
    ("told", "arrival"),
    [
        ("Phòng Zoom mở từ 07:45.", "2024-03-15T07:45"),
        ("Thời gian vào phòng họp: từ 07:45.", "2024-03-15T07:45"),
        ("Có mặt trước 15' để điểm danh.", "2024-03-15T07:45"),
        ("Đại biểu đến sớm ít nhất 10 phút.", "2024-03-15T07:50"),
    ],
)
def test_guests_come_when_the_room_opens_or_some_minutes_before(told: str, arrival: str) -> None:
    reading = read(f"{HEAD}Thời gian: 8h00 ngày 15/3/2024.\n{told}")
    assert (str(reading.starts_at), str(reading.arrives_at)) == ("2024-03-15T08:00", arrival)


def test_a_name_with_its_hour_begins_a_line_of_its_own() -> None:
    told = "Ca sáng: 8h00-10h00, 15/3/2024 (khối hành chính thôn A)\nCa chiều: 14h00-16h00, 15/3/2024 (khối lâm sàng)"
    assert starts(read(HEAD + told)) == ["2024-03-15T08:00", "2024-03-15T14:00"]
