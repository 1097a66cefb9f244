"""A PDF through PDFium: the words and ruled lines of its pages, or pictures of pages that have no words.

Nothing is run: scripts in a file are a reason to refuse it, and forms are never opened.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from bot.documents.limits import MAX_PAGES, MAX_PIXELS
from bot.documents.page import Box, Page, Word
from bot.documents.pdf_rulings import rulings_of
from bot.documents.pdf_words import words_of
from domain.errors import DomainError

PdfDocument, PdfPage = pdfium.PdfDocument, pdfium.PdfPage

_SCRIPT = b"/JavaScript"
_MANY_PATHS = 100
_MANY_PICTURES = 2000
_DPI = 300
_POINTS_AN_INCH = 72


@contextmanager
def opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """The document; raises DomainError `file_has_code`, `file_encrypted`, `file_broken` or `file_too_slow`."""
    if _SCRIPT in data:
        raise DomainError("file_has_code")
    document = _document(data)
    try:
        if raw.FPDFDoc_GetJavaScriptActionCount(document) > 0:
            raise DomainError("file_has_code")
        if len(document) > MAX_PAGES:
            raise DomainError("file_too_slow")
        yield document
    except pdfium.PdfiumError as broken:
        raise DomainError("file_broken") from broken
    finally:
        document.close()


def _document(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as unopened:
        locked = unopened.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise DomainError("file_encrypted" if locked else "file_broken") from unopened


def page_of(leaf: pdfium.PdfPage) -> Page:
    """What the page says in letters, upright."""
    width, height = leaf.get_size()
    turn = _Upright(leaf)
    words = tuple(words_of(leaf, turn.box))
    return Page(width, height, words, tuple(rulings_of(leaf, turn.box)) if words else ())


def noted_words(document: pdfium.PdfDocument, at: int) -> tuple[Word, ...]:
    """All words of a page on which notes, stamps or fields lie, theirs too; none of a page without such.

    They are pressed into the page: read it before.
    """
    leaf = document[at]
    if raw.FPDFPage_GetAnnotCount(leaf) <= 0:
        return ()
    raw.FPDFPage_Flatten(leaf, raw.FLAT_NORMALDISPLAY)
    flat = document[at]
    return tuple(words_of(flat, _Upright(flat).box))


def has_picture(leaf: pdfium.PdfPage) -> bool:
    """Whether there is something to be seen beside letters: a picture, or letters drawn as outlines."""
    kinds = [raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH]
    seen = list(islice(leaf.get_objects(filter=kinds, max_depth=3), _MANY_PATHS))
    return len(seen) == _MANY_PATHS or any(each.type == raw.FPDF_PAGEOBJ_IMAGE for each in seen)


def covered(leaf: pdfium.PdfPage) -> float:
    """How much of the page its pictures cover, 1 for all; a scan may come in strips."""
    left, bottom, right, top = leaf.get_bbox()
    area = max((right - left) * (top - bottom), 1.0)
    pictures = islice(leaf.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3), _MANY_PICTURES)
    shown = 0.0
    for x1, y1, x2, y2 in (picture.get_bounds() for picture in pictures):
        shown += max(0.0, min(x2, right) - max(x1, left)) * max(0.0, min(y2, top) - max(y1, bottom))
    return float(shown / area)


def picture_of(leaf: pdfium.PdfPage) -> tuple[bytes, float]:
    """The page as a gray PNM picture of at most `MAX_PIXELS`, and its scale in pixels a point."""
    width, height = leaf.get_size()
    scale = min(_DPI / _POINTS_AN_INCH, (MAX_PIXELS / max(width * height, 1)) ** 0.5)
    bitmap = leaf.render(scale=scale, grayscale=True, may_draw_forms=False)
    rows = memoryview(bitmap.buffer).cast("B")
    lines = (bytes(rows[at * bitmap.stride :][: bitmap.width]) for at in range(bitmap.height))
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(lines), scale


class _Upright:
    """Turns boxes of a page's own space (from its lower left corner, before rotation) as they are looked at."""

    def __init__(self, leaf: pdfium.PdfPage) -> None:
        self._left, self._bottom, self._right, self._top = leaf.get_bbox()
        self._quarters = leaf.get_rotation() // 90

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        lying = Box(left - self._left, self._top - top, right - self._left, self._top - bottom)
        return lying.turned(self._quarters, self._right - self._left, self._top - self._bottom)
