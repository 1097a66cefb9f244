"""Hours, days, months and weekdays of a text, and which of them together tell one time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from domain.letter.dates import Written, find_days, find_lunar_days, find_months, find_weekdays
from domain.letter.hours import find_hours
from domain.letter.relative import find_relative_days
from domain.letter.text import squeeze

HOUR_MASK = "\x01"
RANGE = re.compile(r"[~–-]|đến|tới|kết thúc|bế mạc")
_GAP = re.compile(
    r"(?:[\s,:()~–\"“”-]|ngày|vào|lúc|hồi|từ|đến|tới|hết|và|bắt đầu|buổi|cùng|khai mạc|khai giảng|kết thúc"
    r"|bế mạc|của|các|sáng|trưa|chiều|tối|cả|tháng này|tức|nhằm|là|dương lịch|m[ùồ]ng)*"
)
_LONGEST_GAP = 40
_WIDEST_GAP = 200


class Kind(Enum):
    """What a token tells."""

    HOUR = auto()
    DAY = auto()
    MONTH = auto()
    WEEKDAY = auto()
    RELATIVE = auto()
    LUNAR = auto()
    """A day by the moon: it belongs to the time and tells no day of ours."""


@dataclass(frozen=True)
class Token:
    """One piece of a time with its place; `value` is what the finder of its kind gives."""

    kind: Kind
    value: object
    start: int
    end: int


def find_tokens(text: str) -> list[Token]:
    """Every token of `text` in its order."""
    hours = [Token(Kind.HOUR, found.value, *found.span) for found in find_hours(text)]
    masked = list(text)
    for token in hours:
        masked[token.start : token.end] = HOUR_MASK * (token.end - token.start)
    rest = "".join(masked)
    days = [Token(Kind.DAY, written, *written.span) for written in find_days(rest)]
    months = [Token(Kind.MONTH, month, *span) for month, span in find_months(rest)]
    weekdays = [Token(Kind.WEEKDAY, weekday, *span) for weekday, span in find_weekdays(rest)]
    relative = [Token(Kind.RELATIVE, found, *found.span) for found in find_relative_days(text)]
    lunar = [Token(Kind.LUNAR, None, *span) for span in find_lunar_days(rest)]
    taken = {position for token in (*days, *lunar) for position in range(token.start, token.end)}
    months = [token for token in months if token.start not in taken and token.end - 1 not in taken]
    return sorted(hours + days + months + weekdays + relative + lunar, key=lambda token: token.start)


def group_tokens(folded: str, tokens: list[Token]) -> Iterator[list[Token]]:
    """The tokens that tell one time each; two dated hours that are no range are two times."""
    group: list[Token] = []
    for token in tokens:
        if group and not _joins(folded, group[-1].end, token.start):
            yield from _parted(folded, group)
            group = []
        group.append(token)
    if group:
        yield from _parted(folded, group)


def _joins(folded: str, end: int, start: int) -> bool:
    if start <= end:
        return True
    near = start - end <= _WIDEST_GAP and len(squeeze(folded[end:start])) <= _LONGEST_GAP
    return near and _GAP.fullmatch(folded, end, start) is not None


def _parted(folded: str, group: list[Token]) -> Iterator[list[Token]]:
    """The group cut before each day that has an hour of its own; years are shared before."""
    group = _with_shared_year(group)
    begin = 0
    for at in range(1, len(group)):
        if _begins_another(group, begin, at) and not _ranged(folded, group, begin, at):
            yield group[begin:at]
            begin = at
    yield group[begin:]


def _begins_another(group: list[Token], begin: int, at: int) -> bool:
    """Whether an hour with a day, or a day with an hour, begins at `at` and the part before has its own."""
    before = [token.kind for token in group[begin:at]]
    following = _next_kinds(group, at)
    if group[at].kind is Kind.HOUR:
        paired = following[:2] == [Kind.HOUR, Kind.DAY] and len(following) % 2 == 0
        return Kind.DAY in before and paired and before[-1] is not Kind.HOUR
    complete = Kind.DAY in before and Kind.HOUR in before and before[-1] is Kind.HOUR
    return complete and following[:2] == [Kind.DAY, Kind.HOUR]


def _next_kinds(group: list[Token], at: int) -> list[Kind]:
    """Hours and days from `at` on; hours that follow each other ("8h00 - 11h00") count as one."""
    kinds = [token.kind for token in group[at:] if token.kind in (Kind.HOUR, Kind.DAY)]
    following = zip(kinds, [None, *kinds], strict=False)
    return [kind for kind, before in following if kind is Kind.DAY or before is not Kind.HOUR]


def _ranged(folded: str, group: list[Token], begin: int, at: int) -> bool:
    return RANGE.search(folded, group[at - 1].end, group[at].start) is not None


def _with_shared_year(group: list[Token]) -> list[Token]:
    """Days without a year take the one that puts them nearest to a day of the same time that has one."""
    full = [day for token in group if isinstance(token.value, Written) and (day := _full_day(token.value))]
    if not full:
        return group
    return [
        replace(token, value=_nearest(token.value, full[0]))
        if isinstance(token.value, Written) and token.value.year is None
        else token
        for token in group
    ]


def _full_day(written: Written) -> date | None:
    return written.in_year(written.year) if written.year is not None else None


def _nearest(written: Written, to: date) -> Written:
    days = [day for year in (to.year - 1, to.year, to.year + 1) if (day := written.in_year(year))]
    nearest = min(days, key=lambda day: abs((day - to).days), default=to)
    return replace(written, year=nearest.year)
