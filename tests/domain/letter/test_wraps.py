"""Lines that an editor broke at its margin are one sentence; what begins anew is not."""

import pytest

from domain.letter.lines import split_lines
from domain.letter.wraps import join_wrapped

LONG = "Địa điểm: Hội trường tầng 3, Viện Nghiên cứu Nuôi trồng Thủy sản"


def joined(*lines: str) -> list[str]:
    return [line.text for line in join_wrapped(split_lines("\n".join(lines)))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (LONG, "III, số 33 đường A"),
        ("- Đại diện lãnh đạo các Bộ: Kế hoạch và Đầu tư, Tài nguyên", "và Môi trường;"),
        ("Toàn văn gửi về Ban Tổ chức, liên hệ với Tiến sĩ Đào Thị", "Sương, 0256 3000 831."),
        ("Thời gian: từ 8 giờ 00 ngày 23/11/2023 đến 11 giờ 30 ngày", "24/11/2023."),
    ],
)
def test_a_line_that_fills_the_page_goes_on_in_the_next(first: str, second: str) -> None:
    assert joined(first, second) == [f"{first.removeprefix('- ')} {second}"]


@pytest.mark.parametrize(
    "second",
    ["- Sở Y tế;", "1. Chủ trì: A", "Thành phần: Sở A", "KT. GIÁM ĐỐC", "\nTrân trọng kính mời", "A\tB"],
)
def test_a_bullet_a_label_a_row_and_a_paragraph_begin_anew(second: str) -> None:
    assert len(joined(LONG, second)) == 2


@pytest.mark.parametrize(
    "first", ["Sở Y tế", "Sở Nội vụ kính mời các đồng chí dự họp bàn kế hoạch công tác năm."]
)
def test_a_short_line_and_a_finished_sentence_end_where_they_end(first: str) -> None:
    assert len(joined(first, "Trân trọng cảm ơn các đồng chí")) == 2
