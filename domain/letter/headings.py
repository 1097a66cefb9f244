"""Lines that tell a day and nothing else: "THỨ HAI (02/3)", "Ngày thứ nhất (28/9/2017)"."""

import re
from collections.abc import Iterator
from datetime import date

from domain.letter.lines import Line
from domain.letter.text import fold
from domain.letter.told_days import moment_of
from domain.letter.years import Ground

_REST = re.compile(r"[\s\d:.,;()|*–-]|thứ (?:nhất|hai|ba|tư|năm)|đầu tiên|ngày|buổi|sáng|chiều|cả|năm|tháng")
_LONGEST = 60
_MAIN_DAY = re.compile(
    r"ngày (?:chính(?: lễ| hội| thức)?|lễ|hội|khai mạc|tổ chức|diễn ra)(?: [^\W\d]{1,10}){0,6}$"
)
"""A heading that tells the meeting's own day by its name: "Ngày Lễ tốt nghiệp"."""
_PAGE_LINES = 3
_LONGEST_REHEARSAL = 7
_ORDINALS = {"nhất": 1, "đầu": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5}
_NTH = re.compile(
    rf"ngày (?:thứ |làm việc thứ )?(?:(?P<word>{'|'.join(_ORDINALS)})(?: tiên)?|(?P<number>[1-5]))(?=\s?[:.(,–-]|$)"
)


def day_of_heading(line: Line, ground: Ground) -> date | None:
    """The day of such a line, else None."""
    if line.cells or len(line.text) > _LONGEST:
        return None
    whens = line.whens
    if len(whens) != 1 or whens[0].hours or len(whens[0].days) != 1:
        return None
    start, end = whens[0].span
    if _REST.sub("", fold(f"{line.text[:start]} {line.text[end:]}")):
        return None
    told = moment_of(whens[0], ground)
    return told.day if told else None


def number_of_day(line: Line) -> int | None:
    """The 2 of "Ngày thứ hai: …", where the line tells no day of the calendar."""
    found = _NTH.match(line.folded)
    if found is None or any(when.days for when in line.whens):
        return None
    return int(found["number"]) if found["number"] else _ORDINALS[found["word"]]


def days_of_programme(
    lines: tuple[Line, ...], day: date | None, ground: Ground
) -> Iterator[tuple[Line, date | None]]:
    """The lines with their days, without the headings that tell them; `day` is that of the meeting.

    An earlier day is that of a rehearsal where it has a bullet or a weekday; else it was written on the page.
    """
    of_line = day
    for at, line in enumerate(lines):
        heading = day_of_heading(line, ground) if day else None
        if day and _MAIN_DAY.match(line.folded) and not line.whens:
            of_line = day
        elif heading is None or day is None or (heading < day and not _is_rehearsal(line, heading, day, at)):
            yield line, of_line
        else:
            of_line = heading


def _is_rehearsal(line: Line, heading: date, day: date, at: int) -> bool:
    named = bool(line.bullet) or any(when.weekday is not None for when in line.whens)
    return named and at >= _PAGE_LINES and (day - heading).days <= _LONGEST_REHEARSAL
