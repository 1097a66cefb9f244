"""The text of a Word file: paragraphs and tables in document order."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from bot.documents.document import Document
from bot.documents.word_numbering import Numbering, W
from bot.documents.word_package import checked_package
from domain.errors import DomainError
from domain.letter.secrecy import read_secrecy

_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, UnicodeError),
    *(KeyError, ValueError, SyntaxError, AttributeError, TypeError, AssertionError),
)
"""What zipfile, lxml and python-docx raise on damaged files."""
_ON_PAGES = re.compile(r"/word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_WATERMARK = "{urn:schemas-microsoft-com:vml}textpath"
_LAYOUT_COLUMNS, _LAYOUT_ROWS = 2, 3


def read_word(data: bytes) -> Document:
    """Raises DomainError `file_broken`, `file_has_code` or `file_unpacks_too_large`."""
    import docx  # costs a third of a second, which a text file need not pay

    try:
        document = docx.Document(io.BytesIO(checked_package(data)))
        text = "\n".join(_lines(document.element.body, Numbering(document)))
        return Document(text, secret=read_secrecy("\n".join(_all_words(document))))
    except _DAMAGE as broken:
        raise DomainError("file_broken") from broken


def _all_words(document: Any) -> Iterator[str]:
    """Every paragraph of the pages, also those of heads, feet, boxes and single cells, and what shines through."""
    for part in document.part.package.iter_parts():
        if _ON_PAGES.fullmatch(part.partname):
            root = part.element if hasattr(part, "element") else _parsed(part.blob)
            yield from map(_words, root.iter(f"{W}p"))
            yield from (each.get("string", "") for each in root.iter(_WATERMARK))


def _parsed(xml: bytes) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(xml)


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
    """The text of a paragraph, inserted words included; deleted words and boxes that hang on it not."""
    nodes = paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}cr")
    return "".join(_piece(node) for node in nodes if _is_of(paragraph, node))


def _is_of(paragraph: Any, node: Any) -> bool:
    return node.getparent().tag != f"{W}tabs" and next(node.iterancestors(f"{W}p")) is paragraph


def _piece(node: Any) -> str:
    if node.tag == f"{W}t":
        return node.text or ""
    return "     " if node.tag == f"{W}tab" else "\n"
