"""Lines that a web page puts beside a letter: when it was put up, where it was taken from."""

import re

from domain.letter.lines import Line

_SOURCE = re.compile(r"\(?(?:công văn|thông báo|giấy mời|chi tiết|nguồn|tải về|file|tệp|ban biên tập|số \d)")
_STAMP = re.compile(
    r"[\d\s:/|,.()+–-]|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|gmt|(?<!\w)(?:am|pm|sa|ch)(?!\w)|ngày|cập nhật|đăng|lúc"
    r"|lượt xem|xem|in trang|được|tháng(?: (?:giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?: một| hai)?)(?!\w))?"
)


def is_stamp(line: Line) -> bool:
    """Whether a line is only the hour at which a web page was put up: "Thứ Tư | 09:15 05/06/2024"."""
    return not line.bullet and ":" in line.text and not _STAMP.sub("", line.folded).strip()


def is_source(line: Line) -> bool:
    """Whether a line of the end names where a copied notice was taken from."""
    return _SOURCE.match(line.folded) is not None
