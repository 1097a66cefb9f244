"""Lines that a web page puts beside a letter: when it was put up, where it was taken from."""

import re

from domain.letter.lines import Line

_SOURCE = re.compile(r"\(?(?:công văn|thông báo|giấy mời|chi tiết|nguồn|tải về|file|tệp|ban biên tập|số \d)")
_STAMP = re.compile(
    r"[\d\s:/|,.()\[\]+–-]|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|gmt|print|gốc|th \d|năm"
    r"|(?<!\w)(?:am|pm|sa|ch)(?!\w)|ngày|lúc|cập nhật|đăng|lượt (?:xem|đọc|truy cập)|view count|views?|đã xem|lần|xem"
    r"|in (?:trang|bài viết)"
    r"|ngày (?:đăng|tạo)|được|tháng(?: (?:giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?: một| hai)?)(?!\w))?"
)
_PUT_UP = re.compile(
    r"(?:ngày đăng|đăng (?:ngày|lúc|bởi|vào)|được đăng|cập nhật(?: lần cuối)?(?= ?:| ngày| lúc| \d)"
    r"|ngày (?:tạo|cập nhật|xuất bản)|lần cập nhật|posted|published|viết bởi|tác giả\s?:|người đăng)(?!\w)[^.;]*\d"
)
_LONGEST_STAMP = 120


def is_stamp(line: Line) -> bool:
    """Whether a line only tells when a web page was put up: "Thứ Tư | 09:15 05/06/2024", "Đăng ngày: …"."""
    if line.bullet or len(line.text) > _LONGEST_STAMP:
        return False
    bare = ":" in line.text and not _STAMP.sub("", line.folded).strip()
    return bare or _PUT_UP.match(line.folded) is not None


def is_source(line: Line) -> bool:
    """Whether a line of the end names where a copied notice was taken from."""
    return _SOURCE.match(line.folded) is not None
