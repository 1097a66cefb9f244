"""Where a list of guests begins without a label, and which line ends it."""

import re

from domain.letter.bodies import is_guest
from domain.letter.hours import find_hours
from domain.letter.labels import Topic, groups_guests
from domain.letter.lines import Line
from domain.letter.text import fold

_WHEN_OR_WHERE = re.compile(
    r"(?:vào |bắt đầu |từ )?(?:lúc|hồi)?\s?\d{1,2}\s?(?:h|g|giờ|:\d\d)(?![^\W\d_])"
    r"|tại (?:hội trường|phòng họp|trụ sở|nhà văn hóa|văn phòng)(?!\w)[^:;]*$"
)
"""A bullet that tells the hour or the place and no guest."""
_TELLS = re.compile(r"(?:ngày|hôm) \d{1,2}[/-]\d{1,2}[^:;]{0,12},\s")
"""A sentence "Ngày 02/10/2020, Đảng ủy có …", which is no guest though a bullet stands before it."""
_PART_OF_EVENT = re.compile(
    r"(?:ngày|buổi|phiên|đợt|ca|lớp|khóa) (?:thứ |số )?(?:nhất|hai|ba|tư|đầu|cuối|sáng|chiều|tối|\d{1,2}|[ivx]{1,3})"
    r"(?:\s?\([^()]*\))?\s?(?::|$)"
)
"""A line about one part of an event: "Ngày thứ nhất: hội trường A", "Lớp thứ hai"."""
_DAY = re.compile(
    r"(?:ngày thứ (?:nhất|hai|ba|tư|năm)[,:] )?(?:\W{0,3}(?:thứ (?:hai|ba|tư|năm|sáu|b[ảẩ]y|[2-7])|chủ nhật|cn"
    r"|[a-z]{3,6}days?)\W{1,4})?"
    r"(?:ngày )?\d{1,2}\s?(?:[/.-]|tháng)\s?\d{1,2}(?:\s?(?:[/.-]|năm)\s?\d{4})?\W{0,3}$"
)
"""A day alone, above its programme."""
_TO_EVENT = re.compile(r"(?:đến|về|tới) (?:tham |cùng )?dự\s")
_IN_BRACKETS = re.compile(r"\([^()]*\)")


def site_of_guests(line: Line, below: Line | None) -> tuple[Topic, str, str] | None:
    """A site with its guests below it: "1. Điểm cầu tỉnh (phòng họp A):" and then "- Giám đốc Sở B"."""
    if below is None or not below.bullet or not line.text.endswith(":") or not groups_guests(line.text):
        return None
    return (Topic.GUESTS, line.text[:-1].strip(), "") if is_guest(below.text) else None


def ends_guests(text: str) -> bool:
    """Whether a line is a heading in capitals, a sitting with its hour, a place, or a sentence with its day."""
    heading = text.isupper() and not is_guest(text)
    if _TO_EVENT.match(fold(text)):
        return True
    part = _PART_OF_EVENT.match(fold(text))
    if part and not is_guest(text[part.end() :].lstrip()):
        return True
    told = next(filter(None, (way.match(fold(text)) for way in (_WHEN_OR_WHERE, _TELLS, _DAY))), None)
    return heading or told is not None or any(find_hours(_IN_BRACKETS.sub("", text)))
