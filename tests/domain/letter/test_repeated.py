"""Meetings that come back by a rule: no start of their own, but the hours of the rule."""

import pytest

from .letters import letter


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Giao ban vào 7h30 thứ Hai hàng tuần tại Hội trường.", "7h30 thứ Hai hàng tuần"),
        (
            "Tiếp dân vào ngày 15 hàng tháng, buổi sáng từ 7h30 đến 11h00 tại trụ sở.",
            "vào ngày 15 hàng tháng, buổi sáng từ 7h30 đến 11h00",
        ),
        ("Họp vào ngày 20 hàng quý. Bắt đầu lúc 8h00.", "vào ngày 20 hàng quý"),
    ],
)
def test_a_rule_keeps_the_hours_that_stand_beside_it(text: str, rule: str) -> None:
    reading = letter(f"THÔNG BÁO\nLịch giao ban\n\n{text}", head="")
    assert (reading.recurrence, reading.starts_at) == (rule, None)
