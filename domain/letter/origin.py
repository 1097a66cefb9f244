"""Where and when a letter was issued."""

import re
from datetime import date

from domain.letter.blocks import Blocks
from domain.letter.dateline import is_dated_kind, is_dateline, is_only_a_date, place_of
from domain.letter.dates import find_days
from domain.letter.lines import Line
from domain.letter.model import Field
from domain.letter.number import read_day_of_notice

_LAST_LINES = 12
_COPIED = re.compile(
    r"(?:công văn|thông báo|giấy mời|kế hoạch|công điện)\ssố\s?:?\s?\d\S{0,40},?\sngày\s(?P<day>[^a-zđ]{0,4}.{6,34}?)"
    r"\s(?:về việc|v/v)\s"
)
_REPORTED = re.compile(
    r"(?:\([^()]{1,20}\)[\s–-]{0,3})?(?P<day>ngày \d{1,2}[/.-]\d{1,2}),\s[^.;:]{3,120}?\s(?:ra|ban hành|có|ký"
    r"|phát hành)"
    r"\s(?:thông báo|công văn|kế hoạch|giấy mời|văn bản)\s(?:số\s)?\d"
)
_BARE_DAY = re.compile(r"[\d\s/.-]+$")
"""A day in figures alone is the page's, not the letter's."""
_FIRST_LINES = 8
_INSIDE = re.compile(
    r"(?:[-_|]|[Pp]húc)\s{1,3}(?P<place>[A-ZĐ][^\W\d_]*(?:\s[A-ZĐ][^\W\d_]*){0,3}),\s?"
    r"(?P<day>ngày\s?\d{1,2}\s?tháng\s?\d{1,2}\s?năm\s?\d{4})"
)


def read_issue_date(blocks: Blocks) -> Field[date] | None:
    """The day in the line "Vĩnh Long, ngày 18 tháng 02 năm 2022", else the one beside the notice's number below;
    stamps of a web page are none."""
    line = _dateline(blocks)
    days = [day for day in find_days(line.text) if day.year is not None] if line else []
    day = days[0].in_year(days[0].year or 0) if days else None
    if line and day:
        told = None if is_dateline(line) else read_day_of_notice(blocks)
        return told or Field(value=day, span=(line.start, line.end))
    flattened = _in_flattened_head(blocks)
    days = list(find_days(flattened[1]["day"])) if flattened else []
    day = days[0].in_year(days[0].year or 0) if days else None
    if flattened and day:
        return Field(value=day, span=(flattened[0].start, flattened[0].end), sure=0.8)
    return read_day_of_notice(blocks) or _day_of_copy(blocks) or _day_of_report(blocks)


def _day_of_report(blocks: Blocks) -> Field[date] | None:
    """The day of "Ngày 29-11, Thường trực HĐND ra Thông báo số 52", in the only year that the page tells."""
    for line in blocks.body[:_FIRST_LINES]:
        found = _REPORTED.match(line.folded)
        days = list(find_days(line.text[: found.end("day")])) if found else []
        if days and days[0].year is None:
            told = (
                day.year for each in (*blocks.head, *blocks.body) for day in find_days(each.text) if day.year
            )
            years = set(told)
            day = days[0].in_year(years.pop()) if len(years) == 1 else None
            return Field(value=day, span=(line.start, line.end), sure=0.7) if day else None
    return None


def _day_of_copy(blocks: Blocks) -> Field[date] | None:
    """The day in the line by which a portal names a letter: "Công văn số 5/BVH ngày 2 tháng 7 năm 2013 Về việc …"."""
    for line in blocks.body[:_FIRST_LINES]:
        found = _COPIED.match(line.folded)
        days = [day for day in find_days(line.text[: found.end()]) if day.year is not None] if found else []
        day = days[-1].in_year(days[-1].year or 0) if days else None
        if day:
            return Field(value=day, span=(line.start, line.end), sure=0.8)
    return None


def read_place(blocks: Blocks) -> Field[str] | None:
    """The place before the day of issue."""
    line = _dateline(blocks)
    place = place_of(line) if line else None
    if line and place:
        return Field(value=place, span=(line.start, line.end))
    flattened = _in_flattened_head(blocks)
    return (
        Field(value=flattened[1]["place"], span=(flattened[0].start, flattened[0].end)) if flattened else None
    )


def _in_flattened_head(blocks: Blocks) -> tuple[Line, re.Match[str]] | None:
    """ "… Hạnh phúc ------ Hưng Yên, ngày 7 tháng 02 năm 2018 |": place and day of a head on one line."""
    for line in (*blocks.head, *blocks.body[:_FIRST_LINES]):
        found = _INSIDE.search(line.text)
        if found:
            return line, found
    return None


def _dateline(blocks: Blocks) -> Line | None:
    for line in (*blocks.head, *blocks.body[:6], *blocks.body[-_LAST_LINES:], *blocks.tail):
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
    written = (
        line for line in blocks.head if line.folded.startswith("ngày") or not _BARE_DAY.match(line.text)
    )
    alone = (line for line in (*written, *signed) if is_only_a_date(line.text))
    return next(alone, None) or next(kind, None)
