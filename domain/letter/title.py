"""What kind of document it is, and what the event is called."""

import re
from itertools import takewhile

from domain.letter.blocks import Blocks
from domain.letter.bodies import is_body
from domain.letter.dateline import is_dated_kind, is_dateline, is_day_of_writing
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
    r"|khai mạc|tập huấn|sinh hoạt|giao ban|làm việc|mít tinh|lễ hội|hội chợ|triển lãm|hội thao|liên hoan|tổng kết"
    r"|sơ kết|khảo sát|hội đàm|bồi dưỡng|tiếp xúc"
    r"|lịch tiếp)"
)
_INTRODUCED = re.compile(
    rf"(?:tổ chức|mở|mời|tham dự|dự|triệu tập|về việc|báo|chủ trì|tới|đến"
    rf"|họp)\s(?:[^\s,.;:]+,?\s){{0,6}}?(?P<event>{_EVENT}(?!\w).*)"
)
_CUT = re.compile(
    r",?\s(?:như sau|vào (?:lúc|hồi|ngày|buổi|sáng|trưa|chiều|tối|thứ|chủ nhật|dịp|\d)|cụ thể"
    r"|với (?:các )?nội dung|lúc \d|kính mời|trân trọng)|,\s\d{1,2}\s?(?:h|g|giờ|:\d)"
    r"|[.:;](?:\s|$)"
)
_FURNITURE = re.compile(
    r"(?:in bài viết|trang chủ|chia sẻ|cỡ chữ|lượt xem|(?:được |người )?(?:đăng|viết)(?: ngày| lúc| bởi|:)|cập nhật"
    r"|ngày (?:đăng|viết|tạo|gửi)|tác giả|tin tức$|\W*$|(?:cổng|trang) thông tin|báo điện tử|website"
    r"|[^>»›]{1,60}\s[>»›]\s"
    r"|số\s?:|căn cứ)"
)
_BARE_KIND = re.compile(
    r"(?:giấy mời|giấy báo|giấy gọi|phiếu báo|thư ngỏ|lời mời|thông cáo|thư mời|thiệp mời|phiếu mời"
    r"|(?:giấy |thông tri )?triệu tập|thông báo|thông tri|công văn|công điện"
    r"|quyết định|đính chính|kế hoạch|lịch)"
    r"(?:\s(?:mời|họp|dự|tham dự|triệu tập|làm việc|khẩn|hỏa tốc|hội thảo|hội nghị|tọa đàm|/|invitation"
    r"|\(?(?:lần|số)(?: thứ)? [^\s()]{1,5}\)?|\([^()]{1,60}\))){0,5}[\W\d]{0,14}$"
)
_TELLS_NOTICE = re.compile(
    r"(?<!\w)(?:thông báo|báo|mời|hoãn|lùi|dời|lịch|triệu tập|thay đổi|điều chỉnh|đính chính|hủy|hội nghị|hội thảo"
    r"|họp|lễ|đại hội|tập huấn|kế hoạch|tọa đàm|kỳ họp|tiếp)(?!\w)"
)
_OPEN_END = re.compile(
    r"\s(?:của|về|tại|cho|và|với|theo|ở|các|những|do|bởi|năm|ngày|tháng|từ|đến|trên|trong|số|lần|thứ|khóa|kỳ|hội nghị"
    r"|buổi|lễ|cuộc|mời|dự|tổ chức|công tác|việc|thực hiện|lớp|tỉnh|huyện|xã|phường|thành phố|ban|sở|-|–|,)$|,$"
)
_LEANS = re.compile(r"(?:của|về|v/v|năm|tháng|quý|tuần|tại|cho|trước|sau|cấp|và|lần) ")
_STAMP = re.compile(r"[\d\s:/|,.–-]|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|gmt\+?|am|pm|ngày")
_IN_BRACKETS = re.compile(r"\((?:v/v|về|họp|dự)")
_URGENT = re.compile(r"\(?(?:hỏa tốc|thượng khẩn|khẩn|gấp|bản sao|sao y)(?: hẹn giờ| bản chính)?\W*$")
_GREETING = re.compile(r"(?:^|[:,]\s?)(?:kg|kính gửi|kính chào|thân gửi|chào|alo|a lô)(?!\w)")
_PREFIX = re.compile(r"(?:thông báo\s?:\s?(?=v/v|về việc)|(?:subject|chủ đề|tiêu đề)\s?:\s?)", re.IGNORECASE)
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
            or _event(blocks)
            or _type_itself(blocks.type_line)
        )
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
    zone = (*blocks.head, *blocks.body[:_HEADLINE_ZONE])
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
        if not lines and _is_furniture(line) and not _IN_BRACKETS.match(line.folded):
            continue
        if _ends_title(line) or (lines and line.after_blank):
            break
        lines.append(line)
    text = squeeze(" ".join(line.text for line in lines))
    if not lines or len(text) > _LONGEST_TITLE:
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


def _headline(blocks: Blocks) -> Field[str] | None:
    """The first line of a web page that tells of a notice; a motto above it tells of none."""
    zone = [line for line in blocks.body[:_HEADLINE_ZONE] if not _is_furniture(line)]
    lines = list(takewhile(_is_headline, zone))
    line = next((line for line in lines if _TELLS_NOTICE.search(line.folded)), next(iter(lines), None))
    if line is None:
        return None
    return Field(value=trim(_PREFIX.sub("", line.text)), span=(line.start, line.end), sure=0.8)


def _is_furniture(line: Line) -> bool:
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
    return _FURNITURE.match(folded) is not None or not _STAMP.sub("", folded).strip()


def _is_headline(line: Line) -> bool:
    if (
        line.bullet
        or line.cells
        or len(line.text) > _LONGEST_TITLE
        or line.text.endswith((".", ":", ",", ";"))
    ):
        return False
    if label_of(line) and not _PREFIX.match(line.text):
        return False
    return not any(when.hours and when.tells_day for when in line.whens)


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


def _whole_kind(line: Line, below: tuple[Line, ...]) -> Field[str]:
    """ "LỊCH …" or "THƯ MỜI HỌP …" with the lines that go on in small letters or directly below in capitals."""
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
