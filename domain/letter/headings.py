"""Lines that tell a day and nothing else: "THỨ HAI (02/3)", "Ngày thứ nhất (28/9/2017)"."""

import re
from datetime import date

from domain.letter.lines import Line
from domain.letter.schedule import moment_of
from domain.letter.text import fold
from domain.letter.years import Ground

_REST = re.compile(r"[\s\d:.,;()|*–-]|thứ (?:nhất|hai|ba|tư|năm)|đầu tiên|ngày|buổi|sáng|chiều|cả|năm|tháng")
_LONGEST = 60
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
