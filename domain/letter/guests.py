"""The lines of guests of a letter, in its order and words."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from domain.letter.blocks import Blocks, Section
from domain.letter.bodies import split_guests
from domain.letter.labels import OPENER, Topic, groups_guests, part_label
from domain.letter.lines import Line
from domain.letter.model import InviteeGroup
from domain.letter.text import fold, trim

_NOBODY = re.compile(
    r"(?:như (?:thành phần|trên|kính gửi|danh sách)|theo danh sách|thành phần như trên"
    r"|(?:các |quý )?(?:đồng chí|đơn vị|cơ quan|đại biểu|ông|bà|ông \(bà\)|đơn vị, địa phương))$"
)
_ROLE = re.compile(
    r"(?:(?:đại diện )?lãnh đạo|thủ trưởng|chủ tịch|phó|giám đốc|đại diện|trưởng|bí thư|chánh|thường trực"
    r"|các đồng chí|đồng chí|đ/c|ông|bà|khách mời|mỗi|thành viên|chuyên viên|\d)"
)
_PERSONS = re.compile(r"(?:các|toàn thể|đ/c|ông|bà|quý|mời) ")
_LONGEST_HEADING = 110
_RUNNING = re.compile(
    r"(?:thành phần|đại biểu|khách mời)[^:.;]{0,60}?(?:gồm có|bao gồm|gồm|là)\s:?\s?(?P<list>.+)"
)
_INFORMED = re.compile(
    r"(?:báo|thông báo|gửi|báo tin)\s(?:để\s|tới\s|đến\s"
    r"|cho\s)(?P<list>[^.:;]{3,200}?)\s(?:được\s)?(?:biết|rõ)(?!\w)"
)
_ASKED = re.compile(
    r"(?<!giấy )(?<!thư )(?:kính mời|trân trọng mời|mời|triệu tập)\s"
    r"(?P<list>(?:(?:các đồng chí |đại diện )?(?:lãnh đạo|thủ trưởng)\s?:)?[^.:]{3,300}?)"
    r"\s(?:đến |về |tới |cùng )?"
    r"(?:tham dự|dự|tham gia|có mặt|đến|tới)(?!\w)"
)
_SENTENCE_LABEL = re.compile(r"(?:kính|trân trọng) mời|(?:^|\s)(?:mời|triệu tập)$")


def read_guests(blocks: Blocks) -> tuple[InviteeGroup, ...]:
    """Every line of guests. Where no list stands, the people whom a sentence invites or informs."""
    listed = tuple(group for section in blocks.about(Topic.GUESTS) for group in _of_section(section))
    if listed:
        return listed
    return (
        _of_sentences(blocks, _RUNNING) or _of_sentences(blocks, _ASKED) or _of_sentences(blocks, _INFORMED)
    )


def _of_section(section: Section) -> Iterator[InviteeGroup]:
    heading = _own_heading(section)
    if section.value and not OPENER.match(fold(section.value)):
        yield from _groups(heading, _inline(section))
    yield from _of_lines(heading, section.lines)


def _inline(section: Section) -> list[str]:
    """The guests after a colon. Addressees come apart at semicolons only."""
    value = section.value.lstrip("-–•+ ")
    if section.value != value or (fold(section.label).startswith("kính gửi") and ";" not in value):
        return [value]
    return split_guests(value)


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
    return numbered and not _ROLE.match(line.folded) and not _PERSONS.match(line.folded)


def _subheading(line: Line) -> tuple[str | None, str]:
    """A heading inside the list with the guests that follow on the same line."""
    label, colon, rest = part_label(line.text)
    numbered = bool(line.bullet) and line.bullet not in "-–—+•*·"
    if (
        not colon
        or len(label) > _LONGEST_HEADING
        or (rest.strip() and (not numbered or _ROLE.match(fold(label))))
    ):
        return None, line.text
    return (f"{line.bullet} {label}" if numbered else label).strip(), rest.strip()


def _groups(heading: str | None, texts: list[str]) -> Iterator[InviteeGroup]:
    for text in texts:
        words = trim(text)
        if words and not _NOBODY.match(fold(words)):
            yield InviteeGroup(heading=heading, text=words)


def _of_sentences(blocks: Blocks, pattern: re.Pattern[str]) -> tuple[InviteeGroup, ...]:
    for line in blocks.body:
        found = None if line.cells else pattern.search(line.folded)
        if found:
            text = line.text[found.start("list") : found.end("list")]
            groups = tuple(_groups(None, split_guests(text)))
            if groups:
                return groups
    return ()
