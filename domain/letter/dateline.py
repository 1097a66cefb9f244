"""The line that tells where and on which day a letter was issued: "Vĩnh Long, ngày 18 tháng 02 năm 2022"."""

import re

from domain.letter.lines import Line
from domain.letter.text import fold, squeeze

_DATELINE = re.compile(r"(?P<place>[^\W\d_][^,:;\d]{1,40}?)\s?[,.]\s?(?=(?:ngày|\d))")
_NO_COMMA = re.compile(r"(?P<place>[^\W\d_]{1,12}(?:\s[^\W\d_]{1,12}){0,4})\s(?=ngày\s)")
_NO_PLACE_OF_ISSUE = re.compile(
    r"(?:sáng|trưa|chiều|tối|thứ|chủ nhật|từ|vào|hồi|lúc|khai mạc|bế mạc|ngày|hôm|hội trường|phòng|nhà|trường|trụ sở"
    r"|sân|trung tâm|khách sạn|số)(?!\w)"
)
_SEVERAL_DAYS = re.compile(r"\d\s?(?:[-–]|và|đến)\s?\d{1,2}\s?(?:tháng|/)")
_CALENDAR = re.compile(r"tháng|(?<!\d)\d{0,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}(?!\d)")
_LONGEST_DATE = 50


def is_dateline(line: Line) -> bool:
    """Whether a line is a place and a day and nothing else; "Sáng thứ Sáu, ngày 15/3" is none."""
    return not line.cells and place_of(line) is not None


def place_of(line: Line) -> str | None:
    """The place of a dateline, else None."""
    found = _DATELINE.match(line.text) or _without_comma(line.text)
    if (
        found is None
        or _NO_PLACE_OF_ISSUE.match(fold(line.text))
        or not is_only_a_date(line.text[found.end() :])
    ):
        return None
    return squeeze(found["place"])


def _without_comma(text: str) -> re.Match[str] | None:
    found = _NO_COMMA.match(text)
    return found if found and all(word[:1].isupper() for word in found["place"].split()) else None


def is_only_a_date(text: str) -> bool:
    """Whether nothing but one day is told."""
    rest = re.sub(r"[\d\s/.,()-]|ngày|tháng|năm", "", fold(text))
    if rest or _SEVERAL_DAYS.search(fold(text)):
        return False
    return _CALENDAR.search(fold(text)) is not None and len(text) < _LONGEST_DATE
