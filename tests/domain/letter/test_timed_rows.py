"""Rows of programmes: items with their hours behind them, speakers in brackets, days of their own."""

from domain.letter.parse import read

HEAD = "UBND XÃ A\nSố: 9/GM-UBND\nTân An, ngày 1 tháng 3 năm 2024\n\nGIẤY MỜI\nDự họp\n"


def test_items_tell_their_hours_and_reporters_behind_their_words() -> None:
    reading = read(
        HEAD
        + "Lãnh đạo họp vào thứ Sáu, ngày 15/3/2024, từ 07h00 tại Hội trường.\nĐể giải quyết các việc sau:\n"
        "1.Giao ban nội bộ. Thời gian từ 07h00 đến 08h00\n2. Báo cáo dự án đường 39B, huyện C.\n"
        "* Đơn vị báo cáo: Sở KH&ĐT. Thời gian từ 08h00 đến 09h15\n* Mời dự: Sở Tài chính"
    )
    told = [(str(row.start), row.content, row.by) for row in reading.agenda]
    assert told == [
        ("2024-03-15T07:00", "Giao ban nội bộ", None),
        ("2024-03-15T08:00", "Báo cáo dự án đường 39B, huyện C", "Sở KH&ĐT"),
    ]
    assert str(reading.ends_at) == "2024-03-15T09:15"


def test_speakers_stand_in_brackets_and_rows_without_hours_between_the_others() -> None:
    reading = read(
        HEAD
        + "Thời gian: 8h00 ngày 15/3/2024\nCHƯƠNG TRÌNH\n8h00 Khai mạc\n8h15 Kết quả năm 2023 (Giám đốc Sở)\n"
        "– Tiêu chuẩn mới (Phòng Chất lượng)\n9h00 Tham quan (các gian hàng)"
    )
    told = [(row.time_text, row.content, row.by) for row in reading.agenda]
    assert told == [
        ("8h00", "Khai mạc", None),
        ("8h15", "Kết quả năm 2023", "Giám đốc Sở"),
        (None, "Tiêu chuẩn mới", "Phòng Chất lượng"),
        ("9h00", "Tham quan (các gian hàng)", None),
    ]


def test_a_row_may_name_its_weekday() -> None:
    reading = read(
        "Họp lớp hai ngày thứ bảy và chủ nhật 16 và 17/3/2024\n\n"
        "+ 8g sáng thứ bảy: gặp mặt\n+ 11g30: ăn trưa\n+ 9g chủ nhật: ra về"
    )
    assert [str(row.start) for row in reading.agenda] == [
        "2024-03-16T08:00",
        "2024-03-16T11:30",
        "2024-03-17T09:00",
    ]


DAYS = """Lễ tốt nghiệp 2024

Thứ Bảy, ngày 16 tháng 3 năm 2024, Trường A tổ chức Lễ tốt nghiệp.

Chương trình

  • Thứ Sáu, ngày 15 tháng 3

    14h00 – 16h30, Tổng duyệt Lễ tốt nghiệp

    Sân nhà D

  • Ngày Lễ tốt nghiệp

    7h15 – 8h00, Đón khách

    8h00, Khai mạc Lễ tốt nghiệp

    Nhà thi đấu đa năng
"""


def test_days_of_a_programme_with_places_of_their_own_are_sittings() -> None:
    reading = read(DAYS)
    told = [(str(one.starts_at), one.venue) for one in reading.sessions]
    assert told == [("2024-03-15T14:00", "Sân nhà D"), ("2024-03-16T08:00", "Nhà thi đấu đa năng")]
    assert (str(reading.starts_at), reading.venue) == ("2024-03-16T08:00", "Nhà thi đấu đa năng")
    assert [str(row.start) for row in reading.agenda][:1] == ["2024-03-15T14:00"]


def test_what_has_a_label_of_its_own_is_no_part_of_the_subject() -> None:
    reading = read(
        f"{HEAD}Thời gian: 8h00 ngày 15/3/2024\nNội dung:\n- Báo cáo;\n- Thảo luận;\n- Lưu ý: mang tài liệu."
    )
    assert [row.content for row in reading.agenda] == ["Báo cáo", "Thảo luận"]


def test_a_pages_own_numbering_before_a_letter_is_no_part_of_the_label() -> None:
    told = "  1. Thời gian, địa điểm:\n  2. a) Thời gian: 14h00, 16/3/2024;\n  3. b) Địa điểm: Phòng họp 204 nhà B9."
    reading = read(HEAD + told)
    assert (str(reading.starts_at), reading.venue) == ("2024-03-16T14:00", "Phòng họp 204 nhà B9")
