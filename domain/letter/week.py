"""Calendars of a week or a month: headings that tell a day, each with the rows of that day below."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

from domain.letter.blocks import Blocks
from domain.letter.headings import day_of_heading
from domain.letter.lines import Line
from domain.letter.model import Session
from domain.letter.shared_hours import hours_of_parts, with_shared_hours
from domain.letter.text import fold
from domain.letter.timetable import read_timetable
from domain.letter.told_days import moment_of
from domain.letter.week_rows import WeekRow, placed, rows_of_line, untimed_rows
from domain.letter.when import find_whens
from domain.letter.years import Ground

_CALENDAR = re.compile(r"lịch\s(?:\w+\s){0,3}?(?:công tác|làm việc|tuần|tháng|họp|trực|tiếp|hoạt động)")
_INLINE = re.compile(
    r"(?P<day>(?:(?:thứ \w+|chủ nhật)[\s,(:–-]{0,4})?(?:ngày )?\d{1,2}\s?[/.-]\s?\d{1,2}(?:[/.-]\d{4})?)"
    r"(?:\s?\((?:thứ \w+|chủ nhật|cn|t[2-7])\))?\)?\s?[:;.–-]\s?(?=\S)"
)
_FOR_ALL = re.compile(
    r"(?:thời gian|địa điểm|ghi chú|lưu ý|giờ|lịch này|lịch có thể|các buổi"
    r"|buổi (?:sáng|chiều) bắt đầu)(?!\w)"
)
"""How a sentence begins that tells something of all days and is no row."""
_NOON = 12
_SEVERAL = 2


def read_week(blocks: Blocks, title: str, ground: Ground) -> tuple[Session, ...]:
    """A session for each row of a calendar; none where the document is neither called one nor laid out as one."""
    called = fold(f"{blocks.type_line.text if blocks.type_line else ''} {title}")
    if not _CALENDAR.search(called):
        return _of_leaders(blocks, ground)
    sessions = tuple(_rows(blocks, ground)) or read_timetable(blocks, ground)
    return with_shared_hours(sessions, blocks, ground) if len(sessions) >= _SEVERAL else ()


def _of_leaders(blocks: Blocks, ground: Ground) -> tuple[Session, ...]:
    """The rows of a calendar without a title, where each day has rows that name a leader first."""
    sessions = tuple(_rows(blocks, ground, untimed=False))
    named = {session.starts_at.day for session in sessions if session.for_whom and session.starts_at}
    return sessions if len(named) >= _SEVERAL else ()


def _rows(blocks: Blocks, ground: Ground, *, untimed: bool = True) -> Iterator[Session]:
    hours = hours_of_parts(blocks)
    for day, lines in _days(blocks, ground):
        timed = list(_timed(lines, day, hours))
        rows = timed or (list(untimed_rows(_rows_alone(lines), day, hours)) if untimed else [])
        yield from (row.session for row in rows)


def _rows_alone(lines: list[Line]) -> list[Line]:
    """The lines of a day without the label-like sentences that hold for all days."""
    return [line for line in lines if not _FOR_ALL.match(line.folded)]


def _days(blocks: Blocks, ground: Ground) -> Iterator[tuple[date, list[Line]]]:
    """Each day with the lines below its heading."""
    day: date | None = None
    lines: list[Line] = []
    for line in blocks.body:
        heading, rest = _heading(line, ground)
        if heading and day:
            yield day, lines
        if heading:
            day, lines = heading, [rest] if rest else []
        else:
            lines.append(line)
    if day:
        yield day, lines


def _heading(line: Line, ground: Ground) -> tuple[date | None, Line | None]:
    """The day that a line tells, and what follows it there: "Thứ Hai (12/8): - Sáng: 7h30: …"."""
    heading = day_of_heading(line, ground)
    found = None if heading or line.cells else _INLINE.match(line.folded)
    told = find_whens(line.text[: found.end("day")]) if found else []
    start = moment_of(told[0], ground) if told else None
    if found is None or start is None:
        return heading, None
    return start.day, replace(line, text=line.text[found.end() :], bullet="")


def _timed(lines: list[Line], day: date, hours: dict[str, time]) -> Iterator[WeekRow]:
    waiting: WeekRow | None = None
    for line in lines:
        rows = rows_of_line(line, day, hours)
        if rows and waiting and not _heads(waiting, rows[0]):
            yield waiting
        yield from rows[:-1]
        waiting = rows[-1] if rows else placed(waiting, line)
    if waiting:
        yield waiting


def _heads(waiting: WeekRow, row: WeekRow) -> bool:
    """Whether "* SÁNG: Chủ tịch" only stands above the first hour of its half of the day."""
    below = row.session.starts_at
    if waiting.part is None or waiting.session.venue or below is None or below.hour is None:
        return False
    return waiting.part == ("chiều" if below.hour.hour >= _NOON else "sáng")
