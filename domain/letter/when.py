"""Time expressions: the hours, days and weekday that stand together, and what the words around say."""

import re
from dataclasses import dataclass
from datetime import time
from enum import Enum, auto
from itertools import pairwise

from domain.letter.dates import Written, find_days, find_months, find_weekdays
from domain.letter.hours import afternoon, find_hours
from domain.letter.moment import Month
from domain.letter.relative import Relative, find_relative_days
from domain.letter.text import fold

HOUR_MASK = "\x01"
_GAP = re.compile(
    r"(?:[\s,:()~–\"“”-]|ngày|vào|lúc|hồi|từ|đến|tới|hết|và|bắt đầu|buổi|cùng|khai mạc|kết thúc|bế mạc|của"
    r"|các|sáng|trưa|chiều|tối|cả|tháng này)*"
)
_LONGEST_GAP = 40
_RANGE = re.compile(r"[~–-]|đến|tới|kết thúc|bế mạc")
_PERIOD = re.compile(r"(?<!\w)(?:sáng|trưa|chiều|tối)(?!\w)")
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
    (Role.DEADLINE, r"trước|chậm nhất|muộn nhất|hạn(?! chế)|đến hết|không quá|gửi về|bỏ phiếu|đóng|mở từ"),
    (Role.ARRIVAL, r"đón|có mặt|tập trung|tư cách|test|ổn định|đăng ký đại biểu|check.?in|điểm danh"),
    (Role.LINE_TEST, r"đường truyền|kết nối|chạy thử|kỹ thuật|tổng duyệt"),
    (Role.PREPARATORY, r"trù bị"),
    (Role.END, r"bế mạc|kết thúc"),
    (Role.OPENING, r"khai mạc|bắt đầu|chính thức"),
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
_CUE = re.compile("|".join(rf"(?P<{role.name}>(?<!\w)(?:{words})(?!\w))" for role, words in _CUES))
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


@dataclass(frozen=True)
class _Token:
    kind: str
    value: object
    start: int
    end: int


def find_whens(text: str) -> list[When]:
    """The time expressions of a cleaned text in their order."""
    folded = fold(text)
    whens: list[When] = []
    group: list[_Token] = []
    for token in _tokens(text):
        if group and not _joins(folded, group[-1].end, token.start):
            whens.append(_when(folded, group, whens))
            group = []
        group.append(token)
    if group:
        whens.append(_when(folded, group, whens))
    return [when for when in whens if when.tells_day or when.hours or when.month]


def _tokens(text: str) -> list[_Token]:
    hours = [_Token("hour", found.value, *found.span) for found in find_hours(text)]
    masked = list(text)
    for token in hours:
        masked[token.start : token.end] = HOUR_MASK * (token.end - token.start)
    rest = "".join(masked)
    days = [_Token("day", written, *written.span) for written in find_days(rest)]
    months = [_Token("month", month, *span) for month, span in find_months(rest)]
    weekdays = [_Token("weekday", weekday, *span) for weekday, span in find_weekdays(rest)]
    relative = [_Token("relative", found, *found.span) for found in find_relative_days(text)]
    taken = {position for token in days for position in range(token.start, token.end)}
    months = [token for token in months if token.start not in taken and token.end - 1 not in taken]
    return sorted(hours + days + months + weekdays + relative, key=lambda token: token.start)


def _joins(folded: str, end: int, start: int) -> bool:
    return start <= end or (start - end <= _LONGEST_GAP and _GAP.fullmatch(folded, end, start) is not None)


def _when(folded: str, group: list[_Token], before: list[When]) -> When:
    start, end = group[0].start, group[-1].end
    lead = _lead(folded, start, before[-1].span[1] if before else 0)
    hours = [token for token in group if token.kind == "hour"]
    periods = _PERIOD.findall(folded, max(0, start - 12), end)
    period = periods[0] if len(set(periods)) == 1 else None
    return When(
        days=tuple(token.value for token in group if isinstance(token.value, Written)),
        hours=tuple(_in_period(token.value, period) for token in hours if isinstance(token.value, time)),
        weekday=next((token.value for token in group if isinstance(token.value, int)), None),
        month=next((token.value for token in group if isinstance(token.value, Month)), None),
        is_range=any(_RANGE.search(folded, left.end, right.start) for left, right in _pairs(group)),
        hour_range=len(hours) > 1 and bool(_RANGE.search(folded, hours[0].end, hours[1].start)),
        hour_first=bool(hours)
        and hours[0] == next(token for token in group if token.kind in ("hour", "day")),
        role=_role(lead, folded, end),
        lead=lead,
        span=(start, end),
        period=period,
        relative=next((token.value for token in group if isinstance(token.value, Relative)), None),
    )


def _pairs(group: list[_Token]) -> list[tuple[_Token, _Token]]:
    times = [token for token in group if token.kind not in ("weekday", "relative")]
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
    cues = [cue.lastgroup for cue in _CUE.finditer(lead) if cue.lastgroup]
    if not cues:
        return Role.START
    if cues[-1] == Role.REFERENCE.name and not lead.rstrip().endswith("ngày"):
        return Role.START
    return Role[cues[-1]]
