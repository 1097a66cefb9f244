"""The letter's own number, not one that it cites."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from domain.letter.blocks import Blocks
from domain.letter.dates import find_days
from domain.letter.lines import Line
from domain.letter.model import Field
from domain.letter.stamps import is_source
from domain.letter.text import fold, squeeze

_SYMBOL = r"[\w&]+(?:[/.-]+[\w&]+){0,5}"
_OWN = re.compile(
    r"\s*\(?(?:giấy mời |thư mời |thông báo |công văn |thông tri |kế hoạch )?"
    rf"số\s?:?\s{{0,3}}(?P<digits>\d{{1,5}}[a-z]?)"
    rf"\s?(?P<rest>[/.-]\s?{_SYMBOL}(?:\s?[/-]\s[\w&]{{1,10}}$)?)?"
)
_SIGN = r"\d{1,5}[a-z]?\s?/\s?[A-ZĐ][A-ZĐƯ&]{1,9}(?:\s?[-–/]\s?[A-ZĐƯ&]{2,9}){0,3}"
_INSIDE = re.compile(
    rf"(?<=[A-Z|_-] )Số\s?:\s?(?P<number>{_SIGN})(?!\w)|^(?:Công văn )?Số\s?:\s?(?P<own>{_SIGN})(?!\w)"
)
_ABBREVIATED = re.compile(
    rf"(?:TB|CV|GM|KH|TT)\s?(?:số )?(?P<number>{_SIGN})(?= ?[-–:]\s)|(?P<alone>{_SIGN})$"
)
_BLANK = re.compile(r"số\s?:?\s{0,60}[.…_]{0,60}\s{0,60}/\s?[a-zđ]")
_KIND = r"(?:công văn|công điện|kế hoạch|thông báo|thông tri|giấy mời|thư mời|giấy triệu tập|văn bản)"
_CALLING = r"(?: (?:mời|triệu tập)(?: họp| dự)?)?"
_CITED = re.compile(
    rf"{_KIND}{_CALLING}\s(?:số\s)?:?\s?(?P<digits>\d{{1,5}}[a-z]?)(?P<rest>[/.-]\s?{_SYMBOL}(?:\s?-\s[\w&]{{2,12}})?)?"
)
_COPIED = re.compile(
    rf"\((?:nguồn|theo)\s?:?\s{_KIND}{_CALLING} số [^()]{{1,200}}\)?$"
    rf"|\(?(?:nguồn|(?:xem )?(?:toàn văn|bản gốc|chi tiết|văn bản))\s?:\s?{_KIND}{_CALLING} số "
)
_ATTACHED = re.compile(
    r"(?:tải (?:về|xuống)|(?:các )?(?:file|tệp|tập tin|văn bản|tài liệu)(?: tin)?(?: đính)? kèm(?: theo)?|đính kèm"
    r"|download|toàn văn|xem chi tiết)\s?:\s?(?:.{0,40}?\ssố\s|số\s?:?\s?)?"
    r"(?P<digits>\d{1,5}[a-z]?)(?P<rest>[./_-]\s?[^\W\d_]{2}[\w&/-]{0,30})"
)
_REPORTED = re.compile(
    r"(?!căn cứ|theo |thực hiện|trước )[^.;:]{0,160}?\s(?:ra|ban hành|phát hành|phát|có|ký|gửi)"
    rf"\s{_KIND}(?:\s(?:hỏa tốc|khẩn|mới))?"
    rf"(?:\ssố\s(?P<digits>\d{{1,5}}[a-z]?)\s?(?P<rest>[/.-]\s?{_SYMBOL}(?:\s-\s[\w&]{{2,12}})?)?)?(?:,?\sngày\s[\d/.-]{{6,12}})?"
    r"(?:\s[^\s.;:]{1,12}){0,6}?"
    r"\s(?:(?:về (?:việc )?)?(?:tạm )?(?P<moves>hoãn|lùi|dời|hủy|dừng|ngừng|thay đổi|đổi|điều chỉnh|đính chính"
    r"|không tổ chức)|triệu tập"
    r"|mời (?:dự|họp|các)|về (?:việc|thời gian|lịch|nội dung|chương trình|kế hoạch|tổ chức))(?!\w)"
)
_MOVED = re.compile(
    r"(?<!\w)(?:hoãn|lùi|dời|hủy|thay đổi|đổi (?:lịch|ngày|thời gian|địa điểm)|điều chỉnh|đính chính)(?!\w)"
)
_LONGEST_SOURCE = 160
_LAST_LINES = 4
_FIRST_LINES = 5
_TELLING_LINES = 12
_BEHIND = 40


def read_number(blocks: Blocks) -> Field[str] | None:
    """The number in the letterhead, else the one that a source line at the end gives to this notice."""
    heads = [*blocks.head, *([blocks.type_line] if blocks.type_line else [])]
    below = [
        line
        for line in blocks.body[:_FIRST_LINES]
        if line.folded.startswith(("số", "(số")) or blocks.type_line is None
    ]
    zone = [*heads, *below]
    return _first(zone, _OWN) or _in_flattened_head(zone) or _from_source(blocks)


def _in_flattened_head(lines: Iterable[Line]) -> Field[str] | None:
    """ "… HỘI A ---- Số: 23 / CV- HKH" on one line, "TB 41/PGDĐT - Về việc …", a headline of the number alone."""
    for line in lines:
        found = _INSIDE.search(line.text) or _ABBREVIATED.match(line.text)
        if found:
            value = next(filter(None, found.groups())).replace(" ", "")
            return Field(value=value, span=(line.start, line.end), sure=0.8)
    return None


def is_blank(text: str) -> bool:
    """Whether `text` leaves the place of a number empty ("Số:      /GM-UBND")."""
    return _BLANK.search(fold(text)) is not None


def _first(lines: Iterable[Line], pattern: re.Pattern[str]) -> Field[str] | None:
    for line in lines:
        found = pattern.match(line.folded)
        if found and not line.cells and not _is_told(line.text):
            return _field(line, found)
    return None


def read_day_of_notice(blocks: Blocks) -> Field[date] | None:
    """The day beside the number that a page gives to this notice: "Công văn số 5/TB-X ngày …", "(Theo …)"."""
    beside = _beside_number(blocks)
    source = _source(blocks)
    told = source or _reported(blocks)
    if beside or told is None:
        return beside
    line, found = told
    days = list(find_days(line.text[: found.end() + (_BEHIND if source else 0)]))
    behind = [day for day in days if found["digits"] and day.span[0] > found.start("digits")]
    written = next(
        iter([day for day in behind if day.year] or [day for day in days if day.year] or days), None
    )
    year = (written.year or _only_year(blocks)) if written else None
    day = written.in_year(year) if written and year else None
    return Field(value=day, span=(line.start, line.end), sure=0.8) if day else None


def _beside_number(blocks: Blocks) -> Field[date] | None:
    """The day right behind the letter's own number: "Công văn Số: 2218/BVHTTDL-TV ngày 02 tháng 7 năm 2013"."""
    for line in (*blocks.head, *blocks.body[:_FIRST_LINES]):
        found = _OWN.match(line.folded)
        day = next(find_days(line.text[found.end() : found.end() + _BEHIND]), None) if found else None
        if found and day and day.year and line.folded[found.end() :].lstrip().startswith(("ngày", "ký ngày")):
            value = day.in_year(day.year)
            return Field(value=value, span=(line.start, line.end), sure=0.8) if value else None
    return None


def _only_year(blocks: Blocks) -> int | None:
    """The year of every day of the first lines that is written with one, if it is the same."""
    lines = blocks.body[:_TELLING_LINES]
    years = {day.year for line in lines for day in find_days(line.text) if day.year}
    return years.pop() if len(years) == 1 else None


def _from_source(blocks: Blocks) -> Field[str] | None:
    told = _source(blocks) or _reported(blocks)
    return _field(*told) if told and told[1]["digits"] else None


def _source(blocks: Blocks) -> tuple[Line, re.Match[str]] | None:
    """The last line that names this notice, or the name of the attached file ("512.TB-X thong bao.pdf").

    Below a kind of its own, only a line of the copying page speaks of this letter: "(Nguồn: Giấy mời số …)".
    """
    last = [*blocks.body, *blocks.tail][-_LAST_LINES:]
    for line in reversed(last):
        copied = next(_copied(line), None)
        found = copied or (_named_source(line) if blocks.type_line is None else None)
        if found:
            return line, found
    return None


def _named_source(line: Line) -> re.Match[str] | None:
    found = _CITED.search(line.folded) if is_source(line) and not _is_told(line.text) else None
    return found or (_OWN.match(line.folded) if line.text.startswith(("Số", "SỐ")) else None)


def _is_told(text: str) -> bool:
    """Whether a paragraph that begins with an earlier notice goes on to tell of it."""
    return text.endswith(".") and len(text) > _LONGEST_SOURCE


def _copied(line: Line) -> Iterator[re.Match[str]]:
    folded = line.folded
    cited = _CITED.search(folded) if _COPIED.match(folded) else None
    attached = _ATTACHED.match(folded)
    if cited:
        yield cited
    if attached and line.text[attached.start("rest") + 1 : attached.end("rest")].strip()[:2].isupper():
        yield attached


def _reported(blocks: Blocks) -> tuple[Line, re.Match[str]] | None:
    """The notice that a page tells of in its first sentences: "Ngày 07/9, Hội A ra thông báo tạm hoãn …"."""
    if blocks.type_line is not None or blocks.head:
        return None
    told = [fold(line.text[:500]) for line in blocks.body[:_TELLING_LINES]]
    for line in blocks.body[:_FIRST_LINES]:
        found = _REPORTED.match(fold(line.text[:500]))
        if found and (found["moves"] or not _MOVED.search(" ".join(told))):
            return line, found
    return None


def _field(line: Line, found: re.Match[str]) -> Field[str]:
    rest = line.text[found.start("rest") : found.end("rest")] if found["rest"] else ""
    begun, gap, last = rest.rpartition(" - ")
    rest = begun if gap and not last.isupper() else rest
    digits = line.text[found.start("digits") : found.end("digits")]
    return Field(
        value=squeeze(digits + rest).replace(" ", ""), span=(line.start, line.end), sure=1.0 if rest else 0.5
    )
