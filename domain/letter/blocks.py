"""The parts of a letter: its head, its labelled sections, its recipients and signature, its annex."""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest

from domain.letter.bodies import is_guest
from domain.letter.dateline import is_dated_kind, is_dateline, is_day_of_writing
from domain.letter.guest_lines import ends_guests, site_of_guests
from domain.letter.hours import find_hours
from domain.letter.labels import Topic, groups_guests, label_of, opens_list
from domain.letter.lines import Line
from domain.letter.stamps import is_stamp
from domain.letter.text import fold, trim
from domain.letter.when import When, find_whens

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
_ABOVE_HEAD = 6
"""Lines of a web page that may stand above the letter: its headline, its hour, its buttons."""
_LONGEST_GROUPING = 110
_OFFICE = (
    r"(?:PHÓ |QUYỀN |Q\. ?)*(?:CHỦ TỊCH|CHỦ NHIỆM|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|CHÁNH |TRƯỞNG |BÍ THƯ|HIỆU TRƯỞNG"
    r"|VIỆN TRƯỞNG|CỤC TRƯỞNG|TỔNG THƯ KÝ|BỘ TRƯỞNG|THỨ TRƯỞNG|CHỈ HUY|ỦY VIÊN|THƯỜNG TRỰC)"
)
_SIGNATURE = re.compile(rf"(?:TL|KT|TM|T/M|TUQ|T/L|K/T|Q)\s?\.?\s?[A-ZĐỦ]|{_OFFICE}[^:.,]{{0,40}}$")
_ANNEX = re.compile(r"(?:CHƯƠNG TRÌNH|PHỤ LỤC|LỊCH TRÌNH|DANH SÁCH|GỢI Ý|KỊCH BẢN|DỰ KIẾN CHƯƠNG TRÌNH)")
_NUMBERED = re.compile(r"số\s?:?\s{0,20}[\d/]")


Told = tuple[str, tuple[When, ...]]
"""A text with its time expressions."""
_APART = (Topic.GUESTS, Topic.RSVP, Topic.DOCUMENTS, Topic.CONTENT, Topic.ORDERS, Topic.DRESS)


@dataclass(frozen=True, kw_only=True)
class Section:
    """A labelled part: `heading` is the line's label with its bullet, `value` what follows the colon."""

    topic: Topic
    label: str
    heading: str
    value: str
    first: Line
    lines: tuple[Line, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The value and the lines below, those that hold something."""
        return tuple(text for text in (self.value, *(line.text for line in self.lines)) if text)

    @cached_property
    def value_whens(self) -> tuple[When, ...]:
        """The time expressions of the value."""
        return tuple(find_whens(self.value))

    @property
    def whens(self) -> tuple[When, ...]:
        """The time expressions of the value and the lines below."""
        return (*self.value_whens, *(when for line in self.lines for when in line.whens))

    @property
    def told(self) -> tuple[Told, ...]:
        """The texts, each with its time expressions."""
        told = ((self.value, self.value_whens), *((line.text, line.whens) for line in self.lines))
        return tuple((text, whens) for text, whens in told if text)

    @property
    def labelled_whens(self) -> tuple[When, ...]:
        """The same with the label: "Kết thúc: 11h00" tells an end by its label only."""
        told = f"{self.label}: {self.value}"
        first = self.first.whens if told == self.first.text else find_whens(told)
        return (*first, *(when for line in self.lines for when in line.whens))

    @property
    def span(self) -> tuple[int, int]:
        last = self.lines[-1] if self.lines else self.first
        return self.first.start, last.end


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
        skipped |= {section.first for section in apart if not any(find_hours(section.label))}
        told_apart = (line for line in self.body if line not in skipped)
        written = {line for line in (*self.body[:3], *self.body[-5:]) if is_day_of_writing(line)}
        unmeant = (is_stamp, is_dateline, written.__contains__)
        return tuple(line for line in told_apart if not any(is_so(line) for is_so in unmeant))

    @cached_property
    def sentences(self) -> tuple[Line, ...]:
        """The body without the lists of guests below their headings."""
        guests = {line for section in self.about(Topic.GUESTS) for line in section.lines}
        return tuple(line for line in self.body if line not in guests)


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
        sections=_sections(body),
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
    capitals = sum(letter.isupper() for letter in text)
    return capitals * 2 > sum(letter.isalpha() for letter in text)


def _begins_tail(line: Line) -> bool:
    return line.folded.startswith("nơi nhận") or is_signature(line)


def _begins_annex(line: Line) -> bool:
    heading = line.text.partition("(")[0]
    return not line.bullet and _ANNEX.match(line.text) is not None and heading.isupper()


def _sections(body: tuple[Line, ...]) -> tuple[Section, ...]:
    sections: list[Section] = []
    current: Section | None = None
    children: list[Line] = []
    bulleted = False
    for line, below in zip_longest(body, body[1:]):
        label = label_of(line) or site_of_guests(line, below)
        if current and (
            _is_child(current, children, line, bulleted=bulleted)
            if label is None or _is_item(current, children, line, label)
            else _is_nested(current, line, label)
        ):
            children.append(line)
            bulleted = bulleted or bool(line.bullet)
            continue
        if current:
            sections.append(replace(current, lines=tuple(children)))
        current, children, bulleted = (_opened(line, label) if label else None), [], False
    if current:
        sections.append(replace(current, lines=tuple(children)))
    return tuple(sections)


def _opened(line: Line, label: tuple[Topic, str, str]) -> Section:
    topic, words, value = label
    heading = f"{line.bullet} {words}" if line.bullet and line.bullet not in "-+•*·–—" else words
    return Section(topic=topic, label=words, heading=heading, value=value, first=line)


def _is_nested(section: Section, line: Line, label: tuple[Topic, str, str]) -> bool:
    """A bullet such as "- Khách mời: …" below "2. Thành phần:" is one of its lines, not a new section."""
    if section.topic is Topic.ORDERS and line.bullet and _is_below(section, line):
        return is_guest(label[2])
    if label[0] is not section.topic or line.level == Line.PLAIN:
        return False
    opens = section.topic is Topic.GUESTS and section.first.level == Line.PLAIN and not section.value
    return section.first.level < line.level or (opens and not fold(section.label).endswith("gửi"))


def _is_below(section: Section, line: Line) -> bool:
    """Whether a line stands finer than the section's first one; all bullets do below a plain line."""
    return section.first.level in (Line.PLAIN, *range(line.level))


def _is_item(section: Section, children: list[Line], line: Line, label: tuple[Topic, str, str]) -> bool:
    """Whether "3. Phân công trực" is one more item of the meeting's subject and no label."""
    if label[0] in (Topic.TIME, Topic.VENUE) and label[2]:
        return False
    if section.topic is not Topic.CONTENT or not children or line.level != children[0].level:
        return False
    return bool(line.bullet) and (section.first.level < line.level or _is_finer(section, line))


def _is_finer(section: Section, line: Line) -> bool:
    """Whether dashes stand below a dot: "• Thành phần:" and then "– Bí thư"."""
    same_depth = line.level == section.first.level and not line.bullet[0].isalnum()
    return same_depth and not section.value and line.bullet != section.first.bullet


def _is_child(section: Section, children: list[Line], line: Line, *, bulleted: bool) -> bool:
    """Whether the line belongs to the section; `bulleted` tells that one of its children has a bullet."""
    if line.cells:
        return True
    if section.topic is Topic.GUESTS:
        if not opens_list(section.value):
            return False
        if groups_guests(line.text) and len(line.text) <= _LONGEST_GROUPING:
            return True
        if ends_guests(line.text):
            return False
    if line.bullet:
        return _is_below(section, line) or _is_finer(section, line)
    if section.value or bulleted:
        return False
    return not (line.after_blank and line.text.endswith((".", "./.")) and children)
