"""Words from a picture of a page, by Tesseract with its Vietnamese data.

Columns of its TSV output: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
"""

import shutil
import struct
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from bot.documents.limits import MAX_PIXELS
from bot.documents.page import Box, Page, Word
from domain.errors import DomainError

_PROGRAM = "tesseract"
_LANGUAGE = "vie"
_TURNING = "osd"
"""Its data tell whether a page lies on its side."""
_LINE, _WORD = "4", "5"
_POINTS_AN_INCH = 72
_LEAST_DPI = 70
_MARK = 0xFF
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PAPER_WIDTH = 595.0
"""Of A4, in points: what a picture without a scale is taken for."""
_LEAST_CONFIDENCE = 20.0
"""Below it, "words" are specks, frames and stamps."""
_FRAME = " |¦[]"
"""What upright lines of a table are taken for."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A page that was recognized. `confidences` has a number, 0 to 100, for each word."""

    page: Page
    confidences: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A word where it lies in the picture, and its line."""

    text: str
    box: Box
    line: Box
    confidence: float


def scan_of(picture: bytes, scale: float | None = None) -> Scan:
    """The page in a PNG, JPEG or PNM picture; `scale` is in pixels a point.

    Raises DomainError `file_needs_ocr`, `file_unpacks_too_large` or `file_broken`.
    """
    width, height = _size(picture)
    turning = ["--psm", "1"] if _TURNING in _languages() else []
    scale = scale or width / _PAPER_WIDTH
    found = list(_words(_recognized(picture, turning, scale), scale))
    page = _upright(found, width / scale, height / scale)
    return Scan(page, tuple(each.confidence for each in found))


@cache
def _languages() -> frozenset[str]:
    if shutil.which(_PROGRAM) is None:
        raise DomainError("file_needs_ocr")
    done = subprocess.run(  # noqa: S603 (a fixed command)
        [_PROGRAM, "--list-langs"], capture_output=True, text=True, check=False
    )
    known = frozenset(done.stdout.split())
    if _LANGUAGE not in known:
        raise DomainError("file_needs_ocr")
    return known


def _recognized(picture: bytes, turning: list[str], scale: float) -> str:
    dpi = str(max(_LEAST_DPI, round(scale * _POINTS_AN_INCH)))
    command = [_PROGRAM, "stdin", "stdout", "-l", _LANGUAGE, *turning, "--dpi", dpi, "tsv"]
    done = subprocess.run(command, input=picture, capture_output=True, check=False)  # noqa: S603 (our own words)
    if done.returncode:
        raise DomainError("file_broken")
    return done.stdout.decode("utf-8", "replace")


def _words(tsv: str, scale: float) -> Iterator[_Found]:
    line = Box(0, 0, 0, 0)
    for row in tsv.splitlines()[1:]:
        level, *_, left, top, width, height, confidence, text = row.split("\t")
        x, y = int(left) / scale, int(top) / scale
        box = Box(x, y, x + int(width) / scale, y + int(height) / scale)
        if level == _LINE:
            line = box
        elif level == _WORD and text.strip(_FRAME) and float(confidence) >= _LEAST_CONFIDENCE:
            yield _Found(text.strip(_FRAME), box, line, float(confidence))


def _upright(found: list[_Found], width: float, height: float) -> Page:
    """The page as it is to be looked at, each word as high as its line."""
    quarters = _quarters(found)
    words = []
    for each in found:
        box, line = (one.turned(quarters, width, height) for one in (each.box, each.line))
        words.append(Word(each.text, Box(box.left, line.top, box.right, line.bottom)))
    return Page(*((height, width) if quarters % 2 else (width, height)), tuple(words))


def _quarters(found: list[_Found]) -> int:
    """Clockwise quarter turns that bring the page upright: Tesseract reads a page on its side, but leaves its
    words where they stand. Which way the words of a line follow each other tells how it lies."""
    ways: Counter[int] = Counter()
    for one, other in pairwise(found):
        across, down = other.box.center - one.box.center, other.box.middle - one.box.middle
        if one.line == other.line:
            ways[(0 if across > 0 else 2) if abs(across) > abs(down) else (3 if down > 0 else 1)] += 1
    return ways.most_common(1)[0][0] if ways else 0


def _size(picture: bytes) -> tuple[int, int]:
    """Width and height in pixels, as the head of the file tells."""
    try:
        width, height = _told_size(picture)
    except (struct.error, ValueError) as broken:
        raise DomainError("file_broken") from broken
    if not (width and height):
        raise DomainError("file_broken")
    if width * height > MAX_PIXELS:
        raise DomainError("file_unpacks_too_large")
    return width, height


def _told_size(picture: bytes) -> tuple[int, int]:
    if picture.startswith(b"P5 "):
        width, height = picture[3:40].split(maxsplit=2)[:2]
        return int(width), int(height)
    if picture.startswith(b"\x89PNG"):
        across, down = struct.unpack(">II", picture[16:24])
        return across, down
    return _jpeg_size(picture)


def _jpeg_size(picture: bytes) -> tuple[int, int]:
    """From the frame header, past the segments before it."""
    at = 2
    while True:
        mark, kind, length = struct.unpack(">BBH", picture[at : at + 4])
        if mark != _MARK:
            raise ValueError(f"no JPEG segment at byte {at}")
        if kind in _FRAMES:
            height, width = struct.unpack(">HH", picture[at + 5 : at + 9])
            return width, height
        at += 2 + length
