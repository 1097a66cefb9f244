"""Hours, days, months and weekdays of a text, and which of them together tell one time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from itertools import pairwise

from domain.letter.dates import LUNAR_YEAR, Written, find_all_days, find_months, find_weekdays
from domain.letter.hours import find_hours
from domain.letter.relative import find_relative_days
from domain.letter.text import squeeze

HOUR_MASK = "\x01"
RANGE = re.compile(r"[~–→-]|đến|tới|kết thúc|bế mạc")
_GAP = re.compile(
    r"(?:[\s,:()~&>→–\"“”-]|gmt\s?[+-]\d{1,2}|(?:mon|tue|wed|thu|fri|sat|sun)(?!\w)|dự kiến|khoảng|chừng"
    r"|ngày|vào|lúc|hồi|từ|đến|tới|hết|và|bắt đầu|buổi|cùng|khai mạc|khai giảng|kết thúc"
    r"|bế mạc|của|các|24(?:h|g|:| giờ)(?: ?00)?(?: phút)?"
    r"|sáng|trưa|chiều|tối|cả|tháng này|tức|nhằm|là|dương lịch"
    r"|m[ùồ]ng(?: \d{1,2}(?: tháng (?:giêng|chạp|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))?)?|tết"
    rf"|năm {LUNAR_YEAR})*"
)
_SEMICOLON = re.compile(r"\)?;\s{0,3}\(?(?:(?:vào )?ngày\s{1,3}|lúc\s{1,3}|sáng\s{1,3}|chiều\s{1,3})?")
"""A semicolon between an hour, a weekday and a day: "8h00; thứ Sáu; ngày 15/3"."""
_OPENING = re.compile(r"khai mạc|khai giảng|bắt đầu")
"""Between two hours it begins another time: "trù bị lúc 7h50 và khai mạc vào lúc 8h00"."""
_DIGIT = re.compile(r"\d")
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


_CLOCK = (Kind.HOUR, Kind.DAY)


@dataclass(frozen=True)
class Token:
    """One piece of a time with its place; `value` is what the finder of its kind gives."""

    kind: Kind
    value: object
    start: int
    end: int


def find_tokens(text: str) -> list[Token]:
    """Every token of `text` in its order."""
    numbered, rest = _numbered(text) if _DIGIT.search(text) else ([], text)
    weekdays = [Token(Kind.WEEKDAY, weekday, *span) for weekday, span in find_weekdays(rest)]
    relative = [Token(Kind.RELATIVE, found, *found.span) for found in find_relative_days(text)]
    return sorted(numbered + weekdays + relative, key=lambda token: token.start)


def _numbered(text: str) -> tuple[list[Token], str]:
    """The tokens that are told in digits, and the text with its hours masked."""
    hours = [Token(Kind.HOUR, found.value, *found.span) for found in find_hours(text)]
    masked = list(text)
    for token in hours:
        masked[token.start : token.end] = HOUR_MASK * (token.end - token.start)
    rest = "".join(masked)
    days = [
        Token(Kind.DAY, day, *day.span) if isinstance(day, Written) else Token(Kind.LUNAR, None, *day.span)
        for day in find_all_days(rest)
    ]
    months = [Token(Kind.MONTH, month, *span) for month, span in find_months(rest)]
    taken = {position for token in days for position in range(token.start, token.end)}
    months = [token for token in months if token.start not in taken and token.end - 1 not in taken]
    return hours + days + months, rest


def group_tokens(folded: str, tokens: list[Token]) -> Iterator[list[Token]]:
    """The tokens that tell one time each; two dated hours that are no range are two times."""
    group: list[Token] = []
    for token in tokens:
        if group and not _joins(folded, group[-1], token):
            yield from _parted(folded, group)
            group = []
        group.append(token)
    if group:
        yield from _parted(folded, group)


def _joins(folded: str, left: Token, right: Token) -> bool:
    end, start = left.end, right.start
    if start <= end:
        return True
    if left.kind is not right.kind and _SEMICOLON.fullmatch(folded, end, start):
        return True
    if left.kind is right.kind is Kind.HOUR and _OPENING.search(folded, end, start):
        return False
    near = start - end <= _WIDEST_GAP and len(squeeze(folded[end:start])) <= _LONGEST_GAP
    return near and _GAP.fullmatch(folded, end, start) is not None


def _parted(folded: str, group: list[Token]) -> Iterator[list[Token]]:
    """The group cut before each day that has an hour of its own; years are shared before."""
    group = _with_shared_year(group)
    cuts = [0, *_cuts(folded, group), len(group)]
    return (group[begin:end] for begin, end in pairwise(cuts))


def _cuts(folded: str, group: list[Token]) -> Iterator[int]:
    """Where another dated hour begins: "8h00 ngày 15/3 | và 14h00 ngày 16/3"; a range is not cut."""
    runs = _runs(group)
    kinds = [group[at].kind for at in runs]
    seen: set[Kind] = set()
    for number, at in enumerate(runs):
        another = _begins_another(kinds[number : number + 2], seen, rest=len(runs) - number)
        if another and not RANGE.search(folded, _end_before(group, at), group[at].start):
            yield _with_weekday_before(group, at)
            seen = set()
        seen.add(kinds[number])


def _runs(group: list[Token]) -> list[int]:
    """The places of hours and days in the group; of hours that follow each other the first one's."""
    told = [at for at, token in enumerate(group) if token.kind in _CLOCK]
    hour = Kind.HOUR
    return [
        at
        for before, at in zip([None, *told], told, strict=False)
        if group[at].kind is not hour or before is None or group[before].kind is not hour
    ]


def _begins_another(pair: list[Kind], seen: set[Kind], *, rest: int) -> bool:
    if pair == [Kind.HOUR, Kind.DAY]:
        return Kind.DAY in seen and rest % 2 == 0
    return pair == [Kind.DAY, Kind.HOUR] and seen == {Kind.DAY, Kind.HOUR}


def _end_before(group: list[Token], at: int) -> int:
    """Where the last hour or day before the token `at` ends."""
    return next(group[back].end for back in range(at - 1, -1, -1) if group[back].kind in _CLOCK)


def _with_weekday_before(group: list[Token], at: int) -> int:
    """The cut, moved before a weekday where the letter writes weekdays first ("thứ Sáu 8h00 ngày 15/3")."""
    leads = group[0].kind is Kind.WEEKDAY and group[at - 1].kind is Kind.WEEKDAY
    return at - 1 if leads else at


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
