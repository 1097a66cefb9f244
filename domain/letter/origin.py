"""Where and when a letter was issued."""

from datetime import date

from domain.letter.blocks import Blocks
from domain.letter.dateline import is_dated_kind, is_dateline, is_only_a_date, place_of
from domain.letter.dates import find_days
from domain.letter.lines import Line
from domain.letter.model import Field
from domain.letter.number import read_day_of_notice


def read_issue_date(blocks: Blocks) -> Field[date] | None:
    """The day in the line "Vĩnh Long, ngày 18 tháng 02 năm 2022", else the one beside the notice's number below;
    stamps of a web page are none."""
    line = _dateline(blocks)
    days = [day for day in find_days(line.text) if day.year is not None] if line else []
    day = days[0].in_year(days[0].year or 0) if days else None
    return Field(value=day, span=(line.start, line.end)) if line and day else read_day_of_notice(blocks)


def read_place(blocks: Blocks) -> Field[str] | None:
    """The place before the day of issue."""
    line = _dateline(blocks)
    place = place_of(line) if line else None
    return Field(value=place, span=(line.start, line.end)) if line and place else None


def _dateline(blocks: Blocks) -> Line | None:
    for line in (*blocks.head, *blocks.body[:6], *blocks.body[-5:], *blocks.tail):
        if is_dateline(line):
            return line
    kind = (
        line
        for line in (*blocks.head, blocks.type_line, *blocks.body[:2])
        if line and is_dated_kind(line.text)
    )
    signed = (
        line
        for line in (*blocks.body[:3], *blocks.body[-2:], *blocks.tail)
        if line.folded.startswith("ngày") and line not in blocks.days_above_rows
    )
    alone = (line for line in (*blocks.head, *signed) if is_only_a_date(line.text))
    return next(alone, None) or next(kind, None)
