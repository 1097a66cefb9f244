"""What kind of document it is, and what the event is called."""

import re
from itertools import takewhile

from domain.letter.blocks import Blocks
from domain.letter.labels import Topic, label_of
from domain.letter.lines import Line
from domain.letter.model import Field
from domain.letter.text import fold, squeeze, trim

_LONGEST_TITLE = 300
_HEADLINE_ZONE = 4
_EVENT = (
    r"(?:(?:cuộc |buổi |phiên |phòng )?họp(?! (?:đúng|đầy đủ))|hội nghị|hội thảo|tọa đàm|(?:buổi |đêm )?lễ"
    r"|kỳ họp|lớp|đại hội"
    r"|đối thoại"
    r"|chương trình|tết trồng cây|ngày hội|hội thi|hội diễn|cuộc thi|giao lưu|gặp mặt|buổi|diễn đàn"
    r"|khai mạc|tập huấn"
    r"|lịch tiếp)"
)
_INTRODUCED = re.compile(
    rf"(?:tổ chức|mở|mời|tham dự|dự|triệu tập|về việc|báo"
    rf"|họp)\s(?:[^\s,.;:]+\s){{0,6}}?(?P<event>{_EVENT}(?!\w).*)"
)
_CUT = re.compile(
    r",?\s(?:như sau|vào (?:lúc|hồi|ngày|\d)|cụ thể|với (?:các )?nội dung|lúc \d|kính mời|trân trọng)"
    r"|[.:;](?:\s|$)"
)
_FURNITURE = re.compile(
    r"(?:in bài viết|trang chủ|chia sẻ|cỡ chữ|lượt xem|đăng (?:ngày|lúc)|cập nhật|ngày đăng|tác giả|\W*$"
    r"|(?:cổng|trang) thông tin|báo điện tử|website|[^>]{1,60}\s>\s"
    r"|số\s?:|căn cứ)"
)
_STAMP = re.compile(r"[\d\s:/|,.–-]|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|gmt\+?|am|pm|ngày")
_PREFIX = re.compile(r"thông báo\s?:\s?(?=v/v|về việc)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:kính mời|trân trọng|tổ chức|mở|mời)(?!\w)")


def read_title(blocks: Blocks) -> Field[str] | None:
    """The lines below GIẤY MỜI or the headline; else the purpose; else the event in the first sentence."""
    if blocks.type_line is not None and fold(blocks.type_line.text).startswith("lịch"):
        return _calendar(blocks.type_line, blocks.body)
    if blocks.type_line is not None:
        return _below_type(blocks) or _purpose(blocks) or _event(blocks) or _type_itself(blocks.type_line)
    return _subject(blocks) or _headline(blocks) or _purpose(blocks) or _event(blocks)


def read_doc_type(blocks: Blocks, title: str) -> str:
    """The document's kind in small letters; "giấy mời" where nothing names one."""
    words = fold(blocks.type_line.text if blocks.type_line else "")
    for kind in (
        "giấy mời",
        "thư mời",
        "giấy triệu tập",
        "thông báo mời họp",
        "thông báo",
        "đính chính",
        "lịch",
        "công văn",
    ):
        if words.startswith(kind) or (not words and fold(title).startswith(kind)):
            return kind
    if blocks.type_line is None and blocks.head:
        return "công văn"
    return "thông báo" if blocks.type_line is None else "giấy mời"


def _subject(blocks: Blocks) -> Field[str] | None:
    """The "V/v …" of a letterhead."""
    for line in blocks.head:
        if line.folded.startswith(("v/v", "về việc")):
            return Field(value=trim(line.text), span=(line.start, line.end))
    return None


def _below_type(blocks: Blocks) -> Field[str] | None:
    lines: list[Line] = []
    for line in blocks.body:
        if _ends_title(line) or (lines and line.after_blank):
            break
        lines.append(line)
    text = squeeze(" ".join(line.text for line in lines))
    if not lines or len(text) > _LONGEST_TITLE:
        return None
    return Field(value=trim(text).strip('"“” '), span=(lines[0].start, lines[-1].end))


def _ends_title(line: Line) -> bool:
    if line.bullet or line.cells or label_of(line) or line.text.endswith((".", ":", ",", ";")):
        return True
    folded = line.folded
    if re.match(r"(?:số\s?:|kính gửi|căn cứ|theo |thực hiện|tại )", folded):
        return True
    return line.after_blank and _subject_invites(folded)


def _subject_invites(folded: str) -> bool:
    verb = _SENTENCE.search(folded)
    return (
        verb is not None
        and 0 < verb.start() < 80
        and not folded.startswith(("v/v", "về việc", "họp", "dự", "tham dự"))
    )


def _headline(blocks: Blocks) -> Field[str] | None:
    for line in blocks.body[:_HEADLINE_ZONE]:
        folded = line.folded
        if _FURNITURE.match(folded) or not _STAMP.sub("", folded).strip():
            continue
        if line.bullet or line.cells or len(line.text) > _LONGEST_TITLE:
            return None
        if line.text.endswith((".", ":", ",", ";")) or (label_of(line) and not _PREFIX.match(line.text)):
            return None
        if any(when.hours and when.tells_day for when in line.whens):
            return None
        return Field(value=trim(_PREFIX.sub("", line.text)), span=(line.start, line.end), sure=0.8)
    return None


def _purpose(blocks: Blocks) -> Field[str] | None:
    for section in blocks.about(Topic.PURPOSE):
        if section.value:
            return Field(value=trim(section.value), span=section.span, sure=0.9)
    return None


def _event(blocks: Blocks) -> Field[str] | None:
    for line in blocks.body:
        if line.cells or line.bullet:
            continue
        found = _INTRODUCED.search(line.folded, 0, 600)
        if found:
            event = line.text[found.start("event") : found.end("event")]
            cut = _CUT.search(fold(event))
            text = trim(event[: cut.start()] if cut else event)
            if " " not in text:
                continue
            return Field(value=text[:_LONGEST_TITLE], span=(line.start, line.end), sure=0.7)
    return None


def _calendar(line: Line, below: tuple[Line, ...]) -> Field[str]:
    """The "LỊCH …" with the lines that go on in small letters or directly below in capitals."""
    goes_on = takewhile(_goes_on, below)
    lines = [line, *goes_on]
    text = trim(" ".join(each.text for each in lines))
    return Field(value=text, span=(line.start, lines[-1].end), sure=0.6)


def _goes_on(line: Line) -> bool:
    capitals = line.text.isupper() and not line.after_blank and line.text[:1].isalpha()
    return (line.text[:1].islower() or capitals) and not _ends_title(line)


def _type_itself(line: Line) -> Field[str] | None:
    plain = line.folded in ("giấy mời", "thư mời", "thông báo", "giấy mời họp")
    return None if plain else Field(value=trim(line.text), span=(line.start, line.end), sure=0.6)
