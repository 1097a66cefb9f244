"""What a binary document says, by its kind. This runs in the process apart: see child.py."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import fmean

from bot.documents.document import Document
from bot.documents.layout import text_of_pages
from bot.documents.limits import MAX_CHARACTERS, MAX_SCANNED_PAGES
from bot.documents.page import Page, lines_of, runs_of
from domain.errors import DomainError
from domain.letter.secrecy import read_secrecy

_FEW_WORDS = 5
"""A page with fewer words beside a picture is a scan with a stamp or a page number."""


def contents(kind: str, data: bytes) -> Document:
    """The document's text; raises DomainError `file_…`. `kind` is docx, pdf, png, jpg or xlsx (then JSON, whole)."""
    if kind == "xlsx":
        return _workbook(data)
    document = _READERS[kind](data)
    return replace(document, text=document.text[:MAX_CHARACTERS])


def _word(data: bytes) -> Document:
    from bot.documents.word import read_word

    return read_word(data)


def _workbook(data: bytes) -> Document:
    from bot.documents.workbook import sheets_of_workbook

    return Document(sheets_of_workbook(data))


def _pdf(data: bytes) -> Document:
    from bot.documents.pdf import has_picture, opened, page_of, picture_of

    confidences: list[float] = []
    pages: list[Page] = []
    scanned = 0
    with opened(data) as document:
        for leaf in document:
            page = page_of(leaf)
            if len(page.words) < _FEW_WORDS and has_picture(leaf):
                scanned += 1
                page = _scanned(*picture_of(leaf), confidences, scanned)
            pages.append(page)
    return _document(pages, confidences)


def _document(pages: Sequence[Page], confidences: Sequence[float]) -> Document:
    lines = [line for page in pages for line in lines_of(page.words)]
    seen = [text for line in lines for text in (line.text, *runs_of(line))]
    confidence = fmean(confidences) if confidences else None
    return Document(text_of_pages(pages), confidence, read_secrecy("\n".join(seen)))


def _scanned(picture: bytes, scale: float, confidences: list[float], count: int) -> Page:
    from bot.documents.scan import scan_of

    if count > MAX_SCANNED_PAGES:
        raise DomainError("file_too_slow")
    scan = scan_of(picture, scale)
    confidences.extend(scan.confidences)
    return scan.page


def _picture(data: bytes) -> Document:
    from bot.documents.scan import scan_of

    scan = scan_of(data)
    return _document([scan.page], scan.confidences)


_READERS: dict[str, Callable[[bytes], Document]] = {
    "docx": _word,
    "pdf": _pdf,
    "png": _picture,
    "jpg": _picture,
}
