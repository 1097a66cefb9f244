"""What a file says, and how far that can be trusted."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from domain.letter.model import Doubt, Reading, Secrecy
from domain.letter.secrecy import gravest

LEAST_CONFIDENCE = 93.0
"""Measured on typed pages made ever coarser: at 96 every word was right, at 93 one in fourteen was wrong, at 87
one in five."""

LEAST_FOR_DIGITS = 75.0
"""Measured likewise: of the words with digits, nine in ten that were wrong are below it, and one in forty that was
right."""


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file; table rows are lines with tabs.

    `confidence` is the mean confidence of the recognized words, 0 to 100; `hardest` is the word with a digit that
    was least sure, with its confidence. Both are None where nothing was recognized from a picture. `unread` tells
    how many of how many pages are scans for which there was no time. `secret` is the gravest mark in all that is
    seen, also beside the text: in the head and foot of pages, in boxes, as a stamp.
    """

    text: str
    confidence: float | None = None
    hardest: tuple[str, float] | None = None
    unread: tuple[int, int] | None = None
    secret: Secrecy | None = None


def with_findings(reading: Reading, document: Document) -> Reading:
    """The reading with what its text does not tell: a mark beside it, and letters that were hard to recognize."""
    secret = gravest((reading.secret, document.secret))
    return dataclasses.replace(reading, secret=secret, doubts=(*_doubts(document), *reading.doubts))


def _doubts(document: Document) -> Iterator[Doubt]:
    if document.confidence is not None and document.confidence < LEAST_CONFIDENCE:
        percent = str(int(document.confidence))
        yield Doubt(field="text", code="ocr_unsure", facts={"percent": percent})
    if document.hardest is not None and document.hardest[1] < LEAST_FOR_DIGITS:
        word, percent = document.hardest[0], str(int(document.hardest[1]))
        yield Doubt(field="text", code="digits_unsure", facts={"word": word, "percent": percent})
    if document.unread:
        unread, pages = document.unread
        facts = {"read": str(pages - unread), "pages": str(pages)}
        yield Doubt(field="text", code="pages_unread", facts=facts)
