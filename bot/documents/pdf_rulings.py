"""The ruled lines of a PDF page: strokes, thin bars and the edges of boxes, upright or level."""

import ctypes
from collections.abc import Iterator
from itertools import islice, pairwise

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from bot.documents.page import THIN, Box
from bot.documents.pdf_words import BoxOf

_MOST_PATHS = 4000
_MOST_RULINGS = 1500
_MOST_CORNERS = 40
"""A path with more is a drawing (a coat of arms, a stamp), not a ruled line."""
_Corner = tuple[float, float, bool]


def rulings_of(leaf: pdfium.PdfPage, box_of: BoxOf) -> list[Box]:
    """Each ruled line as a thin box, in no order; none of a page that has a drawing of many strokes."""
    paths = leaf.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)
    edges = (edge for path in islice(paths, _MOST_PATHS) for edge in _edges(path))
    found = list(islice(edges, _MOST_RULINGS + 1))
    return [box_of(*edge) for edge in found] if len(found) <= _MOST_RULINGS else []


def _edges(path: pdfium.PdfObject) -> Iterator[tuple[float, float, float, float]]:
    left, bottom, right, top = path.get_bounds()
    if min(right - left, top - bottom) < THIN:
        yield left, bottom, right, top
        return
    for (x1, y1, _), (x2, y2, drawn) in pairwise(_corners(path)):
        if drawn and min(abs(x2 - x1), abs(y2 - y1)) < THIN:
            yield min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _corners(path: pdfium.PdfObject) -> list[_Corner]:
    """The corners of a path on the page, each with whether a stroke leads to it."""
    count = raw.FPDFPath_CountSegments(path)
    if not 0 < count <= _MOST_CORNERS:
        return []
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    corners: list[_Corner] = []
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        drawn = raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO
        corners.append((*matrix.on_point(x.value, y.value), drawn))
        if raw.FPDFPathSegment_GetClose(segment):
            corners.append((*corners[0][:2], True))
    return corners
