"""Calendars of an office: a day as a heading, its rows below."""

import pytest

from domain.letter.model import Reading

from .letters import letter

HEAD = "UBND XÃ A\nSố: 09/LCT-VP\nA, ngày 27 tháng 02 năm 2026\n\nLỊCH CÔNG TÁC TUẦN CỦA CHỦ TỊCH\n\n"


def rows(reading: Reading) -> list[tuple[str | None, str, str, str | None]]:
    return [(each.label, str(each.starts_at), str(each.ends_at), each.venue) for each in reading.sessions]


WEEK = [
    ("Chào cờ", "2026-03-02T07:00", "None", "sân trụ sở"),
    ("Họp giao ban", "2026-03-03T13:30", "2026-03-03T16:00", "Phòng họp số 1"),
]


@pytest.mark.parametrize(
    "text",
    [
        "THỨ HAI (02/3)\n* 7h00: Chào cờ. Địa điểm: sân trụ sở.\n"
        "THỨ BA (03/3)\n* 13h30 - 16h00: Họp giao ban. Địa điểm: Phòng họp số 1.",
        "Thứ Hai, ngày 02/3:\n- Lúc 7h00, Chào cờ, tại sân trụ sở\n"
        "Thứ Ba, ngày 03/3:\n- Từ 13h30 đến 16h00, Họp giao ban, tại Phòng họp số 1; do Chủ tịch chủ trì",
        "1. Thứ Hai (02/3/2026)\n- Sáng 7h00: Chào cờ\nĐịa điểm: sân trụ sở\n"
        "2. Thứ Ba (03/3/2026)\n- Chiều 13h30-16h00: Họp giao ban\nThành phần: Trưởng phòng\n"
        "Địa điểm: Phòng họp số 1",
    ],
)
def test_every_row_below_the_heading_of_a_day_is_a_session_of_that_day(text: str) -> None:
    reading = letter(text, head=HEAD)
    assert rows(reading) == WEEK
    assert (str(reading.starts_at), str(reading.ends_at)) == ("2026-03-02T07:00", "2026-03-03T16:00")
    assert (reading.venue, reading.agenda) == ("sân trụ sở", ())


def test_a_half_day_of_a_calendar_gets_no_hour() -> None:
    reading = letter("THỨ HAI (02/3)\n- Sáng: Đi cơ sở.\n- Chiều: Họp Ban Thường vụ.", head=HEAD)
    assert rows(reading) == [
        ("Đi cơ sở", "2026-03-02", "None", None),
        ("Họp Ban Thường vụ", "2026-03-02", "None", None),
    ]


def test_an_invitation_with_a_heading_of_a_day_is_no_calendar() -> None:
    programme = "Chương trình:\nNgày 15/3:\n- 8h00: Khai mạc\n- 9h00: Thảo luận"
    assert letter("Thời gian: 8h00 ngày 15/3/2024", programme).sessions == ()


def test_the_day_of_a_table_holds_for_the_rows_below_that_leave_it_out() -> None:
    table = (
        "Ngày | Giờ | Đơn vị | Địa điểm\nThứ Hai 02/3/2026 | 7h30 | Tổ 1 | Nhà A\n | 14h00 | Tổ 2 | Nhà B\n"
        "Thứ Ba 03/3/2026 | 8h00 - 10h00 | Tổ 3 | Nhà C"
    )
    assert rows(letter(table)) == [
        ("Tổ 1", "2026-03-02T07:30", "None", "Nhà A"),
        ("Tổ 2", "2026-03-02T14:00", "None", "Nhà B"),
        ("Tổ 3", "2026-03-03T08:00", "2026-03-03T10:00", "Nhà C"),
    ]


CLASSES = [
    ("Lớp 1", "2024-03-12T08:00", "2024-03-14", "Trường Chính trị"),
    ("Lớp 2", "2024-03-18T08:00", "2024-03-20", "Trung tâm B"),
]


@pytest.mark.parametrize(
    "text",
    [
        "Lớp\tNgày học\tĐịa điểm\nLớp 1\tTừ ngày 12 đến ngày 14/3/2024\tTrường Chính trị\n"
        "Lớp 2\tTừ ngày 18 đến ngày 20/3/2024\tTrung tâm B\n\nGiờ khai giảng chung: 8 giờ 00 ngày đầu.",
        "Thời gian: khai giảng lúc 8h00.\n- Lớp 1: từ ngày 12 đến ngày 14/3/2024, tại Trường Chính trị\n"
        "- Lớp 2: từ ngày 18 đến ngày 20/3/2024, tại Trung tâm B",
    ],
)
def test_the_one_hour_that_is_told_for_all_classes_holds_for_each(text: str) -> None:
    reading = letter(text)
    assert rows(reading) == CLASSES
    assert (str(reading.starts_at), str(reading.ends_at)) == ("2024-03-12T08:00", "2024-03-20")


def test_two_hours_for_all_classes_are_given_to_none() -> None:
    rows_of = "- Lớp 1: ngày 12/3/2024\n- Lớp 2: ngày 18/3/2024\nSáng học từ 8h00.\nChiều học từ 14h00."
    assert [str(each.starts_at) for each in letter(rows_of).sessions] == ["2024-03-12", "2024-03-18"]


def test_a_calendar_in_a_table_has_sessions_and_no_programme() -> None:
    table = (
        "Thứ/ngày | Thời gian | Nội dung | Địa điểm\nThứ Hai 02/3 | 7h30 | Chào cờ | Hội trường\n"
        "Thứ Ba 03/3 | Cả ngày | Đi cơ sở | Xã N"
    )
    reading = letter(table, head=HEAD)
    assert rows(reading) == [
        ("Chào cờ", "2026-03-02T07:30", "None", "Hội trường"),
        ("Đi cơ sở", "2026-03-03", "None", "Xã N"),
    ]
    assert (reading.agenda, reading.venue) == ((), "Hội trường")
