"""Lines that a text editor broke at its margin, put together again."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from domain.letter.bodies import is_body
from domain.letter.clauses import sentences
from domain.letter.dateline import is_dateline
from domain.letter.dates import find_days
from domain.letter.labels import label_of
from domain.letter.lines import Line
from domain.letter.text import fold

_CLOSING = (".", ";", ":", "!", "?", "-", "–", "_", "*", "”")
_WIDEST_PAGE = 125
"""Characters of a line; where a longer one stands, paragraphs are not broken at a margin."""
_SHORTEST = 45
_FEW_WORDS = 2
_DAY = re.compile(
    r"(?:(?:Buổi )?(?:Sáng|Chiều|Tối)(?: ngày)?|Thứ (?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)|Chủ [Nn]hật|Ngày"
    r"|[A-Z][a-z]{2,5}day)[ ,]{1,3}(?:ngày )?\(?\d"
)
_LONGEST_BEGIN = 32
_RAGGED = 0.8
"""How much of the widest line a broken one fills at least: the next word did not fit."""

_NUMBERED_CLASS = re.compile(
    r"(?:Buổi|Đợt|Lớp|Ca|Nhóm|Khối|Tổ|Cụm|Phiên|Vòng|Tiểu ban|Khóa|Hội nghị|Ngày) (?:thứ |số )?"
    r"(?:\d{1,2}|[IVX]{1,4}|[A-E]|nhất|hai|ba|tư)\s?[:(–-]"
)
_RAGGED_SENTENCE = 0.9
"""The same before a capital, which may begin a sentence as well as a name."""
_ADDRESS = re.compile(r"(?:kính (?:gửi|thưa|chào)|thân (?:gửi|chào)|gửi|dear|chào)(?!\w)")
_NAMED_HOUR = re.compile(
    r"[A-ZĐ][^:.,;()]{1,40}:\s(?:(?:từ|lúc|vào) )?\d{1,2}(?:\s?(?:h|g|giờ)|:\d\d)"
    r"|[A-ZĐ][^:.,;()]{1,40}:\s(?:(?:buổi )?(?:[Ss]áng|[Cc]hiều|[Tt]ối)|ngày"
    r"|thứ \w+)[\s,]{1,2}(?:ngày )?\d{1,2}[/.-]\d"
)
"""What begins a line of its own: "Ca chiều: 14h00"."""
_NAMED = re.compile(r"[A-ZĐÀ-Ỹ][^:.,;()\d]{2,30}:\s\S")
"""Two such lines are two facts: "Địa điểm: …", "Hạn gửi tóm tắt: …"."""
_TABLE_ROW = re.compile(r"\d{1,3}\s\D.{0,120}(?:\d/\d{4}|[Ss]áng|[Cc]hiều)$")
"""A row of a flattened table: "2 Cơ khí 207 Chiều 16/12/2023"."""
_CLOCK_HEAD = re.compile(r"(?:[Tt]ừ |[Ll]úc )?\d{1,2}\s?(?:h|g|giờ|:)\s?\d{0,2}")
"""Two such lines are two rows of a programme."""
_MARK = re.compile(r"(?:[-–+•]|[IVX]{1,4}\.|\d{1,2}\.|[a-zđ]\))$")
_LONGEST_ADDRESS = 160
_SAYS = re.compile(
    r"\s(?:xin|trân trọng|kính)\s(?:được |trân trọng |kính )?(?:thông báo|báo|mời)(?!\w)|\s(?:thông báo"
    r"|trân trọng kính mời)"
    r"\s(?:đến|tới|về|lịch|việc|cho)(?!\w)"
)
_NEW_NAME = re.compile(r"(?<=[^\W_])(?<!các)(?<!của)(?<!thuộc)(?<!và)(?<!quý)(?<!Quý)(?<!Các)\s(?=[A-ZĐ])")
"""The border of a word and a capital that no comma and no word of a list parts."""
_BOARD = re.compile(
    r"(?:đoàn|công đoàn|chi đoàn|hội đồng|ban|phòng|khoa|văn phòng|đảng ủy|chi bộ|thường trực|liên đoàn)"
    r"(?:\s[^\s]{1,12}){0,6}\s$"
)


def join_wrapped(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines with those that go on in the next one joined to it; bullets, labels and rows begin anew."""
    widest = max((_width(line) for line in lines if not line.cells), default=0)
    paragraphs: list[list[Line]] = []
    for line in _with_bullets(lines):
        if paragraphs and _goes_on(paragraphs[-1][-1], line, widest):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return tuple(_joined(paragraph) for paragraph in paragraphs)


def _with_bullets(lines: tuple[Line, ...]) -> Iterator[Line]:
    """The lines, each bullet that stands alone on its line put before the next one."""
    mark: Line | None = None
    for line in lines:
        if not line.cells and not line.bullet and _MARK.match(line.text):
            if mark:
                yield mark
            mark = line
        elif mark and not line.bullet and not line.cells:
            yield replace(line, bullet=mark.text.rstrip(), start=mark.start, after_blank=mark.after_blank)
            mark = None
        else:
            if mark:
                yield mark
            mark = None
            yield line
    if mark:
        yield mark


def _joined(paragraph: list[Line]) -> Line:
    first, last = paragraph[0], paragraph[-1]
    if first is last:
        return first
    return replace(first, text=" ".join(line.text for line in paragraph), end=last.end)


def _width(line: Line) -> int:
    return line.end - line.start


def _goes_on(before: Line, line: Line, widest: int) -> bool:
    if before.cells or before.text.isupper() or before.text.endswith(_CLOSING) or _begins_anew(line):
        return False
    if line.text[:1].isupper() and _NAMED_HOUR.match(before.text):
        return False
    if _CLOCK_HEAD.match(before.text) and _CLOCK_HEAD.match(line.text):
        return False
    if _TABLE_ROW.match(before.text) or (_NAMED.match(before.text) and _NAMED.match(line.text)):
        return False
    width = _width(before)
    if before.bullet and line.text[:1].islower() and len(before.text.split()) <= _FEW_WORDS:
        return True
    if width < _SHORTEST or (
        before.text.endswith(",") and _ADDRESS.match(before.folded) and is_body(line.text)
    ):
        return False
    if before.bullet and (line.text.endswith(";") or line.text.startswith("(")):
        return True
    ragged = _RAGGED_SENTENCE if line.text[:1].isupper() else _RAGGED
    full = widest <= _WIDEST_PAGE and width >= widest * ragged
    return full or (line.text[:1].islower() and width < _WIDEST_PAGE)


def _begins_a_day(line: Line) -> bool:
    """Whether a line begins with a whole day of its own: "Sáng ngày 15/08/2024: …", "Saturday 15/11/2025"."""
    found = _DAY.match(line.text[:_LONGEST_BEGIN])
    return found is not None and any(day.year for day in find_days(line.text[: _LONGEST_BEGIN * 2]))


def _begins_anew(line: Line) -> bool:
    marked = bool(line.bullet or line.cells) or line.after_blank or line.text.isupper() or _begins_a_day(line)
    marked = (
        marked or _NAMED_HOUR.match(line.text) is not None or _NUMBERED_CLASS.match(line.text) is not None
    )
    return marked or label_of(line) is not None or is_dateline(line)


def part_addresses(lines: Iterable[Line]) -> Iterator[Line]:
    """ "Kính gửi các đồng chí. Cuộc họp …" on one line, as messages write it, are two lines."""
    for line in lines:
        border = _address_end(line) or _sender_begins(line)
        if border:
            end = line.start + border
            yield replace(line, text=line.text[:border], end=end)
            yield replace(line, text=line.text[border:].lstrip(), bullet="", start=end, after_blank=False)
        else:
            yield line


def _address_end(line: Line) -> int:
    """Where the first sentence of a line that addresses somebody ends, if others follow; else 0."""
    if line.cells or not _ADDRESS.match(line.folded):
        return 0
    first, *others = sentences(line.text)
    return len(first) + 1 if others and len(first) <= _LONGEST_ADDRESS and line.whens else 0


def _sender_begins(line: Line) -> int:
    """Where the sender's sentence begins that a page put right behind the addressees: "Kính gửi: Quý cổ đông HĐQT
    xin báo …"; 0 where none does. The board of a body begins before the body's own name."""
    spoken = _SAYS.search(line.folded) if not line.cells and _ADDRESS.match(line.folded) else None
    if spoken is None or line.text.count("(", 0, spoken.start()) > line.text.count(")", 0, spoken.start()):
        return 0
    before = line.text[: spoken.start()]
    begins = [found.end() for found in _NEW_NAME.finditer(before) if is_body(before[found.end() :])]
    if not begins:
        return 0
    border = begins.pop()
    while begins and _BOARD.match(fold(before[begins[-1] : border])):
        border = begins.pop()
    return border
