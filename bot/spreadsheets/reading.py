"""From the bytes of a .csv or .xlsx file to the rows below its header."""

import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePath

from bot.documents import MAX_BYTES, READER
from bot.spreadsheets.csv_records import csv_records
from bot.spreadsheets.records import Record, Sheet, texts, without_tail
from domain.directory_checks import RowError
from domain.directory_file import DirectoryTable
from domain.errors import DomainError
from domain.spelling import clean

KINDS = (".csv", ".xlsx")
MOST_ROWS = 20_000
HEADER_WITHIN = 20
"""Rows at the top of a sheet among which the header is looked for: a title may stand above it."""


def table_of(name: str, data: bytes, columns: Collection[str], needed: Collection[str]) -> DirectoryTable:
    """The rows below the header of a file, of the first sheet that has one.

    `columns` are all that the header may name, `needed` those it must. Raises DomainError `table_kind`,
    `file_too_large`, `table_not_utf8`, `table_csv_broken`, `table_columns`, `table_row_too_long`,
    `table_too_many_rows`, or what reading a workbook raises: `file_broken`, `file_has_code`, `file_encrypted`,
    `file_unpacks_too_large`, `file_too_slow`.
    """
    if len(data) > MAX_BYTES:
        raise DomainError("file_too_large", megabytes=MAX_BYTES // 1_000_000)
    kind = PurePath(name).suffix.casefold()
    if kind not in KINDS:
        raise DomainError("table_kind")
    sheets = [csv_records(data, needed, MAX_BYTES)] if kind == ".csv" else _workbook(data)
    sheet, at = _with_header(sheets, needed)
    if sheet[-1].number - sheet[at].number > MOST_ROWS:
        raise DomainError("table_too_many_rows", most=MOST_ROWS)
    return _below(sheet, at, _header(sheet[at], columns, needed))


def _workbook(data: bytes) -> list[Sheet]:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise DomainError("file_encrypted")
    sheets = json.loads(READER.read("xlsx", data).text)
    return [[Record(number, cells) for number, cells in sheet] for sheet in sheets]


def _with_header(sheets: Sequence[Sheet], needed: Collection[str]) -> tuple[Sheet, int]:
    """The first sheet with a header, and which of its rows that is; else the first row of the first sheet."""
    for sheet in sheets:
        for at, record in enumerate(sheet[:HEADER_WITHIN]):
            if set(_names(record)).issuperset(needed):
                return sheet, at
    filled = [sheet for sheet in sheets if sheet]
    return (filled[0], 0) if filled else ([Record(1, [])], 0)


def _names(record: Record) -> list[str]:
    return [clean(text).casefold() for text in texts(record)]


def _header(record: Record, columns: Collection[str], needed: Collection[str]) -> list[str]:
    header = _names(record)
    missing = [column for column in needed if column not in header]
    unknown = [column for column in header if column not in columns]
    twice = [column for column in columns if header.count(column) > 1]
    if missing or unknown or twice:
        facts = {"missing": missing, "unknown": unknown, "twice": twice, "columns": list(columns)}
        raise DomainError("table_columns", **facts)
    return header


def _below(sheet: Sheet, at: int, header: Sequence[str]) -> DirectoryTable:
    """The rows under the header; those that are empty too, so that they can be counted."""
    first = sheet[at].number + 1
    errors: list[RowError] = []
    rows: list[Mapping[str, str]] = []
    for record in sheet[at + 1 :]:
        rows += [{}] * (record.number - first - len(rows))
        rows.append(_row(record, header, errors))
    return DirectoryTable(rows=rows, first_row=first, errors=tuple(errors))


def _row(record: Record, header: Sequence[str], errors: list[RowError]) -> dict[str, str]:
    """The cells by column; those that are missing at the end are empty."""
    cells = without_tail(record.cells)
    if len(cells) > len(header):
        facts = {"row": record.number, "cells": len(cells), "columns": len(header)}
        raise DomainError("table_row_too_long", **facts)
    row = dict.fromkeys(header, "")
    for column, cell in zip(header, cells, strict=False):
        if isinstance(cell, str):
            row[column] = cell
        else:
            errors.append(RowError(row=record.number, column=column, code=cell["wrong"]))
    return row
