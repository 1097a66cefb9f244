"""The rows of a calendar below their day: who, at what hour or in which half of the day, what, where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time

from domain.letter.bodies import is_guest
from domain.letter.labels import Topic, label_of
from domain.letter.lines import Line
from domain.letter.model import Session
from domain.letter.moment import Moment
from domain.letter.placed_sittings import sites_in_brackets
from domain.letter.places import part_place, tidy
from domain.letter.text import fold, squeeze, trim
from domain.letter.when import When, find_whens

_PERIOD = re.compile(r"(?:buổi\s)?(?P<part>sáng|trưa|chiều|tối|cả ngày)(?!\w)[\s:,-]{0,4}")
_FOR_ALL = re.compile(r"(?:bắt đầu|từ|lúc|làm việc)(?!\w)")
"""What makes "Buổi sáng bắt đầu từ 8h00" the hour of all mornings and no row."""
_WHO = re.compile(
    r"(?P<who>[^:;.\d]{2,70}(?:\.[^:;.\d]{2,40})?):\s(?=(?:(?:từ|lúc|vào|buổi)\s)?(?:\d|sáng|chiều|tối))"
)
_ANOTHER = re.compile(
    r"(?<=[.;)])\s(?=(?:[-–+•*]\s?)?(?:(?:từ|lúc|vào lúc|đến)\s)?\d{1,2}\s?(?:giờ|h|g|:\d\d)(?![^\W\d_])"
    r"|(?:[-–+•*]\s?)?(?:buổi\s)?(?:sáng|chiều|tối)\s?[:,(])"
)
"""Where the next row begins in a line that tells several."""
_HALF = re.compile(r"\((?:buổi )?(?P<part>sáng|chiều|tối|ngày|cả ngày)(?!\w)[^()]*\)")
_FREE = re.compile(
    r"(?:(?:thứ [\w ]{1,5}|chủ nhật)$|nghỉ|không có lịch|trực (?:cơ quan|lãnh đạo)|lãnh đạo trực)(?!\w)"
)
_BULLETS = " -–+•*"
_LATEST_HOUR = 14
"""Characters that may stand before the hour of a row: "Từ", "Lúc", "Buổi sáng"."""


@dataclass(frozen=True)
class WeekRow:
    """A session; `part` is the part of the day by which alone its line tells when."""

    session: Session
    part: str | None = None


def rows_of_line(line: Line, day: date, hours: dict[str, time]) -> list[WeekRow]:
    """The rows that a line tells with an hour or a half of the day before each."""
    if line.cells:
        return []
    who = _WHO.match(line.folded)
    named = who is not None and is_guest(who["who"]) and label_of(line) is None
    name = line.text[: who.end("who")] if who and named else None
    rows: list[WeekRow] = []
    for text in _pieces(line.text[who.end() :] if who and named else line.text):
        row = _row(text, day, hours, name)
        if row:
            rows.append(row)
        elif not rows and name is None:
            return []
    return rows


def _pieces(text: str) -> Iterator[str]:
    begin = 0
    for found in _ANOTHER.finditer(fold(text)):
        yield text[begin : found.start()].lstrip(_BULLETS)
        begin = found.end()
    yield text[begin:].lstrip(_BULLETS)


def _row(text: str, day: date, hours: dict[str, time], who: str | None) -> WeekRow | None:
    whens = [when for when in find_whens(text) if when.hours]
    period = _PERIOD.match(fold(text))
    if whens and _leads(whens[0], text):
        end = Moment(day, whens[0].hours[1]) if whens[0].hour_range else None
        return WeekRow(_session(text[whens[0].span[1] :], Moment(day, whens[0].hours[0]), end, who))
    if period and period.end() < len(text) and not _FOR_ALL.match(fold(text), period.end()):
        start = Moment(day, hours.get(period["part"]))
        session = _session(text[period.end() :], start, None, who)
        return WeekRow(session, None if start.hour else period["part"])
    return None


def _leads(when: When, text: str) -> bool:
    """Whether a row begins with its hour."""
    return when.span[0] <= _LATEST_HOUR and not when.days


def _session(words: str, start: Moment, end: Moment | None, who: str | None) -> Session:
    what, place = part_place(words.lstrip(" :;,.–-"))
    label = trim(what) or None
    return Session(
        label=label, starts_at=start, ends_at=end, venue=place, for_whom=squeeze(who or "") or None
    )


def untimed_rows(lines: list[Line], day: date, hours: dict[str, time]) -> Iterator[WeekRow]:
    """The rows of a day that tell no hour: the bulleted lines, else all; a half of the day stands in brackets."""
    bulleted = any(line.bullet for line in lines)
    for line in lines:
        label = label_of(line)
        if line.cells or (bulleted and not line.bullet) or label or _FREE.match(line.folded):
            continue
        half = _HALF.search(line.folded)
        start = Moment(day, hours.get(half["part"]) if half else None)
        places = sites_in_brackets(line.text)
        for name, place in places:
            yield WeekRow(Session(label=name, starts_at=start, ends_at=None, venue=place, for_whom=None))
        if not places:
            yield WeekRow(_session(line.text, start, None, None))


def placed(row: WeekRow | None, line: Line) -> WeekRow | None:
    """The row with the place that a line of its own tells."""
    label = label_of(line)
    if row is None or label is None or label[0] is not Topic.VENUE or not label[2] or row.session.venue:
        return row
    return replace(row, session=replace(row.session, venue=tidy(squeeze(label[2]))))
