from datetime import date

import pytest

from domain.letter.issuer import read_issuer
from domain.letter.number import is_blank, read_number
from domain.letter.origin import read_issue_date, read_place
from domain.letter.title import read_title

from .letters import HEAD, blocks_of, letter


def number_of(text: str) -> str | None:
    found = read_number(blocks_of(text))
    return found.value if found else None


def issuer_of(text: str) -> str | None:
    found = read_issuer(blocks_of(text))
    return found.value if found else None


def title_of(text: str) -> str | None:
    found = read_title(blocks_of(text))
    return found.value if found else None


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 32 /GM-UBND", "32/GM-UBND"),
        ("Số 58-GM/ĐU", "58-GM/ĐU"),
        ("Số: 12/2024/GM-VP&HC", "12/2024/GM-VP&HC"),
        ("Số:       /GM-UBND", None),
    ],
)
def test_the_number_is_the_letterheads(line: str, number: str | None) -> None:
    assert number_of(f"{line}\n\nGIẤY MỜI\n\nUBND tỉnh mời họp.") == number


def test_a_cited_number_is_not_the_letters_own() -> None:
    assert number_of("GIẤY MỜI\n\nTheo Công văn số 15/CV-BNV ngày 01/3/2024, Sở Nội vụ mời họp.") is None


def test_a_copied_notice_has_the_number_of_its_source_line() -> None:
    assert (
        number_of("Hoãn kỳ họp\n\nThường trực HĐND hoãn kỳ họp.\n\n(Công văn số 73 của HĐND huyện)") == "73"
    )


def test_a_number_left_blank_is_seen() -> None:
    assert is_blank("(Đi cùng Giấy mời số     /GM-SYT ngày   /5/2023)")
    assert not is_blank("(Đi cùng Giấy mời số 5/GM-SYT)")


def test_place_and_day_of_issue_stand_in_one_line() -> None:
    blocks = blocks_of(HEAD)
    place, issued = read_place(blocks), read_issue_date(blocks)
    assert place and issued
    assert (place.value, issued.value) == ("Tân An", date(2024, 3, 4))


def test_the_stamp_of_a_web_page_is_no_day_of_issue() -> None:
    assert read_issue_date(blocks_of("Hoãn họp\n\n21/08/2021 16:30\n\nUBND xã hoãn cuộc họp.")) is None


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("GIẤY MỜI\n\nChủ tịch UBND tỉnh tổ chức Hội nghị A.", "Chủ tịch UBND tỉnh"),
        ("GIẤY MỜI\n\nTheo Luật B, Thường trực HĐND huyện triệu tập kỳ họp.", "Thường trực HĐND huyện"),
        ("ỦY BAN NHÂN DÂN\nTỈNH A\n\nGIẤY MỜI\n\nUBND mời họp.", "Ủy ban nhân dân tỉnh A"),
        ("UBND HUYỆN C\nPHÒNG Y TẾ\n\nGIẤY MỜI\n\nPhòng mời họp.", "Phòng Y Tế huyện C"),
        ("SỞ Y TẾ\n\nGIẤY MỜI\n\nSở mời họp. Sở Y tế báo cáo.", "Sở Y tế"),
    ],
)
def test_the_issuer_is_the_body_that_invites_spelled_out(text: str, issuer: str) -> None:
    assert issuer_of(text) == issuer


def test_nobody_is_made_up_as_issuer() -> None:
    assert issuer_of("1. Nội dung:\n- Bàn A\n2. Thời gian: 8h ngày 1/2/2024") is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (HEAD, "Họp bàn kế hoạch năm"),
        ("GIẤY MỜI\n\nUBND tỉnh tổ chức Hội nghị bàn việc lớn, như sau:", "Hội nghị bàn việc lớn"),
        ("THƯ MỜI\n\nKhu phố mời Ông (Bà) đến họp bàn mở hẻm.", "họp bàn mở hẻm"),
        ("Thông báo: V/v hoãn hội nghị\n\nKính gửi: Sở A", "V/v hoãn hội nghị"),
        (
            "SỞ A\nSố: 5/SA-VP\nV/v mời dự hội thảo\n\nKính gửi: Sở B\n\nSở A tổ chức hội thảo.",
            "V/v mời dự hội thảo",
        ),
        ("1) Mục đích: Tổ chức Đại hội năm 2014", "Tổ chức Đại hội năm 2014"),
    ],
)
def test_the_title_is_the_letters_before_the_sentences(text: str, title: str) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize("words", ["Nguồn: Giấy mời số", "Theo Giấy mời số"])
def test_the_bracket_of_a_copying_page_names_the_letters_own_number(words: str) -> None:
    text = f"GIẤY MỜI\nHọp bàn\n\nBộ A mời Sở B dự.\n({words} 88/GM-BXD)"
    assert number_of(text) == "88/GM-BXD"


@pytest.mark.parametrize(
    ("sentence", "issuer"),
    [
        ("Trường Đại học A tổ chức Hội thảo khoa học B và trân trọng kính mời tham dự.", "Trường Đại học A"),
        ("Ban Tổ chức Lễ hội A trân trọng kính mời các cơ quan.", "Ban Tổ chức Lễ hội A"),
        ("UBND phường Tân An có Giấy mời số 19/GM-UBND mời họp.", "UBND phường Tân An"),
    ],
)
def test_the_issuer_ends_where_its_first_act_begins(sentence: str, issuer: str) -> None:
    assert letter(sentence, head="").issuer == issuer


def test_a_short_letter_without_a_kind_has_its_event_for_a_title() -> None:
    reading = letter(
        "ĐOÀN PHƯỜNG A\nVinh, ngày 21/02/2022\n"
        "Đoàn phường A kính mời bí thư các chi đoàn; chủ nhiệm câu lạc bộ dự họp triển khai Tháng Thanh niên.",
        head="",
    )
    assert reading.title == "họp triển khai Tháng Thanh niên"
    assert [group.text for group in reading.invitee_groups] == [
        "bí thư các chi đoàn",
        "chủ nhiệm câu lạc bộ",
    ]


def test_the_name_of_a_calendar_goes_on_in_small_letters() -> None:
    text = "LỊCH TIẾP XÚC\nCỬ TRI\ncủa đại biểu HĐND tỉnh\n\nSở A thông báo lịch như sau:"
    assert title_of(text) == "LỊCH TIẾP XÚC CỬ TRI của đại biểu HĐND tỉnh"


def test_a_body_on_the_line_above_the_invitation_invites() -> None:
    text = "UBND XÃ A\nA, ngày 20/01/2025\n\nGIẤY MỜI\nGẶP MẶT\n\nĐảng ủy - UBND xã A\n\nTrân trọng kính mời: bà B."
    assert issuer_of(text) == "Đảng ủy - UBND xã A"


def test_a_days_stamp_on_a_page_tells_the_year_when_the_weekday_agrees() -> None:
    page = "Thứ sáu, 16/08/2024 | 17:05 Lượt xem: 320\n\nGIẤY MỜI\nHọp góp ý\n\nSở A kính mời: Sở B\n"
    settled = letter("Thời gian: 14h00, thứ Năm (22/8).", head=page)
    guessed = letter("Thời gian: 14h00, ngày 22/8.", head=page)
    assert str(settled.starts_at) == str(guessed.starts_at) == "2024-08-22T14:00"
    codes = [[d.code for d in each.doubts if d.field == "starts_at"] for each in (settled, guessed)]
    assert codes == [[], ["year_guessed"]]


@pytest.mark.parametrize(
    "junk",
    ["Cổng thông tin điện tử huyện D", "Trang chủ > Tin tức > Giấy mời", "Cập nhật: 15:30 - 12/06/2024"],
)
def test_the_frame_of_a_page_is_no_title(junk: str) -> None:
    assert title_of(f"{junk}\nGiấy mời họp Ban Chỉ đạo\n\nUBND huyện mời họp.") == "Giấy mời họp Ban Chỉ đạo"


def test_a_bare_meeting_is_no_title() -> None:
    assert title_of("GIẤY MỜI HỌP\n\nSở A kính mời các đơn vị họp, cụ thể:") is None


def test_a_second_post_of_the_one_who_invites_is_kept() -> None:
    sentence = "Chủ tịch UBND huyện, Trưởng Ban Chỉ đạo mời các đồng chí dự họp."
    assert issuer_of(sentence) == "Chủ tịch UBND huyện, Trưởng Ban Chỉ đạo"


def test_a_party_committee_is_named_without_the_party_body_above_it() -> None:
    head = "ĐẢNG BỘ TỈNH B\nTỈNH ỦY B\nSố 12-GM/TU\n\nGIẤY MỜI\nHọp\n\nTỉnh ủy mời các đồng chí dự họp."
    assert (issuer_of(head) or "").lower() == "tỉnh ủy b"


def test_a_message_that_tells_everything_in_one_line_has_no_headline() -> None:
    text = "VP xin báo: 14h chiều thứ Năm, 07/3/2024, họp tại PH số 2. Mời các đ/c dự họp đúng giờ."
    reading = letter(text, head="")
    assert (reading.title, str(reading.starts_at), reading.venue) == (None, "2024-03-07T14:00", "PH số 2")


@pytest.mark.parametrize(
    ("line", "number", "place"),
    [
        ("Số: 39 /GM-HĐND Krông A, ngày 01 tháng 7 năm 2022", "39/GM-HĐND", "Krông A"),
        ("Số: 4/TTr-ĐH    Ô B, ngày 01 tháng 7 năm 2022", "4/TTr-ĐH", "Ô B"),
        ("Số : 318 / GM - BV", "318/GM-BV", None),
        ("Số:   37   /HCT", "37/HCT", None),
        ("Tân An ngày 01 tháng 7 năm 2022", None, "Tân An"),
        ("Tân An, ngày      tháng 7 năm 2022", None, "Tân An"),
        ("Tân An, ngày 12-14 tháng 7 năm 2022", None, None),
    ],
)
def test_number_place_and_day_may_stand_in_one_line(line: str, number: str | None, place: str | None) -> None:
    blocks = blocks_of(f"SỞ Y TẾ\n{line}\n\nGIẤY MỜI\n\nSở mời họp.")
    found = read_place(blocks)
    assert (number_of(f"SỞ Y TẾ\n{line}\n\nGIẤY MỜI\n\nSở mời họp."), found and found.value) == (
        number,
        place,
    )


def test_a_school_dates_its_letter_above_the_signature() -> None:
    text = "TRƯỜNG A\n\nTHƯ MỜI\n\nTrường mời họp lúc 7h15.\n\nTân An, ngày 09 tháng 9 năm 2024\nHIỆU TRƯỞNG\nLê B"
    issued = read_issue_date(blocks_of(text))
    assert issued and issued.value == date(2024, 9, 9)


@pytest.mark.parametrize(
    ("line", "number", "issued"),
    [
        ("(Theo Thông báo số 57/TB-HĐND ngày 07/6/2023)", "57/TB-HĐND", date(2023, 6, 7)),
        ("Nguồn: Thông báo số 58/TB-UBND ngày 01/10/2025 của UBND xã", "58/TB-UBND", date(2025, 10, 1)),
        ("Toàn văn: Thông báo số 27/TB-HĐQT (PDF)", "27/TB-HĐQT", None),
        ("File đính kèm: 512.TB-DH Le trao bang.pdf", "512.TB-DH", None),
        ("Tệp đính kèm: Số 733/TB-PGD.pdf", "733/TB-PGD", None),
        ("Tài liệu: 12 trang", None, None),
    ],
)
def test_a_copying_page_names_the_notice_below_it(line: str, number: str | None, issued: date | None) -> None:
    text = f"Lịch tiếp xúc cử tri\n\nThường trực HĐND mời cử tri dự.\n\n{line}"
    day = read_issue_date(blocks_of(text))
    assert (number_of(text), day and day.value) == (number, issued)


def test_a_page_that_reports_a_notice_tells_its_day_and_number() -> None:
    told = "Ngày 18/9/2024 UBND xã ra Thông báo hỏa tốc số 203/TB-UBND lùi Lễ hội định ngày 20/9/2024."
    day = read_issue_date(blocks_of(f"Lùi Lễ hội\n\n{told}"))
    assert (number_of(f"Lùi Lễ hội\n\n{told}"), day and day.value) == ("203/TB-UBND", date(2024, 9, 18))


def test_an_earlier_letter_that_is_reported_is_not_the_letter_itself() -> None:
    told = "Ngày 10/9/2024 UBND xã có Giấy mời số 12/GM-UBND về việc dự Lễ hội. Nay UBND xã lùi Lễ hội."
    assert number_of(f"Lùi Lễ hội\n\n{told}") is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "THƯ MỜI HỌP CHA MẸ HỌC SINH\nNĂM HỌC 2022 - 2023\n\nKính gửi: Phụ huynh",
            "THƯ MỜI HỌP CHA MẸ HỌC SINH NĂM HỌC 2022 - 2023",
        ),
        ("THÔNG BÁO LỄ TỐT NGHIỆP\n\nĐược viết: 18-09-2023\n\nKhoa A mời dự.", "THÔNG BÁO LỄ TỐT NGHIỆP"),
        ("THÔNG BÁO MỜI HỌP (LẦN 2)\nĐẠI HỘI CỔ ĐÔNG\n\nCông ty A mời dự.", "ĐẠI HỘI CỔ ĐÔNG"),
        ("Thông báo lần 2\n\nHỘI NGHỊ TIM MẠCH\n\nKính gửi: Quý vị", "HỘI NGHỊ TIM MẠCH"),
        (
            "LỊCH TIẾP CÔNG DÂN\n\nCỦA CHỦ TỊCH UBND XÃ B\n\nCăn cứ Luật A;",
            "LỊCH TIẾP CÔNG DÂN CỦA CHỦ TỊCH UBND XÃ B",
        ),
        (
            "ĐOÀN KẾT - SÁNG TẠO\n\nThông báo đổi ngày Đại hội\n\nĐoàn xã A đổi ngày.",
            "Thông báo đổi ngày Đại hội",
        ),
        ("TIN TỨC » THÔNG BÁO\nMời họp dân xóm B\n\nUBND xã A mời họp.", "Mời họp dân xóm B"),
        ("Thông báo thay thư mời: họp giao ban\n\nBan A mời:", "Thông báo thay thư mời: họp giao ban"),
        (
            "GIẤY MỜI\n\nKính gửi: Trưởng xóm\n\nXã A mời các ông, bà về họp bàn việc đào mương.",
            "họp bàn việc đào mương",
        ),
    ],
)
def test_a_title_is_found_beside_mottos_stamps_and_bare_kinds(text: str, title: str) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("line", "issued"),
    [
        ("Tân An, ngày 28 tháng Chạp năm Mậu Tuất (02/02/2019)", date(2019, 2, 2)),
        ("Tân An, mồng 2 tháng 7 năm 2010", date(2010, 7, 2)),
        ("Tân An, 10 giờ 15 phút, ngày 28 tháng 8 năm 2019", date(2019, 8, 28)),
        ("Giấy mời, 16-11-2020", date(2020, 11, 16)),
        ("Hội trường xã, ngày 28/8/2019", None),
    ],
)
def test_a_day_of_issue_is_told_by_moon_by_hour_or_behind_the_kind(line: str, issued: date | None) -> None:
    found = read_issue_date(blocks_of(f"HỘI NÔNG DÂN XÃ A\n{line}\n\nHội mời họp."))
    assert (found and found.value) == issued


def test_the_letter_that_is_corrected_lends_no_number() -> None:
    assert number_of("ĐÍNH CHÍNH\nGiấy mời số 12/GM-UBND\n\nUBND xã A đính chính.") is None


def test_the_frame_of_a_law_portals_table_hides_no_letterhead() -> None:
    head = "BỘ\nGIÁO DỤC VÀ ĐÀO TẠO |\nCỘNG\nHOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 4/TB-B |\n"
    told = blocks_of(
        f"{head}Hà Nội. ngày 02 tháng 7 năm 2009 |\nKẾ HOẠCH HỌP TỔNG KẾT NĂM HỌC\n\nTheo chương trình năm."
    )
    issuer, place, day = read_issuer(told), read_place(told), read_issue_date(told)
    assert issuer and issuer.value.lower() == "bộ giáo dục và đào tạo"
    assert place and place.value == "Hà Nội"
    assert day and day.value == date(2009, 7, 2)
    row = blocks_of(
        "VĂN PHÒNG A | CỘNG HÒA XÃ HỘI |\nSố: 1/CĐ-VP | Hà Nội, ngày 26 tháng 10 năm 2023 |\nCÔNG ĐIỆN\nHọp"
    )
    issued = read_issue_date(row)
    assert issued and issued.value == date(2023, 10, 26)


def test_a_page_goes_on_with_lists_of_its_own_below_the_signature() -> None:
    told = letter(
        "Nội dung.",
        "",
        "Hà Nội ngày 02/10/2021",
        "T/M Hội",
        "Lê A",
        "RELATED ARTICLES",
        "A",
        "B",
        "C",
        head="",
    )
    assert told.place_of_issue == "Hà Nội"


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        (
            "Công văn số 872/BVH-TV, ngày 26 tháng 03 năm 2013 Về việc phối hợp tổ chức\n\nKính gửi: Sở A",
            date(2013, 3, 26),
        ),
        (
            "(HN) - Ngày 29-11, Hội đồng A ra Thông báo số 52.\n\nKỳ họp mở ngày 7-12-2022.",
            date(2022, 11, 29),
        ),
        ("Dừng Hội thi\n10/08/2020\nTHÔNG BÁO\nVề việc dừng Hội thi\n\nSở A báo dừng.", None),
        (
            "SỞ A\nSố: 5/SA-VP\nThừa Thiên Huế, ngày   20   tháng 7  năm 2017\nKính gửi: Phòng B",
            date(2017, 7, 20),
        ),
        (
            "HỘI A ------- Số: 23/CV-HA\nĐộc lập - Tự do ------- Hưng Yên, ngày 7 tháng 02 năm 2018\nKính gửi: B",
            date(2018, 2, 7),
        ),
    ],
)
def test_pages_tell_the_day_of_issue_in_many_ways(text: str, issued: date | None) -> None:
    found = read_issue_date(blocks_of(text))
    assert (found.value if found else None) == issued


def test_the_source_of_a_copy_tells_the_day_before_the_pages_own() -> None:
    page = "Lịch sinh hoạt\n\nNgày 26-02-2023\n\nTỉnh ủy báo lịch.\n\n(Công văn số 747-CV/TU ngày 24/02/2023)"
    told = read_issue_date(blocks_of(page))
    assert told and told.value == date(2023, 2, 24)
