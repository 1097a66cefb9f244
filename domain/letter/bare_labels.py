"""Labels that stand alone on their line, as on pages of events: "Thời gian / Time", and the value below."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from domain.letter.flattened import is_head
from domain.letter.labels import label_of
from domain.letter.lines import Line

_BARE = re.compile(
    r"(?:(?:time|when|date|venue|place|where|location)\s?[/|–-]\s?)?"
    r"(?:(?:thời gian|thời điểm|địa điểm)"
    r"(?: (?!(?:và|từ|vào|lúc|là|sẽ|được|có|tại|theo|như|không|nội|người|địa|chủ|thành|ghi)(?!\w))[^\W\d_]{2,9}){0,5}"
    r"|ngày,? giờ|giờ họp|ngày họp|nơi (?:họp|tổ chức|diễn ra|gặp|tập trung))"
    r"(?:\s?[/|(–-]\s?(?:time|when|date|venue|place|where|location)\)?)?$"
)
_LONGEST_VALUE = 200


def with_values(lines: tuple[Line, ...]) -> Iterator[Line]:
    """The lines, each bare label joined with its value below; above a list of values it gets its colon."""
    joined = False
    for line, below, next_below in zip_longest(lines, lines[1:], lines[2:]):
        if joined:
            joined = False
        elif below is None or not _is_bare(line) or not _is_value(below):
            yield line
        elif below.bullet and next_below and next_below.bullet == below.bullet:
            yield replace(line, text=f"{line.text}:")
        else:
            joined = True
            yield replace(line, text=f"{line.text}: {below.text}", end=below.end)


def _is_bare(line: Line) -> bool:
    return not line.cells and not line.bullet and _BARE.match(line.folded) is not None


def _is_value(line: Line) -> bool:
    other = _is_bare(line) or is_head(line.text) or label_of(line) is not None
    return not line.cells and len(line.text) <= _LONGEST_VALUE and not other
