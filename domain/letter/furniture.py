"""What stands on a letter's pages and is none of it: a web page's lists of news, the stamps of signing programs and
of the clerk to whom the letter came."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise

from domain.letter.lines import Line
from domain.letter.text import fold

_BELOW = re.compile(
    r"(?:các )?(?:tin|bài|văn bản|thông báo) (?:(?:bài|viết|tức) )?(?:khác|liên quan|cùng chuyên mục"
    r"|mới hơn|cũ hơn)\s?:?$"
    r"|(?:related|other|similar) (?:articles|posts|news)|most popular|recent (?:comments|posts)|(?:các )?(?:bài"
    r"|tin|văn bản)"
    r" (?:mới nhất|nổi bật|xem nhiều|đọc nhiều)|(?:viết |gửi )?bình luận(?: mới)?$|tags?\s?:?$|từ khóa\s?:"
    r"|xem thêm\W*$"
    r"|bản quyền|chia sẻ\s?:|quay lại|về đầu trang|ý kiến bạn đọc"
)
_PAGE = re.compile(
    r"(?:(?:trang |page )\d{1,2}(?:\s?/\s?\d{1,2})?|\d{1,2} / \d{1,2}|[-–]\s?\d{1,2}\s?[-–])$",
    re.IGNORECASE,
)
"""The number of a page between two lines of a list."""
_PAGE_TIME = re.compile(r"thời gian\s?:\s?\d{1,2}/\d{1,2}/\d{4}\s\d{1,2}:\d\d(?::\d\d)?$")
_BYLINE = re.compile(
    r"(?:tác giả|người (?:viết|đăng)|viết bởi|nguồn|lượt (?:xem|đọc)|views?|hits?)\s?:?(?!\w)"
)
_PLACED = re.compile(r"(?:địa điểm|nơi|tại)(?!\w)")
_TOP = 4
_NEAR = 2
_LEAST = 4
"""Lines that must stand above: a menu at the top of a page has the same words."""
_STAMPS: Mapping[str, re.Pattern[str]] = {
    "s": re.compile(r"(?:được )?ký (?:số )?bởi\s?:|người ký\s?:|(?:thời gian|ngày) ký(?: số)?\s?:"),
    "b": re.compile(r"(?:e-?mail|cơ quan|tổ chức|đơn vị|chức vụ)\s?:"),
    "a": re.compile(r"(?:công văn |văn bản )?đến$"),
    "e": re.compile(r"số(?: đến)?\s?:?\s?\d{0,6}$|(?:ngày|giờ)(?: đến)?\s?:|chuyển\s?:|lưu hồ sơ"),
}
"""The lines of a stamp: of a signature and beside it; the word "đến" and what a clerk enters below it."""
_STAMP = re.compile(r"(?<!b)b*s[sb]*|ae+")


def without_page_furniture(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines up to the list of other news, whose days are none of this letter's, without stamps."""
    ends = (at for at, line in enumerate(lines) if at >= _LEAST and _BELOW.match(line.folded))
    kept = (line for line in lines[: next(ends, len(lines))] if not _PAGE.match(line.whole))
    return _without_stamps(_with_bare_stamp(_without_page_time(tuple(kept))))


def _without_page_time(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines without the page's own time at the top, "Thời gian: 19/09/2022 17:00", unless a place follows."""
    for at, line in enumerate(lines[:_TOP]):
        placed = any(_PLACED.match(below.folded) for below in lines[at + 1 : at + 1 + _NEAR])
        if _PAGE_TIME.match(line.folded) and not placed:
            return (*lines[:at], *lines[at + 1 :])
    return lines


def _with_bare_stamp(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, without the bullet of the page's date at the top: "- Thứ Sáu, 01/7/2016 09:00 / - Tác giả: A"."""
    for at, (line, below) in enumerate(pairwise(lines[: _TOP + 1])):
        if line.bullet and line.bullet == below.bullet and _BYLINE.match(below.folded):
            return (*lines[:at], replace(line, bullet=""), *lines[at + 1 :])
    return lines


def bears_stamp(texts: Iterable[str]) -> bool:
    """Whether a stamp is among lines that follow each other."""
    return _STAMP.search("".join(_kind(fold(text)) for text in texts)) is not None


def _without_stamps(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    kinds = "".join(_kind(line.folded) for line in lines)
    stamped = {at for found in _STAMP.finditer(kinds) for at in range(*found.span())}
    return tuple(line for at, line in enumerate(lines) if at not in stamped)


def _kind(folded: str) -> str:
    return next((kind for kind, pattern in _STAMPS.items() if pattern.match(folded)), "-")
