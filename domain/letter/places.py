"""Where the event takes place, as the letter words it."""

import re
from collections.abc import Iterator

from domain.letter.blocks import Blocks, Section
from domain.letter.labels import Topic
from domain.letter.lines import Line
from domain.letter.model import Field
from domain.letter.text import fold, squeeze, trim
from domain.letter.when import find_whens

_AT = re.compile(r"^(?:tại|ở)\s+", re.IGNORECASE)
_PLACE = (
    r"(?:hội trường|bộ(?! trưởng)|phòng|trụ sở|nhà|văn phòng|vp|khách sạn|trung tâm|sân|quảng trường|công viên|trường"
    r"|ubnd|ủy ban"
    r"|giảng đường|điểm|khu|bến|ban|đền|chùa|đình|nghĩa trang|bảo tàng|thư viện|địa chỉ|số \d|cổng|sở"
    r"|huyện|xã|tầng|lầu"
    r"|hội sở|cơ quan|công ty|rạp|cung|tượng đài|bệnh viện|doanh trại|đường|tỉnh|thành phố|tp|khoa"
    r"|viện|học viện|di tích|ph(?= )|ht(?= ))"
)
_PROSE = re.compile(rf"(?<!\w)(?:tại|ở)\s+(?P<place>{_PLACE}(?!\w).*)")
_STOP = re.compile(r",?\s(?:để|nhằm|với|do|vào (?:lúc|hồi|ngày)|từ \d|theo|gồm)\s|[;:]|\.(?:\s|$)")
_BRACKETED = re.compile(rf"địa điểm\s?\((?P<place>{_PLACE}[^()]*)\)")
_CORRECTED = re.compile(
    r"(?:sửa là|nay là|sửa thành|đúng là|chuyển (?:sang|đến)|thành)"
    r"[\s:]*[“\"](?P<place>[^”\"]{3,200})[”\"]"
)
_MOVED = re.compile(
    rf"(?:địa điểm|chuyển|dời)(?:(?!thời gian)[^.;:]){{0,120}}?\s(?:sang|đến|về"
    rf"|thành)\s(?P<place>{_PLACE}(?!\w)[^.;]*)"
)
_LONGEST_ROW = 600
_CONDITION = re.compile(
    r"\s*\((?=[^()]*\)$)[^()]*(?<!\w)(?:thì|nếu|trùng|thay|dành cho|đối với|áp dụng)(?!\w)[^()]*\)$"
)
_TOLD = re.compile(
    rf"(?:^|[.;,]\s*|\s)(?:(?:địa điểm|nơi họp)(?: \w+){{0,2}}\s?:|tại(?=\s{_PLACE}(?!\w)))\s*(?P<place>.+)"
)
_PLACE_END = re.compile(r"[;\n]|\.(?:\s|$)|[,;]?\s(?:thành phần|chủ trì|do|gồm)(?!\w)")
_SITE = re.compile(r"[^:]{2,60}$")


def read_venue(blocks: Blocks) -> Field[str] | None:
    """The place of the labelled section; else of the sentence that tells when or where."""
    for section in reversed(blocks.about(Topic.VENUE)):
        place = _labelled(section)
        if place:
            return Field(value=place, span=section.span)
    return _corrected(blocks) or _beside_time(blocks) or _in_prose(blocks)


def sites(section: Section) -> Iterator[tuple[str, str]]:
    """The "label: place" lines below a heading that names no single place."""
    for line in section.lines:
        label, colon, place = line.text.partition(":")
        if colon and place.strip() and _SITE.match(label) and not section.value:
            yield squeeze(label), tidy(place)


def tidy(place: str) -> str:
    """A place without "tại" and final punctuation."""
    return trim(_CONDITION.sub("", _AT.sub("", trim(place))))


def part_place(text: str) -> tuple[str, str | None]:
    """What a row is about, and the place that it names after "Địa điểm:" or "tại"; None where it names none."""
    found = _TOLD.search(fold(text), 0, _LONGEST_ROW)
    if found is None:
        return text, None
    stop = _PLACE_END.search(fold(text), found.start("place"))
    place = text[found.start("place") : stop.start() if stop else len(text)]
    return text[: found.start()], tidy(place) or None


def _labelled(section: Section) -> str:
    several = list(sites(section))
    if several:
        return several[0][1]
    return tidy(section.value or (section.lines[0].text if section.lines else ""))


def _corrected(blocks: Blocks) -> Field[str] | None:
    for line in blocks.body:
        for found in _CORRECTED.finditer(line.folded):
            place = line.text[found.start("place") : found.end("place")]
            if not find_whens(place):
                return _field(line, place)
        told = _BRACKETED.search(line.folded) or _MOVED.search(line.folded)
        if told and not line.cells:
            return _field(line, line.text[told.start("place") : told.end("place")])
    return None


def _beside_time(blocks: Blocks) -> Field[str] | None:
    timed = [section.first for section in blocks.about(Topic.TIME)]
    timed += [line for section in blocks.about(Topic.TIME) for line in section.lines]
    return _first_place(timed)


def _in_prose(blocks: Blocks) -> Field[str] | None:
    sentences = [line for line in blocks.prose if not line.cells]
    return _first_place([line for line in sentences if line.whens]) or _first_place(
        [line for line in sentences if re.search(r"(?:họp|dự|tiếp|tổ chức)(?!\w)", line.folded)]
    )


def _first_place(lines: list[Line]) -> Field[str] | None:
    for line in lines:
        found = _PROSE.search(line.folded, 0, 1000)
        if found:
            place = line.text[found.start("place") : found.end("place")]
            stop = _STOP.search(fold(place))
            return _field(line, place[: stop.start()] if stop else place, sure=0.7)
    return None


def _field(line: Line, place: str, sure: float = 0.9) -> Field[str]:
    times = [when.span[0] for when in find_whens(place) if when.days or when.hours]
    words = place[: times[0]] if times and times[0] > 5 else place
    words = (
        re.sub(r"(?<![\s,(])[\s,(]*(?:vào|lúc|hồi|ngày|từ|vào lúc|vào ngày)?\s?$", "", words)
        if times
        else words
    )
    return Field(value=tidy(words), span=(line.start, line.end), sure=sure)
