"""What pages of schools, hospitals and clans taught about times: filing days, jubilees, glued words, waves."""

import pytest

from domain.letter.model import Reading
from domain.letter.parse import read
from domain.letter.when import find_whens

HEAD = "UBND XÃ A\nSố: 9/GM-UBND\nTân An, ngày 1 tháng 3 năm 2024\n\nGIẤY MỜI\nDự họp\n"


def rows(reading: Reading) -> list[tuple[str, str | None]]:
    return [(str(one.starts_at), one.venue) for one in reading.sessions]


def starts(text: str) -> list[str]:
    return [str(one.starts_at) for one in read(text).sessions]


def test_an_opening_between_two_hours_parts_them() -> None:
    reading = read(
        f"{HEAD}Kỳ họp mở vào ngày 20 tháng 3 năm 2024, họp phiên trù bị vào lúc 7h50' và khai mạc vào lúc 8h00'."
    )
    assert str(reading.starts_at) == "2024-03-20T08:00"
    assert [str(one.starts_at) for one in reading.sessions] == ["2024-03-20T08:00", "2024-03-20T07:50"]


@pytest.mark.parametrize(
    ("told", "hours"),
    [
        ("từ 10:00 giờ sáng đến 4:00 chiều Chủ Nhật ngày 9 tháng 7 năm 2017", [10, 16]),
        ("ngày 14/7/2024: từ 8h30 đến16h30", [8, 16]),
        ("Từ 7h30 -> 8h30’ ngày 14/7/2024", [7, 8]),
    ],
)
def test_hours_are_read_in_the_ways_of_pages(told: str, hours: list[int]) -> None:
    assert [hour.hour for when in find_whens(told) for hour in when.hours] == hours


@pytest.mark.parametrize(
    "told",
    [
        "Nộp hồ sơ: 8 giờ 00 ngày 07/03/2024 tại Phòng đào tạo.",
        "Bước 1: Nhận hồ sơ tuyển dụng:\nTừ 07h30 ngày 07/3/2024 đến 16h30 ngày 10/3/2024.",
        "Hạn chót đăng ký dự thi đợt 1 là ngày 07/3/2024.",
        "Mừng 37 năm ngày thống nhất (30/4/1975-30/4/2024), ngày 19/5/1890.",
    ],
)
def test_days_of_filing_and_of_jubilees_begin_nothing(told: str) -> None:
    reading = read(f"{HEAD}{told}\nXã mời dự họp lúc 14h00 ngày 15/3/2024.")
    assert str(reading.starts_at) == "2024-03-15T14:00"


def test_the_day_of_a_sentence_that_heads_rows_has_their_first_hour() -> None:
    reading = read(
        "Thông báo nhập học\n\nXin các học viên về tập trung sinh hoạt ngày 17/03/2024 theo lịch sau:\n\n"
        "– Từ 8giờ00: Nghe quy chế tại Giảng đường 1;\n\n– Từ 8giờ30: Sinh hoạt tại Khoa."
    )
    assert str(reading.starts_at) == "2024-03-17T08:00"


def test_guests_gather_before_the_days_that_are_told_as_the_events() -> None:
    reading = read(
        f"{HEAD}Đại hội mở từ ngày 10/6 đến hết ngày 13/6/2024 (các đoàn tập trung từ 09h00 ngày 10/6)."
    )
    assert (str(reading.starts_at), str(reading.ends_at)) == ("2024-06-10", "2024-06-13")


def test_the_pages_own_time_is_no_time_of_the_meeting() -> None:
    told = "Thông báo\nThời gian: 19/02/2024 17:00\n\nKính gửi: Các sở\n\nLễ hội mở từ ngày 15/3 đến ngày 21/3/2024."
    assert str(read(told).starts_at) == "2024-03-15"
    placed = "Thông báo lễ hội\nThời gian: 19/02/2024 17:00\nĐịa điểm: Nhà văn hóa"
    assert str(read(placed).starts_at) == "2024-02-19T17:00"


def test_the_whole_begins_before_its_first_round() -> None:
    reading = read(
        "CUỘC THI PHÁP LUẬT\n\n1. Thời gian của cả chương trình\n\nTừ ngày 01/10/2024 đến ngày 02/11/2024.\n\n"
        "2. Nội dung\n\na. Vòng sơ loại\n\n- Thời gian: từ ngày 07/10/2024 đến ngày 14/10/2024;"
    )
    assert (str(reading.starts_at), str(reading.ends_at)) == ("2024-10-01", "2024-11-02")


def test_teams_come_before_the_opening() -> None:
    reading = read(
        f"{HEAD}- Thời gian: Từ ngày 13/3 đến hết ngày 20/3/2024\n+ Ngày 14/3/2024: từ 8h30 làm thẻ tại Sở A.\n"
        "+ Ngày 15/3/2024: 9h00 họpTrưởng đoàn tại Sở A.\n+ Ngày 16/3/2024: 7h30 Khaimạc giải."
    )
    assert str(reading.starts_at) == "2024-03-16T07:30"


def test_a_weekday_and_the_years_that_are_named_tell_the_year() -> None:
    told = "THỨ NĂM, NGÀY 05/3:\n\n- Chủ tịch: 7 giờ 30, họp về năm 2019, việc năm 2020. 13 giờ 30, họp."
    assert starts(f"Lịch làm việc thứ 5\n\n{told}") == ["2020-03-05T07:30", "2020-03-05T13:30"]


def test_rows_that_lost_their_day_have_that_of_the_row_above() -> None:
    told = (
        "Thứ ngày | Giờ | Nội dung | Chủ trì | Địa điểm |\nT. Ba 03/9/2024 | 7:30 | Giao ban | Ông A | PH2 |\n"
        "9:45 | Tiếp đoàn | Ông B | PH tầng 2 |\n"
    )
    assert rows(read(told)) == [("2024-09-03T07:30", "PH2"), ("2024-09-03T09:45", "PH tầng 2")]


def test_sentences_alike_tell_sittings() -> None:
    reading = read(
        "Tổ chức tang lễ\n\nLễ viếng bắt đầu từ 7 giờ 00 phút, ngày 26/9/2024, tại Nhà tang lễ An Lộc.\n\n"
        "Lễ truy điệu vào 7 giờ 30 phút, ngày 27/9/2024 tại Nhà tang lễ An Lộc. "
        "Lễ an táng từ 15 giờ cùng ngày tại Nghĩa trang B."
    )
    assert rows(reading) == [
        ("2024-09-26T07:00", "Nhà tang lễ An Lộc"),
        ("2024-09-27T07:30", "Nhà tang lễ An Lộc"),
        ("2024-09-27T15:00", "Nghĩa trang B"),
    ]


def test_each_site_of_a_list_below_a_day_is_a_sitting() -> None:
    told = (
        "Ngày 06/7/2024, tiếp xúc cử tri tại 2 xã: xã A, huyện X; xã B, huyện Y.\n\n"
        "Ngày 07/7/2024, tiếp xúc cử tri tại xã C, huyện X và xã D, huyện Y."
    )
    assert rows(read(f"Kế hoạch tiếp xúc cử tri\n\n{told}")) == [
        ("2024-07-06", "xã A, huyện X"),
        ("2024-07-06", "xã B, huyện Y"),
        ("2024-07-07", "xã C, huyện X"),
        ("2024-07-07", "xã D, huyện Y"),
    ]


def test_panels_that_are_held_at_halls_have_the_day_above() -> None:
    told = "I. Các tiểu ban ngày 25/3/2024:\n1. Tiểu ban Toán tổ chức tại Hội trường A;\n2. Tiểu ban Lý tại Nhà B;"
    assert rows(read(f"Hội nghị khoa học\n\n{told}")) == [
        ("2024-03-25", "Hội trường A"),
        ("2024-03-25", "Nhà B"),
    ]


def test_waves_of_regions_open_at_their_places() -> None:
    told = (
        "1. Đối với khu vực phía Bắc:\na) Thời gian tập huấn: 05 ngày; từ ngày 23 đến 27/3/2024.\n"
        "b) Địa điểm: Khai mạc 08h00 ngày 23/3/2024 tại Nhà khách A.\n2. Đối với các tỉnh phía Nam\n"
        "a) Thời gian tập huấn: 05 ngày; từ ngày 01 đến 05/4/2024.\nb) Địa điểm: Khai mạc 8h00 01/4/2024, Nhà khách."
    )
    reading = read(HEAD + told)
    assert rows(reading) == [("2024-03-23T08:00", "Nhà khách A"), ("2024-04-01T08:00", "Nhà khách")]
    assert reading.venue == "Nhà khách A"


def test_named_times_of_one_day_are_sittings_and_timed_items_are_not() -> None:
    named = (
        "Lễ viếng: Từ 7 giờ đến 11 giờ, ngày 15/3/2024\nLễ truy điệu: 10 giờ 45 phút, thứ Sáu, ngày 15/3/2024"
    )
    assert starts(HEAD + named) == ["2024-03-15T07:00", "2024-03-15T10:45"]
    timed = "1. Từ 8h00 đến 9h00 ngày 15/3/2024: Quy hoạch.\n2. Từ 9h00 đến 10h30 ngày 15/3/2024: Giá đất."
    assert starts(HEAD + timed) == []


@pytest.mark.parametrize("day", ["từ ngày 25/11 – 26/11/2024", "ngày 25/11/2024 và ngày 26/11/2024"])
def test_halves_of_each_day_are_sittings(day: str) -> None:
    told = f"1. Thời gian khám: {day}\n- Buổi sáng: từ 7g00 đến 11g00\n- Buổi\nchiều: Bắt đầu từ 13 giờ 00"
    assert starts(f"Khám sức khỏe\n\n{told}") == [
        "2024-11-25T07:00",
        "2024-11-25T13:00",
        "2024-11-26T07:00",
        "2024-11-26T13:00",
    ]


def test_a_programme_begins_the_day_that_no_hour_is_told_for() -> None:
    told = "Giỗ Tổ vào ngày 24-02-2024.\n\nChương trình:\n\n1,- 8h dâng hương.\n2,- 9h tế tổ.\n3,- 10h ăn."
    reading = read(f"Thư mời dự lễ giỗ tổ\n\n{told}")
    assert str(reading.starts_at) == "2024-02-24T08:00"
    assert "starts_at" in [doubt.field for doubt in reading.doubts]


def test_a_line_that_moves_a_meeting_is_no_row() -> None:
    told = "1. Họp A: từ 14 giờ 00 ngày 24/3/2024 đẩy lên 7 giờ 30 ngày 23/3/2024, phòng 1.\n"
    told += "2. Họp B: từ 8 giờ 00 ngày 24/3/2024 chuyển sang 14 giờ 00 cùng ngày; vẫn tại phòng 3."
    assert starts(HEAD.replace("GIẤY MỜI\nDự họp", "THÔNG BÁO\nĐiều chỉnh lịch họp") + told) == [
        "2024-03-23T07:30",
        "2024-03-24T14:00",
    ]
