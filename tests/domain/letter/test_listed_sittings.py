"""Sittings that are told one a line or in a block each, with the hours that are told for them elsewhere."""

import pytest

from domain.letter.model import Reading
from domain.letter.parse import read

from .letters import letter

OPENING = "Phòng A thông báo lịch như sau:\n\n"


def starts(reading: Reading) -> list[str]:
    return [str(session.starts_at) for session in reading.sessions]


def places(reading: Reading) -> list[str | None]:
    return [session.venue for session in reading.sessions]


def test_bullets_with_day_hour_and_place_are_sittings():
    reading = letter(
        OPENING,
        "- Vào lúc 8 giờ 00, ngày 06/9/2023, tại hội trường UBND phường A, gồm phường A và phường B.\n",
        "- Vào lúc 14 giờ, ngày 06/9/2023, tại Nhà Văn hóa xã C.\n",
    )
    assert starts(reading) == ["2023-09-06T08:00", "2023-09-06T14:00"]
    assert places(reading)[1] == "Nhà Văn hóa xã C"


def test_a_label_may_stand_apart_from_its_time():
    reading = letter(
        OPENING,
        "Tổ đại biểu số 1: khu phố 1 đến 12, vào 18 giờ 30 ngày 08/01/2026 tại Trường A.\n\n",
        "Tổ đại biểu số 2: khu phố 13, vào 18 giờ 00 ngày 07/01/2026 tại Trường B.\n",
    )
    assert str(reading.starts_at) == "2026-01-07T18:00"
    assert [session.for_whom for session in reading.sessions] == ["khu phố 1 đến 12", "khu phố 13"]


def test_shifts_take_the_day_of_the_line_above():
    reading = letter(OPENING, "Chủ nhật, 15/9/2024\n* Ca 1: 7g15 đến 9g00\n* Ca 2: 9g30 đến 11g15\n")
    assert starts(reading) == ["2024-09-15T07:15", "2024-09-15T09:30"]
    assert str(reading.ends_at) == "2024-09-15T11:15"


def test_a_preparatory_part_is_a_sitting_and_not_the_start():
    reading = letter(
        "1. Thời gian: ½ ngày, ngày 14/3/2025.\n- Từ 7h00 đến 7h20: Điểm danh.\n- Từ 7h20 đến 8h00: Phiên trù bị.\n"
        "- Từ 8h00 đến 11h30: Phiên chính thức.\n"
    )
    assert starts(reading) == ["2025-03-14T07:20", "2025-03-14T08:00"]
    assert (str(reading.starts_at), str(reading.arrives_at)) == ("2025-03-14T08:00", "2025-03-14T07:00")


def test_a_block_for_each_class_is_a_sitting():
    reading = letter(
        OPENING,
        "Lớp thứ nhất\n+ Thời gian: 8h00, ngày 12/10/2021\n+ Địa điểm: Hội trường A\n+ Học viên: 60 người\n\n",
        "Lớp thứ hai\n+ Thời gian: 8h30, ngày 14/10/2021\n+ Địa điểm: Hội trường B\n",
    )
    assert starts(reading) == ["2021-10-12T08:00", "2021-10-14T08:30"]
    assert places(reading) == ["Hội trường A", "Hội trường B"]
    assert reading.sessions[0].for_whom == "60 người"


def test_mornings_and_afternoons_take_the_hours_that_are_told_once():
    reading = letter(
        "Lịch tiếp xúc cử tri\n\nNgày 19/6/2023\n+ Buổi sáng: phường A, tại Hội trường A.\n"
        "+ Buổi chiều: xã B, tại Nhà văn hóa B.\n\nBuổi sáng bắt đầu từ 8h00', buổi chiều bắt đầu từ 14h30'.\n"
    )
    assert starts(reading) == ["2023-06-19T08:00", "2023-06-19T14:30"]


def test_classes_take_the_hour_that_is_told_by_their_names():
    reading = letter(
        OPENING,
        "- Đợt 1: 13 - 15/10/2025, tại Trường A.\n- Đợt 2: 29 và 30/10/2025, tại Trường B.\n",
        "Đợt 1 khai mạc lúc 7 giờ 30 phút, Đợt 2 lúc 13 giờ 30 phút của ngày đầu.\n",
    )
    assert starts(reading) == ["2025-10-13T07:30", "2025-10-29T13:30"]


def test_one_day_of_several_may_have_an_hour_of_its_own():
    reading = letter(
        "Lịch tiếp công dân\n\n* Tháng 4: ngày 11/4/2024 (A); ngày 25/4/2024 (B).\n\nGiờ tiếp: từ 7 giờ 30 đến "
        "11 giờ.\nRiêng ngày 25/4/2024 tiếp tại xã C, từ 8 giờ 30 đến 11 giờ 30.\n"
    )
    assert starts(reading) == ["2024-04-11T07:30", "2024-04-25T08:30"]


def test_a_table_set_with_spaces_takes_the_day_of_the_sentence():
    reading = letter(
        "Trường A mời họp vào Chủ nhật, ngày 05/10/2014, theo giờ của từng khối:\n\n"
        "  KHỐI      GIỜ             NƠI\n  12        7g00 - 9g00     nhà A\n  10        9g15 - 11g00    nhà B\n"
    )
    assert starts(reading) == ["2014-10-05T07:00", "2014-10-05T09:15"]


def test_sites_with_rooms_in_brackets_are_sittings_of_one_hour():
    reading = letter(
        "Mời họp lúc 16 giờ 30 ngày 28/8/2019, qua cầu truyền hình.\n1. Điểm cầu tỉnh (phòng họp A):\n- Sở B;\n"
        "2. Điểm cầu huyện (phòng họp trực tuyến UBND các huyện):\n- Chủ tịch UBND các xã.\n"
    )
    assert starts(reading) == ["2019-08-28T16:30"] * 2
    assert places(reading)[0] == "phòng họp A"


@pytest.mark.parametrize(
    "rows",
    [
        "- 7h30: Đón tiếp đại biểu\n- 8h00: Khai mạc\n- 11h00: Bế mạc\n",
        "- Hạn đăng ký: 17h00 ngày 10/3/2024\n- Hạn nộp bài: 17h00 ngày 12/3/2024\n",
    ],
)
def test_the_course_of_a_day_and_deadlines_are_no_sittings(rows):
    assert letter("Thời gian: 8h00 ngày 15/3/2024.\n", rows).sessions == ()


def test_a_rehearsal_told_in_a_sentence_is_a_sitting():
    reading = letter(
        "Trường A mời dự lễ lúc 8h30 ngày 02/12/2023 tại Nhà B. Sinh viên dự tổng duyệt lúc 15h00 ngày 01/12/2023.\n"
    )
    assert starts(reading) == ["2023-12-02T08:30", "2023-12-01T15:00"]
    assert str(reading.starts_at) == "2023-12-02T08:30"


def test_a_heading_of_a_day_is_no_sitting_of_its_own():
    reading = letter(
        OPENING,
        "* Ngày thứ nhất, thứ Năm 06/6/2024:\n- Phiên A: 13h30 - 17h00, Hội trường B.\n",
        "* Ngày thứ hai, thứ Sáu 07/6/2024:\n- Phiên C: 10h00 - 11h30, Nhà văn hóa D.\n",
    )
    assert starts(reading) == ["2024-06-06T13:30", "2024-06-07T10:00"]


def test_who_leads_a_morning_is_no_row_of_the_calendar():
    reading = letter(
        "THỨ HAI (09/3/2026):\n* SÁNG: Chủ tịch\n07 giờ 30’: Giao ban.\nĐịa điểm: Phòng A.\n* CHIỀU: Phó Chủ tịch\n"
        "13 giờ 30’: Nghe báo cáo.\nĐịa điểm: Phòng B.\n",
        head="UBND XÃ A\n\nLỊCH LÀM VIỆC TUẦN 11\n\n",
    )
    assert starts(reading) == ["2026-03-09T07:30", "2026-03-09T13:30"]


def test_the_course_of_one_meeting_in_a_table_is_no_list_of_sittings():
    reading = letter(
        "Thời gian: 08h30, ngày 13/10/2024.\n\n"
        "| Thời gian | Nội dung |\n|---|---|\n| 07:45 | Đón khách |\n| 08:30 | Lễ |\n"
    )
    assert reading.sessions == ()


def test_places_with_their_panels_in_brackets_are_sittings():
    reading = letter(
        "1. Thời gian: 7h15 ngày 22/5/2024\n"
        "2. Địa điểm: Giảng đường A (Tiểu ban Ngữ văn) và Phòng B (Tiểu ban Toán)\n"
    )
    assert places(reading) == ["Giảng đường A", "Phòng B"]


def test_an_hour_for_all_in_the_heading_belongs_to_each_line_below() -> None:
    sessions = read(
        "THÔNG BÁO\nHọp tổ dân phố (cùng bắt đầu lúc 19 giờ 30):\n"
        "- Tổ 3, 4: tối 14/11/2023, nhà văn hóa A;\n- Tổ 5: tối 15/11/2023, nhà văn hóa B."
    ).sessions
    assert [str(one.starts_at) for one in sessions] == ["2023-11-14T19:30", "2023-11-15T19:30"]
    assert [one.for_whom for one in sessions] == [None, None]
