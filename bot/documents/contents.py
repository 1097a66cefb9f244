"""What a binary document says, by its kind. This runs in the process apart: see child.py."""

from collections.abc import Callable
from dataclasses import replace

from bot.documents.document import Document
from bot.documents.limits import MAX_CHARACTERS


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
    from bot.documents.pages import read_pdf

    return read_pdf(data)


def _picture(data: bytes) -> Document:
    from bot.documents.pages import read_picture

    return read_picture(data)


_READERS: dict[str, Callable[[bytes], Document]] = {
    "docx": _word,
    "pdf": _pdf,
    "png": _picture,
    "jpg": _picture,
}
