"""Days that are counted from the day of writing: the written day wins, and every guess is doubted."""

import pytest

from .letters import letter


def start(text: str, head: str | None = None) -> tuple[str, bool]:
    reading = letter(text) if head is None else letter(text, head=head)
    return str(reading.starts_at), any(doubt.field == "starts_at" for doubt in reading.doubts)


@pytest.mark.parametrize(
    "text",
    [
        "Sở Nội vụ kính mời họp lúc 19:30 tối mai (05/3) tại Phòng 1.",
        "Sở Nội vụ kính mời họp tối ngày mai (05/3) lúc 19 giờ 30 tại Phòng 1.",
        "Sở Nội vụ kính mời họp lúc 19 giờ 30 ngày mai 05/03 tại Phòng 1.",
        "Thời gian: 19g30 tối mai, 05/3/2024",
        "Thời gian: 19h30 ngày mai, thứ Ba, ngày 05/3/2024",
    ],
)
def test_the_written_day_beside_a_counted_one_is_the_start(text: str) -> None:
    assert start(text)[0] == "2024-03-05T19:30"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thời gian: 8 giờ ngày mai", "2024-03-05T08:00"),
        ("Thời gian: 8 giờ sáng mai", "2024-03-05T08:00"),
        ("Thời gian: 14 giờ chiều nay", "2024-03-04T14:00"),
        ("Thời gian: 8 giờ ngày kia", "2024-03-06T08:00"),
        ("Thời gian: 8 giờ ngày mốt", "2024-03-06T08:00"),
        ("Kính mời họp lúc 7 giờ tối nay tại Phòng 1.", "2024-03-04T19:00"),
    ],
)
def test_a_counted_day_alone_is_counted_from_the_issue_and_doubted(text: str, expected: str) -> None:
    assert start(text) == (expected, True)


def test_a_counted_day_that_speaks_against_the_written_one_is_doubted() -> None:
    assert start("Thời gian: 8 giờ ngày mai, 06/3/2024") == ("2024-03-06T08:00", True)


def test_a_counted_day_that_agrees_with_a_full_date_is_not_doubted() -> None:
    assert start("Thời gian: 8 giờ ngày mai, 05/3/2024") == ("2024-03-05T08:00", False)


@pytest.mark.parametrize("words", ["ngày mai", "tối mai", "thứ Hai tới", "tuần sau", "hôm nay"])
def test_without_a_day_of_issue_nothing_is_counted(words: str) -> None:
    assert start(f"Kính mời họp lúc 8 giờ {words} tại Phòng 1.", head="") == ("None", True)


@pytest.mark.parametrize(
    "words", ["thứ Hai tới", "thứ Ba tuần sau", "thứ Năm tuần này", "Chủ nhật này", "sáng thứ Ba"]
)
def test_a_weekday_alone_never_borrows_another_day(words: str) -> None:
    text = f"Kính mời họp lúc 8 giờ {words} tại Phòng 1.\nSở bàn kế hoạch ngày 20/3/2024."
    day, doubted = start(text)
    assert doubted and not day.endswith("08:00")


def test_the_day_of_issue_on_a_line_of_the_body_is_no_meeting() -> None:
    head = "ĐOÀN PHƯỜNG A\nVinh, ngày 21/02/2022\n"
    assert start("Đoàn phường A mời họp lúc 19:30 tại nhà văn hóa.", head=head)[0] == "None"


def test_from_one_weekday_to_another_is_a_range_and_counts_nothing() -> None:
    assert start("Thời gian: 8 giờ, từ thứ Hai tới thứ Tư, ngày 11/3/2024")[0] == "2024-03-11T08:00"
