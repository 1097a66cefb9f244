"""Tables that a page's text tells one cell a line are rows again."""

import pytest

from domain.letter.flattened import rejoin_rows
from domain.letter.lines import split_lines
from domain.letter.parse import read

PIPED = """LỊCH TIẾP XÚC CỬ TRI

STT |
Xã |
Thời gian |
Địa điểm |
1 |
An Lộc |
8h00
ngày 16/3/2024 |
Hội trường UBND xã An Lộc |
14h00 ngày 16/3/2024 |
Nhà văn hóa thôn 2 |
||
2 |
Bình Yên |
7h30 ngày 15/3/2024 |
Hội trường UBND xã Bình Yên |
Nhà văn hóa thôn 5 |
|||
"""
PLAIN = """Lịch tiếp xúc cử tri

TT
Ngày, giờ
Địa điểm
Đại biểu
1
7h30
ngày 15/3/2024
Nhà văn hóa xã A
Tổ đại biểu số 1
2
7h30
ngày 16/3/2024
Nhà văn hóa xã B
Tổ đại biểu số 2
Nơi nhận:
- Như trên.
"""


def cells(text: str) -> list[tuple[str, ...]]:
    return [line.cells for line in rejoin_rows(split_lines(text)) if line.cells]


def test_a_bar_ends_a_cell_and_bars_alone_are_the_cells_that_a_row_lacks() -> None:
    assert cells(PIPED)[1:3] == [
        ("1", "An Lộc", "8h00 ngày 16/3/2024", "Hội trường UBND xã An Lộc"),
        ("", "", "14h00 ngày 16/3/2024", "Nhà văn hóa thôn 2"),
    ]


def test_a_row_below_a_spanning_cell_has_its_name_and_its_time() -> None:
    rows = [(one.label, str(one.starts_at), one.venue) for one in read(PIPED).sessions]
    assert rows == [
        ("An Lộc", "2024-03-16T08:00", "Hội trường UBND xã An Lộc"),
        ("An Lộc", "2024-03-16T14:00", "Nhà văn hóa thôn 2"),
        ("Bình Yên", "2024-03-15T07:30", "Hội trường UBND xã Bình Yên"),
        ("Bình Yên", "2024-03-15T07:30", "Nhà văn hóa thôn 5"),
    ]


def test_a_calendar_takes_place_where_its_first_row_does() -> None:
    reading = read(PIPED)
    assert (str(reading.starts_at), reading.venue) == ("2024-03-15T07:30", "Hội trường UBND xã Bình Yên")


def test_numbered_cells_below_three_heads_are_rows() -> None:
    assert cells(PLAIN)[1] == ("1", "7h30 ngày 15/3/2024", "Nhà văn hóa xã A", "Tổ đại biểu số 1")
    assert [str(one.starts_at) for one in read(PLAIN).sessions] == ["2024-03-15T07:30", "2024-03-16T07:30"]


def test_a_time_begins_a_row_where_the_first_head_is_one() -> None:
    told = "Giờ\nNội dung\nThực hiện\n7h30 - 8h00\nĐón tiếp\nBan tổ chức\n8h00\nChào cờ\n8h10\nBáo cáo\nÔng A\nXong."
    assert cells(told)[1:] == [
        ("7h30 - 8h00", "Đón tiếp", "Ban tổ chức"),
        ("8h00", "Chào cờ"),
        ("8h10", "Báo cáo", "Ông A"),
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Ngày\nNội dung công việc\nThứ hai\n21/5\nHọp A\nThứ ba\n22/5\nHọp B",
        "Thời gian\nĐịa điểm\n8h00\n9h00",
    ],
)
def test_days_and_pairs_of_labels_are_no_heads_of_a_table(told: str) -> None:
    assert cells(told) == []
