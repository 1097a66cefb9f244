"""A Word file is a zip: it is unpacked here, no further than is safe, before anything parses it."""

import io
import zipfile

from bot.documents.limits import MAX_ENTRIES, MAX_RATIO, MAX_TAGS, MAX_UNPACKED, MAX_XML
from domain.errors import DomainError

_SMALLEST_BOMB = 1_000_000
_XML = (".xml", ".rels")


def checked_package(data: bytes) -> bytes:
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
    if xml.count(b"<") > MAX_TAGS:
        raise DomainError("file_unpacks_too_large")
    return xml


def _check_names(names: list[str]) -> None:
    if any(name.endswith("vbaProject.bin") for name in names):
        raise DomainError("file_has_code")
    if "word/document.xml" not in names:
        raise DomainError("file_broken")


def _check_entries(entries: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    bomb = unpacked > MAX_UNPACKED or len(entries) > MAX_ENTRIES
    bomb = bomb or (unpacked > _SMALLEST_BOMB and unpacked > packed * MAX_RATIO)
    if bomb or any(entry.file_size > MAX_XML for entry in entries if entry.filename.endswith(_XML)):
        raise DomainError("file_unpacks_too_large")
