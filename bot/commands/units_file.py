"""Tables as .csv: read with every doubt named, written so that a spreadsheet takes no cell for a formula."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from domain.errors import DomainError
from domain.spelling import clean

LARGEST = 20_000_000
"""Bytes of a file."""
NEEDED = ("code", "name", "kind")

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def read_rows(file: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    """The rows below the header, each a mapping from column to cell, empty rows too so that they can be counted.

    Raises DomainError: `csv_missing`, `csv_kind`, `csv_too_large`, `csv_not_utf8`, `csv_broken`, `csv_columns`,
    `csv_row_too_long`.
    """
    records = _records(_text(file))
    header = _without_tail([clean(cell).casefold() for cell in records[0]]) if records else []
    missing = [column for column in NEEDED if column not in header]
    unknown = [column for column in header if column not in columns]
    if missing or unknown or len(set(header)) < len(header):
        raise DomainError("csv_columns", missing=missing, unknown=unknown, columns=columns)
    return [_row(header, record, line) for line, record in enumerate(records[1:], 2)]


def write_rows(out: TextIO, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_guarded(row[column]) for column in columns] for row in rows)


def _text(file: Path) -> str:
    if file.suffix.casefold() != ".csv":
        raise DomainError("csv_kind")
    try:
        data = file.read_bytes()
    except OSError as error:
        raise DomainError("csv_missing") from error
    if len(data) > LARGEST:
        raise DomainError("csv_too_large", megabytes=LARGEST // 1_000_000)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DomainError("csv_not_utf8") from error


def _records(text: str) -> list[list[str]]:
    # The limit is the whole module's; a cell that is too long is named by its row and column later.
    csv.field_size_limit(LARGEST)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        return list(reader)
    except csv.Error as error:
        raise DomainError("csv_broken", line=reader.line_num) from error


def _row(header: Sequence[str], record: Sequence[str], line: int) -> dict[str, str]:
    """The cells by column; those that are missing at the end are empty."""
    cells = _without_tail([_unguarded(cell) for cell in record])
    if len(cells) > len(header):
        raise DomainError("csv_row_too_long", row=line, cells=len(cells), columns=len(header))
    return dict.fromkeys(header, "") | dict(zip(header, cells, strict=False))


def _without_tail(cells: list[str]) -> list[str]:
    """Without the empty cells at the end, which spreadsheets like to add."""
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA_STARTS) else cell
