"""Lines that a text editor broke at its margin, put together again."""

from dataclasses import replace

from domain.letter.dateline import is_dateline
from domain.letter.labels import label_of
from domain.letter.lines import Line

_CLOSING = (".", ";", ":", "!", "?", "-", "–", "_", "*", "”")
_WIDEST_PAGE = 125
"""Characters of a line; where a longer one stands, paragraphs are not broken at a margin."""
_SHORTEST = 45
_RAGGED = 0.8
"""How much of the widest line a broken one fills at least: the next word did not fit."""


def join_wrapped(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines with those that go on in the next one joined to it; bullets, labels and rows begin anew."""
    widest = max((_width(line) for line in lines if not line.cells), default=0)
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and _goes_on(paragraphs[-1][-1], line, widest):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return tuple(_joined(paragraph) for paragraph in paragraphs)


def _joined(paragraph: list[Line]) -> Line:
    first, last = paragraph[0], paragraph[-1]
    if first is last:
        return first
    return replace(first, text=" ".join(line.text for line in paragraph), end=last.end)


def _width(line: Line) -> int:
    return line.end - line.start


def _goes_on(before: Line, line: Line, widest: int) -> bool:
    if before.cells or before.text.isupper() or before.text.endswith(_CLOSING) or _begins_anew(line):
        return False
    width = _width(before)
    if width < _SHORTEST:
        return False
    full = widest <= _WIDEST_PAGE and width >= widest * _RAGGED
    return full or (line.text[:1].islower() and width < _WIDEST_PAGE)


def _begins_anew(line: Line) -> bool:
    marked = bool(line.bullet or line.cells) or line.after_blank or line.text.isupper()
    return marked or label_of(line) is not None or is_dateline(line)
