"""What kind of document it is, and what the event is called."""

import re
from itertools import takewhile

from domain.letter.blocks import Blocks
from domain.letter.bodies import is_body
from domain.letter.event_names import named_event, reported_subject
from domain.letter.headline import HEADLINE_ZONE, LONGEST_TITLE, head_title, headline, is_furniture
from domain.letter.labels import Topic, label_of
from domain.letter.lines import Line
from domain.letter.model import Field
from domain.letter.text import fold, squeeze, trim

_BARE_KIND = re.compile(
    r"(?:giấy mời|giấy báo|giấy gọi|phiếu báo|thư ngỏ|lời mời|thông cáo|thư mời|thiệp mời|phiếu mời"
    r"|(?:giấy |thông tri )?triệu tập|thông báo|thông tri|công văn|công điện"
    r"|quyết định|đính chính|kế hoạch|lịch)"
    r"(?:\s(?:mời|họp|dự|tham dự|triệu tập|làm việc|khẩn|hỏa tốc|hội thảo|hội nghị|tọa đàm|/|invitation"
    r"|\(?(?:lần|số)(?: thứ)? [^\s()]{1,5}\)?|\([^()]{1,60}\))){0,5}[\W\d]{0,14}$"
)
_OPEN_END = re.compile(
    r"\s(?:của|về|tại|cho|và|với|theo|ở|các|những|do|bởi|năm|ngày|tháng|từ|đến|trên|trong|số|lần|thứ|khóa|kỳ|hội nghị"
    r"|buổi|lễ|cuộc|mời|dự|tổ chức|công tác|việc|thực hiện|lớp|tỉnh|huyện|xã|phường|thành phố|ban|sở|-|–|,)$|,$"
)
_REPEATED = 12
_QUOTED = re.compile(r"[\"“][^\"“”]{8,200}[\"”]$")
_LEANS = re.compile(r"(?:của|về|v/v|năm|tháng|quý|tuần|tại|cho|trước|sau|cấp|và|lần) ")
_IN_BRACKETS = re.compile(r"\((?:v/v|về|họp|dự)")
_SENTENCE = re.compile(r"(?:kính mời|trân trọng|tổ chức|mở|mời|triệu tập)(?!\w)")


def read_title(blocks: Blocks) -> Field[str] | None:
    """What THƯ MỜI HỌP … itself says, the lines below GIẤY MỜI, or the headline; else the purpose; else the event
    in the first sentence."""
    if blocks.type_line is not None and not _BARE_KIND.match(fold(blocks.type_line.text)):
        return _whole_kind(blocks.type_line, blocks.body)
    if blocks.type_line is not None:
        return (
            _below_type(blocks)
            or _subject(blocks)
            or _purpose(blocks)
            or head_title(blocks)
            or named_event(blocks)
            or _type_itself(blocks.type_line)
        )
    return (
        _subject(blocks)
        or head_title(blocks)
        or headline(blocks)
        or _purpose(blocks)
        or reported_subject(blocks)
        or named_event(blocks)
    )


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
    zone = (*blocks.head, *blocks.body[:HEADLINE_ZONE])
    for line in zone:
        if not line.cells and line.folded.startswith(("v/v", "về việc")):
            words = [line.text]
            for each in zone[zone.index(line) + 1 :]:
                if not _is_rest_of_subject(each, words[-1]):
                    break
                words.append(each.text)
            return Field(value=trim(" ".join(words)), span=(line.start, line.end))
    return None


def _is_rest_of_subject(line: Line, above: str) -> bool:
    """Whether a narrow column broke the subject before this line."""
    small = line.text[:1].islower() or line.text[:1].isdigit() or _OPEN_END.search(fold(above))
    return bool(small) and not line.bullet and not line.after_blank and not line.text.endswith(":")


def _below_type(blocks: Blocks) -> Field[str] | None:
    lines: list[Line] = []
    for line in blocks.body:
        aside = line.text.startswith("(") and line.text.endswith(")")
        if not lines and (aside or is_furniture(line)) and not _IN_BRACKETS.match(line.folded):
            continue
        if _ends_title(line) or (lines and line.after_blank):
            break
        lines.append(line)
    text = squeeze(" ".join(line.text for line in lines))
    if not lines or len(text) > LONGEST_TITLE:
        return None
    return Field(value=_bare(trim(text)), span=(lines[0].start, lines[-1].end))


def _bare(title: str) -> str:
    """A title without the quotation marks or brackets around the whole of it."""
    whole = title.startswith("(") and title.endswith(")") and title.count("(") == 1
    return title[1:-1].strip() if whole else title.strip('"“” ')


def _ends_title(line: Line) -> bool:
    if line.bullet or line.cells or label_of(line) or line.text.endswith((".", ":", ",", ";")):
        return True
    folded = line.folded
    if re.match(r"(?:số\s?:|kính gửi|căn cứ|theo |thực hiện|tại )", folded):
        return True
    return (line.after_blank or is_body(line.text)) and _subject_invites(folded)


def _subject_invites(folded: str) -> bool:
    verb = _SENTENCE.search(folded)
    return (
        verb is not None
        and 0 < verb.start() < 80
        and not folded.startswith(("v/v", "về việc", "họp", "dự", "tham dự"))
    )


def _purpose(blocks: Blocks) -> Field[str] | None:
    for section in blocks.about(Topic.PURPOSE):
        if section.value:
            return Field(value=trim(section.value), span=section.span, sure=0.9)
    return None


def _whole_kind(line: Line, below: tuple[Line, ...]) -> Field[str]:
    """ "LỊCH …" or "THƯ MỜI HỌP …" with the lines that go on in small letters or directly below in capitals.

    A page repeats it as its headline: the lower one is the letter's. A name of its own in quotation marks right below
    is what the event is called.
    """
    again = next((at for at, each in enumerate(below[:_REPEATED]) if each.folded == line.folded), None)
    if again is not None:
        line, below = below[again], below[again + 1 :]
    if below and _QUOTED.match(below[0].text) and not below[0].after_blank:
        return Field(value=below[0].text.strip('"“” '), span=(below[0].start, below[0].end), sure=0.6)
    goes_on = takewhile(_goes_on, below)
    lines = [line, *goes_on]
    text = trim(" ".join(each.text for each in lines))
    return Field(value=text, span=(line.start, lines[-1].end), sure=0.6)


def _goes_on(line: Line) -> bool:
    leans = not line.after_blank or _LEANS.match(line.folded) is not None
    capitals = line.text.isupper() and leans and line.text[:1].isalpha()
    return (line.text[:1].islower() or capitals) and not _ends_title(line)


def _type_itself(line: Line) -> Field[str] | None:
    plain = line.folded in ("giấy mời", "giấy báo", "thư mời", "thông báo", "giấy mời họp")
    return None if plain else Field(value=trim(line.text), span=(line.start, line.end), sure=0.6)
