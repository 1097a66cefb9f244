"""The rows of a .csv file. Comma, semicolon or tab: an office's Excel writes what its country's settings say."""

import csv
import io
from collections.abc import Collection, Sequence

from bot.spreadsheets.formulas import CALCULATED, unguarded
from bot.spreadsheets.records import Cell, Record, Sheet, without_tail
from domain.errors import DomainError
from domain.spelling import clean

DELIMITERS = (",", ";", "\t")


def csv_records(data: bytes, needed: Collection[str], largest: int) -> Sheet:
    """Raises DomainError `table_not_utf8`, `table_csv_broken` (facts: line)."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DomainError("table_not_utf8") from error
    rows = _rows(text, _delimiter(text, needed), largest)
    records = [
        Record(number, without_tail([_cell(cell) for cell in row])) for number, row in enumerate(rows, 1)
    ]
    return [record for record in records if record.cells]


def _delimiter(text: str, needed: Collection[str]) -> str:
    """The sign by which the header falls into the columns that are needed; a comma where none does."""
    header = text.lstrip("\r\n").split("\n", 1)[0]
    columns = {
        sign: {clean(cell.strip('"')).casefold() for cell in header.split(sign)} for sign in DELIMITERS
    }
    return next((sign for sign in DELIMITERS if columns[sign].issuperset(needed)), ",")


def _rows(text: str, delimiter: str, largest: int) -> Sequence[Sequence[str]]:
    # The limit is the whole module's; a cell that is too long is named by its row and column later.
    csv.field_size_limit(largest)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    try:
        return list(reader)
    except csv.Error as error:
        raise DomainError("table_csv_broken", line=reader.line_num) from error


def _cell(cell: str) -> Cell:
    return {"wrong": "formula"} if cell.startswith(CALCULATED) else unguarded(cell)
