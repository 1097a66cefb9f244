"""Files that people send, as text: .txt and .docx. Nothing is run, unpacked to disk or fetched."""

import io
import unicodedata
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from domain.errors import DomainError

MAX_BYTES = 20_000_000
MAX_UNPACKED = 100_000_000
MAX_XML = 16_000_000
"""Of one part: a tree in memory takes some forty times the bytes of its text."""
MAX_RATIO = 100
MAX_ENTRIES = 1000
_SMALLEST_BOMB = 1_000_000
_MAGIC = ((b"%PDF", "pdf"), (b"\xd0\xcf\x11\xe0", "doc"), (b"\x89PNG", "png"), (b"\xff\xd8\xff", "jpg"))
_ZIP = b"PK\x03\x04"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_XML = (".xml", ".rels")
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, UnicodeError),
    *(KeyError, ValueError, SyntaxError, AttributeError, TypeError, AssertionError),
)
"""What zipfile, lxml and python-docx raise on damaged files."""
_LAYOUT_COLUMNS, _LAYOUT_ROWS = 2, 3


def text_of(name: str, data: bytes) -> str:
    """The text of a file in NFC; table rows as lines with tabs.

    Raises DomainError `file_empty`, `file_too_large` (facts: megabytes), `file_kind_unknown` (facts: kind),
    `file_broken` or `file_unpacks_too_large`.
    """
    if len(data) > MAX_BYTES:
        raise DomainError("file_too_large", megabytes=MAX_BYTES // 1_000_000)
    kind = _kind(name, data)
    if not data:
        raise DomainError("file_empty")
    text = _decoded(data) if kind == "txt" else _docx_text(data)
    if not text.strip():
        raise DomainError("file_empty")
    return unicodedata.normalize("NFC", text)


def _kind(name: str, data: bytes) -> str:
    """txt or docx, by the name and by the first bytes; refuses all else."""
    extension = PurePath(name).suffix.lower().lstrip(".")
    found = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    kind = found or ("docx" if data.startswith(_ZIP) and extension == "txt" else extension)
    if kind not in ("txt", "docx"):
        raise DomainError("file_kind_unknown", kind=kind)
    return kind


def _decoded(data: bytes) -> str:
    encoding = "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\x00" in data[:2000]:
        encoding = "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as unreadable:
        raise DomainError("file_broken") from unreadable


def _docx_text(data: bytes) -> str:
    import docx  # costs a third of a second, which a text file need not pay

    try:
        document = docx.Document(io.BytesIO(_checked_package(data)))
        return "\n".join(_lines(document.element.body, _Numbering(document)))
    except _DAMAGE as broken:
        raise DomainError("file_broken") from broken


def _checked_package(data: bytes) -> bytes:
    """The package with its XML parts only, each unpacked to its declared size and no further.

    A header may lie about sizes, and python-docx would believe it. Pictures become empty parts.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(packed, "w") as safe:
        _check_entries(given.infolist(), len(data))
        _check_names(given.namelist())
        for entry in given.infolist():
            safe.writestr(entry.filename, _xml_of(given, entry) if entry.filename.endswith(_XML) else b"")
    return packed.getvalue()


def _xml_of(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with package.open(entry) as part:
        xml = part.read(entry.file_size)
    if b"<!DOCTYPE" in xml:
        raise DomainError("file_broken")
    return xml


def _check_names(names: list[str]) -> None:
    if any(name.endswith("vbaProject.bin") for name in names):
        raise DomainError("file_kind_unknown", kind="docm")
    if "word/document.xml" not in names:
        raise DomainError("file_broken")


def _check_entries(entries: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    bomb = unpacked > MAX_UNPACKED or len(entries) > MAX_ENTRIES
    bomb = bomb or (unpacked > _SMALLEST_BOMB and unpacked > packed * MAX_RATIO)
    if bomb or any(entry.file_size > MAX_XML for entry in entries if entry.filename.endswith(_XML)):
        raise DomainError("file_unpacks_too_large")


def _lines(parent: Any, numbering: "_Numbering") -> Iterator[str]:
    """Paragraphs and tables below `parent` in document order."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield numbering.marker(child) + _words(child)
        elif child.tag == f"{_W}tbl":
            yield from _table(child, numbering)
        elif child.tag == f"{_W}sdt":
            yield from _lines(child.findall(f"{_W}sdtContent/*"), numbering)


def _table(table: Any, numbering: "_Numbering") -> Iterator[str]:
    """Rows with tabs; the two columns of a letterhead or signature as the lines of each cell in turn."""
    rows = [row.findall(f"{_W}tc") for row in table.findall(f"{_W}tr")]
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
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr"):
        if next(node.iterancestors(f"{_W}txbxContent"), None) is None and node.getparent().tag != f"{_W}tabs":
            pieces.append(_piece(node))
    return "".join(pieces)


def _piece(node: Any) -> str:
    if node.tag == f"{_W}t":
        return node.text or ""
    return "     " if node.tag == f"{_W}tab" else "\n"


class _Numbering:
    """The bullets and numbers that Word makes by itself and does not write into the text."""

    def __init__(self, document: Any) -> None:
        self._counts: dict[tuple[str, int], int] = defaultdict(int)
        self._levels: dict[str, Any] = {}
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")),
            None,
        )
        if part is None:
            return
        root = part.element
        abstract = {each.get(f"{_W}abstractNumId"): each for each in root.findall(f"{_W}abstractNum")}
        for number in root.findall(f"{_W}num"):
            pointed = number.find(f"{_W}abstractNumId")
            self._levels[number.get(f"{_W}numId")] = (
                None if pointed is None else abstract.get(pointed.get(f"{_W}val"))
            )

    def marker(self, paragraph: Any) -> str:
        """ "- ", "3. ", "b) " or nothing."""
        properties = paragraph.find(f"{_W}pPr/{_W}numPr")
        if properties is None:
            return ""
        number, level = (_value(properties, name) for name in ("numId", "ilvl"))
        shape = self._shape(number or "", int(level or 0))
        if shape is None:
            return ""
        return self._next(number or "", int(level or 0), *shape)

    def _shape(self, number: str, level: int) -> tuple[str, str] | None:
        abstract = self._levels.get(number)
        if abstract is None:
            return None
        found = next(
            (each for each in abstract.findall(f"{_W}lvl") if each.get(f"{_W}ilvl") == str(level)), None
        )
        return (
            None if found is None else (_value(found, "numFmt") or "bullet", _value(found, "lvlText") or "")
        )

    def _next(self, number: str, level: int, form: str, pattern: str) -> str:
        if form in ("bullet", "none"):
            return "- " if form == "bullet" else ""
        self._counts[number, level] += 1
        for deeper in range(level + 1, 9):
            self._counts.pop((number, deeper), None)
        for at in range(level + 1):
            pattern = pattern.replace(f"%{at + 1}", _written(self._counts[number, at] or 1, form))
        return f"{pattern} "


def _value(parent: Any, name: str) -> str | None:
    found = parent.find(f"{_W}{name}")
    return None if found is None else found.get(f"{_W}val")


def _written(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26)
        return letter if form == "lowerLetter" else letter.upper()
    if form == "upperRoman":
        return ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")[min(count, 10) - 1]
    return str(count)
