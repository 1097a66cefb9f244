"""More layouts of office pages: year lists, waves, two groups, a second event, days above rows."""

import pytest

from domain.letter.model import Reading
from domain.letter.parse import read
from domain.letter.when import find_whens

HEAD = "UBND XÃ A\nSố: 9/GM-UBND\nTân An, ngày 1 tháng 3 năm 2024\n\nGIẤY MỜI\nDự họp\n"


def rows(reading: Reading) -> list[tuple[str, str | None]]:
    return [(str(one.starts_at), one.venue) for one in reading.sessions]


def starts(text: str) -> list[str]:
    return [str(one.starts_at) for one in read(text).sessions]


def test_a_table_of_months_tells_months_and_days_in_figures() -> None:
    told = "Lịch tiếp công dân năm 2025\n\n| Tháng | Ngày tiếp | Thứ |\n| 01 | 10 | Sáu |\n| 3 | 10; 20 | Hai |\n"
    assert starts(f"{told}Buổi sáng bắt đầu từ 7 giờ 30.") == [
        "2025-01-10T07:30",
        "2025-03-10T07:30",
        "2025-03-20T07:30",
    ]


def test_numbered_days_of_a_calendar_have_the_hour_of_all_and_its_place() -> None:
    reading = read(
        "Lịch tiếp công dân tháng 6/2024\n\n1. Ngày 06/6/2024 (thứ Năm): Bí thư\n"
        "2. Ngày 13/6/2024 (thứ Năm): Chủ tịch\n"
        "Thời gian tiếp công dân bắt đầu từ 8 giờ 00 phút tại Trụ sở Tiếp công dân tỉnh."
    )
    assert [str(one.starts_at) for one in reading.sessions] == ["2024-06-06T08:00", "2024-06-13T08:00"]
    assert reading.venue == "Trụ sở Tiếp công dân tỉnh"


def test_waves_begin_the_rows_of_a_flattened_table() -> None:
    told = (
        "Lịch tiêm đợt 3\n\nĐợt\nThời gian\nĐịa điểm\nĐối tượng\nĐợt 1\n7h30 ngày 10/8/2024\nTrường A\nNgười già\n"
        "Đợt 2\n13h30 ngày 12/8/2024\nTrạm Y tế\nCòn lại\n"
    )
    assert rows(read(told)) == [("2024-08-10T07:30", "Trường A"), ("2024-08-12T13:30", "Trạm Y tế")]


def test_two_groups_have_their_hours_and_places_in_the_same_order() -> None:
    reading = read(
        f"{HEAD}- Thời gian: 8h00 ngày 12/3/2024 đối với khối Đảng; 14h00 ngày 12/3/2024 đối với khối chính quyền\n"
        "- Địa điểm: Khối Đảng tại Hội trường Huyện ủy; khối chính quyền tại Hội trường UBND huyện"
    )
    told = [("2024-03-12T08:00", "Hội trường Huyện ủy"), ("2024-03-12T14:00", "Hội trường UBND huyện")]
    assert rows(reading) == told


def test_a_day_above_its_rows_is_no_day_of_writing() -> None:
    reading = read(
        "Kỳ họp thứ 8 HĐND huyện\n\nChương trình\nNgày 18/7/2024\nSáng: 7h30 khai mạc\nChiều: 13h30 thảo luận tổ\n"
        "Ngày 19/7/2024\nSáng: 7h30 chất vấn\nChiều: 13h30 bế mạc"
    )
    assert (str(reading.starts_at), reading.issue_date) == ("2024-07-18T07:30", None)
    assert [str(row.start) for row in reading.agenda][2:] == ["2024-07-19T07:30", "2024-07-19T13:30"]


def test_a_closing_at_a_place_of_its_own_is_a_sitting_and_the_end() -> None:
    reading = read(
        f"{HEAD}- Khai mạc: 20h00 thứ Sáu, 15/3/2024, sân phố cổ\n- Thi giã bánh: 8h30 thứ Bảy, 16/3, chợ trung tâm\n"
        "- Bế mạc, trao giải: 17h00 - 18h30 ngày 16/3, sân phố cổ"
    )
    assert [str(one.starts_at) for one in reading.sessions][-1] == "2024-03-16T17:00"
    assert str(reading.ends_at) == "2024-03-16T18:30"


def test_another_event_after_the_meeting_is_a_sitting_beside_it() -> None:
    reading = read(
        f"{HEAD}1. Thời gian: thứ Năm, ngày 14/3/2024, khai mạc 08h30.\n"
        "Sáng thứ Sáu, ngày 15/3/2024: đại biểu khảo sát cơ sở chè, xe xuất phát 07h30 tại Khách sạn A.\n"
        "2. Địa điểm: Trung tâm Hội nghị tỉnh."
    )
    assert [str(one.starts_at) for one in reading.sessions] == ["2024-03-14T08:30", "2024-03-15T07:30"]
    assert (str(reading.starts_at), reading.venue) == ("2024-03-14T08:30", "Trung tâm Hội nghị tỉnh")


def test_a_programme_below_the_letter_is_that_of_the_meetings_first_day() -> None:
    reading = read(
        f"{HEAD}* Ngày thứ nhất, thứ Năm 14/3/2024:\n  - Phiên chuyên đề: 13h30 - 17h00, Hội trường A.\n"
        "* Ngày thứ hai, thứ Sáu 15/3/2024:\n  - Thăm vườn mẫu: 6h30, tại Khách sạn B.\n\nTRƯỞNG BAN\n\n"
        "CHƯƠNG TRÌNH PHIÊN CHUYÊN ĐỀ\n13h00\tPhát phù hiệu\tTổ lễ tân\n13h30\tKhai mạc\tChủ tịch Hội"
    )
    assert [str(row.start) for row in reading.agenda] == ["2024-03-14T13:00", "2024-03-14T13:30"]
    assert "starts_at" not in [doubt.field for doubt in reading.doubts]


@pytest.mark.parametrize(
    ("told", "day", "hour"),
    [
        ("họp trù bị lúc 2 giờ chiều mùng 7 (11/02/2019)", 11, 14),
        ("bảy giờ rưỡi sáng mùng 8 tháng Giêng năm Kỷ Hợi, tức thứ Ba ngày 12/02/2019", 12, 7),
    ],
)
def test_an_hour_belongs_to_the_day_though_the_moons_stands_between(told: str, day: int, hour: int) -> None:
    (when,) = find_whens(told)
    assert (when.days[0].day, when.hours[0].hour) == (day, hour)


@pytest.mark.parametrize(
    ("told", "arrival"),
    [
        ("Sáng hôm sau, 16/3/2024, ai còn ở lại thì 6 giờ 30 tập trung ở cầu.", "None"),
        ("Tổng duyệt lúc 15h00 ngày 14/3/2024. Ngày lễ, xin quý vị có mặt trước 7h45.", "2024-03-15T07:45"),
        ("(đăng nhập, thử âm thanh từ 7h30)", "2024-03-15T07:30"),
    ],
)
def test_guests_are_asked_to_come_on_the_day_of_the_sentence(told: str, arrival: str) -> None:
    assert str(read(f"{HEAD}Thời gian: 8h00 ngày 15/3/2024.\n{told}").arrives_at) == arrival


def test_shareholders_register_before_the_opening() -> None:
    reading = read(
        "THÔNG BÁO MỜI HỌP ĐẠI HỘI\n\nThời gian khai mạc: 9h00 ngày 28 tháng 12 năm 2024.\n"
        "Thời gian đăng ký cổ đông: từ 8h15 đến 9h00 ngày 28 tháng 12 năm 2024.\nĐịa điểm: Văn phòng Công ty."
    )
    assert (str(reading.starts_at), str(reading.arrives_at)) == ("2024-12-28T09:00", "2024-12-28T08:15")


def test_two_lines_that_begin_with_hours_or_numbered_names_are_two_rows() -> None:
    told = (
        "08h00-11h30 ngày 11/5/2024: Phỏng vấn trực tiếp tại sân trường\n"
        "13h30-16h00 ngày 11/5/2024: Tọa đàm khởi nghiệp tại Hội trường A\n"
        "19h00 ngày 10/5/2024: Đêm giao lưu tại sân vận động"
    )
    reading = read(f"Thư mời Ngày hội việc làm\n\n{told}")
    assert len(reading.sessions) == 3
    assert str(reading.starts_at) == "2024-05-10T19:00"
