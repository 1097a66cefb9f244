"""The place where the first sitting begins: after a label, for all sittings, beside the hour, moved or corrected."""

import pytest

from .letters import TIME, letter

DATED = "Sở Nội vụ mời quý cơ quan họp lúc 8h00 ngày 15/3/2024"


def venue(*parts: str) -> str | None:
    return letter(*parts).venue


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Nơi tổ chức: Nhà văn hóa xã", "Nhà văn hóa xã"),
        ("Điểm họp: Phòng số 3", "Phòng số 3"),
        ("WHERE | Địa điểm: Phòng số 3", "Phòng số 3"),
        ("Điểm cầu chính: Phòng số 3; điểm cầu huyện: nơi huyện chọn", "Phòng số 3"),
        ("Địa điểm: Phòng số 3; riêng họp trù bị tại Phòng số 4", "Phòng số 3"),
        ("Địa điểm: Phòng A, TP. Huế. Đại biểu ở xa vào bằng đường dẫn.", "Phòng A, TP. Huế"),
        ("Nơi nhận:\n- Như trên", None),
    ],
)
def test_a_place_ends_where_another_clause_begins(line: str, place: str | None) -> None:
    assert venue(TIME, line) == place


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("tại Nhà A, số 61 đường 25 tháng 4, thị xã B.", "Nhà A, số 61 đường 25 tháng 4, thị xã B"),
        ("tại Nhà A, gồm 40 cử tri xã B.", "Nhà A"),
        ("(tại Nhà A, có nước uống).", "Nhà A"),
        ("ở cổng trường, chụp ảnh rồi vào lớp.", "cổng trường"),
        ("tại Đà Lạt.", "Đà Lạt"),
        ("tại Nhà A. Hồ sơ xem tại Phòng B.", "Nhà A"),
        ("theo quy định tại Điều 5 Luật B.", None),
    ],
)
def test_in_a_sentence_only_pieces_of_an_address_go_on_after_a_comma(words: str, place: str | None) -> None:
    assert venue(f"{DATED} {words}") == place


def test_the_sentence_that_tells_the_start_is_asked_before_the_others() -> None:
    posted = "Hồ sơ niêm yết tại Nhà văn hóa từ ngày 01/3/2024."
    assert venue(posted, f"{DATED} tại Phòng số 3.") == "Phòng số 3"


def test_a_place_for_all_sittings_stands_in_a_sentence_of_its_own() -> None:
    sittings = "- Buổi 1: 8h00 ngày 15/3/2024, có mặt lúc 7h30\n- Buổi 2: 14h00 ngày 15/3/2024\n"
    assert venue(sittings, "Tất cả tại Hội trường lớn, Khu A.") == "Hội trường lớn, Khu A"
    assert venue(sittings, "Tại phòng học của lớp (xem sơ đồ)") == "phòng học của lớp (xem sơ đồ)"


def test_of_sittings_with_a_label_each_the_first_ones_place_holds() -> None:
    first = "Lớp thứ nhất\n+ Thời gian: 8h00 ngày 15/3/2024\n+ Địa điểm: Nhà A\n"
    second = "Lớp thứ hai\n+ Thời gian: 8h00 ngày 16/3/2024\n+ Địa điểm: Nhà B\n"
    assert venue(first, second) == "Nhà A"


def test_a_place_below_the_subject_is_a_label_and_no_item() -> None:
    assert venue("2) Nội dung:", "· Tỷ lệ: 1/1", "· Địa điểm thực hiện: Phòng số 3") == "Phòng số 3"


@pytest.mark.parametrize(
    "line",
    [
        'Về địa điểm: đọc là "Phòng số 3" thay cho "Phòng số 1".',
        'Mục 3 (Địa điểm): xin đọc lại là "Phòng số 3".',
        'Trang 1: "Phòng số 3" là đúng; không phải "Phòng số 1".',
        "Hội nghị trước định họp tại Phòng số 1 dời sang ngày 20/3/2024. Nơi họp chuyển về: Phòng số 3.",
    ],
)
def test_a_corrected_place_is_the_one_that_holds_now(line: str) -> None:
    assert venue(line) == "Phòng số 3"


def test_a_meeting_without_a_new_day_has_no_place_any_more() -> None:
    put_off = "Sở Nội vụ tạm hoãn cuộc họp ngày 15/3/2024 tại Phòng số 3."
    assert letter(put_off).postponed
    assert venue(put_off) is None


def test_a_place_that_stays_is_told_also_for_a_meeting_without_a_new_day() -> None:
    put_off = (
        "Sở Nội vụ dời Ngày hội sang tháng 4 năm 2024, ngày cụ thể sẽ báo sau. Nơi tổ chức vẫn là sân trường."
    )
    assert venue(put_off) == "sân trường"


def test_those_who_come_in_person_come_to_the_place() -> None:
    assert (
        venue("2. Hình thức: trực tiếp kết hợp trực tuyến", "- Trực tiếp: phòng họp 402, nhà B9;")
        == "phòng họp 402, nhà B9"
    )
    assert venue("- Trực tiếp: 60 đại biểu;", "- Trực tuyến: các huyện.") is None


def test_the_seat_of_the_main_site_stands_in_brackets() -> None:
    told = f"{DATED}.\n1. Điểm cầu tỉnh (phòng trực ban, Chi cục Thủy lợi):\n- Giám đốc các sở;"
    assert venue(told) == "phòng trực ban, Chi cục Thủy lợi"


def test_beside_the_hour_any_noun_may_be_a_place() -> None:
    assert (
        venue("Sở Nội vụ mời họp ngày 15/3/2024:", "- 8h00: gặp nhau tại bãi bồi Nguyệt Lâm;")
        == "bãi bồi Nguyệt Lâm"
    )
    assert venue(f"{DATED} theo Giấy mời, nêu tại buổi giao ban.") is None


def test_a_sitting_that_is_not_the_start_lends_no_place() -> None:
    opening = "☆ Khai mạc: 20h00 ngày 15/3/2024, sân phố cổ"
    rows = "☆ Thi bơi: 8h30 ngày 16/3/2024, bến thuyền\n☆ Chạy: 6h00 ngày 16/3/2024, cổng xã"
    assert venue("UBND xã A mời dự Ngày hội:", opening, rows) == "sân phố cổ"


def test_a_sentence_ends_behind_a_bracket() -> None:
    told = (
        f"{DATED} tại Phòng họp 1 (tầng trệt, trụ sở Ủy ban nhân dân phường Chánh A). Tuần nào nghỉ thì thôi."
    )
    assert venue(told) == "Phòng họp 1 (tầng trệt, trụ sở Ủy ban nhân dân phường Chánh A)"


def test_a_table_may_tell_the_place_alone_or_the_old_and_the_new() -> None:
    assert venue("| Thời gian | 8h00 ngày 15/3/2024 |", "| Địa điểm | Phòng số 3 |") == "Phòng số 3"
    assert (
        venue("| Việc | Cũ | Mới |", "| Giờ | 8h00 | 9h00 |", "| Địa điểm | Phòng 1 | Phòng 3 |") == "Phòng 3"
    )


def test_bullets_below_the_guests_heading_may_tell_when_and_where() -> None:
    told = letter(
        "Ban A kính mời các thành viên dự họp:", "- Lúc 8h00 ngày 15/3/2024.", "- Tại phòng họp Ban A."
    )
    assert (str(told.starts_at), told.venue) == ("2024-03-15T08:00", "phòng họp Ban A")


@pytest.mark.parametrize(
    "line",
    [
        "Có mặt tại: Phòng số 3",
        "Địa điểm: Điểm cầu tỉnh: Phòng số 3; điểm cầu huyện: do huyện bố trí.",
        "Địa điểm không thay đổi (Phòng số 3).",
        'Nay sửa thành: "Địa điểm: Phòng số 3"',
    ],
)
def test_words_around_the_place_are_none_of_it(line: str) -> None:
    assert venue("Thời gian: 8h00 ngày 15/3/2024", line) == "Phòng số 3"
