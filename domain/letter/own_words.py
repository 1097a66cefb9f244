"""A correction in the organizer's own words: which hours and which place one line tells, and nothing besides."""

import re

from domain.errors import DomainError
from domain.letter.cues import Role
from domain.letter.places import tidy
from domain.letter.text import fold, squeeze
from domain.letter.when import find_whens

_VERB = re.compile(
    r"(?:xin |đề nghị |nay )*(?:sửa|đổi|chuyển|dời|lùi|điều chỉnh)(?: lại)?(?: thành| sang| về| đến| là| vào)?\s+"
)
_PLACE = re.compile(
    r"(?<!\w)(?:(?:tại|ở)\s+(?P<at>[^|]{2,300})"
    r"|(?P<place>(?:hội trường|phòng|trụ sở|nhà|văn phòng|trung tâm|khách sạn)(?!\w)[^|]{0,300}))"
)
_BEFORE_TIME = re.compile(
    r"(?<![\s,;])(?:[\s,;]{1,9}(?:bắt đầu|vào|lúc|hồi|ngày|từ|sáng|chiều)){0,9}[\s,;]*$"
)
_FIELDS = {Role.END: "ends_at", Role.ARRIVAL: "arrives_at", Role.DEADLINE: "rsvp"}
_FILLER = re.compile(
    r"(?<!\w)(?:bắt đầu|khai mạc|bế mạc|kết thúc|lúc|vào|hồi|từ|đến|ngày|giờ|họp|hội nghị|cuộc|buổi|thời gian|là"
    r"|sáng|trưa|chiều|tối|đón|tiếp|đại biểu|có mặt|hạn|phản hồi|trả lời|đăng ký|trước|nay|mới|dự kiến)(?!\w)"
)


def parts_of(line: str) -> list[tuple[str, str]]:
    """The fields that a line without a label tells, each with its words.

    Raises DomainError `correction_field_unknown` where words are left that no field explains, and
    `correction_unreadable` where one field is told twice.
    """
    verb = _VERB.match(fold(line))
    words = line[verb.end() :] if verb else line
    timed, rest = _times(words)
    place, left = _place(rest)
    told = timed + ([("venue", place)] if place else [])
    if not told:
        raise DomainError("correction_field_unknown", field=squeeze(line))
    if re.search(r"\w", _FILLER.sub("", fold(left))):
        raise DomainError("correction_field_unknown", field=squeeze(left.replace("|", " ")))
    return told


def _times(words: str) -> tuple[list[tuple[str, str]], str]:
    """The times with the words before each, and the line without them."""
    told: list[tuple[str, str]] = []
    rest, begin = "", 0
    for when in find_whens(words):
        if when.days or when.hours:
            name = _FIELDS.get(when.role, "starts_at")
            if name in dict(told):
                raise DomainError("correction_unreadable", field=name, value=squeeze(words))
            told.append((name, words[begin : when.span[1]]))
            rest += words[begin : when.span[0]] + "|"
            begin = when.span[1]
    return told, rest + words[begin:]


def _place(rest: str) -> tuple[str, str]:
    """The place of a line without its times, and what is left."""
    found = _PLACE.search(fold(rest))
    if found is None:
        return "", rest
    begin, end = found.span("at" if found["at"] else "place")
    return tidy(_BEFORE_TIME.sub("", rest[begin:end])), rest[: found.start()] + rest[end:]
