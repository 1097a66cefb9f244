"""Lines that a text editor broke at its margin, put together again."""

import re
from dataclasses import replace

from domain.letter.dateline import is_dateline
from domain.letter.dates import find_days
from domain.letter.labels import label_of
from domain.letter.lines import Line

_CLOSING = (".", ";", ":", "!", "?", "-", "–", "_", "*", "”")
_WIDEST_PAGE = 125
"""Characters of a line; where a longer one stands, paragraphs are not broken at a margin."""
_SHORTEST = 45
_DAY = re.compile(
    r"(?:(?:Buổi )?(?:Sáng|Chiều|Tối)(?: ngày)?|Thứ (?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)|Chủ [Nn]hật|Ngày"
    r"|[A-Z][a-z]{2,5}day)[ ,]{1,3}(?:ngày )?\(?\d"
)
_LONGEST_BEGIN = 32
_RAGGED = 0.8
"""How much of the widest line a broken one fills at least: the next word did not fit."""


def join_wrapped(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines with those that go on in the next one joined to it; bullets, labels and rows begin anew."""
    widest = max((_width(line) for line in lines if not line.cells), default=0)
    joined: list[Line] = []
    last_width = 0
    for line in lines:
        if joined and _goes_on(joined[-1], line, last_width, widest):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {line.text}", end=line.end)
        else:
            joined.append(line)
        last_width = _width(line)
    return tuple(joined)


def _width(line: Line) -> int:
    return line.end - line.start


def _goes_on(before: Line, line: Line, width: int, widest: int) -> bool:
    if before.cells or before.text.isupper() or before.text.endswith(_CLOSING) or _begins_anew(line):
        return False
    if width < _SHORTEST:
        return False
    if before.bullet and line.text.endswith(";"):
        return True
    full = widest <= _WIDEST_PAGE and width >= widest * _RAGGED
    return full or (line.text[:1].islower() and width < _WIDEST_PAGE)


def _begins_a_day(line: Line) -> bool:
    """Whether a line begins with a whole day of its own: "Sáng ngày 15/08/2024: …", "Saturday 15/11/2025"."""
    found = _DAY.match(line.text[:_LONGEST_BEGIN])
    return found is not None and any(day.year for day in find_days(line.text[: _LONGEST_BEGIN * 2]))


def _begins_anew(line: Line) -> bool:
    marked = bool(line.bullet or line.cells) or line.after_blank or line.text.isupper() or _begins_a_day(line)
    return marked or label_of(line) is not None or is_dateline(line)
