"""The headline of a web page, and what stands around it."""

import re
from itertools import takewhile, zip_longest

from domain.letter.blocks import Blocks
from domain.letter.bodies import is_body
from domain.letter.dateline import is_dated_kind, is_dateline, is_day_of_writing
from domain.letter.labels import label_of
from domain.letter.lines import Line
from domain.letter.model import Field
from domain.letter.text import trim

LONGEST_TITLE = 300
HEADLINE_ZONE = 4
_FURNITURE = re.compile(
    r"(?:in bài viết|print|skip to|menu|đăng nhập|tìm kiếm|search$|liên kết|lượt truy cập|thống kê|(?:đang )?online"
    r"|đang truy cập|hôm nay\s?:|(?:tên|mã|loại) (?:chứng khoán|cổ phiếu|sự kiện|ck)\s?:|tổ chức (?:phát hành"
    r"|niêm yết|đăng ký)\s?:|sàn\s|mệnh giá|tổng (?:số )?(?:lượt )?truy cập|xem với cỡ|đọc bài viết|hotline|ngôn ngữ"
    r"|bỏ qua|trang chủ|chia sẻ|cỡ chữ|lượt xem|(?:được |người )?(?:đăng|viết)(?: ngày| lúc| bởi|:)|cập nhật"
    r"|ngày (?:đăng|viết|tạo|gửi|giao dịch|chốt|hiệu lực|ban hành)|tác giả|tin tức$|\W*$|(?:cổng"
    r"|trang) thông tin|báo điện tử|website"
    r"|[^>»›]{1,60}\s[>»›]\s"
    r"|số\s?:|căn cứ)"
)
_TELLS_NOTICE = re.compile(
    r"(?<!\w)(?:thông báo|công văn|báo|mời"
    r"|hoãn|lùi|dời|lịch|triệu tập|thay đổi|điều chỉnh|đính chính|hủy|hội nghị|hội thảo"
    r"|họp|lễ|đại hội|tập huấn|kế hoạch|tọa đàm|kỳ họp|tiếp)(?!\w)"
)
_STAMP = re.compile(r"[\d\s:/|,.()%+–-]|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|gmt\+?|am|pm|ngày")
_CODES = re.compile(r"(?:[A-Z]{2,6}\d{0,3}\s{0,3}){1,8}$")
"""A line of tickers: "HOSE VN30 HNX"."""
_NO_TITLE = re.compile(r"(?:cộng\s|h[òo]a xã hội|độc lập|số\s?[:\d]|\W)")
_SEARCHED = 16
_FEWEST_WORDS = 3
"""A button or a name of fewer words is no headline."""
_COPIED = re.compile(
    r"(?:Công văn|Thông báo|Giấy mời|Kế hoạch|Công điện"
    r"|Quyết định)\s[Ss]ố\s?:?\s?\d[^\s]{0,40},?\sngày\s[^A-ZĐ]{4,40}?"
    r"(?P<about>(?:Về việc|V/v)\s.{8,300})"
)
_PICTURE = re.compile(r"[.(]\s?(?:ảnh|hình)(?: (?:tư liệu|minh họa)|\s?:)[^.]{0,60}$")
_CATEGORY = re.compile(
    r"(?:các|những) (?:sự kiện|hoạt động|tin|thông báo|văn bản)(?!\w)|hoạt động của|thông tin điều hành"
    r"|thông báo\s?[-–/]\s?giấy mời|tin tức"
)
"""The name of a section of a site: "Các sự kiện chính trị", "HOẠT ĐỘNG CỦA …"."""
_KIND = re.compile(r"(?:thông báo|giấy mời|thư mời|lịch|kế hoạch)(?: về)?\s[^.]{12,280}\.?$")
_URGENT = re.compile(r"\(?(?:hỏa tốc|thượng khẩn|khẩn|gấp|bản sao|sao y)(?: hẹn giờ| bản chính)?\W*$")
_GREETING = re.compile(r"(?:^|[:,]\s?)(?:kg|kính gửi|kính chào|thân gửi|chào|alo|a lô)(?!\w)")
_PREFIX = re.compile(r"(?:thông báo\s?:\s?(?=v/v|về việc)|(?:subject|chủ đề|tiêu đề)\s?:\s?)", re.IGNORECASE)


def headline(blocks: Blocks) -> Field[str] | None:
    """The first line of a web page that tells of a notice; a motto above it tells of none."""
    subject = next((one for line in blocks.body[:_SEARCHED] if (one := _subject_of_copy(line))), None)
    if subject:
        return subject
    told = [line for line in blocks.body[:_SEARCHED] if not is_furniture(line)]
    lines = list(takewhile(_is_headline, told[:HEADLINE_ZONE]))
    lines = [line for line in lines if len(line.text.split()) >= _FEWEST_WORDS] or lines
    lines = [line for line in lines if not _CATEGORY.match(line.folded)] or lines
    others = (line for line in lines if not (is_body(line.text) and line is not lines[-1]))
    line = next((line for line in lines if _TELLS_NOTICE.search(line.folded)), next(others, None))
    if line is None:
        return None
    return Field(value=trim(_PREFIX.sub("", line.text)), span=(line.start, line.end), sure=0.8)


def _subject_of_copy(line: Line) -> Field[str] | None:
    """The subject in the line by which a portal names a letter: "Công văn số 5/BVH ngày 2/7/2013 Về việc …"."""
    found = _COPIED.match(line.text)
    return Field(value=trim(found["about"]), span=(line.start, line.end), sure=0.9) if found else None


def head_title(blocks: Blocks) -> Field[str] | None:
    """What a letter's head is about without "V/v": the line below its number, else the page's headline above it."""
    numbered = next((at for at, line in enumerate(blocks.head) if line.folded.startswith("số")), 0)
    for lines in (blocks.head[numbered:], blocks.head[:numbered]):
        for line, below in zip_longest(lines, lines[1:]):
            if _is_title(line):
                goes_on = below is not None and not below.after_blank and _is_rest(below)
                words = f"{line.text} {below.text}" if below and goes_on else line.text
                return Field(value=trim(words), span=(line.start, line.end), sure=0.8)
    return None


def _is_title(line: Line) -> bool:
    told = _TELLS_NOTICE.search(line.folded) and not line.text.isupper()
    return bool(told) and _is_headline(line) and not is_furniture(line) and not _NO_TITLE.match(line.folded)


def _is_rest(line: Line) -> bool:
    return not (line.text.isupper() or label_of(line) or is_furniture(line) or _NO_TITLE.match(line.folded))


def is_furniture(line: Line) -> bool:
    folded = line.folded
    if (
        _GREETING.search(folded)
        or _URGENT.match(folded)
        or is_dated_kind(line.text)
        or is_dateline(line)
        or is_day_of_writing(line)
    ):
        return True
    if line.text.isupper() and is_body(line.text) and not _TELLS_NOTICE.search(folded):
        return True
    if _CODES.match(line.text) or _PICTURE.search(folded):
        return True
    return _FURNITURE.match(folded) is not None or not _STAMP.sub("", folded).strip()


def _is_headline(line: Line) -> bool:
    if (
        line.bullet
        or line.cells
        or len(line.text) > LONGEST_TITLE
        or line.text.endswith((":", ",", ";"))
        or (line.text.endswith(".") and not _KIND.match(line.folded))
    ):
        return False
    if label_of(line) and not _PREFIX.match(line.text):
        return False
    return not any(when.hours and when.tells_day for when in line.whens)
