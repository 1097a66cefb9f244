from datetime import date

import pytest

from domain.letter.agenda import read_agenda
from domain.letter.briefs import read_briefs, read_notes
from domain.letter.chair import read_chair
from domain.letter.orders import read_orders
from domain.letter.signature import read_recipients, read_signer
from domain.letter.venue import read_venue
from domain.letter.years import Ground

from .letters import TIME, blocks_of, letter

DAY = date(2024, 3, 15)


def orders(text: str) -> list[tuple[str, str]]:
    return [(row.unit, row.task) for row in read_orders(blocks_of(f"GIẤY MỜI\n\n{text}"))]


def agenda(text: str) -> list[tuple[str | None, str | None, str, str | None]]:
    rows = read_agenda(blocks_of(f"GIẤY MỜI\n\n{text}"), DAY, Ground(DAY))
    return [(str(row.start)[11:] if row.start else None, row.time_text, row.content, row.by) for row in rows]


def venue(text: str) -> str | None:
    found = read_venue(blocks_of(f"GIẤY MỜI\n\n{text}"))
    return found.value if found else None


def chair(text: str) -> str | None:
    found = read_chair(blocks_of(f"GIẤY MỜI\n\n{text}"))
    return found.value if found else None


def test_an_order_has_the_unit_and_its_task() -> None:
    assert orders("- Giao Sở Y tế bố trí tổ cấp cứu tại hội trường;") == [
        ("Sở Y tế", "bố trí tổ cấp cứu tại hội trường")
    ]


def test_a_name_that_holds_a_verb_stays_whole() -> None:
    assert orders("Giao Ban Tổ chức Tỉnh ủy chuẩn bị báo cáo.") == [
        ("Ban Tổ chức Tỉnh ủy", "chuẩn bị báo cáo")
    ]


def test_a_list_of_speakers_gives_each_a_row() -> None:
    text = "- Các cơ quan viết tham luận gồm: Sở A; UBND huyện B (có gợi ý kèm theo)."
    assert orders(text) == [
        ("Sở A", "viết tham luận"),
        ("UBND huyện B", "viết tham luận"),
    ]


def test_an_order_section_gives_tasks_after_colons_without_the_contact() -> None:
    text = "5. Phân công:\n- Điện lực A: bố trí máy phát; đầu mối: ông B, 0270 3000 118."
    assert orders(text) == [("Điện lực A", "bố trí máy phát")]


def test_units_that_share_a_task_have_a_row_each() -> None:
    assert orders("- phòng A, phòng B - C lo bàn ghế, nước uống.") == [
        ("phòng A", "lo bàn ghế, nước uống"),
        ("phòng B - C", "lo bàn ghế, nước uống"),
    ]


def test_a_guest_told_in_brackets_to_report_has_an_order() -> None:
    assert orders("Thành phần:\n- Sở A (báo cáo tiến độ);\n- Báo B (đưa tin)") == [
        ("Sở A", "báo cáo tiến độ")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Đề nghị đại biểu có mặt đúng giờ.",
        "Đề nghị các đơn vị gửi báo cáo.",
        "2. Nội dung:\n- Báo cáo lập quỹ",
    ],
)
def test_what_is_asked_of_all_or_is_a_subject_is_no_order(text: str) -> None:
    assert orders(text) == []


def test_a_row_without_an_hour_keeps_its_place() -> None:
    table = (
        "STT\tGIỜ\tVIỆC\tAI LÀM\n1\t7 ^h 00' - 7 ^h 30'\tĐón khách\tBTC\n2\t\tPhim\t\n3\t8h\tKết luận\tSở A"
    )
    assert agenda(table) == [
        ("07:00", "7 ^h 00' - 7 ^h 30'", "Đón khách", "BTC"),
        (None, None, "Phim", None),
        ("08:00", "8h", "Kết luận", "Sở A"),
    ]


def test_lines_that_begin_with_an_hour_are_a_programme() -> None:
    assert agenda("Chương trình:\n- 7h30 - 8h00: Đón đại biểu\n- 8h00: Khai mạc") == [
        ("07:30", "7h30 - 8h00", "Đón đại biểu", None),
        ("08:00", "8h00", "Khai mạc", None),
    ]


def test_a_heading_of_a_day_in_the_programme_holds_for_the_rows_below() -> None:
    table = "GIỜ\tNỘI DUNG\nNgày thứ nhất (15/3)\n8h00\tKhai mạc\nNgày thứ hai (16/3)\n8h00\tThảo luận"
    lines = "Ngày 15/3:\n8h00: Khai mạc\nThứ Bảy, ngày 16/3:\n8h00: Thảo luận"
    for text in (table, lines):
        starts = [str(row.start) for row in letter(TIME, "Chương trình:", text).agenda]
        assert starts == ["2024-03-15T08:00", "2024-03-16T08:00"]


def test_the_parts_of_the_subject_are_rows_and_a_single_part_is_none() -> None:
    assert [row[2] for row in agenda("Nội dung: báo cáo năm; bầu ban kiểm soát")] == [
        "báo cáo năm",
        "bầu ban kiểm soát",
    ]
    assert agenda("Nội dung: Góp ý dự thảo kế hoạch.") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Địa điểm: Tại Hội trường A, số 88.", "Hội trường A, số 88"),
        ("+ ĐĐ: VP Trạm (lầu 2)", "VP Trạm (lầu 2)"),
        ("Địa điểm (Phòng khách số 3) không đổi.", "Phòng khách số 3"),
        ('Dòng 5 đã ghi "Phòng họp lớn", nay sửa là "Hội trường C, lầu 2".', "Hội trường C, lầu 2"),
        (
            "UBND xã mời họp lúc 8h ngày 1/2/2024, tại phòng họp, 20 Lê Lợi, để bàn.",
            "phòng họp, 20 Lê Lợi",
        ),
        ("Địa điểm:\n- Điểm cầu chính: Phòng họp A;\n- Điểm cầu huyện: Phòng họp B.", "Phòng họp A"),
    ],
)
def test_the_place_is_read_in_the_letters_words(text: str, place: str) -> None:
    assert venue(text) == place


def test_no_place_is_made_up() -> None:
    assert venue("UBND tỉnh mời họp lúc 8h ngày 1/2/2024.") is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("1. Chủ trì: Đồng chí Phó Chủ tịch UBND tỉnh.", "Đồng chí Phó Chủ tịch UBND tỉnh"),
        ("Kính mời:\n1. Ông A, Phó Giám đốc Sở (chủ trì);\n2. Sở B", "Ông A, Phó Giám đốc Sở"),
        ("- Giao Sở A chủ trì, phối hợp Sở B chuẩn bị tài liệu.", None),
    ],
)
def test_the_chair_is_who_is_said_to_chair_the_whole(text: str, who: str | None) -> None:
    assert chair(text) == who


ANNEX = """GIẤY MỜI

Kính mời: Sở A

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

CHƯƠNG TRÌNH

Ghi chú: Gợi ý thảo luận:

1. Sở Giao thông vận tải

Việc thứ nhất của ngành, nói các

phong trào. Việc khác.

Đoạn thứ hai.

2. UBND huyện Trà Ôn

Kết quả của huyện.

Lưu ý:

- Nói ngắn.
- Không đọc báo cáo.
"""


def test_a_brief_is_the_units_whole_paragraphs_joined_over_a_page_break() -> None:
    assert [(brief.unit, brief.text) for brief in read_briefs(blocks_of(ANNEX))] == [
        (
            "Sở Giao thông vận tải",
            "Việc thứ nhất của ngành, nói các phong trào. Việc khác.\nĐoạn thứ hai.",
        ),
        ("UBND huyện Trà Ôn", "Kết quả của huyện."),
    ]


def test_notes_are_the_lines_below_luu_y() -> None:
    assert read_notes(blocks_of(ANNEX)) == ("Nói ngắn", "Không đọc báo cáo")


def test_recipients_and_signature_part_even_in_two_columns() -> None:
    blocks = blocks_of(
        "GIẤY MỜI\n\nKính mời: Sở A\n\nNơi nhận:                 KT. GIÁM ĐỐC\n"
        "- Như trên;               PHÓ GIÁM ĐỐC\n"
        "- Lưu: VT.\n                          Nguyễn Văn A"
    )
    signer = read_signer(blocks)
    assert read_recipients(blocks) == ("Như trên", "Lưu: VT")
    assert signer is not None
    assert (signer.title, signer.name) == ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "Nguyễn Văn A")


def test_one_circle_of_units_gets_one_order() -> None:
    reading = letter("Phân công:\n- UBND các xã, phường nơi tiếp xúc: chuẩn bị hội trường;\n- Sở A: báo cáo.")
    assert [row.unit for row in reading.assignments] == ["UBND các xã, phường nơi tiếp xúc", "Sở A"]


def test_dashes_below_a_dot_belong_to_it() -> None:
    reading = letter("• Thành phần:\n– Sở A\n– Sở B\n• Nội dung:\n– Việc A\n– Việc B")
    assert [group.text for group in reading.invitee_groups] == ["Sở A", "Sở B"]
    assert [row.content for row in reading.agenda] == ["Việc A", "Việc B"]


def test_an_item_of_the_subject_that_begins_like_a_label_stays_an_item() -> None:
    reading = letter("• Nội dung:\n– Tổng kết hè\n– Phân công trực\n• Địa điểm: Phòng B")
    assert [row.content for row in reading.agenda] == ["Tổng kết hè", "Phân công trực"]
    assert reading.venue == "Phòng B"


def test_jurors_are_no_body_that_gets_an_order() -> None:
    assert orders("IV. Hội thẩm đi đúng thành phần; bận việc phải báo cáo bằng văn bản.") == []


def test_papers_that_wait_for_who_registers_do_not_hide_the_deadline_for_answers() -> None:
    reading = letter("Đăng ký tác nghiệp trước 11g00 ngày 13/3/2024 với bà A để nhận thẻ và tài liệu.")
    assert reading.rsvp is not None and str(reading.rsvp.deadline) == "2024-03-13T11:00"


def test_a_ministry_is_a_place_when_one_meets_there_and_not_when_it_writes() -> None:
    written = (
        "Theo ý kiến của Bộ Xây dựng tại Công văn số 8/BXD ngày 01/3/2024, Sở mời họp lúc 8h ngày 15/3/2024"
    )
    assert venue(f"{written} tại Bộ Xây dựng.") == "Bộ Xây dựng"
    assert venue(f"{written}.") is None


def test_the_stamp_of_a_page_is_no_last_day() -> None:
    assert letter(TIME, "Cập nhật: 15:30 - 12/03/2024").deadlines == ()


def test_naming_who_comes_is_asked_of_guests_and_no_order() -> None:
    assert orders("Đề nghị UBND các huyện gửi danh sách đại biểu về Sở trước ngày 10/3/2024.") == []
    assert orders("Đề nghị Sở A cử người tham dự.") == []


def test_whom_a_place_is_meant_for_is_no_part_of_it() -> None:
    assert venue("Địa điểm: Hội trường A (dành cho các huyện phía Đông)") == "Hội trường A"


def test_items_of_a_programme_may_tell_their_day_beside_the_hours() -> None:
    reading = letter(
        "1. Từ 8h00 đến 9h00 ngày 15/3/2024: Quy hoạch.\n2. Từ 9h00 đến 10h30 ngày 15/3/2024: Giá đất."
    )
    assert [(str(row.start), row.content) for row in reading.agenda] == [
        ("2024-03-15T08:00", "Quy hoạch"),
        ("2024-03-15T09:00", "Giá đất"),
    ]


def test_rsvp_is_an_answer_and_a_day_after_truoc_needs_no_other_word() -> None:
    reading = letter(TIME, "RSVP: 0912 000 111 trước 10/3")
    assert reading.rsvp is not None and str(reading.rsvp.deadline) == "2024-03-10"
