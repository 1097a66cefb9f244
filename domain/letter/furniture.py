"""What a web page puts below the letter that it shows: other news, the owner, buttons to share."""

import re

from domain.letter.lines import Line
from domain.letter.text import fold

_BELOW = re.compile(
    r"(?:các )?(?:tin|bài|văn bản|thông báo) (?:(?:bài|viết|tức) )?(?:khác|liên quan|cùng chuyên mục"
    r"|mới hơn|cũ hơn)\s?:?$"
    r"|bản quyền|chia sẻ\s?:|quay lại|về đầu trang|ý kiến bạn đọc"
)
_INCOMING = re.compile(r"(?:công )?văn đến$|đến$")
_STAMPED = re.compile(r"(?:số|ngày|giờ|chuyển|đến|kính chuyển|lưu)(?: đến)?\s?:|đến$")
_LONGEST_STAMP = 5
_LEAST = 4
"""Lines that must stand above: a menu at the top of a page has the same words."""


def without_page_furniture(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines up to the list of other news, without the stamp of the office that received the letter.

    Their days are none of this letter's.
    """
    lines = _without_incoming_stamp(lines)
    ends = (at for at, line in enumerate(lines) if at >= _LEAST and _BELOW.match(fold(line.text)))
    return lines[: next(ends, len(lines))]


def _without_incoming_stamp(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Without "CÔNG VĂN ĐẾN / Số: 5127 / Ngày: 30/12/2024"."""
    at = next((at for at, line in enumerate(lines) if _INCOMING.match(fold(line.text))), None)
    if at is None:
        return lines
    rest = lines[at + 1 : at + 1 + _LONGEST_STAMP]
    stamped = next(
        (number for number, line in enumerate(rest) if not _STAMPED.match(fold(line.text))), len(rest)
    )
    return lines[:at] + lines[at + 1 + stamped :] if stamped else lines
