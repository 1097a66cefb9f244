"""An Excel file is a zip: only the parts that hold cells are unpacked, no further than is safe."""

import io
import zipfile

from bot.documents.limits import MAX_ENTRIES, MAX_RATIO, MAX_SHEET, MAX_UNPACKED
from domain.errors import DomainError

_SMALLEST_BOMB = 1_000_000
_KEPT = ("[Content_Types].xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/")
_RELATIONS = ".rels"


def checked_workbook(data: bytes) -> bytes:
    """The package with the parts that hold cells, each unpacked to its declared size and no further.

    A header may lie about sizes. Raises DomainError `file_broken`, `file_has_code`, `file_unpacks_too_large`.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(packed, "w") as safe:
        names = given.namelist()
        if any(name.endswith("vbaProject.bin") for name in names):
            raise DomainError("file_has_code")
        if "xl/workbook.xml" not in names:
            raise DomainError("file_broken")
        parts = [entry for entry in given.infolist() if _holds_cells(entry.filename)]
        _check_sizes(parts, len(names), len(data))
        for entry in parts:
            safe.writestr(entry.filename, _part(given, entry))
    return packed.getvalue()


def _holds_cells(name: str) -> bool:
    return name.endswith(_RELATIONS) or name.startswith(_KEPT)


def _check_sizes(parts: list[zipfile.ZipInfo], entries: int, packed: int) -> None:
    unpacked = sum(part.file_size for part in parts)
    bomb = unpacked > MAX_UNPACKED or entries > MAX_ENTRIES
    bomb = bomb or (unpacked > _SMALLEST_BOMB and unpacked > packed * MAX_RATIO)
    if bomb or any(part.file_size > MAX_SHEET for part in parts):
        raise DomainError("file_unpacks_too_large")


def _part(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with package.open(entry) as part:
        content = part.read(entry.file_size)
    if b"<!DOCTYPE" in content:
        raise DomainError("file_broken")
    return content
