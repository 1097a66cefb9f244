"""Slips of a scanner and the frame of a web page are no part of what a letter says."""

import pytest

from domain.letter.scan import mend_scan

from .letters import TIME, letter


@pytest.mark.parametrize(
    ("scanned", "meant"),
    [
        ("Can Lộc , ngày 05 thảng 10 nãm 2012", "Can Lộc, ngày 05 tháng 10 năm 2012"),
        ("GIAY MOI", "GIẤY MỜI"),
        ("THONG BAO HOP", "THÔNG BÁO HỌP"),
        ("họp nqày 5 tháng 3", "họp ngày 5 tháng 3"),
        ("UBND huyện kính mòi :", "UBND huyện kính mời:"),
        ("l4 giờ 00 phút, ngày l0/7/2015", "14 giờ 00 phút, ngày 10/7/2015"),
        ("8 giờ 3O phút", "8 giờ 30 phút"),
        ("7h3O, ngày O5/3/2O24", "7h30, ngày 05/3/2024"),
        ("ngày 05 tháng l0 năm 2O15", "ngày 05 tháng 10 năm 2015"),
        ("GIẤY MỜl", "GIẤY MỜI"),
        ("Thòi gian : 8h", "Thời gian: 8h"),
        ("2 . Địa điêm : Phòng 1", "2. Địa điểm: Phòng 1"),
    ],
)
def test_slips_of_a_scanner_are_mended(scanned: str, meant: str) -> None:
    assert mend_scan(scanned) == meant


@pytest.mark.parametrize(
    "text",
    ["5l nước", "khí CO2 và H2O", "Phụ lục I", "điện thoại 0256 3000 831", "Số:      /GM-UBND", "vol. 10"],
)
def test_what_is_no_slip_stays(text: str) -> None:
    assert mend_scan(text) == text


def test_the_days_of_other_news_are_no_meeting() -> None:
    text = "Sở Nội vụ mời họp.\nSở A\nSở B\nCác tin khác:\n- Họp giao ban (18/3/2024)"
    assert letter(text, head="Họp bàn kế hoạch\n").starts_at is None


@pytest.mark.parametrize("gap", ["\t", "      "])
def test_a_head_of_two_columns_keeps_number_place_and_day(gap: str) -> None:
    head = (
        f"ỦY BAN NHÂN DÂN{gap}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH A{gap}Độc lập - Tự do - Hạnh phúc\n"
        f"Số: 76/GM-UBND{gap}Tân An, ngày 21 tháng 5 năm 2014\n\nGIẤY MỜI\nHọp bàn\n\n"
    )
    reading = letter(TIME, head=head)
    assert (reading.number, str(reading.issue_date), reading.place_of_issue, reading.issuer) == (
        "76/GM-UBND",
        "2014-05-21",
        "Tân An",
        "Ủy ban nhân dân tỉnh A",
    )


def test_a_table_of_two_columns_stays_a_table() -> None:
    reading = letter(TIME, "GIỜ\tNỘI DUNG\n8h00\tKhai mạc\n9h00\tThảo luận")
    assert [row.content for row in reading.agenda] == ["Khai mạc", "Thảo luận"]


def test_numbers_with_a_dash_are_bullets_as_the_party_writes_them() -> None:
    text = "I- THÀNH PHẦN\n1- Thường trực Tỉnh ủy;\n2- Ban Tổ chức Tỉnh ủy.\nIII- NỘI DUNG\n1- Việc A;\n2- Việc B."
    reading = letter(text)
    assert [group.text for group in reading.invitee_groups] == ["Thường trực Tỉnh ủy", "Ban Tổ chức Tỉnh ủy"]
    assert [row.content for row in reading.agenda] == ["Việc A", "Việc B"]


def test_a_small_l_among_capitals_and_in_the_letters_number_is_mended() -> None:
    assert mend_scan("Số : 2l7 / GM-SGD") == "Số: 217 / GM-SGD"
    assert mend_scan("GlẤY MỜI") == "GIẤY MỜI"
    assert mend_scan("Số liệu của lớp") == "Số liệu của lớp"
