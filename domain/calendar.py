"""Working time and quiet hours of an office.

Every moment is aware and every result is in UTC; the office's zone is an argument. A naive moment raises
ValueError.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from typing import Self
from zoneinfo import ZoneInfo

from domain.holidays import DAYS_OFF, MAKE_UP_DAYS

_WORKING_HOURS = ((time(7, 0), time(11, 30)), (time(13, 0), time(17, 0)))
_SATURDAY = 5
_DAY = timedelta(days=1)
_NOTHING = timedelta()
_HOURS = re.compile(r"\s*(\d{1,2}:\d\d)\s*-\s*(\d{1,2}:\d\d)\s*")


def moment_at(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """That hour of that day by the office's clocks, in UTC."""
    return datetime.combine(day, hour, zone).astimezone(UTC)


def local(moment: datetime, zone: ZoneInfo) -> datetime:
    """The moment by the office's clocks."""
    if moment.utcoffset() is None:
        raise ValueError(f"a moment needs its zone: {moment!r}")
    return moment.astimezone(zone)


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The midnight with which the day ends."""
    return moment_at(day + _DAY, time(), zone)


def is_working_day(day: date) -> bool:
    return day in MAKE_UP_DAYS or (day.weekday() < _SATURDAY and day not in DAYS_OFF)


def last_working_day_before(day: date) -> date:
    before = day - _DAY
    return before if is_working_day(before) else last_working_day_before(before)


def is_working_moment(moment: datetime, zone: ZoneInfo) -> bool:
    now = local(moment, zone)
    return is_working_day(now.date()) and any(begin <= now.time() < end for begin, end in _WORKING_HOURS)


def working_time_between(begin: datetime, end: datetime, zone: ZoneInfo) -> timedelta:
    """How much of the time from `begin` to `end` is working time; nothing when `end` comes first."""
    local(end, zone)
    spells = takewhile(lambda spell: spell[0] < end, _working_spells(begin, zone))
    return sum((min(until, end) - since for since, until in spells), _NOTHING)


def add_working_time(begin: datetime, span: timedelta, zone: ZoneInfo) -> datetime:
    """The first moment at which `span` of working time has gone by since `begin`.

    A negative span raises ValueError.
    """
    if span < _NOTHING:
        raise ValueError(f"working time runs forward only: {span}")
    for since, until in _working_spells(begin, zone):
        if span <= until - since:
            return since + span
        span -= until - since
    raise AssertionError("working days never end")


def half_of_working_time(begin: datetime, end: datetime, zone: ZoneInfo) -> datetime | None:
    """The moment at which half of the working time between both has gone by; None when there is none."""
    span = working_time_between(begin, end, zone)
    return add_working_time(begin, span / 2, zone) if span else None


def _working_spells(since: datetime, zone: ZoneInfo) -> Iterator[tuple[datetime, datetime]]:
    """Unbroken stretches of working time from `since` on, without end."""
    day = local(since, zone).date()
    while True:
        if is_working_day(day):
            for begin, end in _WORKING_HOURS:
                spell = (max(moment_at(day, begin, zone), since.astimezone(UTC)), moment_at(day, end, zone))
                if spell[0] < spell[1]:
                    yield spell
        day += _DAY


@dataclass(frozen=True)
class QuietHours:
    """Hours of the day in which nobody's phone is to ring, from `begins` up to, not including, `ends`.

    They may run over midnight. Equal hours mean no quiet at all.
    """

    begins: time
    ends: time

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "21:00-06:00"; ValueError for anything else."""
        found = _HOURS.fullmatch(text)
        if not found:
            raise ValueError(f"quiet hours are written HH:MM-HH:MM, not {text!r}")
        begins, ends = (time.fromisoformat(hour.zfill(5)) for hour in found.groups())
        return cls(begins, ends)

    def covers(self, moment: datetime, zone: ZoneInfo) -> bool:
        hour = local(moment, zone).time()
        if self.begins <= self.ends:
            return self.begins <= hour < self.ends
        return hour >= self.begins or hour < self.ends

    def next_allowed(self, moment: datetime, zone: ZoneInfo) -> datetime:
        """The first moment, not before this one, on a working day and outside the quiet hours."""
        day = local(moment, zone).date()
        if not is_working_day(day):
            return self.next_allowed(end_of_day(day, zone), zone)
        if not self.covers(moment, zone):
            return moment.astimezone(UTC)
        wakes = moment_at(day, self.ends, zone)
        return self.next_allowed(wakes if wakes > moment else moment_at(day + _DAY, self.ends, zone), zone)
