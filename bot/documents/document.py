"""What a file says, and how far that can be trusted."""

import dataclasses
from dataclasses import dataclass

from domain.letter.model import Doubt, Reading

LEAST_CONFIDENCE = 93.0
"""Measured on typed pages made ever coarser: at 96 every word was right, at 93 one in fourteen was wrong, at 87
one in five."""


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file; table rows are lines with tabs.

    `confidence` is the mean confidence of the recognized words, 0 to 100; None where nothing was recognized from
    a picture.
    """

    text: str
    confidence: float | None = None


def with_doubt(reading: Reading, document: Document) -> Reading:
    """The reading, doubted as a whole where the document's letters were hard to recognize."""
    if document.confidence is None or document.confidence >= LEAST_CONFIDENCE:
        return reading
    percent = str(int(document.confidence))
    unsure = Doubt(field="text", code="ocr_unsure", facts={"percent": percent})
    return dataclasses.replace(reading, doubts=(unsure, *reading.doubts))
