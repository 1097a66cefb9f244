"""What a file says, and how far that can be trusted."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from domain.letter.model import Doubt, Reading, Secrecy
from domain.letter.secrecy import gravest

LEAST_CONFIDENCE = 93.0
"""Measured on typed pages made ever coarser: at 96 every word was right, at 93 one in fourteen was wrong, at 87
one in five."""


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file; table rows are lines with tabs.

    `confidence` is the mean confidence of the recognized words, 0 to 100; None where nothing was recognized from
    a picture. `secret` is the gravest mark in all that is seen, also beside the text: in the head and foot of
    pages, in boxes, as a stamp.
    """

    text: str
    confidence: float | None = None
    secret: Secrecy | None = None


def with_findings(reading: Reading, document: Document) -> Reading:
    """The reading with what its text does not tell: a mark beside it, and letters that were hard to recognize."""
    secret = gravest((reading.secret, document.secret))
    return dataclasses.replace(reading, secret=secret, doubts=(*_doubts(document), *reading.doubts))


def _doubts(document: Document) -> Iterator[Doubt]:
    if document.confidence is not None and document.confidence < LEAST_CONFIDENCE:
        percent = str(int(document.confidence))
        yield Doubt(field="text", code="ocr_unsure", facts={"percent": percent})
