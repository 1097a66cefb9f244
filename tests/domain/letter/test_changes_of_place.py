"""Notices that change a place, a chair or a wording, and leave the hour as it was."""

import pytest

from domain.letter.model import Reading
from domain.letter.parse import is_letter, read

HEAD = "UBND TỈNH A\nSố: 42/TB-UBND\nTân An, ngày 21 tháng 02 năm 2022\n\nTHÔNG BÁO\n"
EARLIER = "Giấy mời số 32/GM-UBND ngày 18/02/2022"
PLACE = "Hội trường B, Văn phòng UBND tỉnh"


def notice(title: str, text: str) -> Reading:
    return read(f"{HEAD}{title}\n\n{text}")


def codes(reading: Reading) -> set[str]:
    return {doubt.code for doubt in reading.doubts}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Thay đổi địa điểm Hội nghị",
            f"UBND tỉnh thông báo thay đổi địa điểm Hội nghị theo {EARLIER} như sau: "
            f"Địa điểm mới: {PLACE}. Thời gian không thay đổi./.",
        ),
        (
            "Thay đổi địa điểm Hội nghị",
            f"UBND tỉnh thông báo thay đổi địa điểm Hội nghị theo {EARLIER} như sau:\n"
            f"- Địa điểm cũ: Hội trường A.\n- Địa điểm mới: {PLACE}.\n- Thời gian không thay đổi./.",
        ),
        (
            "Đính chính Giấy mời số 32/GM-UBND",
            f"UBND tỉnh đính chính {EARLIER} như sau: Địa điểm đã in là Hội trường A, "
            f"nay sửa lại là: {PLACE}./.",
        ),
        (
            "Đính chính Giấy mời số 32/GM-UBND",
            f"UBND tỉnh đính chính {EARLIER}: phần địa điểm ghi “Hội trường A”, nay sửa là “{PLACE}”./.",
        ),
    ],
)
def test_a_new_place_alone_is_a_letter_with_that_place_and_no_doubt_of_the_hour(
    title: str, text: str
) -> None:
    reading = notice(title, text)
    assert is_letter(reading)
    assert (reading.changed, reading.venue, reading.starts_at) == (True, PLACE, None)
    assert "start_missing" not in codes(reading)


@pytest.mark.parametrize(
    ("text", "chair"),
    [
        (
            f"Tại {EARLIER} có ghi chủ trì: Chủ tịch UBND tỉnh, nay đính chính là: Phó Chủ tịch UBND tỉnh./.",
            "Phó Chủ tịch UBND tỉnh",
        ),
        (
            f"UBND tỉnh đính chính {EARLIER} như sau:\n- Chủ trì: Đồng chí Phó Chủ tịch UBND tỉnh.\n"
            "- Các nội dung khác không thay đổi./.",
            "Đồng chí Phó Chủ tịch UBND tỉnh",
        ),
    ],
)
def test_another_chair_alone_is_a_letter_with_that_chair(text: str, chair: str) -> None:
    reading = notice("Đính chính Giấy mời", text)
    assert is_letter(reading)
    assert (reading.changed, reading.chair, reading.venue) == (True, chair, None)
    assert "start_missing" not in codes(reading)


def test_a_corrected_wording_is_a_letter_and_no_new_place() -> None:
    reading = notice(
        "Đính chính Giấy mời số 32/GM-UBND",
        f"UBND tỉnh đính chính {EARLIER} như sau:\nPhần nội dung ghi “tổng kết năm 2020”, "
        "nay sửa là “tổng kết năm 2021”. Các nội dung khác không thay đổi./.",
    )
    assert is_letter(reading)
    assert (reading.changed, reading.venue) == (True, None)
    assert "start_missing" not in codes(reading)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Thay đổi thời gian Hội nghị", f"Thay đổi thời gian Hội nghị theo {EARLIER}, giờ họp báo sau./."),
        (
            "Đính chính Giấy mời",
            f"Tại {EARLIER}, hội nghị đã ghi 7 giờ 30 ngày 22/02/2022. UBND tỉnh đính chính giờ họp./.",
        ),
    ],
)
def test_a_change_of_the_hour_that_tells_no_new_one_is_doubted(title: str, text: str) -> None:
    reading = notice(title, text)
    assert (reading.changed, reading.starts_at) == (True, None)
    assert "start_missing" in codes(reading)
