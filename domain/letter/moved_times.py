"""The times of a notice that moves a meeting, each with what is said of it: the old one or the new."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from domain.letter.blocks import Blocks
from domain.letter.cues import Role
from domain.letter.lines import Line
from domain.letter.text import fold
from domain.letter.turns import (
    NEVER,
    calls_off_here,
    holds_now,
    is_expected,
    sentence_before,
    turned_at,
    was_planned,
)
from domain.letter.when import When, find_whens

_CONCLUSION = re.compile(r"(?:do đó|vì vậy|vì thế|bởi vậy|do vậy|vì lẽ đó)(?!\w)")
_NEW = re.compile(
    r"(?<!\w)(?:sang|(?<!hoàn )(?<!cấu )thành(?! (?:phố|viên|phần|lập|công|tích|tựu|ủy|đoàn"
    r"|hội|niên|thị))|mà (?:họp|tổ chức|chuyển|sẽ|là)"
    r"|sửa là|sửa lại|nay là|đúng là|mới là|thay bằng|dời đến|chuyển đến|lùi đến"
    r"|đẩy (?:lên|xuống|lùi|sớm|sang|về)|thời gian (?:họp |tổ chức )?(?:thay đổi|mới|lại)|lại là|vào lại"
    r"|đính chính(?: lại)?(?: như sau)?(?=\s?:)"
    r"|kế hoạch thay đổi|thời gian mới|lịch mới|(?:nay )?(?:đổi|chuyển|dời) lại|sau điều chỉnh"
    r"|sau khi (?:thay đổi|điều chỉnh)|nay điều chỉnh"
    r"|sẽ (?:được )?tổ chức|đọc là|thay đổi[^.;:]{0,60} như sau|điều chỉnh[^.;:]{0,60} như sau)(?!\w)"
    r"|(?:lùi|dời|hoãn|chuyển)(?: lại| lên| xuống| thêm| chậm)?(?: [^\s.;:\d]{1,12}){0,9}?"
    r" \d{1,2} (?:ngày|tuần|giờ|tiếng)(?!\w)"
    r"|(?<!\w)(?:dời|lùi|hoãn|chuyển|đổi|đẩy|dịch)(?: lại| lên| xuống| lùi)? (?:qua|vào|về|đến|tới|xuống|lên)(?!\w)"
    r"|(?<!\w)(?:dời|lùi|chuyển|đổi|thay đổi|điều chỉnh)[^.;:]{2,70}(?:cụ thể|như sau)(?!\w)"
    r"|(?<!\w)(?:đến|tới)(?:\s(?:lúc|vào|hồi|ngày|sáng|chiều)){0,9}\s*$"
    r"|(?:thay đổi|điều chỉnh|đổi) (?:lại )?thời gian[^.;:]{0,90}? (?:dự kiến|mở|họp|diễn ra)(?!\w)"
)
_OLD = re.compile(
    r"(?<!\w)(?:đã in|đã mời|đã ghi|đã nêu|đã phát|đã viết|đã đăng|đã báo|thay vì|thay cho"
    r"|đã thông báo|ban đầu|trước đây|cũ"
    r"|(?:chỗ|dòng|đoạn|phần|mục) (?:ghi|in|viết)|(?:in|ghi|viết) (?:sai|nhầm)"
    r"|lúc đầu|đã định|không (?:phải|họp|tổ chức)|theo đó|theo (?:giấy|thư) mời|lịch cũ|trước (?:đây|đó|định|dự)"
    r"|(?:được|dự|đã) định|định (?:mở|vào|tổ chức|ngày)|lần (?:1|một|thứ nhất|đầu))(?!\w)"
)
_OF_THE_TIME_BEFORE = re.compile(
    r"^\s{0,2}(?:như )?(?:đã (?:báo|mời|định|nêu|thông báo|in|ghi)|ban đầu|trước đây|cũ)(?= ?[,;.)])"
)
"""What is said behind a time of this time itself."""
_INSTEAD = re.compile(r",?\s{0,2}thay (?:cho|vì)(?!\w)")
_PUT_OFF_BEHIND = re.compile(
    r"\s(?:(?:này|nói trên|nêu trên) )?(?:(?:sẽ|xin|được|bị|phải) )?(?:tạm )?"
    r"(?:lùi|hoãn|dời|hủy|không (?:tổ chức|họp|mở))(?!\w)"
)
_CHANGED = re.compile(r"(?<!\w)(?:điều chỉnh|thay đổi|đổi|dời|lùi|chuyển)(?!\w)")
_UNMOVED = re.compile(r"(?<!\w)(?:vẫn|giữ nguyên|không (?:thay )?đổi|như (?:cũ|thư mời|giấy mời))(?!\w)")
_STAYS = re.compile(r"[\s,]{0,3}(?:thì |là )?(?:vẫn )?(?:không (?:thay )?đổi|giữ nguyên|như cũ)(?!\w)")
_OLD_HEAD = re.compile(
    r"(?<!\w)(?:cũ|đã (?!sửa|điều|thay|đính|đổi)|trước|ban đầu|lúc đầu|theo (?:giấy|thư|công|thông)|hiện (?:hành|tại)"
    r"|sai|chưa|cần (?:sửa|điều|đính)|được (?:thay|điều|sửa)|(?:giấy|thư) mời số|in nhầm|nhầm|gốc)(?!\w)"
)
_NEW_HEAD = re.compile(
    r"(?<!\w)(?:mới|(?:thay|sửa) đổi|điều chỉnh|đính chính|sửa|nay|đúng|thành|chuyển|dời|lùi|lại|thay thế)(?!\w)"
)
_SHIFTED = re.compile(r"(?<!\w)(?:dời|lùi|chuyển|hoãn lại)(?!\w)")
_UNTIL = re.compile(r"(?<!\w)(?:đến|tới|sang|qua)(?!\w)")
_TWO = 2
_HEADING_LENGTH = 60
_LONGEST_HEAD = 48


@dataclass(frozen=True)
class Told:
    when: When
    line: Line
    is_new: bool | None
    """None where no word near says whether the old or the new time is meant."""


def told_times(blocks: Blocks) -> Iterator[Told]:
    """The times of the body, each with what its own words or the heading above make of it."""
    above: bool | None = None
    columns: list[bool | None] = []
    turned = NEVER
    for line in blocks.prose:
        if line.cells:
            columns = _columns(line.cells) or columns
            yield from _told_in_cells(line, columns)
            continue
        whens = [
            when
            for when in line.whens
            if when.role in (Role.START, Role.OPENING, Role.ARRIVAL)
            and not _UNMOVED.search(when.lead)
            and when.span != (0, len(line.text))
        ]
        if not whens and line.text.endswith(":"):
            heading = _heads(fold(line.text[-_HEADING_LENGTH:]))
            above = above if heading is None else heading
        if not any(_meant(when.lead) for when in whens):
            whens = [half for when in whens for half in _halves(when, line.text)]
        turned = turned_at(line, turned)
        meant = [_said(when, line, is_turned=turned <= when.span[0]) for when in whens]
        for at, (when, own) in enumerate(zip(whens, meant, strict=True)):
            unsaid = None if True in meant[at + 1 :] else above
            yield Told(when, line, unsaid if own is None else own)
        if whens and line.text.endswith(":"):
            below = _meant(fold(line.text[whens[-1].span[1] :]))
            above = above if below is None else below


def _heads(words: str) -> bool | None:
    """What the end of a line with a colon makes of the times below: "hoãn 02 cuộc họp:" lists old ones."""
    meant = _meant(words)
    return False if meant is None and calls_off_here(words) else meant


def unmoved_hours(blocks: Blocks) -> Iterator[When]:
    """Hours of which the notice says that they stay: "giờ họp 07 giờ 30 không thay đổi"."""
    for line in blocks.prose:
        for when in line.whens:
            if when.hours and not when.days and _STAYS.match(line.folded, when.span[1]):
                yield when


def _columns(cells: tuple[str, ...]) -> list[bool | None]:
    """Which columns of a table tell old times and which new ones, by its head; empty for other rows."""
    if any(find_whens(cell) for cell in cells):
        return []
    told = [_headed(cell) for cell in cells]
    return told if True in told else []


def _headed(cell: str) -> bool | None:
    """What the head of a column or of a row says of its times; a long cell is no head."""
    words = fold(cell)
    if len(words) > _LONGEST_HEAD:
        return None
    if _OLD_HEAD.search(words):
        return False
    return True if _NEW_HEAD.search(words) else _meant(f"{words} ")


def _told_in_cells(line: Line, columns: list[bool | None]) -> Iterator[Told]:
    row = _headed(line.cells[0]) if not find_whens(line.cells[0]) else None
    for at, cell in enumerate(line.cells):
        meant = columns[at] if at < len(columns) else None
        meant = row if meant is None else meant
        for when in find_whens(cell):
            if when.role in (Role.START, Role.OPENING) and meant is not None:
                yield Told(when, line, meant)


def _halves(when: When, text: str) -> tuple[When, ...]:
    """ "Lùi từ 8h00 ngày 11/3 đến 8h00 ngày 18/3" is no range but the old time and the new one."""
    if len(when.days) < _TWO or not when.is_range or not _SHIFTED.search(when.lead):
        return (when,)
    folded = fold(text)
    borders = (
        (at, found.end())
        for at, (left, right) in enumerate(pairwise(when.days), start=1)
        if (found := _UNTIL.search(folded, left.span[1], right.span[0]))
    )
    at, border = next(borders, (0, 0))
    first, second = (find_whens(part) for part in (text[when.span[0] : border], text[border : when.span[1]]))
    if not at or len(first) != 1 or not second:
        return (when,)
    hours = next((part.hours for part in second if part.hours), ())
    parts = ((first[0], when.days[:at], first[0].hours), (second[0], when.days[at:], hours))
    if [len(days) for _, days, _ in parts] == [1, 1] and len(when.hours) == 1:
        return (when,)
    old, new = (
        replace(when, days=days, hours=told, is_range=part.is_range, hour_range=part.hour_range)
        for part, days, told in parts
    )
    return old, replace(new, lead="sang")


def _said(when: When, line: Line, *, is_turned: bool) -> bool | None:
    """What the words before a time make of it, else where it stands in the story of the notice."""
    if _INSTEAD.match(line.folded, when.span[1]):
        return True
    if _PUT_OFF_BEHIND.match(line.folded, when.span[1]):
        return False
    lead = _OF_THE_TIME_BEFORE.sub("", when.lead)
    if "theo đó" in lead and _CHANGED.search(sentence_before(when, line)):
        lead = lead.replace("theo đó", "")
    own = _meant(lead)
    return _meant_after_turn(when, line, is_turned=is_turned) if own is None else own


def _meant_after_turn(when: When, line: Line, *, is_turned: bool) -> bool | None:
    sentence = sentence_before(when, line)
    aside = sentence.rpartition("(")[2]
    if aside != sentence and ")" not in aside:
        return _meant(aside)
    if holds_now(sentence) or (is_turned and is_expected(sentence)):
        return True
    return False if was_planned(sentence) else None


def _meant(words: str) -> bool | None:
    new, old = list(_NEW.finditer(words)), list(_OLD.finditer(words))
    if not new and not old:
        return None
    return not old or (bool(new) and new[-1].start() > old[-1].start())


def concluded(told: list[Told]) -> list[Told]:
    """Without the moves of other meetings that "Do đó" names as the reason for this one's."""
    begin = next((at for at, each in enumerate(told) if each.is_new and _concludes(each)), None)
    if begin is None:
        return told
    return [each for at, each in enumerate(told) if at >= begin or not each.is_new]


def _concludes(told: Told) -> bool:
    """Whether the sentence of a new time begins with a conclusion."""
    return _CONCLUSION.match(sentence_before(told.when, told.line).lstrip()) is not None


def tells_new(text: str) -> bool:
    """Whether a folded text has words that announce a new time or place."""
    return _NEW.search(text) is not None
