"""What stands in a file before its columns are known: numbered rows of cells."""

from collections.abc import Sequence
from dataclasses import dataclass

Wrong = dict[str, str]
"""A cell that is no text: {"wrong": the code of the error}."""
Cell = str | Wrong


@dataclass(frozen=True)
class Record:
    """A row; `number` counts from 1 as spreadsheets do."""

    number: int
    cells: Sequence[Cell]


Sheet = Sequence[Record]
"""The rows of one sheet that are not empty."""


def texts(record: Record) -> list[str]:
    """The cells of a header: what is no text names no column."""
    return [cell if isinstance(cell, str) else "" for cell in record.cells]


def without_tail(cells: Sequence[Cell]) -> list[Cell]:
    """Without the empty cells at the end, which spreadsheets like to add."""
    kept = list(cells)
    while kept and not kept[-1]:
        kept.pop()
    return kept
