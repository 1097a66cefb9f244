"""Calendars of a week or a month: headings that tell a day, each with the rows of that day below."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time

from domain.letter.blocks import Blocks
from domain.letter.headings import day_of_heading
from domain.letter.labels import Topic, label_of
from domain.letter.lines import Line
from domain.letter.model import Session
from domain.letter.moment import Moment
from domain.letter.places import part_place, tidy
from domain.letter.shared_hours import hours_of_parts
from domain.letter.text import fold, squeeze, trim
from domain.letter.timetable import read_timetable
from domain.letter.years import Ground

_CALENDAR = re.compile(r"lịch\s(?:\w+\s){0,3}?(?:công tác|làm việc|tuần|tháng|họp|trực|tiếp|hoạt động)")
_PERIOD = re.compile(r"(?:buổi\s)?(?P<part>sáng|trưa|chiều|tối|cả ngày)(?!\w)[\s:,-]{0,4}")
_FOR_ALL = re.compile(r"(?:bắt đầu|từ|lúc|làm việc)(?!\w)")
"""What makes "Buổi sáng bắt đầu từ 8h00" the hour of all mornings and no row."""
_LATEST_HOUR = 14
"""Characters that may stand before the hour of a row: "Từ", "Lúc", "Buổi sáng"."""
_NOON = 12
_SEVERAL = 2


def read_week(blocks: Blocks, title: str, ground: Ground) -> tuple[Session, ...]:
    """A session for each row of a calendar; none where the document is not called one."""
    called = fold(f"{blocks.type_line.text if blocks.type_line else ''} {title}")
    if not _CALENDAR.search(called):
        return ()
    sessions = tuple(_rows(blocks, ground)) or read_timetable(blocks, ground)
    return sessions if len(sessions) >= _SEVERAL else ()


@dataclass(frozen=True)
class _Row:
    """A session; `part` is the part of the day by which alone its line tells when."""

    session: Session
    part: str | None = None


def _rows(blocks: Blocks, ground: Ground) -> Iterator[Session]:
    day: date | None = None
    waiting: _Row | None = None
    hours = hours_of_parts(blocks)
    for line in blocks.body:
        heading = day_of_heading(line, ground)
        row = _row(line, day, hours) if day and not heading else None
        if waiting and (heading or row):
            if not (row and _heads(waiting, row)):
                yield waiting.session
            waiting = None
        day, waiting = heading or day, row or _placed(waiting, line)
    if waiting:
        yield waiting.session


def _heads(waiting: _Row, row: _Row) -> bool:
    """Whether "* SÁNG: Chủ tịch" only stands above the first hour of its half of the day."""
    below = row.session.starts_at
    if waiting.part is None or waiting.session.venue or below is None or below.hour is None:
        return False
    return waiting.part == ("chiều" if below.hour.hour >= _NOON else "sáng")


def _row(line: Line, day: date, hours: dict[str, time]) -> _Row | None:
    if line.cells:
        return None
    whens = [when for when in line.whens if when.hours]
    period = _PERIOD.match(line.folded)
    if whens and whens[0].span[0] <= _LATEST_HOUR and not whens[0].days:
        end = Moment(day, whens[0].hours[1]) if whens[0].hour_range else None
        return _Row(_session(line.text[whens[0].span[1] :], Moment(day, whens[0].hours[0]), end))
    if period and period.end() < len(line.text) and not _FOR_ALL.match(line.folded, period.end()):
        start = Moment(day, hours.get(period["part"]))
        return _Row(_session(line.text[period.end() :], start, None), None if start.hour else period["part"])
    return None


def _session(words: str, start: Moment, end: Moment | None) -> Session:
    what, place = part_place(words.lstrip(" :;,.–-"))
    return Session(label=trim(what) or None, starts_at=start, ends_at=end, venue=place, for_whom=None)


def _placed(row: _Row | None, line: Line) -> _Row | None:
    """The row with the place that a line of its own tells."""
    label = label_of(line)
    if row is None or label is None or label[0] is not Topic.VENUE or not label[2] or row.session.venue:
        return row
    return replace(row, session=replace(row.session, venue=tidy(squeeze(label[2]))))
