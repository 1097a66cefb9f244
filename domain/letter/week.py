"""Calendars of a week or a month: headings that tell a day, each with the rows of that day below."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from domain.letter.blocks import Blocks
from domain.letter.headings import day_of_heading
from domain.letter.labels import Topic, label_of
from domain.letter.lines import Line
from domain.letter.model import Session
from domain.letter.moment import Moment
from domain.letter.places import part_place, tidy
from domain.letter.text import fold, squeeze, trim
from domain.letter.timetable import read_timetable
from domain.letter.years import Ground

_CALENDAR = re.compile(r"lịch\s(?:\w+\s){0,3}?(?:công tác|làm việc|tuần|tháng|họp|trực|tiếp|hoạt động)")
_PERIOD = re.compile(r"(?:buổi\s)?(?:sáng|trưa|chiều|tối|cả ngày)(?!\w)[\s:,-]{0,4}")
_LATEST_HOUR = 14
"""Characters that may stand before the hour of a row: "Từ", "Lúc", "Buổi sáng"."""
_SEVERAL = 2


def read_week(blocks: Blocks, title: str, ground: Ground) -> tuple[Session, ...]:
    """A session for each row of a calendar; none where the document is not called one."""
    called = fold(f"{blocks.type_line.text if blocks.type_line else ''} {title}")
    if not _CALENDAR.search(called):
        return ()
    sessions = tuple(_rows(blocks.body, ground)) or read_timetable(blocks, ground)
    return sessions if len(sessions) >= _SEVERAL else ()


def _rows(body: tuple[Line, ...], ground: Ground) -> Iterator[Session]:
    day: date | None = None
    waiting: Session | None = None
    for line in body:
        heading = day_of_heading(line, ground)
        row = _row(line, day) if day and not heading else None
        if waiting and (heading or row):
            yield waiting
            waiting = None
        day, waiting = heading or day, row or _placed(waiting, line)
    if waiting:
        yield waiting


def _row(line: Line, day: date) -> Session | None:
    if line.cells:
        return None
    whens = [when for when in line.whens if when.hours]
    period = _PERIOD.match(line.folded)
    if whens and whens[0].span[0] <= _LATEST_HOUR and not whens[0].days:
        end = Moment(day, whens[0].hours[1]) if whens[0].hour_range else None
        return _session(line.text[whens[0].span[1] :], Moment(day, whens[0].hours[0]), end)
    if period and period.end() < len(line.text):
        return _session(line.text[period.end() :], Moment(day), None)
    return None


def _session(words: str, start: Moment, end: Moment | None) -> Session:
    what, place = part_place(words.lstrip(" :;,.–-"))
    return Session(label=trim(what) or None, starts_at=start, ends_at=end, venue=place, for_whom=None)


def _placed(session: Session | None, line: Line) -> Session | None:
    """The session with the place that a line of its own tells."""
    label = label_of(line)
    if session is None or label is None or label[0] is not Topic.VENUE or not label[2]:
        return session
    return session if session.venue else replace(session, venue=tidy(squeeze(label[2])))
