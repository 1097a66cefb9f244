"""Time expressions: the hours, days and weekday that stand together, and what the words around say."""

import re
from dataclasses import dataclass
from datetime import time
from enum import Enum, auto
from itertools import pairwise

from domain.letter.dates import Written
from domain.letter.hours import afternoon, find_hours
from domain.letter.moment import Month
from domain.letter.relative import Relative
from domain.letter.text import fold
from domain.letter.tokens import RANGE, Kind, Token, find_tokens, group_tokens

_PERIOD = re.compile(r"(?<!\w)(?:sáng|trưa|chiều|tối)(?!\w)")
_BRACKET = re.compile(r"\([^()\n]{3,120}\)")
_OTHER_HOUR = re.compile(
    r"(?<!\w)(?:đón|có mặt|tập trung|đăng ký|test|ổn định|check.?in|điểm danh|đường truyền|kết nối|trù bị)(?!\w)"
)
_CLAUSE_END = re.compile(r"[;\n]|\.\s")
_LEAD = 90


class Role(Enum):
    """What an expression tells, judged by the nearest words."""

    START = auto()
    """The event itself, or nothing that says otherwise."""
    OPENING = auto()
    ARRIVAL = auto()
    LINE_TEST = auto()
    PREPARATORY = auto()
    END = auto()
    DEADLINE = auto()
    REFERENCE = auto()
    """The date of a document."""
    RECORD = auto()
    """A date of birth, of a list, of trading: never a meeting."""


_CUES = (
    (Role.ARRIVAL, r"(?:có mặt|tập trung|đến|đăng nhập)(?: [^\s.;:]{1,12}){0,4} trước"),
    (
        Role.ARRIVAL,
        r"(?:đón|đăng ký (?:cổ đông|đại biểu|đại hội)|kiểm tra tư cách|điểm danh|nhận tài liệu)"
        r"(?: [^\s.;:,\d]{1,12}){0,6} bắt đầu",
    ),
    (Role.DEADLINE, r"trước|chậm nhất|muộn nhất|hạn(?! chế)|đến hết|không quá|gửi về|bỏ phiếu|đóng|mở từ"),
    (Role.ARRIVAL, r"đón|có mặt|tập trung|tư cách|test|ổn định|đăng ký đại biểu|check.?in|điểm danh"),
    (Role.LINE_TEST, r"đường truyền|kết nối|chạy thử|kỹ thuật|tổng duyệt"),
    (Role.PREPARATORY, r"trù bị"),
    (Role.END, r"bế mạc|kết thúc"),
    (Role.OPENING, r"(?:khai mạc|bắt đầu|chính thức)(?: vào)?(?: lúc| hồi)?"),
    (Role.RECORD, r"sinh năm|sinh|cấp|chốt|cuối cùng|không hưởng quyền|cập nhật|đăng lúc|về đơn|âm lịch"),
    (
        Role.REFERENCE,
        r"(?:(?:giấy mời|thư mời|công văn|quyết định|luật|nghị quyết|nghị định|công điện|tờ trình|chỉ thị"
        r"|thông tư)"
        r"|(?:thông báo|kế hoạch|văn bản|hướng dẫn|kết luận|báo cáo)(?= số| ngày| của))"
        r"(?:(?!mời |họp|dự |vào |lúc |trước |hạn |dời |lùi |chuyển |tổ chức )[^,;.]){0,60}?ngày",
    ),
    (Role.START, r"họp|mời|diễn ra|tổ chức|thời gian|vào lúc|vào hồi|dự(?! kiến)|sang|thành|sửa là|nay là"),
)
_CUE = re.compile(
    rf"(?<!\w)(?:{'|'.join(rf'(?P<{role.name}_{at}>{words})' for at, (role, words) in enumerate(_CUES))})(?!\w)"
)
_CUE_AFTER = re.compile(
    r"[\s:–-]{0,4}(?:(?P<ARRIVAL>đón|tập trung|kiểm tra tư cách|test|ổn định)|(?P<OPENING>khai mạc)"
    r"|(?P<END>bế mạc|kết thúc)|(?P<LINE_TEST>kiểm tra đường truyền))(?!\w)"
)

_EARLIER_ACT = re.compile(
    r",?\s[^.;,\d]{2,60}?\s(?:đã (?:ban hành|phát hành|có|gửi|mời|thông báo|ký)"
    r"|(?:có|ban hành|phát hành|gửi) (?:giấy mời|thư mời|thông báo|công văn|văn bản))(?!\w)"
)


@dataclass(frozen=True, kw_only=True)
class When:
    """One time expression. `days` and `hours` are in the order of the text."""

    days: tuple[Written, ...]
    hours: tuple[time, ...]
    weekday: int | None
    month: Month | None
    is_range: bool
    hour_range: bool
    """Whether the first two hours are a beginning and an end."""
    hour_first: bool
    role: Role
    lead: str
    """The folded words of the clause before the expression."""
    span: tuple[int, int]
    period: str | None
    relative: Relative | None = None

    @property
    def tells_day(self) -> bool:
        """Whether a day is written, or counted from the day of writing."""
        return bool(self.days) or (self.relative is not None and self.relative.days is not None)


def find_whens(text: str) -> list[When]:
    """The time expressions of a cleaned text in their order."""
    folded = fold(text)
    spoken, aside = _without_asides(folded)
    tokens = find_tokens(text)
    inside = {at for at, token in enumerate(tokens) if aside[token.start : token.end].strip()}
    whens = _whens(spoken, [token for at, token in enumerate(tokens) if at not in inside])
    whens += _whens(aside, [token for at, token in enumerate(tokens) if at in inside])
    told = [when for when in whens if when.tells_day or when.hours or when.month]
    return sorted(told, key=lambda when: when.span)


def _without_asides(folded: str) -> tuple[str, str]:
    """The text without the brackets that tell another hour than the one around them, and these alone.

    "8h00 khai mạc (7h30 đón tiếp) ngày 22/2": the day belongs to the hour before the bracket. All places stay
    where they were.
    """
    spoken, aside = list(folded), [" "] * len(folded)
    for found in _BRACKET.finditer(folded):
        if _OTHER_HOUR.search(found[0]) and any(find_hours(found[0])):
            start, end = found.span()
            spoken[start:end] = " " * (end - start)
            aside[start:end] = ["\n", *folded[start + 1 : end]]
    return "".join(spoken), "".join(aside)


def _whens(folded: str, tokens: list[Token]) -> list[When]:
    whens: list[When] = []
    for group in group_tokens(folded, tokens):
        before = whens[-1].span[1] if whens else 0
        whens.append(_when(folded, group, before))
        if whens[-1].role is Role.REFERENCE and whens[-1].hours and group[0].kind is Kind.DAY:
            whens[-1:] = [_when(folded, part, before) for part in (group[:1], group[1:])]
    return whens


def _when(folded: str, group: list[Token], before: int) -> When:
    """The expression of a group; `before` is where the one before it ends."""
    start, end = group[0].start, group[-1].end
    lead = _lead(folded, start, before)
    hours = [token for token in group if token.kind is Kind.HOUR]
    periods = _PERIOD.findall(folded, max(0, start - 12), end)
    period = periods[0] if len(set(periods)) == 1 else None
    return When(
        days=tuple(token.value for token in group if isinstance(token.value, Written)),
        hours=tuple(_in_period(token.value, period) for token in hours if isinstance(token.value, time)),
        weekday=next((token.value for token in group if isinstance(token.value, int)), None),
        month=next((token.value for token in group if isinstance(token.value, Month)), None),
        is_range=any(RANGE.search(folded, left.end, right.start) for left, right in _pairs(group)),
        hour_range=len(hours) > 1 and bool(RANGE.search(folded, hours[0].end, hours[1].start)),
        hour_first=bool(hours)
        and hours[0] == next(token for token in group if token.kind in (Kind.HOUR, Kind.DAY)),
        role=_role(lead, folded, end),
        lead=lead,
        span=(start, end),
        period=period,
        relative=next((token.value for token in group if isinstance(token.value, Relative)), None),
    )


def _pairs(group: list[Token]) -> list[tuple[Token, Token]]:
    times = [token for token in group if token.kind not in (Kind.WEEKDAY, Kind.RELATIVE, Kind.LUNAR)]
    return list(pairwise(times))


def _in_period(hour: time, period: str | None) -> time:
    return hour.replace(hour=afternoon(hour.hour, period)) if hour.hour < 12 else hour


def _lead(folded: str, start: int, previous_end: int) -> str:
    lead = folded[max(previous_end, start - _LEAD) : start]
    borders = [border.end() for border in _CLAUSE_END.finditer(lead)]
    return lead[borders[-1] :] if borders else lead


def _role(lead: str, folded: str, end: int) -> Role:
    if _EARLIER_ACT.match(folded, end):
        return Role.REFERENCE
    after = _CUE_AFTER.match(folded, end)
    if after and after.lastgroup:
        return Role[after.lastgroup]
    cues = [Role[cue.lastgroup.rpartition("_")[0]] for cue in _CUE.finditer(lead) if cue.lastgroup]
    if not cues or (cues[-1] is Role.REFERENCE and not lead.rstrip().endswith("ngày")):
        return Role.START
    return cues[-1]
