"""Lines that were broken by the width of the page, put together again to paragraphs."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.documents.columns import plain
from bot.documents.page import Line

_MARKED = re.compile(
    r"[-–—+•·*▪►●○◦\uf0b7\uf02d](?:\s|(?=[^\W\d_]))|\d{1,2}(?:\.\d{1,2}){0,2}[.)/](?:\s|$)|\(\d{1,2}\)|[a-zđ][).]\s"
    r"|[IVX]{1,4}[./)]\s|(?:Số|V/v|Về việc|Kính gửi|Nơi nhận|Lưu ý|Ghi chú)\b"
)
_WRAPPED_DASH = re.compile(r"[-–—]\s+[^\W\d_]")
_END = re.compile(r"(?:\./\.?|[.;:!?])[\"”’)]*$")
_HYPHEN = "\xad"
_PARTED = (_HYPHEN, "\u2010")
"""What only the breaking of a word puts at the end of a line."""
_PLAIN_HYPHEN = re.compile(r"[a-z]{2,}[-‐]$")
_BLANK_LINE = 2.3
"""In heights of a line, from the middle of one to the middle of the next."""
_LONGEST_WORD = 8
_SLACK = 0.4
"""In heights of a line: a space, and how much a ragged margin may hide of the measure."""
_INDENT = 0.5
Measure = tuple[float, float]


def paragraphs(lines: Sequence[Line], *, within: Measure | None = None) -> list[str]:
    """The text of each paragraph. Headings, bullets, numbered lines and names below each other stay lines.

    `within` is where lines of the letter begin and end; without it the lines are a column of its head or tail.
    """
    if not lines:
        return []
    width = _Width(within or measure_of(lines), in_column=within is None)
    texts = [lines[0].text]
    first = lines[0]
    for line, below in pairwise(lines):
        if width.goes_on(first, line, below):
            texts[-1] = _joined(texts[-1], below.text)
        else:
            texts.append(below.text)
            first = below
    return [text.replace(_HYPHEN, "") for text in texts]


def measure_of(lines: Sequence[Line]) -> Measure:
    """Where lines begin and end, but for a few that stick out on the right; for at least one line."""
    boxes = [line.box for line in lines]
    return min(box.left for box in boxes), sorted(box.right for box in boxes)[-1 - len(boxes) // 50]


class _Width:
    """The measure that the lines were broken to."""

    def __init__(self, measure: Measure, *, in_column: bool) -> None:
        self._left, self._right = measure
        self._in_column = in_column

    def goes_on(self, first: Line, line: Line, below: Line) -> bool:
        """Whether `line`, of the paragraph that begins with `first`, was broken and goes on in `below`."""
        if self._is_motto(line, below) or line.text.endswith(_PARTED):
            return True
        if self._parted_by_case(line, below) or self._parted_by_place(first, line, below):
            return False
        return self._was_full(line, below) and not _begins(line, below)

    def _is_motto(self, line: Line, below: Line) -> bool:
        return plain(line.text).startswith("CONG H") and plain(below.text) in ("VIET NAM", "NAM")

    def _parted_by_case(self, line: Line, below: Line) -> bool:
        if self._in_column and (line.text.isupper() or below.text.isupper()):
            return True
        return line.text.isupper() and not below.text.isupper()

    def _parted_by_place(self, first: Line, line: Line, below: Line) -> bool:
        """A blank line, or a line that begins farther to the right as first lines do."""
        step = below.box.middle - line.box.middle
        if line.text.endswith("./.") or step > _BLANK_LINE * max(line.box.height, below.box.height):
            return True
        if self._in_column or self._is_centered(below) or self._hangs(first, below):
            return False
        indent = _INDENT * line.box.height
        same = abs(below.box.left - line.box.left) < indent
        indented = line is first and line.box.left > self._left + indent
        return below.box.left > line.box.left + indent or bool(same and indented and _END.search(line.text))

    def _hangs(self, first: Line, below: Line) -> bool:
        """Whether a line stands below the words of a bullet, not below the bullet."""
        if not _MARKED.match(first.text + " ") or len(first.words) < 2:
            return False
        return abs(first.words[1].box.left - below.box.left) < _INDENT * below.box.height

    def _is_centered(self, line: Line) -> bool:
        left, right = line.box.left - self._left, self._right - line.box.right
        return abs(left - right) < line.box.height < min(left, right)

    def _was_full(self, line: Line, below: Line) -> bool:
        """Whether the next word had no room left."""
        word = min(below.words[0].box.width, _LONGEST_WORD * below.box.height) + _SLACK * line.box.height
        if self._is_centered(line):
            return line.box.width + word > self._right - self._left
        return line.box.right + word > self._right


def _begins(line: Line, below: Line) -> bool:
    """Whether a line has the mark of a new one; a dash between words may stand at the break too."""
    if not _MARKED.match(below.text + " "):
        return False
    wrapped = _WRAPPED_DASH.match(below.text)
    return not (wrapped and below.text[wrapped.end() - 1].islower() and not _END.search(line.text))


def _joined(text: str, below: str) -> str:
    """Put together; a hyphen that only parted a word at the break goes (Vietnamese syllables are never parted)."""
    if text.endswith(_HYPHEN):
        return text[:-1] + below
    if _PLAIN_HYPHEN.search(text) and below[:2].isascii() and below[:2].islower() and below[:2].isalpha():
        return text[:-1] + below
    return f"{text}{below}" if re.search(r"\w[-‐]$", text) else f"{text} {below}"
