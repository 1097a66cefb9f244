import pytest

from domain.letter.model import Reading

from .letters import PLACE, TIME, letter


def times(reading: Reading) -> tuple[str, str, str]:
    return str(reading.starts_at), str(reading.ends_at), str(reading.arrives_at)


def codes(reading: Reading, field: str) -> list[str]:
    return [doubt.code for doubt in reading.doubts if doubt.field == field]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thời gian: từ 14 giờ 00 đến 17 giờ 00, ngày 17/8/2024",
            ("2024-08-17T14:00", "2024-08-17T17:00", "None"),
        ),
        (
            "Thời gian: hai ngày, 26 và 27/3/2024; khai mạc 8h00 ngày 26/3/2024",
            ("2024-03-26T08:00", "2024-03-27", "None"),
        ),
        ("Thời gian: 03 ngày, khai mạc 08h00 ngày 10/12/2024", ("2024-12-10T08:00", "2024-12-12", "None")),
        (
            "Thời gian: từ 8h ngày 12/5 đến 17h ngày 13/5/2024",
            ("2024-05-12T08:00", "2024-05-13T17:00", "None"),
        ),
        ("Thời gian: sáng ngày 15/3/2024", ("2024-03-15", "None", "None")),
        ("Ngày: 15/3/2024\nGiờ: 8 giờ 30", ("2024-03-15T08:30", "None", "None")),
        ("Sở Nội vụ mời họp vào lúc 9h ngày 15/3/2024.", ("2024-03-15T09:00", "None", "None")),
        (
            "Thời gian: 08 giờ 30, ngày 24/4/2024 (đón khách từ 07 giờ 30 phút).",
            ("2024-04-24T08:30", "None", "2024-04-24T07:30"),
        ),
        (
            f"{TIME}Đề nghị đại biểu đến trước giờ khai mạc 10 phút.",
            ("2024-03-15T08:00", "None", "2024-03-15T07:50"),
        ),
        (
            "Thời gian: 14 giờ ngày 17/8/2024. Kiểm tra đường truyền lúc 15 giờ ngày 16/8/2024.",
            ("2024-08-17T14:00", "None", "None"),
        ),
    ],
)
def test_start_end_and_arrival_are_what_the_letter_tells(text: str, expected: tuple[str, str, str]) -> None:
    assert times(letter(text)) == expected


def test_the_programme_gives_the_arrival_but_never_the_start_or_the_end() -> None:
    table = "KT. GIÁM ĐỐC\n\nCHƯƠNG TRÌNH\nGIỜ\tNỘI DUNG\n7h30\tĐón đại biểu\n8h00\tKhai mạc\n11h00\tBế mạc"
    assert times(letter(TIME, table)) == ("2024-03-15T08:00", "None", "2024-03-15T07:30")


def test_a_half_day_gets_no_hour_but_a_doubt() -> None:
    assert codes(letter("Thời gian: chiều ngày 15/3/2024"), "starts_at") == ["hour_missing"]


def test_a_wrong_weekday_is_doubted() -> None:
    [doubt] = [d for d in letter("Thời gian: 8h, thứ Hai, ngày 15/3/2024").doubts if d.field == "starts_at"]
    assert (doubt.code, doubt.facts) == (
        "weekday_differs",
        {"written": "0", "real": "4", "day": "2024-03-15"},
    )


def test_a_guessed_year_is_doubted() -> None:
    assert codes(letter("Thời gian: 8h ngày 15/3"), "starts_at") == ["year_guessed"]


def test_a_day_without_any_ground_for_its_year_gives_no_start() -> None:
    reading = letter("Thời gian: 8h ngày 15/3", head="")
    assert (reading.starts_at, codes(reading, "starts_at")) == (None, ["year_missing", "start_missing"])


def test_an_end_before_the_start_is_doubted() -> None:
    assert codes(letter("Thời gian: từ 14h00 đến 11h00 ngày 15/3/2024"), "ends_at") == ["end_before_start"]


def test_a_start_before_the_issue_is_doubted() -> None:
    assert "start_before_issue" in codes(letter("Thời gian: 8h ngày 01/3/2024"), "starts_at")


@pytest.mark.parametrize(("day", "doubted"), [("08/3/2024", False), ("07/3/2024", True), ("05/3/2024", True)])
def test_fewer_than_three_working_days_between_issue_and_start_are_doubted(day: str, doubted: bool) -> None:
    """The letter is issued on Monday 04/03/2024: up to Friday there are three days between."""
    assert ("short_notice" in codes(letter(f"Thời gian: 8h ngày {day}"), "issue_date")) is doubted


def test_a_letter_that_tells_everything_raises_no_doubt() -> None:
    assert letter(TIME, PLACE, "Chủ trì: Giám đốc Sở", "Thành phần:\n- Sở A").doubts == ()


def test_classes_with_their_own_hours_are_sessions_and_the_first_is_the_start() -> None:
    reading = letter("Ngày: 27/3/2024", "• Phiên 1: 8g00–9g45, Hội trường A", "• Phiên 2: 10g00, phòng B")
    assert [(s.label, str(s.starts_at), s.venue) for s in reading.sessions] == [
        ("Phiên 1", "2024-03-27T08:00", "Hội trường A"),
        ("Phiên 2", "2024-03-27T10:00", "phòng B"),
    ]
    assert (str(reading.starts_at), reading.venue) == ("2024-03-27T08:00", "Hội trường A")


def test_two_sites_are_sessions_of_one_hour() -> None:
    reading = letter(TIME, "Địa điểm:\n- Điểm cầu tỉnh: Phòng A\n- Điểm cầu huyện: Phòng B")
    assert {str(session.starts_at) for session in reading.sessions} == {"2024-03-15T08:00"}
    assert [session.venue for session in reading.sessions] == ["Phòng A", "Phòng B"]


def test_a_table_of_days_gives_a_session_a_day() -> None:
    reading = letter(
        "Lịch tiếp công dân năm 2025\n\nTháng | Người | Ngày |\nTháng 7 | Chủ tịch | Ngày 03; 10 (Thứ 5) |",
        head="",
    )
    assert [str(session.starts_at) for session in reading.sessions] == ["2025-07-03", "2025-07-10"]


def test_a_table_of_sittings_gives_each_its_place() -> None:
    reading = letter(
        "STT | Thời gian | Địa điểm | Khu\n1 | 8h00 ngày 12/3/2024 | Nhà A | Tổ 1\n"
        "2 | 14h00 ngày 13/3/2024 | Nhà B | Tổ 2"
    )
    assert [(session.label, str(session.starts_at), session.venue) for session in reading.sessions] == [
        ("Tổ 1", "2024-03-12T08:00", "Nhà A"),
        ("Tổ 2", "2024-03-13T14:00", "Nhà B"),
    ]
    assert (str(reading.starts_at), reading.venue) == ("2024-03-12T08:00", "Nhà A")


def test_a_rule_of_recurrence_gives_no_start() -> None:
    reading = letter("Lịch tiếp công dân\n\nChủ tịch tiếp vào ngày 15 hàng tháng tại trụ sở UBND.", head="")
    assert (reading.starts_at, reading.recurrence) == (None, "vào ngày 15 hàng tháng")


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Đồng chí nào bận đề nghị phản hồi trước 16g00 ngày 13/3/2024.", "2024-03-13T16:00"),
        ("Đăng ký: gửi danh sách trước ngày 10/3/2024.", "2024-03-10"),
        ("Góp ý báo cáo gửi trước ngày 10/3/2024.", "None"),
    ],
)
def test_the_deadline_for_answers_is_told_from_other_last_days(text: str, deadline: str) -> None:
    reading = letter(TIME, text)
    assert str(reading.rsvp.deadline if reading.rsvp else None) == deadline
    assert len(reading.deadlines) == 1


def test_the_contact_for_answers_is_read() -> None:
    reading = letter(
        TIME,
        "Đăng ký: gửi về a.b@example.vn trước ngày 10/3/2024. Đầu mối: đ/c Trần Thị B, ĐT: 0905 111 246.",
    )
    assert reading.rsvp is not None
    rsvp = reading.rsvp
    assert (rsvp.contact_person, rsvp.phone, rsvp.email) == ("Trần Thị B", "0905 111 246", "a.b@example.vn")


@pytest.mark.parametrize(
    "words",
    [
        "không dự được",
        "không tham dự được",
        "không thể tham dự",
        "không đến được",
        "không đi được",
        "vắng mặt",
    ],
)
def test_who_cannot_come_says_so_by_the_deadline_for_answers(words: str) -> None:
    reading = letter(TIME, f"Đồng chí nào {words} xin báo Văn phòng trước ngày 13/3/2024.")
    assert reading.rsvp is not None and str(reading.rsvp.deadline) == "2024-03-13"
