"""Tables written so that no program that opens them takes a cell for a formula."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import TYPE_STRING
from openpyxl.styles import Font

from bot.spreadsheets.formulas import guarded

Rows = Iterable[Mapping[str, str]]


def csv_text(columns: Sequence[str], rows: Rows) -> str:
    """The table with a header; a cell that looks like a formula stands behind an apostrophe."""
    records = ([guarded(row[column]) for column in columns] for row in rows)
    return "".join(map(_record, (columns, *records)))


def _record(cells: Sequence[str]) -> str:
    """One row. The csv module puts a line break in quotation marks only where it ends its own lines with it."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n") + "\n"


def workbook_bytes(columns: Sequence[str], rows: Rows) -> bytes:
    """The same table as an Excel file, every cell a text: a code keeps its zeros, "=1+1" stays what it is."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("units")
    sheet.freeze_panes = "A2"
    sheet.append([_text(sheet, column, bold=True) for column in columns])
    for row in rows:
        sheet.append([_text(sheet, row[column]) for column in columns])
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _text(sheet: object, text: str, *, bold: bool = False) -> Cell | None:
    if not text:
        return None
    cell: Cell = WriteOnlyCell(sheet, text)
    cell.data_type = TYPE_STRING
    cell.quotePrefix = True
    cell.number_format = "@"
    if bold:
        cell.font = Font(bold=True)
    return cell
