"""Layouts of real office pages: calendars in tables and lines, shifts, half days, sites in brackets."""

import pytest

from domain.letter.model import Reading
from domain.letter.parse import read

HEAD = "UBND XÃ A\nSố: 9/GM-UBND\nTân An, ngày 1 tháng 3 năm 2024\n\nGIẤY MỜI\nDự họp\n"


def rows(reading: Reading) -> list[tuple[str, str | None]]:
    return [(str(one.starts_at), one.venue) for one in reading.sessions]


def starts(text: str) -> list[str]:
    return [str(one.starts_at) for one in read(text).sessions]


def test_halves_of_a_day_in_a_table_have_the_day_of_the_row_above_and_the_hour_of_their_words() -> None:
    told = (
        "LỊCH LÀM VIỆC CỦA LÃNH ĐẠO XÃ\n\nThứ, ngày | Buổi | Nội dung | Địa điểm\n"
        "Hai 11/3/2024 | Sáng | Giao ban (7h30) | Phòng họp số 1\n | Chiều | Tiếp đoàn kiểm tra | Hội trường\n"
        "Ba 12/3/2024 | Chiều | 14h00: Họp Ban Chỉ đạo | Phòng họp số 2"
    )
    assert starts(told) == ["2024-03-11T07:30", "2024-03-11", "2024-03-12T14:00"]


def test_a_calendar_may_tell_its_days_and_rows_in_one_line() -> None:
    told = (
        "Lịch công tác tuần của lãnh đạo huyện\n\n"
        "Thứ Hai (11/3/2024): - Sáng: + 7h30: Chủ tịch họp tại Phòng A. + 9h00: dự lễ. - Chiều: 14h00: họp.\n"
        "Thứ Ba (12/3/2024): - Sáng: 8h00: Chủ tịch tiếp công dân."
    )
    assert starts(told) == ["2024-03-11T07:30", "2024-03-11T09:00", "2024-03-11T14:00", "2024-03-12T08:00"]


def test_rows_below_the_names_of_their_groups_are_the_sittings() -> None:
    told = (
        "1. Tổ đại biểu số 1 (huyện A)\n- 8h00 ngày 12/3/2024: phường 1 (tại Hội trường phường 1)\n"
        "- 14h00 ngày 12/3/2024: phường 3 (tại Nhà văn hóa khu phố 4)\n"
        "2. Tổ đại biểu số 2 (huyện B)\n- 7h30 ngày 13/3/2024: xã C (tại Hội trường xã C)"
    )
    assert rows(read(f"Lịch tiếp xúc cử tri\n\n{told}")) == [
        ("2024-03-12T08:00", "Hội trường phường 1"),
        ("2024-03-12T14:00", "Nhà văn hóa khu phố 4"),
        ("2024-03-13T07:30", "Hội trường xã C"),
    ]


def test_an_hour_behind_the_place_belongs_to_the_day_before_it() -> None:
    told = (
        "Ngày 15/3/2024, tại Hội trường xã A, lúc 7 giờ 30, đoàn gặp cử tri. Cùng ngày, lúc 14 giờ, "
        "tại Nhà văn hóa xã B, gặp cử tri xã B.\nNgày 16/3/2024, lúc 7 giờ 30, tại Hội trường xã C, gặp cử tri xã C."
    )
    assert rows(read(f"Đại biểu gặp cử tri\n\n{told}")) == [
        ("2024-03-15T07:30", "Hội trường xã A"),
        ("2024-03-15T14:00", "Nhà văn hóa xã B"),
        ("2024-03-16T07:30", "Hội trường xã C"),
    ]


def test_an_hour_behind_a_day_at_the_head_of_its_line_belongs_to_that_day() -> None:
    told = "Sáng ngày 15/3/2024: Từ 7 giờ 30\nChiều ngày 16/3/2024: tiêm vét tại Trạm xã, từ 13 giờ 30 đến 16 giờ"
    assert starts(f"THÔNG BÁO\nLịch tiêm chủng\n{told}") == ["2024-03-15T07:30", "2024-03-16T13:30"]


HALVES = """TRƯỜNG ĐẠI HỌC A
THÔNG BÁO
V/v tổ chức Lễ tốt nghiệp

STT Khoa Số lượng Buổi Ngày
1 Đào tạo đặc biệt: Ngành Luật 221 Sáng 16/3/2024
Cơ khí 207 Chiều
2 Dược Sáng 17/3/2024
"""


@pytest.mark.parametrize(
    "hours",
    [
        "Buổi sáng bắt đầu lúc 7h30, buổi chiều bắt đầu lúc 13h30.",
        "Buổi sáng Buổi chiều Nội dung\n06h30 – 07h30 12h30 – 13h30 Điểm danh\n07h30 – 11h30 13h30",
    ],
)
def test_rows_with_halves_of_days_have_the_hours_of_all_mornings_and_afternoons(hours: str) -> None:
    assert starts(f"{HALVES}\n{hours}") == ["2024-03-16T07:30", "2024-03-16T13:30", "2024-03-17T07:30"]


@pytest.mark.parametrize("kind", ["LỊCH HỌP CÁC THÔN", "Họp các thôn"])
def test_each_name_with_its_place_in_brackets_is_a_sitting(kind: str) -> None:
    told = (
        "Thời gian: từ ngày 10/4/2024 đến ngày 11/4/2024, bắt đầu từ 19h30\n"
        "- Ngày 10/4/2024: Thôn 1 (Nhà văn hóa thôn 1), Thôn 2 (Trường Mầm non)\n- Ngày 11/4/2024: Thôn 3 (Đình làng)"
    )
    assert rows(read(f"{kind}\n\n{told}")) == [
        ("2024-04-10T19:30", "Nhà văn hóa thôn 1"),
        ("2024-04-10T19:30", "Trường Mầm non"),
        ("2024-04-11T19:30", "Đình làng"),
    ]


def test_names_with_days_and_places_are_sittings_with_the_hours_of_their_half() -> None:
    told = (
        "Thôn Đoài: Sáng 12/3/2024 tại Nhà văn hóa thôn Đoài\nThôn Hạ: Tối 13/3/2024 tại Đình làng\n"
        "Các buổi sáng từ 8h00, chiều từ 14h00, tối từ 19h30."
    )
    assert starts(f"Kế hoạch đại hội các thôn\n\n{told}") == ["2024-03-12T08:00", "2024-03-13T19:30"]


def test_names_with_spans_of_days_have_the_hours_of_all() -> None:
    told = "Xã Dục Tú: Ngày 03, 04/8/2024\nXã Liên Hà: Ngày 10, 11/8/2024\nThời gian làm việc: 8h00 - 17h00."
    assert starts(f"Kế hoạch lưu động\n\n{told}") == ["2024-08-03T08:00", "2024-08-10T08:00"]


def test_mornings_and_afternoons_of_all_days_are_from_the_first_hour_to_the_last() -> None:
    told = (
        "Lịch tiếp công dân năm 2024\n\nTháng 01: ngày 15/01 (thứ Hai)\nTháng 02: ngày 19/02 (thứ Hai)\n"
        "Thời gian tiếp: Sáng từ 7 giờ 30 đến 11 giờ 30; chiều từ 13 giờ 30 đến 17 giờ."
    )
    reading = read(told)
    assert (str(reading.starts_at), str(reading.ends_at)) == ("2024-01-15T07:30", "2024-02-19T17:00")


def test_shifts_have_nothing_but_hours_below_their_names() -> None:
    told = "Kiểm tra ngày 28/5/2024\n\nCa 1\n\n08:00~09:15\n09:15~09:30\n\nCa 2\n\n10:00~11:15\n11:15~11:40"
    spans = [(str(one.starts_at), str(one.ends_at)) for one in read(told).sessions]
    assert spans == [("2024-05-28T08:00", "2024-05-28T09:30"), ("2024-05-28T10:00", "2024-05-28T11:40")]


def test_the_preparatory_sitting_goes_before_the_start_though_told_first() -> None:
    told = (
        "1. Thời gian: ½ ngày, ngày 18/6/2024.\n- Từ 7h30’ đến 7h40’: Ổn định tổ chức.\n"
        "- Từ 7h45’ đến 8h30’: Đại hội trù bị.\n- Từ 8h30’ đến 12h00’: Đại hội chính thức.\n2. Địa điểm: Hội trường."
    )
    reading = read(HEAD + told)
    assert (str(reading.starts_at), str(reading.ends_at)) == ("2024-06-18T08:30", "2024-06-18T12:00")
    assert str(reading.arrives_at) == "2024-06-18T07:30"
    assert starts(HEAD + told) == ["2024-06-18T08:30", "2024-06-18T07:45"]


def test_sites_in_one_line_below_a_site_as_label() -> None:
    told = "– Thời gian: 8h30, 12/3/2024.\n– Điểm cầu chính: Phòng A, số 4 Hồ Tùng Mậu; điểm cầu huyện: nơi tự chọn."
    assert rows(read(HEAD + told)) == [
        ("2024-03-12T08:30", "Phòng A, số 4 Hồ Tùng Mậu"),
        ("2024-03-12T08:30", "nơi tự chọn"),
    ]


def test_the_way_to_join_from_afar_is_no_part_of_the_place() -> None:
    told = "Thời gian: 8h30, ngày 12/3/2024.\nĐịa điểm: Phòng 301, nhà A6 & trực tuyến qua Zoom (ID: 955 2233 1100)."
    assert read(HEAD + told).venue == "Phòng 301, nhà A6"


@pytest.mark.parametrize(
    ("told", "end"),
    [
        ("Dự kiến kết thúc: 11 giờ 30 phút cùng ngày", "2024-03-12T11:30"),
        ("Hội nghị kết thúc lúc 11 giờ.", "2024-03-12T11:00"),
        ("Việc đăng ký kết thúc lúc 17 giờ.", "None"),
    ],
)
def test_a_sentence_may_tell_the_end(told: str, end: str) -> None:
    assert str(read(f"{HEAD}Thời gian: 8h30, ngày 12/3/2024.\n{told}").ends_at) == end
