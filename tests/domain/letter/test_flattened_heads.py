"""Heads of letters as web pages flatten them: the number within a line, the day beside it, the year elsewhere."""

import pytest

from domain.letter.model import Reading
from domain.letter.parse import read

BODY = "\n\nKính gửi: Các phòng.\n\nThời gian: 8h00 ngày 18/03/2018.\nĐịa điểm: Hội trường A."


def head(reading: Reading) -> tuple[str | None, str, str | None]:
    return reading.number, str(reading.issue_date), reading.place_of_issue


def test_number_place_and_day_are_found_within_a_line() -> None:
    flat = (
        "HỘI KHUYẾN HỌC TỈNH A ---------- Số: 23 / CV- HKH\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ------- Hưng Yên, ngày 7 tháng 02 năm 2018 |"
    )
    assert head(read(flat + BODY)) == ("23/CV-HKH", "2018-02-07", "Hưng Yên")


@pytest.mark.parametrize(
    "line",
    [
        "Công văn Số: 2218/BVHTTDL-TV ngày 02 tháng 7 năm 2013 Về việc tổ chức Hội nghị",
        "Công văn số 2218/BVHTTDL-TV ngày 02/7/2013 về việc tổ chức Hội nghị",
    ],
)
def test_the_day_beside_the_number_is_the_day_of_issue(line: str) -> None:
    assert head(read(line + BODY.replace("2018", "2013"))) == ("2218/BVHTTDL-TV", "2013-07-02", None)


def test_a_reported_day_without_a_year_takes_the_only_year_that_is_told() -> None:
    reading = read(
        "Dừng phiên tiếp công dân\n\nNgày 13/6, Chủ tịch UBND tỉnh ra Thông báo dừng phiên tiếp công dân tháng 6.\n"
        "Theo lịch, phiên này mở vào ngày 15/6/2021."
    )
    assert str(reading.issue_date) == "2021-06-13"


def test_who_takes_the_chair_when_the_chairman_is_away_does_not_chair() -> None:
    reading = read(
        "Lịch tiếp công dân\n\nChủ tịch UBND huyện đi vắng thì ủy quyền cho Phó Chủ tịch chủ trì buổi tiếp."
    )
    assert reading.chair is None
