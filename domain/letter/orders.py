"""Who is to do what: one row for each unit and task, in the letter's words."""

import re
from collections.abc import Iterator

from domain.letter.blocks import Blocks
from domain.letter.bodies import is_body, is_guest, split_bodies
from domain.letter.labels import Topic
from domain.letter.lines import Line
from domain.letter.model import Assignment
from domain.letter.text import fold, squeeze, trim

_TASK = re.compile(
    r"\s(?:chịu trách nhiệm|chuẩn bị|báo cáo|tổ chức|bố trí|phối hợp|chủ trì|chủ động|soạn|viết|in ấn|in"
    r"|giữ|lo"
    r"|phổ biến|thông báo|cử|đảm bảo|bảo đảm|tham mưu|phụ trách|trình bày"
    r"|thực hiện|đón|hướng dẫn|kiểm tra|cung cấp|hỗ trợ"
    r"|xây dựng|tổng hợp|đưa tin|quay phim|trang trí|vận hành|triển khai|rà soát|phát biểu|tham luận"
    r"|niêm yết|đôn đốc"
    r"|tuyên truyền|chỉ đạo|điều động|liên hệ|lập|kết nối|mời|gửi|phát hành|sắp xếp|dự thảo"
    r"|thuyết minh)(?!\w)"
)
_ORDER = re.compile(r"(?:^|(?<=[.;]\s))(?:giao|đề nghị|yêu cầu|phân công|kính đề nghị)(?: cho)?\s")
_SPEAKERS = re.compile(
    r"(?:các |những )?(?:đơn vị|cơ quan|địa phương|đại biểu|đồng chí)[^:]{0,60}?\s"
    r"(?P<task>(?:chuẩn bị|soạn|viết|trình bày|tham luận|phát biểu|báo cáo|đăng ký)[^:]{0,80}?)"
    r"\s?(?:gồm(?: có)?|là)?\s?:"
)
_EVERYBODY = re.compile(
    r"(?:các |quý |toàn thể )?(?:(?:phòng|sở|ban|ngành)(?=,| và)|đại biểu|đơn vị|cơ quan|đồng chí"
    r"|thành phần|cơ sở|địa phương|ông|bà"
    r"|thành viên)"
)
_APPENDED = re.compile(r"(?<!\s)\s*\((?:kèm|có|gợi ý|theo|đính kèm|xem)[^()]*\)\s*$", re.IGNORECASE)
_CONTACT = re.compile(r"(?:;|(?<!\s))\s*(?:đầu mối|liên hệ|điện thoại|đt)\s?:.*", re.IGNORECASE)
_TOLD_IN_BRACKETS = re.compile(
    r"\((?P<task>(?:chuẩn bị|báo cáo|trình bày|tham luận|phát biểu|chủ trì (?:chuẩn bị"
    r"|báo cáo))[^()]{0,160})\)"
)
_ABOUT_COMING = re.compile(
    r"gửi (?:phiếu|danh sách)|cử (?:đúng |đủ )?(?:người|đại biểu|cán bộ|thành phần|học viên|đại diện|công chức)"
    r"|sắp xếp (?:thời gian|công việc)|thông báo (?:cho|đến) (?:các )?(?:đại biểu|thành phần)"
)
_LONGEST_UNITS = 160
_LONGEST_TASK = 3000
"""Characters. Each unit gets the whole task, so that a text without an end would be repeated for each of them."""
_NO_ORDERS = (Topic.CONTENT, Topic.DOCUMENTS, Topic.TIME)


def read_orders(blocks: Blocks) -> tuple[Assignment, ...]:
    """The orders in the order of the letter; a list of speakers gives each of them a row."""
    guests = {line for section in blocks.about(Topic.GUESTS) for line in section.lines}
    ordered = {line for section in blocks.about(Topic.ORDERS) for line in section.lines}
    subjects = {line for topic in _NO_ORDERS for section in blocks.about(topic) for line in section.lines}
    found: list[Assignment] = []
    for line in blocks.body:
        if line.cells or line in subjects:
            continue
        if line in guests:
            found.extend(_in_brackets(line) if not _is_order(line) else _of_line(line, in_section=False))
        else:
            found.extend(_of_line(line, in_section=line in ordered))
    return tuple(found)


def _is_order(line: Line) -> bool:
    return _ORDER.match(line.folded) is not None or _SPEAKERS.match(line.folded) is not None


def _of_line(line: Line, *, in_section: bool) -> Iterator[Assignment]:
    speakers = _SPEAKERS.match(line.folded)
    if speakers:
        yield from _speakers(line.text, speakers)
    elif _ORDER.search(line.folded):
        yield from _orders(line.text)
    elif in_section and ":" in line.text:
        yield from _colon(line.text)
    elif line.bullet and is_body(line.text):
        yield from _verb(line.text)


def _speakers(text: str, found: re.Match[str]) -> Iterator[Assignment]:
    units = split_bodies(_APPENDED.sub("", trim(text[found.end() :])))
    task = trim(text[found.start("task") : found.end("task")])
    return (Assignment(unit=trim(unit), task=task) for unit in units if is_guest(unit))


def _orders(text: str) -> Iterator[Assignment]:
    starts = [found.end() for found in _ORDER.finditer(fold(text))]
    ends = [*(found.start() for found in _ORDER.finditer(fold(text))), len(text)][1:]
    for start, end in zip(starts, ends, strict=True):
        if is_guest(text[start:end]):
            yield from (row for row in _verb(text[start:end]) if not _ABOUT_COMING.match(fold(row.task)))


def _colon(text: str) -> Iterator[Assignment]:
    unit, _, task = text.partition(":")
    if is_guest(unit) and not _EVERYBODY.match(fold(unit)):
        yield from _rows(unit, _CONTACT.sub("", task))


def _verb(text: str) -> Iterator[Assignment]:
    """ "<units> <task verb> …": the units end where the first verb in small letters begins."""
    found = _TASK.search(text, 2)
    if found is None or ":" in text[: found.start()]:
        return
    units = text[: found.start()]
    if not _EVERYBODY.match(fold(units)):
        yield from _rows(units, text[found.start() :])


def _rows(units: str, task: str) -> Iterator[Assignment]:
    words = trim(_APPENDED.sub("", trim(task)))
    if not words or len(words) > _LONGEST_TASK or len(units) > _LONGEST_UNITS:
        return
    for unit in split_bodies(units.rstrip(", ")):
        yield Assignment(unit=squeeze(unit), task=words)


def _in_brackets(line: Line) -> Iterator[Assignment]:
    found = _TOLD_IN_BRACKETS.search(line.folded)
    if found and not fold(found["task"]).startswith("báo cáo viên"):
        unit = trim(line.text[: found.start()])
        yield Assignment(unit=unit, task=trim(line.text[found.start("task") : found.end("task")]))
