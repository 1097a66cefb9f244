"""A page as words with places, and the lines that they stand in. All lengths are points.

Places are counted from the upper left corner of the page, downwards and to the right.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

_SAME_LINE = 0.5
"""How far, in heights of a word, the middles of two words of one line may be apart."""

THIN = 3.0
"""A ruled line is no thicker."""
Gap = tuple[float, float]
"""Where white space between two columns begins and ends, from left to right."""
_WIDE = 0.9
"""In heights of a line: a gap that is no space between two words."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2

    @property
    def center(self) -> float:
        """Half way across."""
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, other: "Box") -> bool:
        """Whether the center of `other` stands inside."""
        return self.left <= other.center <= self.right and self.top <= other.middle <= self.bottom

    def turned(self, quarters: int, width: float, height: float) -> "Box":
        """Where it stands after the sheet of this width and height was turned clockwise by quarters of a circle."""
        if quarters == 0:
            return self
        turned = Box(height - self.bottom, self.left, height - self.top, self.right)
        return turned.turned(quarters - 1, height, width)


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a space between them; `box` reaches as high and as low as the line does."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Line:
    """Words beside each other, from left to right; never empty."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def box(self) -> Box:
        return around(word.box for word in self.words)


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page: words in any order, and the ruled lines, each a very thin box."""

    width: float
    height: float
    words: tuple[Word, ...]
    rulings: tuple[Box, ...] = field(default=())


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around at least one."""
    each = tuple(boxes)
    return Box(
        min(box.left for box in each),
        min(box.top for box in each),
        max(box.right for box in each),
        max(box.bottom for box in each),
    )


def lines_of(words: Sequence[Word]) -> list[Line]:
    """The words as lines across the whole width, from the top down."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: each.box.middle):
        if rows and _beside(rows[-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Line(tuple(sorted(row, key=lambda each: each.box.left))) for row in rows]


def runs_of(line: Line) -> list[Line]:
    """What stands together on a line: the words between two wide gaps."""
    wide = _WIDE * line.box.height
    runs = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.box.left - before.box.right < wide:
            runs[-1].append(word)
        else:
            runs.append([word])
    return [Line(tuple(run)) for run in runs]


def narrowed(gap: Gap, words: Iterable[Word]) -> Gap:
    """What is left of a gap beside the words of a line: no width at all where a word stands across it."""
    left, right = gap
    middle = (left + right) / 2
    for word in words:
        if word.box.center < middle:
            left = max(left, word.box.right)
        else:
            right = min(right, word.box.left)
    return left, right


def _beside(row: list[Word], word: Word) -> bool:
    """Raised and lowered signs are small: the taller of two words tells what one line is."""
    last = row[-1].box
    return word.box.middle - last.middle < _SAME_LINE * max(last.height, word.box.height)
