"""Sittings that sentences tell with places of their own, and the places of groups."""

import pytest

from domain.letter.parse import read

HEAD = "UBND XÃ A\nSố: 9/GM-UBND\nTân An, ngày 1 tháng 3 năm 2024\n\nTHÔNG BÁO\nLịch gặp gỡ nhân dân\n"


def rows(told: str) -> list[tuple[str, str | None]]:
    return [(str(one.starts_at), one.venue) for one in read(HEAD + told).sessions]


@pytest.mark.parametrize(
    "told",
    [
        "Đoàn gặp cử tri tại xã A vào buổi sáng ngày 15/3/2024; tại xã B vào buổi chiều ngày 15/3/2024.",
        "Đoàn gặp cử tri sáng ngày 15/3/2024 tại xã A và chiều ngày 15/3/2024 tại xã B.",
        "Thứ Sáu ngày 15/3/2024: gặp cử tri huyện C (sáng, tại xã A), huyện D (chiều, tại xã B).",
        "Ngày 15/3/2024: sáng tại xã A; chiều tại xã B.",
    ],
)
def test_each_half_of_a_day_with_its_place_is_a_sitting(told: str) -> None:
    assert rows(told) == [("2024-03-15", "xã A"), ("2024-03-15", "xã B")]


def test_halves_have_the_hours_that_are_told_for_all() -> None:
    told = (
        "Đoàn gặp cử tri tại xã A vào buổi sáng ngày 15/3/2024; tại xã B vào buổi chiều ngày 15/3/2024.\n"
        "Buổi sáng bắt đầu lúc 8 giờ, buổi chiều bắt đầu lúc 14 giờ."
    )
    assert rows(told) == [("2024-03-15T08:00", "xã A"), ("2024-03-15T14:00", "xã B")]


def test_a_day_without_a_place_of_its_own_makes_no_sittings() -> None:
    assert rows("Xã họp ngày 15/3/2024 tại Hội trường; lần sau là ngày 22/3/2024.") == []


@pytest.mark.parametrize(
    "place",
    [
        "Hội trường A (khai mạc, Tiểu ban 1) và Phòng họp B (Tiểu ban 2)",
        "Khối 6: Hội trường A; khối 7: Phòng họp B",
    ],
)
def test_groups_have_their_places_in_one_line(place: str) -> None:
    reading = read(f"{HEAD}Thời gian: 8h00 ngày 15/3/2024.\nĐịa điểm: {place}.")
    assert [one.venue for one in reading.sessions] == ["Hội trường A", "Phòng họp B"]
    assert reading.venue == "Hội trường A"


def test_rows_below_a_day_have_its_day_and_hour() -> None:
    told = "I. Họp các tiểu ban, 14h00 ngày 15/3/2024:\n1. Tiểu ban Đất: Phòng 201;\n2. Tiểu ban Nước: Phòng 202."
    assert rows(told) == [("2024-03-15T14:00", "Phòng 201"), ("2024-03-15T14:00", "Phòng 202")]


@pytest.mark.parametrize("told", ["(gặp Ban Giám hiệu), sau đó về lớp", "(sáng; dự: đ/c Tâm)", "(cả ngày)"])
def test_who_comes_and_when_is_no_part_of_a_place(told: str) -> None:
    assert read(f"{HEAD}Xã họp lúc 8h00 ngày 15/3/2024 tại Hội trường A {told}.").venue == "Hội trường A"


def test_who_acts_is_no_place() -> None:
    assert read("Lễ tốt nghiệp\n\nNgày 15/3/2024, Trường Cao đẳng A tổ chức Lễ tốt nghiệp.").venue is None
