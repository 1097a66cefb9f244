"""The parts of a letter: its head, its labelled sections, its recipients and signature, its annex."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from domain.letter.bodies import is_guest
from domain.letter.dateline import is_dated_kind, is_dateline, is_day_of_writing
from domain.letter.hours import find_hours
from domain.letter.labels import Topic, label_of
from domain.letter.lines import Line
from domain.letter.sections import Section, Told, split_sections
from domain.letter.stamps import is_stamp
from domain.letter.text import fold, trim
from domain.letter.when import find_whens

_TYPE = re.compile(
    r"GIẤY MỜI|GIẤY BÁO|THƯ MỜI|THƯ NGỎ|LỜI MỜI|PHIẾU BÁO|GIẤY GỌI|THÔNG CÁO|THIỆP MỜI|PHIẾU MỜI"
    r"|GIẤY TRIỆU TẬP|QUYẾT ĐỊNH"
    r"|THÔNG BÁO|THÔNG TRI|CÔNG VĂN|CÔNG ĐIỆN|ĐÍNH CHÍNH|LỊCH(?: |$)|KẾ HOẠCH"
    r"|TRIỆU TẬP"
)
_KIND_ALONE = re.compile(
    r"(?:giấy mời|thư mời|thông báo|giấy mời họp)(?:\s\(?(?:lần|số)(?: thứ)? (?:\d{1,2}|[^\W\d_]{1,5})\)?)?$"
)
_TYPE_ZONE = 16
_HEAD_ZONE = 8
_ABOVE_HEAD = 10
"""Lines of a web page that may stand above the letter: its headline, its hour, its buttons."""
_OFFICE = (
    r"(?:PHÓ |QUYỀN |Q\. ?)*(?:CHỦ TỊCH|CHỦ NHIỆM|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|CHÁNH |TRƯỞNG |BÍ THƯ|HIỆU TRƯỞNG"
    r"|VIỆN TRƯỞNG|CỤC TRƯỞNG|TỔNG THƯ KÝ|BỘ TRƯỞNG|THỨ TRƯỞNG|CHỈ HUY|ỦY VIÊN|THƯỜNG TRỰC)"
)
_SIGNATURE = re.compile(
    rf"(?:TL|KT|TM|T/M|TUQ|T/L|K/T)\s?\.?\s?[A-ZĐỦ]|Q\.\s?[A-ZĐ]|{_OFFICE}[^:.,]{{0,40}}$"
)
_ANNEX = re.compile(r"(?:CHƯƠNG TRÌNH|PHỤ LỤC|LỊCH TRÌNH|DANH SÁCH|GỢI Ý|KỊCH BẢN|DỰ KIẾN CHƯƠNG TRÌNH)")
_SUBJECT = re.compile(r"(?<=\w)\s(?:[Vv]/v|[Vv]ề (?:việc )?)")
"""Where small letters begin on the line of the kind: "THÔNG BÁO V/v hoãn họp"."""
_INVITES = re.compile(r"(?:TRÂN TRỌNG )?KÍNH MỜI\s?:?$")
_NUMBERED = re.compile(r"số\s?:?\s{0,20}[\d/]")


_ROW = re.compile(r"(?:buổi )?(?:sáng|chiều|tối)\s?[:,]|(?:từ |lúc )?\d{1,2}\s?(?:h|g|giờ|:\d\d)(?![^\W\d_])")
_APART = (Topic.GUESTS, Topic.RSVP, Topic.DOCUMENTS, Topic.CONTENT, Topic.ORDERS, Topic.DRESS)


@dataclass(frozen=True, kw_only=True)
class Blocks:
    """A letter in parts. `body` holds all lines between head and tail, also those of the sections."""

    head: tuple[Line, ...]
    type_line: Line | None
    body: tuple[Line, ...]
    sections: tuple[Section, ...]
    tail: tuple[Line, ...]
    annex: tuple[Line, ...]

    def about(self, topic: Topic) -> list[Section]:
        """The sections on one topic, in their order."""
        return [section for section in self.sections if section.topic is topic]

    @cached_property
    def told_of_time(self) -> tuple[Told, ...]:
        """The texts of the sections on the time, each with its time expressions."""
        return tuple(told for section in self.about(Topic.TIME) for told in section.told)

    @cached_property
    def prose(self) -> tuple[Line, ...]:
        """The body without guests, programme, orders, registration and papers.

        A sentence that tells an hour before its colon ("mời họp lúc 8h00, thành phần gồm:") belongs to it.
        """
        apart = [section for section in self.sections if section.topic in _APART]
        skipped = {line for section in apart for line in section.lines}
        skipped |= {section.first for section in apart if not _tells_time(section)}
        told_apart = (line for line in self.body if line not in skipped)
        written = {line for line in (*self.body[:3], *self.body[-5:]) if is_day_of_writing(line)}
        written -= self.days_above_rows
        unmeant = (is_stamp, is_dateline, written.__contains__)
        return tuple(line for line in told_apart if not any(is_so(line) for is_so in unmeant))

    @cached_property
    def days_above_rows(self) -> frozenset[Line]:
        """The days that head the rows of a programme, and are no days of writing."""
        return frozenset(
            line for line, below in pairwise(self.body) if _ROW.match(below.folded) and not line.cells
        )

    @cached_property
    def sentences(self) -> tuple[Line, ...]:
        """The body without the lists of guests below their headings."""
        guests = {line for section in self.about(Topic.GUESTS) for line in section.lines}
        return tuple(line for line in self.body if line not in guests)


def _tells_time(section: Section) -> bool:
    """Whether the label tells an hour, or the invitation a day: "mời dự Hội nghị ngày 22/11/2019:"."""
    if any(find_hours(section.label)):
        return True
    return section.topic is Topic.GUESTS and any(when.days for when in find_whens(section.label))


def split_blocks(lines: tuple[Line, ...]) -> Blocks:
    """Part a letter. Nothing is lost: every line stands in the head, the body, the tail or the annex."""
    typed = _type_position(lines)
    begin = _letterhead_end(lines) if typed is None else typed + 1
    tail = next((at for at in range(begin, len(lines)) if _begins_tail(lines[at])), len(lines))
    labelled = next((at for at in range(tail - 1, begin - 1, -1) if label_of(lines[at])), begin - 1)
    annex = next((at for at in range(labelled + 1, len(lines)) if _begins_annex(lines[at])), len(lines))
    tail = min(tail, annex)
    body = lines[begin:tail]
    return Blocks(
        head=lines[: begin if typed is None else typed],
        type_line=None if typed is None else lines[typed],
        body=body,
        sections=split_sections(body),
        tail=lines[tail:annex],
        annex=lines[annex:],
    )


def is_signature(line: Line) -> bool:
    """Whether a line belongs to the capitals above a signature (KT. GIÁM ĐỐC)."""
    return not line.bullet and line.text.upper() == line.text and _SIGNATURE.match(line.text) is not None


def _type_position(lines: tuple[Line, ...]) -> int | None:
    zone = lines[:_TYPE_ZONE]
    for at, line in enumerate(zone):
        if not line.bullet and _TYPE.match(line.text) and _mostly_capitals(line.text):
            return at
    return next((at for at, line in enumerate(zone) if _is_kind(line.text)), None)


def _is_kind(text: str) -> bool:
    return _KIND_ALONE.match(trim(fold(text))) is not None or is_dated_kind(text)


def _letterhead_end(lines: tuple[Line, ...]) -> int:
    """Where an official letter without a kind of its own ("Số: …, V/v …, Kính gửi") begins to speak."""
    zone = lines[:_TYPE_ZONE]
    invites = next((at for at, line in enumerate(zone) if _INVITES.match(line.text)), 0)
    if invites and all(line.text.isupper() for line in lines[:invites]):
        return invites
    first = next((line for line in lines[:_ABOVE_HEAD] if line.text.isupper() and is_guest(line.text)), None)
    begins = lines[:1] and (lines[0].text.isupper() or first)
    if not any(_NUMBERED.match(line.folded) for line in zone) or not begins:
        return _dated_head_end(lines)
    addressed = next((at for at, line in enumerate(zone) if line.folded.startswith("kính gửi")), 0)
    return addressed or _dated_head_end(lines)


def _dated_head_end(lines: tuple[Line, ...]) -> int:
    """The line after the day of issue below a name in capitals; 0 where there is none."""
    if not lines or not lines[0].text.isupper():
        return 0
    spoken = next((at for at, line in enumerate(lines) if any(find_hours(line.text))), len(lines))
    zone = lines[: min(_HEAD_ZONE, spoken)]
    return next((at + 1 for at, line in enumerate(zone) if is_dateline(line)), 0)


def _mostly_capitals(text: str) -> bool:
    text = text.partition("(")[0] or text
    subject = _SUBJECT.search(text)
    text = text[: subject.start()] if subject else text
    capitals = sum(letter.isupper() for letter in text)
    return capitals * 2 > sum(letter.isalpha() for letter in text)


def _begins_tail(line: Line) -> bool:
    return line.folded.startswith("nơi nhận") or is_signature(line)


def _begins_annex(line: Line) -> bool:
    heading = line.text.partition("(")[0]
    return not line.bullet and _ANNEX.match(line.text) is not None and heading.isupper()
