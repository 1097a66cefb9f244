"""The line that tells where and on which day a letter was issued: "Vĩnh Long, ngày 18 tháng 02 năm 2022"."""

import re

from domain.letter.lines import Line
from domain.letter.text import fold, squeeze

_DATELINE = re.compile(r"(?P<place>[^\W\d_][^,:;\d]{1,40}?)\s?[,.]\s?(?=(?:ngày|m[ồù]ng|\d))")
_NO_COMMA = re.compile(r"(?P<place>[^\W\d_]{1,12}(?:\s[^\W\d_]{1,12}){0,4})\s(?=ngày\s)")
_NO_PLACE_OF_ISSUE = re.compile(
    r"(?:sáng|trưa|chiều|tối|thứ|chủ nhật|từ(?! sơn| liêm)|vào|hồi|lúc|khai mạc|bế mạc|ngày|hôm"
    r"|hội trường|phòng|nhà(?! bè)|trường(?! sa)|trụ sở"
    r"|sân|trung tâm|khách sạn|số|giấy mời|thư mời|thông báo|công văn|lịch)(?!\w)"
)
_SPEAKS = re.compile(
    r"(?<!\w)(?:mời|họp|dự|lúc|vào|hồi|thứ (?:hai|ba|tư|năm|sáu|bảy)|tổ chức|diễn ra|bắt đầu|khai mạc)(?!\w)"
)
"""Words of a sentence that no place bears."""
_SEVERAL_DAYS = re.compile(r"\d\s?(?:[-–]|và|đến)\s?\d{1,2}\s?(?:tháng|/)")
_CALENDAR = re.compile(r"tháng|(?<!\d)\d{0,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}(?!\d)")
_KIND = re.compile(r"(?:giấy mời|thư mời|thông báo|công văn)(?: họp)?\s?[,:–-]\s?")
_HOUR = re.compile(r"\d{1,2} giờ(?: \d{1,2} phút)?, (?=ngày)")
_LUNAR = re.compile(
    r"tháng (?:giêng|một|chạp)|năm (?:giáp|ất|bính|đinh|mậu|k[ỷỉ]|canh|tân|nhâm|qu[ýí])"
    r" (?:t[ýí]|sửu|dần|mão|thìn|t[ỵị]|ngọ|mùi|thân|dậu|tuất|hợi)"
)
_LABEL = re.compile(r"\Angày\s?:\s")
_LONGEST_DATE = 60


def is_dateline(line: Line) -> bool:
    """Whether a line is a place and a day and nothing else; "Sáng thứ Sáu, ngày 15/3" is none."""
    return not line.cells and place_of(line) is not None


def is_day_of_writing(line: Line) -> bool:
    """Whether a line is "Ngày 11 tháng 6, 2018" or "Sa Huỳnh ngày 08/11/2022", as private letters are dated."""
    begin = line.folded.find("ngày ")
    if begin < 0 or line.cells or not is_only_a_date(line.text[begin + len("ngày ") :]):
        return False
    place = line.text[:begin].split()
    return not place or (":" not in line.text and len(place) > 1 and all(word[0].isupper() for word in place))


def place_of(line: Line) -> str | None:
    """The place of a dateline, else None."""
    found = _DATELINE.match(line.text) or _without_comma(line.text)
    if (
        found is None
        or _NO_PLACE_OF_ISSUE.match(line.folded)
        or _SPEAKS.search(fold(found["place"]))
        or not is_only_a_date(line.text[found.end() :])
    ):
        return None
    return squeeze(found["place"])


def is_dated_kind(text: str) -> bool:
    """Whether a short message begins "Giấy mời, 16-11-2020"."""
    found = _KIND.match(fold(text[:_LONGEST_DATE]))
    return found is not None and is_only_a_date(text[found.end() :])


def _without_comma(text: str) -> re.Match[str] | None:
    found = _NO_COMMA.match(text)
    return found if found and all(word[:1].isupper() for word in found["place"].split()) else None


def is_only_a_date(text: str) -> bool:
    """Whether nothing but one day is told."""
    bare = _LUNAR.sub("", _HOUR.sub("", _LABEL.sub("", fold(text[: _LONGEST_DATE + 1]))))
    rest = re.sub(r"[\d\s/.,()-]|ngày|tháng|năm|m[ồù]ng", "", bare)
    if rest or _SEVERAL_DAYS.search(fold(text)):
        return False
    return _CALENDAR.search(fold(text)) is not None and len(text) < _LONGEST_DATE
