"""Lines that tell a day and nothing else: "THỨ HAI (02/3)", "Ngày thứ nhất (28/9/2017)"."""

import re
from datetime import date

from domain.letter.lines import Line
from domain.letter.schedule import moment_of
from domain.letter.text import fold
from domain.letter.years import Ground

_REST = re.compile(r"[\s\d:.,;()|*–-]|thứ (?:nhất|hai|ba|tư|năm)|đầu tiên|ngày|buổi|sáng|chiều|cả|năm|tháng")
_LONGEST = 60


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
