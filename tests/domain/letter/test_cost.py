"""What a reading costs grows with the length of its text: counted in calls and characters, not in seconds."""

import json
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from domain.letter.model import as_json
from domain.letter.parse import read

from .letters import HEAD

EACH = "- Mỗi đơn vị 01 lãnh đạo và 01 chuyên viên\n"
LONG: dict[str, Callable[[int], str]] = {
    "annex headings above a label": lambda n: HEAD + "PHỤ LỤC\n" * n + "Địa điểm: Phòng 1\n",
    "rules of their own": lambda n: f"{HEAD}Thành phần:\n" + "- Các xã\n- Riêng xã A: cử 02 người\n" * n,
    "addressees": lambda n: f"{HEAD}Kính gửi:\n{'- Sở A' * n}\nThành phần:\n" + "- Lãnh đạo như trên\n" * n,
    "deadlines in one paragraph": lambda n: f"{HEAD}Báo cáo " + "trước ngày 1/4/2024, " * n,
    "orders in one paragraph": lambda n: f"{HEAD}Phân công:\n- Sở A{', Sở B' * n}: báo cáo {'kết quả ' * n}",
    "names with a long beginning": lambda n: f"{HEAD}Thành phần: {'a ' * n} các huyện{' A,' * n} B",
    "posts for all": lambda n: f"{HEAD}Thành phần:\n- Sở A\n" + EACH * (n // 30),
    "staff again and again": lambda n: f"{HEAD}Thành phần:\n- Lãnh đạo {'Sở A và chuyên viên; ' * n}",
    "addressees in many posts": lambda n: (
        f"{HEAD}Kính gửi:\n" + "- Sở A\n" * n + "Thành phần:\n" + "- Lãnh đạo các đơn vị như Kính gửi\n" * n
    ),
}


def calls(text: str) -> int:
    """How many functions a reading calls, Python's own and ours."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("shape", LONG)
def test_four_times_the_text_takes_four_times_the_calls(shape: str) -> None:
    text = LONG[shape]
    assert calls(text(240)) < 6 * calls(text(60))


@pytest.mark.parametrize("shape", LONG)
def test_a_reading_is_not_much_longer_than_its_text(shape: str) -> None:
    text = LONG[shape](400)
    assert len(json.dumps(as_json(read(text)), ensure_ascii=False)) < 60 * len(text)
