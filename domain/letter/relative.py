"""Days that are told by counting from the day of writing: hôm nay, tối mai, ngày kia, thứ Hai tới."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.letter.text import fold

_PART = r"(?:ngày|hôm|sáng|trưa|chiều|tối|đêm)"
_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|b[ảẩ]y|[2-7])|chủ nhật)"
RELATIVE_DAY = (
    rf"(?:(?:hôm|sáng|trưa|chiều|tối|đêm) nay|{_PART} (?:mai|kia|mốt)|(?:ngày )?hôm sau"
    rf"|(?:{_WEEKDAY} )?(?:tuần|tháng) (?:sau|tới|này)"
    rf"|{_WEEKDAY} (?:tới|này|sau)(?! (?:thứ|ngày|chủ)))"
)
"""What such an expression looks like in folded text."""
_RELATIVE = re.compile(rf"(?<!\w){RELATIVE_DAY}(?!\w)")
_DISTANCE = {"nay": 0, "mai": 1, "kia": 2, "mốt": 2}


@dataclass(frozen=True)
class Relative:
    """A counted day. `days` is its distance from the day of writing; None where the words do not tell."""

    days: int | None
    span: tuple[int, int]


def find_relative_days(text: str) -> Iterator[Relative]:
    """Every counted day of `text` in its order."""
    for found in _RELATIVE.finditer(fold(text)):
        yield Relative(_DISTANCE.get(found[0].split()[-1]), found.span())
