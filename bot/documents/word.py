"""The text of a Word file: paragraphs and tables in document order."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from bot.documents.word_numbering import Numbering, W
from bot.documents.word_package import checked_package
from domain.errors import DomainError

_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, UnicodeError),
    *(KeyError, ValueError, SyntaxError, AttributeError, TypeError, AssertionError),
)
"""What zipfile, lxml and python-docx raise on damaged files."""
_LAYOUT_COLUMNS, _LAYOUT_ROWS = 2, 3


def text_of_word(data: bytes) -> str:
    """Raises DomainError `file_broken`, `file_has_code` or `file_unpacks_too_large`."""
    import docx  # costs a third of a second, which a text file need not pay

    try:
        document = docx.Document(io.BytesIO(checked_package(data)))
        return "\n".join(_lines(document.element.body, Numbering(document)))
    except _DAMAGE as broken:
        raise DomainError("file_broken") from broken


def _lines(parent: Any, numbering: Numbering) -> Iterator[str]:
    """Paragraphs and tables below `parent` in document order."""
    for child in parent:
        if child.tag == f"{W}p":
            yield numbering.marker(child) + _words(child)
        elif child.tag == f"{W}tbl":
            yield from _table(child, numbering)
        elif child.tag == f"{W}sdt":
            yield from _lines(child.findall(f"{W}sdtContent/*"), numbering)


def _table(table: Any, numbering: Numbering) -> Iterator[str]:
    """Rows with tabs; the two columns of a letterhead or signature as the lines of each cell in turn."""
    rows = [row.findall(f"{W}tc") for row in table.findall(f"{W}tr")]
    if len(rows) <= _LAYOUT_ROWS and all(len(row) <= _LAYOUT_COLUMNS for row in rows):
        for cell in (cell for row in rows for cell in row):
            yield from _lines(cell, numbering)
        return
    for row in rows:
        yield "\t".join(" ".join(" ".join(_lines(cell, numbering)).split()) for cell in row)
    yield ""


def _words(paragraph: Any) -> str:
    """The text of a paragraph, inserted words included, deleted words and text boxes not."""
    pieces: list[str] = []
    for node in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}cr"):
        if next(node.iterancestors(f"{W}txbxContent"), None) is None and node.getparent().tag != f"{W}tabs":
            pieces.append(_piece(node))
    return "".join(pieces)


def _piece(node: Any) -> str:
    if node.tag == f"{W}t":
        return node.text or ""
    return "     " if node.tag == f"{W}tab" else "\n"
