"""Rows that a page's flattened table tells in a line each: "2 Cơ khí 207 Chiều 16/12/2023", "5 Kinh tế 161 Chiều"."""

import re
from collections.abc import Iterator
from datetime import date, time
from itertools import islice

from domain.letter.blocks import Blocks
from domain.letter.hours import find_hours
from domain.letter.labels import label_of
from domain.letter.lines import Line
from domain.letter.model import Session
from domain.letter.moment import Moment
from domain.letter.shared_hours import hours_of_parts
from domain.letter.text import squeeze
from domain.letter.told_days import moment_of
from domain.letter.when import find_whens
from domain.letter.years import Ground

_ROW = re.compile(
    r"(?:\d{1,3}\s)?(?P<name>[^\d:;.][^;]{2,90}?[^:;\s])(?:\s\d{1,4})?\s(?:buổi )?(?P<part>sáng|chiều|tối)"
    r"(?:[\s,]{1,3}(?P<day>(?:thứ \w+,? )?(?:ngày )?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?))?$"
)
_COLUMNS = re.compile(r"(?:buổi )?sáng\s{1,4}(?:buổi )?chiều(?!\w)")
_CLOCK = r"\d{1,2}\s?(?:h|g|giờ|:)\s?\d{0,2}"
_SPAN = re.compile(rf"{_CLOCK}(?:\s?(?:-|–|đến)\s?{_CLOCK})?")
_RECEPTION = re.compile(r"đón|điểm danh|tập trung|tập dợt|đăng ký|ổn định|nhận")
_SEVERAL = 2
_FEW = 5


def read_half_days(blocks: Blocks, ground: Ground) -> tuple[Session, ...]:
    """A session for each row with a half of a day; a row without its day has that of the row above."""
    rows = tuple(_rows(blocks, ground))
    return rows if len({row.starts_at for row in rows} | {row.label for row in rows}) > _SEVERAL else ()


def _rows(blocks: Blocks, ground: Ground) -> Iterator[Session]:
    hours = _hours_of_columns(blocks) or {part: (hour, None) for part, hour in hours_of_parts(blocks).items()}
    day: date | None = None
    for line in blocks.body:
        found = None if line.cells or label_of(line) else _ROW.match(line.folded)
        if found is None:
            continue
        day = _day(line, found, ground) if found["day"] else day
        if day:
            name = squeeze(line.text[slice(*found.span("name"))])
            hour, end = hours.get(found["part"], (None, None))
            yield Session(
                label=name,
                starts_at=Moment(day, hour),
                ends_at=Moment(day, end) if end else None,
                venue=None,
                for_whom=name,
            )


def _day(line: Line, found: re.Match[str], ground: Ground) -> date | None:
    whens = find_whens(line.text[slice(*found.span("day"))])
    told = moment_of(whens[0], ground) if whens else None
    return told.day if told else None


def _hours_of_columns(blocks: Blocks) -> dict[str, tuple[time, time | None]]:
    """The hours below "Buổi sáng Buổi chiều", of the first row that is no reception."""
    lines = iter(blocks.body)
    if not any(_COLUMNS.match(line.folded) for line in lines if not line.cells):
        return {}
    for line in islice(lines, _FEW):
        spans = [found for found in _SPAN.finditer(line.folded) if any(find_hours(found[0]))]
        if len(spans) == _SEVERAL and not _RECEPTION.search(line.folded):
            return dict(zip(("sáng", "chiều"), map(_of_span, spans), strict=True))
    return {}


def _of_span(found: re.Match[str]) -> tuple[time, time | None]:
    told = [hour.value for hour in find_hours(found[0])]
    return told[0], told[1] if len(told) > 1 else None
