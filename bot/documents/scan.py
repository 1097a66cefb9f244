"""A page from the words that Tesseract finds in its picture.

Columns of its TSV output: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from bot.documents.page import Box, Page, Word
from bot.documents.picture_size import size_of
from bot.documents.tesseract import Run, can_turn

_LINE, _WORD = "4", "5"
_POINTS_AN_INCH = 72
_LEAST_DPI = 70
_PAPER_WIDTH = 595.0
"""Of A4, in points: what a picture without a scale is taken for."""
_LEAST_CONFIDENCE = 20.0
"""Below it, "words" are specks, frames and stamps."""
_UPRIGHT = 75.0
"""Measured: the mean of pages upright is above 80 even where they are coarse, of pages head down or on their side
about 50. To find out how each page lies would cost a quarter of the time."""
_FRAME = " |¦[]"
"""What upright lines of a table are taken for."""


@dataclass(frozen=True, slots=True)
class Recognized:
    """A word and how sure its letters are, 0 to 100."""

    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Scan:
    """A page that was recognized. `faint` are words that are hardly any; a stamp may be among them."""

    page: Page
    faint: tuple[Word, ...]
    words: tuple[Recognized, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A word where it lies in the picture, and its line."""

    text: str
    box: Box
    line: Box
    confidence: float


class Recognition:
    """A page that is being recognized, by a program of its own."""

    def __init__(self, picture: bytes, scale: float | None = None) -> None:
        """Begin with a PNG, JPEG or PNM picture; `scale` is in pixels a point.

        Raises DomainError `file_needs_ocr`, `file_unpacks_too_large` or `file_broken`.
        """
        self._picture = picture
        self._width, self._height = size_of(picture)
        self._scale = scale or self._width / _PAPER_WIDTH
        self._dpi = max(_LEAST_DPI, round(self._scale * _POINTS_AN_INCH))
        self._run = Run(picture, self._dpi)

    def scan(self, *, until: float) -> Scan:
        """Wait for the page; raises Late at that moment of the monotonic clock."""
        found = list(_words(self._run.tsv(until=until), self._scale))
        if _sureness(found) < _UPRIGHT and can_turn():
            self._run = Run(self._picture, self._dpi, turning=True)
            found = max(found, list(_words(self._run.tsv(until=until), self._scale)), key=_sureness)
        return _scan(found, self._width / self._scale, self._height / self._scale)

    @property
    def is_over(self) -> bool:
        """Whether its program is no more."""
        return self._run.is_over

    def end(self) -> None:
        self._run.end()


def _words(tsv: str, scale: float) -> Iterator[_Found]:
    line = Box(0, 0, 0, 0)
    for row in tsv.splitlines()[1:]:
        level, *_, left, top, width, height, confidence, text = row.split("\t")
        x, y = int(left) / scale, int(top) / scale
        box = Box(x, y, x + int(width) / scale, y + int(height) / scale)
        if level == _LINE:
            line = box
        elif level == _WORD and text.strip(_FRAME):
            yield _Found(text.strip(_FRAME), box, line, float(confidence))


def _sureness(found: Sequence[_Found]) -> float:
    return fmean(each.confidence for each in found) if found else 0.0


def _scan(found: Sequence[_Found], width: float, height: float) -> Scan:
    """The page as it is to be looked at, each word as high as its line."""
    sure = [each for each in found if each.confidence >= _LEAST_CONFIDENCE]
    quarters = _quarters(sure)
    upright = {each: _turned(each, quarters, width, height) for each in found}
    page = Page(
        *((height, width) if quarters % 2 else (width, height)), tuple(upright[each] for each in sure)
    )
    faint = tuple(upright[each] for each in found if each.confidence < _LEAST_CONFIDENCE)
    return Scan(page, faint, tuple(Recognized(each.text, each.confidence) for each in sure))


def _turned(found: _Found, quarters: int, width: float, height: float) -> Word:
    box, line = (one.turned(quarters, width, height) for one in (found.box, found.line))
    return Word(found.text, Box(box.left, line.top, box.right, line.bottom))


def _quarters(found: Sequence[_Found]) -> int:
    """Clockwise quarter turns that bring the page upright: Tesseract reads a page on its side, but leaves its
    words where they stand. Which way the words of a line follow each other tells how it lies."""
    ways: Counter[int] = Counter()
    for one, other in pairwise(found):
        across, down = other.box.center - one.box.center, other.box.middle - one.box.middle
        if one.line == other.line:
            ways[(0 if across > 0 else 2) if abs(across) > abs(down) else (3 if down > 0 else 1)] += 1
    return ways.most_common(1)[0][0] if ways else 0
