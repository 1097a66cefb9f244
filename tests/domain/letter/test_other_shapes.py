"""Letters in other shapes: shortened labels, pages around the letterhead, boards, short sentences, brackets."""

import pytest

from domain.letter.model import Reading
from domain.letter.parse import read

from .letters import PLACE, TIME, letter

NOTICE = "SỞ NỘI VỤ TỈNH A\nSố: 12/TB-SNV\nTân An, ngày 04 tháng 3 năm 2024\n\nTHÔNG BÁO\nHoãn họp\n\n"


def orders(reading: Reading) -> list[tuple[str, str]]:
    return [(order.unit, order.task) for order in reading.assignments]


def guests(reading: Reading) -> list[str]:
    return [group.text for group in reading.invitee_groups]


def test_labels_cut_short_with_a_stroke_are_labels() -> None:
    reading = letter(
        "T/gian: 8h00 ngày 15/3/2024", "Đ/điểm: Nhà ông Ba, ấp 2", "T/phần: Sở Y tế; Công an tỉnh"
    )
    assert reading.venue == "Nhà ông Ba, ấp 2"
    assert guests(reading) == ["Sở Y tế", "Công an tỉnh"]


def test_a_letterhead_below_the_lines_of_a_web_page_is_read() -> None:
    page = "Thứ hai, 05/03/2024 (GMT+7)\nCông văn: V/v mời họp\n09:12 - 05/03/2024\n"
    head = "HỘI LÀM VƯỜN TỈNH B\nSố 21 - CV/HLV\nV/v mời họp bàn công tác tại\nCác huyện miền núi\n"
    reading = read(f"{page}{head}Tân An, ngày 04 tháng 3 năm 2024\n\nKính gửi: Sở Y tế\n\n{TIME}{PLACE}")
    assert reading.number == "21-CV/HLV"
    assert reading.place_of_issue == "Tân An"
    assert reading.title == "V/v mời họp bàn công tác tại Các huyện miền núi"


def test_a_board_is_named_with_its_own_body() -> None:
    head = "HỘI LÀM VƯỜN TỈNH B\nSố: 21/GM-HLV\nTân An, ngày 04 tháng 3 năm 2024\n\nGIẤY MỜI\nHọp quý I\n\n"
    reading = letter("Thường trực Hội mời Chi hội 1 họp.", TIME, PLACE, head=head)
    assert reading.issuer is not None
    assert reading.issuer.lower() == "thường trực hội làm vườn tỉnh b"


@pytest.mark.parametrize(
    "sentence",
    [
        "Đ/c Lê Văn A chủ trì.",
        "Giờ không đổi. Đồng chí Giám đốc Sở sẽ chủ trì.",
        "Ông Lê Văn A trực tiếp chủ trì",
    ],
)
def test_a_short_sentence_names_the_chair(sentence: str) -> None:
    assert letter(TIME, PLACE, sentence).chair in ("Đ/c Lê Văn A", "Đồng chí Giám đốc Sở", "Ông Lê Văn A")


def test_social_affairs_are_no_commune() -> None:
    reading = letter(TIME, PLACE, "Giao Phòng Lao động - Thương binh và Xã hội soạn báo cáo.")
    assert orders(reading) == [("Phòng Lao động - Thương binh và Xã hội", "soạn báo cáo")]


def test_small_units_at_a_comma_have_tasks_of_their_own() -> None:
    reading = letter(TIME, PLACE, "Chi đoàn Tân Lập kê bàn ghế, chi đoàn Tân Hòa mang loa.")
    assert orders(reading) == [("Chi đoàn Tân Lập", "kê bàn ghế"), ("chi đoàn Tân Hòa", "mang loa")]


def test_who_reports_again_gives_no_order_to_itself() -> None:
    assert not orders(letter(TIME, PLACE, "Đoàn đại biểu Quốc hội tỉnh A báo lại để cử tri biết."))


def test_brackets_that_tell_the_former_place_are_no_part_of_the_venue() -> None:
    assert letter(TIME, "Địa điểm: phòng 12 (năm trước là phòng 21)").venue == "phòng 12"
    assert letter(TIME, "Địa điểm: từ Hội trường A chuyển sang Nhà văn hóa B").venue == "Nhà văn hóa B"


def test_a_table_of_places_tells_the_first_one() -> None:
    table = "TT | Điểm tiếp xúc | Ghi chú\n1 | Nhà rông thôn A | xa\n2 | Hội trường xã | gần\n"
    assert letter("Sở tiếp xúc cử tri ngày 15/3/2024.\n", table).venue == "Nhà rông thôn A"


def test_the_notice_in_brackets_is_the_earlier_one() -> None:
    sentence = (
        "Sở Nội vụ tạm hoãn hội nghị (dự kiến họp ngày 20/3/2024 theo Công văn số 8/SNV ngày 01/3/2024)."
    )
    reading = letter(sentence, head=NOTICE)
    assert reading.refers_to is not None
    assert [(one.number, str(one.date)) for one in reading.refers_to] == [("8/SNV", "2024-03-01")]


def test_an_earlier_notice_that_a_page_tells_of_is_not_its_own_number() -> None:
    told = (
        "Thông báo số 14/TB-MT ngày 01/3/2024 của Mặt trận tỉnh A định mở hội nghị vào sáng ngày 15/3/2024. "
    )
    reason = "Vì mưa lũ, Ban Thường trực Mặt trận tỉnh A quyết định tạm hoãn hội nghị nói trên cho đến khi nước rút."
    reading = read(f"Tạm hoãn hội nghị lấy ý kiến\n{told}{reason}\n")
    assert reading.number is None


def test_urgency_is_no_title() -> None:
    head = "SỞ NỘI VỤ TỈNH A\nSố: 12/GM-SNV\nTân An, ngày 04 tháng 3 năm 2024\n\nGIẤY MỜI\n(Hỏa tốc)\n\n"
    reading = letter("Sở Nội vụ mời Sở Y tế dự họp bàn tinh giản biên chế.", TIME, PLACE, head=head)
    assert reading.title == "họp bàn tinh giản biên chế"
