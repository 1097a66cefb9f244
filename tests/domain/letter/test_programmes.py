"""Programmes without a head, with pauses, and told apart from the sittings."""

from .letters import PLACE, TIME, letter

ANNEX = "\nGIÁM ĐỐC\nNguyễn Văn A\n\nCHƯƠNG TRÌNH (dự kiến)\n\n"


def rows(*parts: str) -> list[tuple[str | None, str]]:
    return [(str(row.start)[-5:] if row.start else None, row.content) for row in letter(*parts).agenda]


def test_a_table_without_a_head_is_read_by_its_first_cells_and_pauses_keep_their_place():
    table = "08:00 - 08:15 | Khai mạc | Giám đốc\n | Giải lao |\n09:40 - 10:30 | Thảo luận | Chủ tọa\n"
    assert rows(TIME, ANNEX, table) == [("08:00", "Khai mạc"), (None, "Giải lao"), ("09:40", "Thảo luận")]
    assert letter(TIME, ANNEX, table).agenda[0].by == "Giám đốc"


def test_hours_and_contents_may_stand_apart_by_spaces():
    assert rows(
        TIME, ANNEX, "8g00 - 8g30      Đón đại biểu\n8g30 - 9g00      Chào cờ\nBuổi chiều       Thảo luận\n"
    ) == [
        ("08:00", "Đón đại biểu"),
        ("08:30", "Chào cờ"),
        (None, "Buổi chiều Thảo luận"),
    ]


def test_the_last_row_may_tell_no_hour():
    assert rows(TIME, "Chương trình:\n- 6h30: đón tiếp\n- 7h00: khai mạc\n- Tổng kết\n") == [
        ("06:30", "đón tiếp"),
        ("07:00", "khai mạc"),
        (None, "Tổng kết"),
    ]


def test_the_rule_below_a_head_is_no_row():
    table = "| Thời gian | Nội dung |\n|---|---|\n| 08:00 | Khai mạc |\n| 09:00 | Bế mạc |\n"
    assert rows(TIME, PLACE, table) == [("08:00", "Khai mạc"), ("09:00", "Bế mạc")]


def test_numbered_parts_in_one_line_are_parts():
    assert rows(TIME, "Việc họp: 1. Kết quả năm; 2. Phương án ôn thi; 3. Bầu Ban đại diện.") == [
        (None, "Kết quả năm"),
        (None, "Phương án ôn thi"),
        (None, "Bầu Ban đại diện"),
    ]


def test_sittings_with_places_of_their_own_are_no_programme():
    reading = letter(
        "Sở A mời làm việc thứ Sáu, 12/5/2023:\n- 8h00 đến 9h15: xem hiện trường tại cống A;\n"
        "- 9h45: họp tại văn phòng B.\n"
    )
    assert [str(one.starts_at) for one in reading.sessions] == ["2023-05-12T08:00", "2023-05-12T09:45"]
    assert reading.agenda == ()
