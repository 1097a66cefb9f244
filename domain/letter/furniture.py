"""What a web page puts below the letter that it shows: other news, the owner, buttons to share."""

import re

from domain.letter.lines import Line

_BELOW = re.compile(
    r"(?:các )?(?:tin|bài|văn bản|thông báo) (?:bài )?(?:khác|liên quan|cùng chuyên mục|mới hơn|cũ hơn)\s?:?$"
    r"|bản quyền|chia sẻ\s?:|quay lại|về đầu trang|ý kiến bạn đọc"
)
_LEAST = 4
"""Lines that must stand above: a menu at the top of a page has the same words."""


def without_page_furniture(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines up to the list of other news, whose days are none of this letter's."""
    ends = (at for at, line in enumerate(lines) if at >= _LEAST and _BELOW.match(line.folded))
    return lines[: next(ends, len(lines))]
