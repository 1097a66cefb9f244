"""What stands on pages beside the letter: page numbers, and lines that a browser prints on each page."""

import re
from collections import Counter
from collections.abc import Sequence

from bot.documents.page import Line

_NUMBER = re.compile(
    r"[-–—~(|\s]{0,3}(?:trang|page)?\s?(\d{1,3})(?:\s?[/|]\s?\d{1,3})?[-–—~)|\s]{0,3}", re.IGNORECASE
)
_PRINTED = re.compile(r"(?:https?|file)://\S+.{0,12}|\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}(?: [AP]M)?\b.*")
"""A browser's own head and foot: the day and title, the address."""
_DIGITS = re.compile(r"\d+")
_MARGIN = 0.12
"""Of the height of a page, above and below."""


def without_margins(pages: Sequence[tuple[float, list[Line]]]) -> list[list[Line]]:
    """The lines of each page (height, lines from the top down) without what only numbers or repeats."""
    repeated = _repeated(pages)
    return [
        [line for at, line in enumerate(lines) if not _is_margin(at, line, len(lines), height, repeated)]
        for height, lines in pages
    ]


def _repeated(pages: Sequence[tuple[float, list[Line]]]) -> set[str]:
    """First and last lines that stand on every page, but for their digits."""
    ends = Counter(shape for _, lines in pages if lines for shape in {_shape(lines[0]), _shape(lines[-1])})
    return {shape for shape, count in ends.items() if count == len(pages) > 1}


def _shape(line: Line) -> str:
    return _DIGITS.sub("0", line.text)


def _is_margin(at: int, line: Line, count: int, height: float, repeated: set[str]) -> bool:
    above = at == 0 and line.box.bottom < height * _MARGIN
    below = at == count - 1 and line.box.top > height * (1 - _MARGIN)
    if not (above or below):
        return False
    return any(each.fullmatch(line.text) for each in (_NUMBER, _PRINTED)) or _shape(line) in repeated
