"""The line that tells where and on which day a letter was issued: "Vĩnh Long, ngày 18 tháng 02 năm 2022"."""

import re

from domain.letter.lines import Line
from domain.letter.text import fold, squeeze

_DATELINE = re.compile(r"(?P<place>[^\W\d_][^,:;\d]{1,40}?)\s?[,.]\s?(?=(?:ngày|\d))")
_TIME_WORD = re.compile(r"(?:sáng|trưa|chiều|tối|thứ|chủ nhật|từ|vào|hồi|lúc|khai mạc|ngày|hôm)(?!\w)")
_CALENDAR = re.compile(r"tháng|(?<!\d)\d{0,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}(?!\d)")
_LONGEST_DATE = 50


def is_dateline(line: Line) -> bool:
    """Whether a line is a place and a day and nothing else; "Sáng thứ Sáu, ngày 15/3" is none."""
    return not line.cells and place_of(line) is not None


def place_of(line: Line) -> str | None:
    """The place of a dateline, else None."""
    found = _DATELINE.match(line.text)
    if found is None or _TIME_WORD.match(line.folded) or not is_only_a_date(line.text[found.end() :]):
        return None
    return squeeze(found["place"])


def is_only_a_date(text: str) -> bool:
    """Whether nothing but a day is told."""
    if len(text) >= _LONGEST_DATE:
        return False
    rest = re.sub(r"[\d\s/.,()-]|ngày|tháng|năm", "", fold(text))
    return not rest and _CALENDAR.search(fold(text)) is not None
