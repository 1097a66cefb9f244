"""Time expressions: the hours, days and weekday that stand together, and what the words around say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import time
from itertools import pairwise

from domain.letter.cues import Role, role_of
from domain.letter.dates import Written
from domain.letter.hours import afternoon, find_hours
from domain.letter.moment import Month
from domain.letter.relative import Relative
from domain.letter.text import fold
from domain.letter.tokens import RANGE, Kind, Token, find_tokens, group_tokens

_PERIOD = re.compile(r"(?<!\w)(?:sáng|trưa|chiều|tối)(?!\w)")
_BRACKET = re.compile(r"\([^()\n]{3,120}\)")
_OTHER_HOUR = re.compile(
    r"(?<!\w)(?:đón|có mặt|tập trung|đăng ký|đăng nhập|thử"
    r"|test|ổn định|check.?in|điểm danh|đường truyền|kết nối|trù bị)(?!\w)"
)
_SAME_DAY = re.compile(r"[\s,(]{0,3}(?:cùng ngày|trong ngày|ngày đó|hôm đó)(?!\w)")
_SAME_DAY_BEFORE = re.compile(r"(?<!\w)(?:cùng|trong) ngày,?\s(?:(?:vào )?(?:lúc|hồi|từ) )?$")
_PLACE_BETWEEN = re.compile(
    r"\)?,?\s(?:tại|ở)\s[^.;:\n]{3,120}?[\s,]{1,2}(?:(?:vào )?(?:lúc|hồi)|bắt đầu(?: từ| lúc)?|từ)\s"
)
_DAY_HEADS = re.compile(r"\)?\s?:\s[^.;:\n]{3,140}[\s,]")
"""Between a day at the head of a line and the hour told behind it: "Chiều 6/9: tiêm vét tại …, từ 13h30"."""
_LATEST_DAY = 18
_OLDEST_LETTER = 1945
_ENDS = re.compile(r"kết thúc|bế mạc")
_CLAUSE_END = re.compile(r"[;\n]|\.\s")
_LEAD = 90


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
    return list(_with_hours_behind(_with_same_days(sorted(told, key=lambda when: when.span), folded), folded))


def _with_same_days(whens: list[When], folded: str) -> list[When]:
    """ "14 giờ cùng ngày" bears the day of the time before it."""
    found: list[When] = []
    days: tuple[Written, ...] = ()
    for when in whens:
        alone = bool(days and when.hours and not when.tells_day)
        same = alone and (_SAME_DAY.match(folded, when.span[1]) or _SAME_DAY_BEFORE.search(when.lead))
        found.append(replace(when, days=days[-1:]) if same else when)
        days = found[-1].days or days
    return found


def _with_hours_behind(whens: list[When], folded: str) -> Iterator[When]:
    """ "Ngày 15/6, tại Hội trường A, lúc 7 giờ 30": the hour behind the place belongs to the day before it."""
    waiting: When | None = None
    for when in whens:
        if waiting and _is_of_day(waiting, when, folded):
            yield replace(waiting, hours=when.hours, hour_range=when.hour_range, period=when.period)
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = when if len(when.days) == 1 and not when.hours else None
        if waiting is None:
            yield when
    if waiting:
        yield waiting


def _is_of_day(day: When, hour: When, folded: str) -> bool:
    if not hour.hours or hour.tells_day or hour.role not in (Role.START, Role.OPENING):
        return False
    between = folded[day.span[1] : hour.span[0]]
    if _PLACE_BETWEEN.fullmatch(between):
        return True
    return day.span[0] <= _LATEST_DAY and _DAY_HEADS.fullmatch(between) is not None


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
    groups = (part for group in group_tokens(folded, tokens) for part in _before_the_end(folded, group))
    for group in groups:
        before = whens[-1].span[1] if whens else 0
        whens.append(_when(folded, group, before))
        told = whens[-1]
        more = told.hours or (len(told.days) > 1 and not told.is_range)
        if told.role is Role.REFERENCE and more and group[0].kind is Kind.DAY:
            whens[-1:] = [_when(folded, group[:1], before), _when(folded, group[1:], group[0].end)]
    return whens


def _before_the_end(folded: str, group: list[Token]) -> Iterator[list[Token]]:
    """ "Thứ Ba ngày 12/02, kết thúc lúc 11 giờ" tells a day and an end, and no hour to begin."""
    first = next((at for at, token in enumerate(group) if token.kind is Kind.HOUR), 0)
    if first and _ENDS.search(folded, group[first - 1].end, group[first].start):
        yield group[:first]
        yield group[first:]
    else:
        yield group


def _when(folded: str, group: list[Token], before: int) -> When:
    """The expression of a group; `before` is where the one before it ends."""
    start, end = group[0].start, group[-1].end
    lead = _lead(folded, start, before)
    whole_clause = _lead(folded, start, 0)
    hours = [token for token in group if token.kind is Kind.HOUR]
    period = _only(_PERIOD.findall(folded, max(0, start - 12), end))
    return When(
        days=tuple(token.value for token in group if isinstance(token.value, Written)),
        hours=tuple(_hours(folded, group)),
        weekday=next((token.value for token in reversed(group) if isinstance(token.value, int)), None),
        month=next((token.value for token in group if isinstance(token.value, Month)), None),
        is_range=any(RANGE.search(folded, left.end, right.start) for left, right in _pairs(group)),
        hour_range=len(hours) > 1 and bool(RANGE.search(folded, hours[0].end, hours[1].start)),
        hour_first=bool(hours)
        and hours[0] == next(token for token in group if token.kind in (Kind.HOUR, Kind.DAY)),
        role=Role.RECORD if _is_anniversary(group) else role_of(lead, whole_clause, folded, end),
        lead=lead,
        span=(start, end),
        period=period,
        relative=next((token.value for token in group if isinstance(token.value, Relative)), None),
    )


def _is_anniversary(group: list[Token]) -> bool:
    """Whether one day of the year is told in two years: "(30/4/1975 - 30/4/2012)"."""
    days = [token.value for token in group if isinstance(token.value, Written)]
    pairs = {(day.day, day.month) for day in days}
    twice = len(days) > 1 and len(pairs) == 1 and len({day.year for day in days}) > 1
    return twice or any(day.year is not None and day.year < _OLDEST_LETTER for day in days)


def _only(words: list[str]) -> str | None:
    return words[0] if len(set(words)) == 1 else None


def _hours(folded: str, group: list[Token]) -> Iterator[time]:
    """The hours of the group; a part of the day belongs to the hour behind it, or to one that it follows alone."""
    for at, token in enumerate(group):
        if not isinstance(token.value, time):
            continue
        begin = group[at - 1].end if at else max(0, token.start - 12)
        before = _PERIOD.findall(folded, begin, token.start)
        follower = group[at + 1] if at + 1 < len(group) else None
        alone = follower is not None and follower.kind is not Kind.HOUR
        after = _PERIOD.findall(folded, token.end, follower.start) if follower and alone else []
        yield _in_period(token.value, _only(before or after))


def _pairs(group: list[Token]) -> list[tuple[Token, Token]]:
    times = [token for token in group if token.kind not in (Kind.WEEKDAY, Kind.RELATIVE, Kind.LUNAR)]
    return list(pairwise(times))


def _in_period(hour: time, period: str | None) -> time:
    return hour.replace(hour=afternoon(hour.hour, period)) if hour.hour < 12 else hour


def _lead(folded: str, start: int, previous_end: int) -> str:
    lead = folded[max(previous_end, start - _LEAD) : start]
    borders = [border.end() for border in _CLAUSE_END.finditer(lead)]
    return lead[borders[-1] :] if borders else lead
