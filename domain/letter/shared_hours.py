"""Hours that a letter tells once for several sittings: for all, for mornings, for named classes, for one day."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import time

from domain.letter.blocks import Blocks
from domain.letter.hours import find_hours
from domain.letter.main_time import MAIN_ROLES
from domain.letter.model import Session
from domain.letter.moment import Moment
from domain.letter.sections import Told
from domain.letter.text import fold
from domain.letter.told_days import moment_of
from domain.letter.when import When
from domain.letter.years import Ground

_PART_BEFORE_HOUR = re.compile(r"(?<!\w)(?P<part>sáng|chiều|tối)(?!\w)(?:(?!sáng|chiều|tối)[^.;]){0,30}$")
_NEAR = 40
_TWO_RANGES = 4
_CLASS_NAME = re.compile(
    r"(?<!\w)(?:lớp|đợt|khóa|nhóm|ca|cụm|khối|tổ|buổi)(?: thứ| số)? (?:\d{1,2}|[a-z]|nhất|hai|ba|tư)(?!\w)"
    r"(?! (?:ngày|buổi|người|tiết))"
)
_APART = re.compile(r"(?:riêng|trừ)(?!\w)")


Hours = tuple[time, time | None]
"""When a sitting begins, and when it ends if that is told."""


def hours_of_parts(blocks: Blocks) -> dict[str, time]:
    """ "Buổi sáng bắt đầu từ 8h00, buổi chiều từ 14h30" as {"sáng": 8:00, "chiều": 14:30}."""
    hours: dict[str, time] = {}
    for text, whens in _texts(blocks):
        if any(when.days or when.role not in MAIN_ROLES for when in whens):
            continue
        folded = fold(text)
        for hour in find_hours(text):
            part = _PART_BEFORE_HOUR.search(folded, max(0, hour.span[0] - _NEAR), hour.span[0])
            if part and not any(find_hours(text[part.end("part") : hour.span[0]])):
                hours.setdefault(part["part"], hour.value)
    return hours


def with_shared_hours(rows: tuple[Session, ...], blocks: Blocks, ground: Ground) -> tuple[Session, ...]:
    """The rows with the hours that the letter tells for them elsewhere, where they have none of their own."""
    if any(row.starts_at is None or row.starts_at.hour for row in rows):
        return rows
    named = dict(_hours_of_classes(blocks))
    shared = _hours_of_all(blocks)
    apart = dict(_hours_of_days(blocks, ground))
    return tuple(_timed(row, named, shared, apart) for row in rows)


def _timed(row: Session, named: dict[str, time], shared: Hours | None, apart: dict[Moment, Hours]) -> Session:
    assert row.starts_at is not None
    own = next((hour for name, hour in named.items() if fold(row.label or "").startswith(name)), None)
    told = apart.get(row.starts_at, shared)
    if own:
        return replace(row, starts_at=Moment(row.starts_at.day, own))
    if told is None:
        return row
    start, end = told
    ends_at = Moment(row.starts_at.day, end) if end and row.ends_at is None else row.ends_at
    return replace(row, starts_at=Moment(row.starts_at.day, start), ends_at=ends_at)


def _texts(blocks: Blocks) -> list[Told]:
    return [*blocks.told_of_time, *((line.text, line.whens) for line in blocks.prose)]


def _hours_of_all(blocks: Blocks) -> Hours | None:
    """The only hour without a day of its own, apart from those that are told for a class or for one day."""
    told = [
        (text, [when for when in whens if when.hours and _holds_for_all(when)])
        for text, whens in _texts(blocks)
        if not _APART.match(fold(text)) and not _CLASS_NAME.search(fold(text))
    ]
    halves = next((hours for text, whens in told if (hours := _of_halves(text, whens))), None)
    hourly = [when for _, whens in told for when in whens]
    if halves or any(len(when.hours) > 1 and not when.hour_range for when in hourly):
        return halves
    return _hours_of(hourly[0]) if len({when.hours[0] for when in hourly}) == 1 else None


def _holds_for_all(when: When) -> bool:
    """Whether an hour has no day, or the first and the last of several: "từ ngày 10 đến 12/4, từ 19h30"."""
    one_hour = len(when.hours) == 1 or when.hour_range
    return when.role in MAIN_ROLES and (not when.days or (len(when.days) > 1 and one_hour and when.is_range))


def _of_halves(text: str, whens: list[When]) -> Hours | None:
    """From the morning's first hour to the afternoon's last, where one text tells both from hour to hour."""
    hours = [hour for when in whens if not when.days for hour in when.hours]
    folded = fold(text)
    both = "sáng" in folded and "chiều" in folded and len(hours) == _TWO_RANGES
    return (hours[0], hours[-1]) if both and hours == sorted(hours) else None


def _hours_of(when: When) -> Hours:
    return when.hours[0], when.hours[1] if when.hour_range else None


def _hours_of_classes(blocks: Blocks) -> Iterator[tuple[str, time]]:
    """ "Đợt 1, Đợt 2 khai mạc lúc 7 giờ 30, Đợt 3 lúc 13 giờ 30": each class with the hour behind it."""
    for text, whens in _texts(blocks):
        folded, begin = fold(text), 0
        for when in whens:
            if when.hours and not when.days and when.role in MAIN_ROLES:
                for name in _CLASS_NAME.finditer(folded, begin, when.span[0]):
                    yield name[0], when.hours[0]
            begin = when.span[1]


def _hours_of_days(blocks: Blocks, ground: Ground) -> Iterator[tuple[Moment, Hours]]:
    """ "Riêng ngày 27/6 … từ 8 giờ 30 đến 11 giờ 30"."""
    for line in blocks.prose:
        whens = line.whens if _APART.match(line.folded) else []
        days = [moment_of(when, ground) for when in whens if when.days]
        hourly = [when for when in whens if when.hours]
        if len(days) == 1 and days[0] and hourly:
            yield Moment(days[0].day), _hours_of(hourly[0])
