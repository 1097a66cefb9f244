"""The text of a Word file: paragraphs and tables in document order."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from bot.documents.document import Document
from bot.documents.small_tables import is_head, only_places
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
_Cell = list[str]


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
    for child in _within(parent):
        if child.tag == f"{W}p":
            yield numbering.marker(child) + _words(child)
        elif child.tag == f"{W}tbl":
            yield from _table(child, numbering)


def _within(parent: Any) -> Iterator[Any]:
    """The children, also those inside of controls to fill in."""
    for child in parent:
        if child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from _within(child)
        else:
            yield child


def _table(table: Any, numbering: Numbering) -> Iterator[str]:
    """Rows with tabs; a letterhead as its two columns, a signature as the lines of each cell in turn."""
    cells = [
        [each for each in _within(row) if each.tag == f"{W}tc"]
        for row in _within(table)
        if row.tag == f"{W}tr"
    ]
    rows = _without_spacers([[list(_lines(cell, numbering)) for cell in row] for row in cells])
    tabbed = [[_joined(cell) for cell in row] for row in rows]
    if is_head(tabbed):
        yield from (line for column in zip_longest(*rows, fillvalue=[]) for cell in column for line in cell)
    elif only_places(tabbed):
        yield from (line for row in rows for cell in row for line in cell)
    else:
        yield from ("\t".join(row) for row in tabbed)
        yield ""


def _without_spacers(rows: list[list[_Cell]]) -> list[list[_Cell]]:
    """The rows without columns that hold nothing at all."""
    if len({len(row) for row in rows}) != 1:
        return rows
    kept = [at for at in range(len(rows[0])) if any(_joined(row[at]) for row in rows)]
    return [[row[at] for at in kept] for row in rows if any(map(_joined, row))]


def _joined(lines: _Cell) -> str:
    return " ".join(" ".join(lines).split())


def _words(paragraph: Any) -> str:
    """The text of a paragraph, inserted words included; deleted words and boxes that hang on it not."""
    nodes = paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}cr")
    return "".join(_piece(node) for node in nodes if _is_of(paragraph, node))


def _is_of(paragraph: Any, node: Any) -> bool:
    """Whether a piece belongs to this paragraph, and was not moved away."""
    for above in node.iterancestors():
        if above.tag in (f"{W}p", f"{W}moveFrom", f"{W}tabs"):
            return above is paragraph
    return False


def _piece(node: Any) -> str:
    if node.tag == f"{W}t":
        return node.text or ""
    return "     " if node.tag == f"{W}tab" else "\n"
