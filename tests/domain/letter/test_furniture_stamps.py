"""What signing programs and clerks put on a letter tells nothing about its meeting."""

import pytest

from domain.letter.moment import Moment
from domain.letter.parse import read

LETTER = """ỦY BAN NHÂN DÂN
TỈNH AN BÌNH
Số: 45/GM-UBND
An Bình, ngày 09 tháng 5 năm 2024
GIẤY MỜI
Ủy ban nhân dân tỉnh mời các đồng chí dự họp, cụ thể như sau:
1. Thời gian: 8 giờ 00, thứ Năm, ngày 16 tháng 5 năm 2024.
2. Địa điểm: Phòng họp số 2, Văn phòng UBND tỉnh.
3. Thành phần: Giám đốc Sở Tài chính.
TL. CHỦ TỊCH"""
SIGNED = (
    "Ký bởi: Văn phòng Ủy ban nhân dân\nEmail: vp@example.vn\nCơ quan: Tỉnh An Bình\n"
    "Thời gian ký: 10.05.2024 07:32:11 +07:00",
    "Người ký: Ủy ban nhân dân tỉnh\nThời gian ký: 10/05/2024 15:32:11 +07:00",
    "Cơ quan: Tỉnh An Bình\nKý số bởi: Ủy ban nhân dân tỉnh\nNgày ký số: 10/5/2024 7:32:11",
    "Người ký: Ủy ban nhân dân tỉnh Cơ quan: Tỉnh An Bình Thời gian ký: 10.05.2024 15:32:11 +07:00",
)
ARRIVED = (
    "CÔNG VĂN ĐẾN\nSố: 1234\nNgày: 10/5/2024\nChuyển: Phòng Tổng hợp",
    "ĐẾN\nSố đến: 1234\nNgày đến: 10/5/2024\nLưu hồ sơ số: 12",
    "VĂN BẢN ĐẾN\nNgày: 10/5/2024 7:30\nSố: 1234",
)


@pytest.mark.parametrize("stamp", [*SIGNED, *ARRIVED])
@pytest.mark.parametrize("where", ["above", "below"])
def test_a_letter_reads_the_same_with_a_stamp_and_without(stamp: str, where: str) -> None:
    stamped = f"{stamp}\n{LETTER}" if where == "above" else f"{LETTER}\n{stamp}"
    assert read(stamped) == read(LETTER)
    assert read(LETTER).starts_at == Moment.from_text("2024-05-16T08:00")


@pytest.mark.parametrize(
    "line",
    ["Email: vp@example.vn", "Cơ quan: Sở Tài chính", "Số: 1234", "Ngày: 16/5/2024", "- Đến dự có: lãnh đạo"],
)
def test_what_stands_beside_no_stamp_is_read(line: str) -> None:
    lines = LETTER.replace("2. Địa điểm", f"{line}\n2. Địa điểm")
    assert read(lines).starts_at == Moment.from_text("2024-05-16T08:00")
