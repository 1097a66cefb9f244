"""The cells of an Excel workbook as text. This runs in the process apart: see child.py.

Formulas are not calculated, and the values that a program left beside them are not believed: such a cell is
named as what it is. Macros, links and pictures are not looked at.
"""

import io
import json
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import TYPE_ERROR, TYPE_FORMULA

from bot.documents.limits import MAX_CELL, MAX_CELLS, MAX_SHEETS
from bot.documents.workbook_package import checked_workbook
from domain.errors import DomainError

FORMULA = {"wrong": "formula"}
BROKEN = {"wrong": "cell_error"}

Cell = str | dict[str, str]
Row = tuple[int, list[Cell]]


def sheets_of_workbook(data: bytes) -> str:
    """JSON: a list of sheets, each a list of [number of the row, cells]; empty rows and cells at the end left out.

    A cell is its text, or {"wrong": "formula" or "cell_error"}. Raises DomainError `file_…`.
    """
    workbook = load_workbook(io.BytesIO(checked_workbook(data)), read_only=True, keep_links=False)
    budget = _Budget(MAX_CELLS)
    sheets = [list(_rows(sheet, budget)) for sheet in workbook.worksheets[:MAX_SHEETS]]
    return json.dumps(sheets, ensure_ascii=False)


class _Budget:
    """How many cells may still be looked at: a few bytes can claim a million."""

    def __init__(self, cells: int) -> None:
        self._left = cells

    def take(self, cells: int) -> None:
        self._left -= cells + 1
        if self._left < 0:
            raise DomainError("file_unpacks_too_large")


def _rows(sheet: Any, budget: _Budget) -> Iterator[Row]:
    # Without this, every row would be as wide as the file claims.
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(), 1):
        budget.take(len(cells))
        written = _without_tail([_cell(cell) for cell in cells])
        if written:
            yield number, written


def _without_tail(cells: list[Cell]) -> list[Cell]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _cell(cell: Any) -> Cell:
    if cell.data_type == TYPE_FORMULA:
        return FORMULA
    if cell.data_type == TYPE_ERROR:
        return BROKEN
    return _text(cell.value)[:MAX_CELL]


def _text(value: object) -> str:
    """A whole number without ".0", a day without its midnight."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value)
