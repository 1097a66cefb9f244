"""The lines of guests of a letter, in its order and words."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile, zip_longest

from domain.letter.blocks import Blocks
from domain.letter.bodies import is_body, is_guest, split_guests
from domain.letter.clauses import sentences
from domain.letter.guest_table import GuestCell, guest_cells
from domain.letter.hours import find_hours
from domain.letter.invited import called_besides, named_in_sentences
from domain.letter.labels import OPENER, Topic, groups_guests, part_label
from domain.letter.lines import Line
from domain.letter.model import InviteeGroup
from domain.letter.sections import Section
from domain.letter.text import fold, trim
from domain.letter.tokens import Kind, find_tokens

_NOBODY = re.compile(
    r"(?:như (?:thành phần|trên|kính gửi|danh sách)|theo danh sách|thành phần như trên"
    r"|(?:toàn thể |tất cả )?(?:các |quý )?(?:đồng chí|đ/c|đơn vị|cơ quan|đại biểu|ông|bà|ông \(bà\)|ông,? bà|ông/bà"
    r"|anh,? chị|vị|đơn vị, địa phương)|quý (?:cơ quan, đơn vị|vị đại biểu))$"
)
_ROLE = re.compile(
    r"(?:(?:đại diện )?lãnh đạo|thủ trưởng|chủ tịch|phó|giám đốc|đại diện|trưởng|bí thư|chánh|thường trực"
    r"|các đồng chí|đồng chí|đ/c|ông|bà|khách mời|mỗi|thành viên|chuyên viên|\d)"
)
_PERSONS = re.compile(
    r"(?:các(?! (?:đơn vị|cơ quan|sở|phòng|ban|địa phương|huyện|xã))|toàn thể|đ/c|ông|bà|quý|mời) "
)
_LONGEST_HEADING = 110
_SENTENCE_LABEL = re.compile(r"(?:kính|trân trọng) mời|(?:^|\s)(?:mời|triệu tập)$")
_COUNTED = re.compile(r"(?:mỗi [^,;]{2,40} )?\d{1,3}\s")
_STATEMENT = re.compile(r"[^,;:()]{2,60}?\s(?:có thể|(?<!không )(?<!chưa )phải(?! là)|cần|tự)\s")
"""What a line below a list of guests tells about them: "Cổ đông có thể ủy quyền"."""
_INLINE_BULLET = re.compile(r"[;.]\s[-–•+]\s")
_COMING = re.compile(
    r"\s(?:đến |về |tới )?(?:họp|dự|tham dự|có mặt|tập trung|làm việc)(?: họp)?\s(?:lúc|vào|hồi|từ|tại|ngày)\s"
    r"|\s(?:đến |về |tới )?(?:tham )?dự(?: (?:họp|cuộc họp|hội nghị|buổi họp|lễ|buổi làm việc))?\s?[.:;/]*$"
)
_GREETING = re.compile(r"(?:^|kính )(?:thưa|chào|bạch)$")
_ANYBODY = re.compile(r"(?:các )?cơ quan, đơn vị$")
_ADDRESSED = re.compile(r"(?:kính|thân|trân trọng|mến) g[ửở]i|(?:^|kính )(?:thưa|gửi|chào|bạch)$")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_NEXT_LABEL = re.compile(
    r"(?:địa điểm|điểm|thời gian|nơi|tại|chủ trì|nội dung|trang phục|liên hệ|đđ|tg|giờ|ngày|hạn|lưu ý)[^:.]{0,25}:"
)
_IN_ROW = re.compile(
    r"(?:^|(?<=;\s)|(?<=[a-z]\.\s))(?P<label>(?:thành phần|tp|khách mời|đối tượng|học viên|người dự|đại biểu)"
    r"(?: (?:tham )?(?:dự|mời|gồm)| cùng dự)?"
    r"|mời(?: dự| họp| thêm| cùng dự)?|(?:cùng )?dự(?: họp)?|cùng (?:tiếp|đi))\s?:\s(?P<list>.+)"
)
_SENT_FOR = re.compile(
    r",\s(?P<label>mời)\s(?P<list>[^.;]{3,400}?)(?=\scùng (?:tham )?(?:dự|đi|tham gia|họp|làm việc)"
    r"|,\s(?:địa )?điểm\s)"
)
_SITES = re.compile(r",\sgồm(?: có)?:?\s(?P<list>(?:phường|xã|thị trấn|thôn|ấp|khu phố|cử tri)\s.+)")
"""Who is sent for in the row of a calendar: "7 giờ, dự họp tỉnh, mời Trưởng phòng A cùng dự"."""


def read_guests(blocks: Blocks) -> tuple[InviteeGroup, ...]:
    """Every line of guests. Where no list stands, the people whom a sentence invites or informs."""
    sections = blocks.about(Topic.GUESTS)
    told = [(section.first.start, group) for section in sections for group in _of_section(section)]
    taken = {line for section in sections for line in (section.first, *section.lines)}
    others = tuple(line for line in blocks.body if line not in taken)
    told.extend(_in_rows(others))
    told.extend((line.start, group) for line, cell in guest_cells(others) for group in _of_cell(cell))
    listed = tuple(dict.fromkeys(group for _, group in sorted(told, key=lambda one: one[0])))
    if listed and all(_ADDRESSED.search(fold(group.heading or "")) for group in listed):
        called = (tuple(_groups(None, guests)) for guests in called_besides(blocks))
        return (*_without_greetings(listed), *next(filter(None, called), ()))
    named = (tuple(_groups(None, guests)) for guests in named_in_sentences(blocks))
    return listed or tuple(_of_sites(others)) or next(filter(_somebody, named), ())


def _without_greetings(groups: tuple[InviteeGroup, ...]) -> tuple[InviteeGroup, ...]:
    """The addressees; "Kính thưa quý vị," below "Kính gửi" names them again."""
    addressed = tuple(group for group in groups if not _GREETING.search(fold(group.heading or "")))
    return addressed or groups


def _somebody(groups: tuple[InviteeGroup, ...]) -> bool:
    return bool(groups) and not (len(groups) == 1 and _ANYBODY.match(fold(groups[0].text)))


def _in_rows(lines: Iterable[Line]) -> Iterator[tuple[int, InviteeGroup]]:
    """The guests at the end of a row of a calendar: "8h00: Họp. Mời: A; B. Điểm: C"."""
    for line in lines:
        for part in sentences(line.text) if not line.cells else ():
            found = _IN_ROW.search(fold(part))
            yield from _sent_for(line, part) if any(find_hours(part)) else ()
            if found is None or part.count("(", 0, found.start()) > part.count(")", 0, found.start()):
                continue
            label = part[found.start("label") : found.end("label")]
            if is_guest(found["list"]) or part[found.start("list") :][:2].isupper():
                yield from (
                    (line.start, group) for group in _groups(label, split_guests(part[found.start("list") :]))
                )


def _sent_for(line: Line, part: str) -> Iterator[tuple[int, InviteeGroup]]:
    for found in _SENT_FOR.finditer(fold(part)):
        guests = split_guests(part[slice(*found.span("list"))])
        if is_guest(guests[0]):
            yield from ((line.start, group) for group in _groups("mời", guests))


def _of_sites(lines: Iterable[Line]) -> Iterator[InviteeGroup]:
    """The places whose people each row calls: "8 giờ, tại hội trường A, gồm phường B (30 cử tri); phường C"."""
    for line in lines:
        found = _SITES.search(line.folded) if line.bullet and any(find_hours(line.text)) else None
        if found:
            yield from _groups(None, split_guests(line.text[found.start("list") :]))


def _of_cell(cell: GuestCell) -> Iterator[InviteeGroup]:
    yield from _groups(cell.heading, split_guests(cell.text))


def _of_section(section: Section) -> Iterator[InviteeGroup]:
    heading = _own_heading(section)
    if section.value and not OPENER.match(fold(section.value)):
        yield from _groups(heading, _inline(section))
    if not section.value and len(section.lines) == 1 and _is_running(section.lines[0]):
        yield from _groups(heading, split_guests(section.lines[0].text))
        return
    yield from _of_lines(heading, section.lines)


def _is_running(line: Line) -> bool:
    """Whether the only line below a label names guest after guest: "Lãnh đạo các khoa, Bí thư chi đoàn"."""
    return not (line.bullet or line.cells) and not _tells_time(line.text)


def _inline(section: Section) -> list[str]:
    """The guests after a colon. Addressees come apart at semicolons only."""
    value = _COMING.split(_before_next_label(section.value).lstrip("-–•+ "), maxsplit=1)[0]
    if value.startswith("http") or _begins_with_time(value):
        return []
    if _INLINE_BULLET.search(value):
        return _INLINE_BULLET.split(value)
    if section.value[:1] in "-–•+" or (_ADDRESSED.search(fold(section.label)) and ";" not in value):
        return [value]
    return [guest for part in sentences(value) for guest in split_guests(part)]


def _before_next_label(value: str) -> str:
    """The guests before "Địa điểm: …" on the same line."""
    parts = list(sentences(value))
    kept = list(takewhile(lambda part: not _NEXT_LABEL.match(fold(part)), parts))
    return value if len(kept) == len(parts) else ". ".join(kept)


def _tells_time(text: str) -> bool:
    """Whether a line below "mời họp:" tells a sitting and no guests: it has an hour, or begins with no guest."""
    tokens = find_tokens(_IN_BRACKETS.sub("", text))
    return any(token.kind is Kind.HOUR for token in tokens) or _begins_with_time(text)


def _begins_with_time(text: str) -> bool:
    return any(token.start == 0 for token in find_tokens(text)[:1])


def _own_heading(section: Section) -> str | None:
    is_sentence = _SENTENCE_LABEL.search(fold(section.label)) and not fold(section.label).startswith(
        "thành phần"
    )
    return None if is_sentence else section.heading


def _of_lines(heading: str | None, lines: tuple[Line, ...]) -> Iterator[InviteeGroup]:
    for line, below in zip_longest(lines, lines[1:]):
        if line.cells:
            yield from _groups(heading, _of_row(line))
            continue
        if _tells_time(line.text) or _STATEMENT.match(line.folded):
            continue
        label, rest = (line.whole, "") if _heads(line, below) else _subheading(line)
        if label:
            heading = label
        yield from _groups(heading, [rest] if rest else [])


def _of_row(line: Line) -> list[str]:
    """The cell of a table row that names guests: the longest one that is no number."""
    texts = [cell for cell in line.cells if cell and not cell.isdigit()]
    return [max(texts, key=len)] if texts else []


def _heads(line: Line, below: Line | None) -> bool:
    """Whether a line without a colon is a heading ("1. Điểm cầu Sở Y tế") of the finer lines below it."""
    if below is None or line.text.endswith((";", ".", ",", ":")) or len(line.text) > _LONGEST_HEADING:
        return False
    if groups_guests(line.text):
        return not groups_guests(below.text)
    numbered = line.level < below.level < Line.PLAIN
    if numbered and line.level == 0:
        return True
    return numbered and not _ROLE.match(line.folded) and not _PERSONS.match(line.folded)


def _subheading(line: Line) -> tuple[str | None, str]:
    """A heading inside the list with the guests that follow on the same line."""
    label, colon, rest = part_label(line.text)
    numbered = bool(line.bullet) and line.bullet not in "-–—+•*·"
    if (
        not colon
        or len(label) > _LONGEST_HEADING
        or (rest.strip() and (not numbered or _ROLE.match(fold(label))))
        or (is_body(label) and _COUNTED.match(rest.strip()))
    ):
        return None, line.text
    return (f"{line.bullet} {label}" if numbered else label).strip(), rest.strip()


def _groups(heading: str | None, texts: list[str]) -> Iterator[InviteeGroup]:
    for text in texts:
        words = trim(text.rstrip("!"))
        if re.search(r"\w", words) and not _NOBODY.match(fold(words)):
            yield InviteeGroup(heading=heading, text=words)
