"""The text of a PDF or a picture: words that the file tells, and words that are recognized where it shows a scan."""

from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean
from time import monotonic

from bot.documents.document import Document
from bot.documents.layout import text_of_pages
from bot.documents.limits import SCAN_SECONDS
from bot.documents.page import Page, Word, lines_of, runs_of
from bot.documents.pdf import (
    PdfDocument,
    PdfPage,
    covered,
    has_picture,
    noted_words,
    opened,
    page_of,
    picture_of,
)
from bot.documents.scan import Recognition, Scan
from bot.documents.scanner import Place, Scanner, scanner
from bot.documents.stamps import laid_over, without_stamps
from bot.documents.tesseract import Late
from domain.errors import DomainError
from domain.letter.secrecy import read_secrecy

_FEW_WORDS = 5
"""A page with fewer words beside a picture is a scan with a page number."""
_LITTLE = 120
"""A page with fewer words over a picture of its size is a scan with stamps: a stamp has twenty."""
_MOST = 0.5


def read_pdf(data: bytes) -> Document:
    """Raises DomainError `file_…`. Scanned pages for which there was no time are counted as unread."""
    with opened(data) as document, scanner() as scans:
        pages = [_Leaf(document, at, scans) for at in range(len(document))]
        scans.finish()
    scanned = [page.place.scan for page in pages if page.is_scanned and page.place and page.place.scan]
    unread = sum(page.is_unread for page in pages)
    if unread and not scanned:
        raise DomainError("file_too_slow")
    read = _document(
        [page.finished() for page in pages], [page.noted or page.told.words for page in pages], scanned
    )
    return replace(read, unread=(unread, len(pages)) if unread else None)


def read_picture(data: bytes) -> Document:
    """Raises DomainError `file_…`."""
    try:
        scan = Recognition(data).scan(until=monotonic() + SCAN_SECONDS)
    except Late as late:
        raise DomainError("file_too_slow") from late
    return _document([scan.page], [], [scan])


class _Leaf:
    """A page of a PDF: what it tells, with what lies on it, and where its scan will be."""

    def __init__(self, document: PdfDocument, at: int, scans: Scanner) -> None:
        leaf = document[at]
        self.told = page_of(leaf)
        self.is_scanned = _is_scan(leaf, len(self.told.words))
        self.place: Place | None = None
        if self.is_scanned and scans.may_begin:
            self.place = scans.begin(*picture_of(leaf))
        self.noted = noted_words(document, at)

    @property
    def is_unread(self) -> bool:
        return self.is_scanned and (self.place is None or self.place.scan is None)

    def finished(self) -> Page:
        if self.place is None or self.place.scan is None:
            return replace(self.told, words=without_stamps(self.told.words))
        return laid_over(self.place.scan.page, self.told)


def _is_scan(leaf: PdfPage, words: int) -> bool:
    return (words < _FEW_WORDS and has_picture(leaf)) or (words < _LITTLE and covered(leaf) > _MOST)


def _document(pages: Sequence[Page], told: Sequence[Sequence[Word]], scans: Sequence[Scan]) -> Document:
    """`told` are the words of each page as its file tells them, with what is left out of the text."""
    seen = [*(page.words for page in pages), *told]
    seen += [(*scan.page.words, *scan.faint) for scan in scans]
    words = [word for scan in scans for word in scan.words]
    digits = [word for word in words if any(sign.isdigit() for sign in word.text)]
    hardest = min(digits, key=lambda word: word.confidence, default=None)
    return Document(
        text_of_pages(pages),
        confidence=fmean(word.confidence for word in words) if words else None,
        hardest=(hardest.text, hardest.confidence) if hardest else None,
        secret=read_secrecy("\n".join(text for page in seen for text in _texts(page))),
    )


def _texts(words: Sequence[Word]) -> list[str]:
    """Each line, and what stands together on it: a stamp may stand beside other words."""
    lines = lines_of(words)
    return [text for line in lines for text in (line.text, *(run.text for run in runs_of(line)))]
