"""Where sittings alone tell when to come: the first of them, and a doubt where another hour is told besides."""

from domain.letter.model import Reading

from .letters import letter

SCHOOL = "Nhà trường thông báo lịch sinh hoạt như sau:\n"
REHEARSAL = "- Tổng duyệt: 14h00 ngày 14/3/2024, sân trường\n"
CEREMONY = "- Lễ tốt nghiệp: 8h00 ngày 15/3/2024, Hội trường lớn\n"
MEETING = "- Họp phụ huynh: 8h00 ngày 16/3/2024, phòng 12\n"


def starts_at(reading: Reading) -> tuple[str, list[str]]:
    return str(reading.starts_at), [doubt.code for doubt in reading.doubts if doubt.field == "starts_at"]


def test_of_sittings_that_stand_in_any_order_the_first_in_time_begins():
    reading = letter(SCHOOL, MEETING, CEREMONY)
    assert starts_at(reading) == ("2024-03-15T08:00", [])
    assert reading.venue == "Hội trường lớn"


def test_a_rehearsal_is_a_sitting_and_not_the_start():
    reading = letter(SCHOOL, REHEARSAL, CEREMONY)
    assert starts_at(reading) == ("2024-03-15T08:00", [])
    assert len(reading.sessions) == 2


def test_a_dated_hour_that_is_none_of_the_sittings_is_doubted():
    opening = "Trường khai mạc toàn khóa lúc 7h30 thứ Năm 14/3/2024 và chia ra các khoa như sau:\n"
    reading = letter(SCHOOL, opening, "a) Khoa A: 8h00 ngày 15/3/2024\n", "b) Khoa B: 8h00 ngày 16/3/2024\n")
    assert starts_at(reading) == ("2024-03-15T08:00", ["start_contested"])


def test_a_start_without_an_hour_is_noted_though_a_rule_tells_when_one_meets():
    rule = "Lịch tiếp công dân ngày 15 hằng tháng, nay chuyển sang ngày 18/3/2024.\n"
    reading = letter(rule)
    assert reading.recurrence
    assert starts_at(reading) == ("2024-03-18", [])
    assert ("text", "hour_missing") in {(doubt.field, doubt.code) for doubt in reading.doubts}


def test_a_start_without_an_hour_is_doubted_where_some_hour_stands_in_the_letter():
    reading = letter("Thời gian: ngày 18/3/2024.\n", "Phòng một cửa mở từ 7h30 đến 17h00.\n")
    assert starts_at(reading) == ("2024-03-18", ["hour_missing"])


def test_a_start_that_is_not_the_first_of_the_told_days_is_doubted():
    text = "Viện tổ chức Lễ kỷ niệm trong hai ngày 14 và 15/3/2024.\n\nII. Lễ kỷ niệm: 8h30 ngày 15/3/2024.\n"
    assert starts_at(letter(text))[1]


def test_a_span_in_which_guests_must_do_something_is_no_sitting():
    reading = letter(
        "I. Khai mạc 9:00 thứ Tư, ngày 27/3/2024. Trực tiếp tại hội trường nhà máy.\n\n"
        "II. Cổ đông phải xác thực bằng mã từ 08:00 ngày 16/3/2024 đến 16:00 ngày 23/3/2024.\n"
    )
    assert starts_at(reading)[0] == "2024-03-27T09:00"
