"""The directory as rows of a table, the way an office keeps it in units.csv."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from domain.directory_checks import Line, RowError, check, written_day
from domain.rank import Relation
from domain.spelling import clean
from domain.unit import LEVELS, RELATION_OF_KIND, Kind, Unit

COLUMNS = (
    *("code", "name", "short_name", "aliases", "kind", "relation", "level", "parent", "groups"),
    *("valid_from", "valid_to", "successor", "protocol_order", "phone", "address", "travel_min"),
)
"""The header of the file. Lists are split by semicolons; days are written 2022-02-18 or 18/02/2022."""

NEEDED = ("code", "name", "kind")
"""The columns that a file must have; one that lacks others leaves these as they are."""

FIRST_ROW = 2
"""The line of the first unit in the file: the header stands above it."""

LONGEST_CODE = 64
LONGEST_TEXT = 300
LONGEST_LIST = 4000
LARGEST_NUMBER = 99_999
SHORTEST_PHONE = 3
"""Digits: the police has three."""

_CODE = re.compile(r"[^\W_][\w.-]*")
_DAY = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)", re.ASCII)
_DAY_BY_SLASHES = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})", re.ASCII)

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, kw_only=True)
class DirectoryTable:
    """The rows of a file below its header, each a mapping from column to cell; empty rows are kept and counted.

    `first_row` is the file's line of the first of them, `errors` what was wrong in cells before they were read.
    """

    rows: Sequence[Mapping[str, str]]
    first_row: int = FIRST_ROW
    errors: Sequence[RowError] = ()


def read_table(table: DirectoryTable, known: Iterable[Unit] = ()) -> tuple[list[Unit], list[RowError]]:
    """As `read_units`; what was wrong in a cell already is told once."""
    units, errors = read_units(table.rows, known, table.first_row)
    told = {(error.row, error.column) for error in table.errors}
    others = [error for error in errors if (error.row, error.column) not in told]
    return units, sorted([*table.errors, *others], key=lambda error: error.row)


def read_units(
    rows: Iterable[Mapping[str, str]], known: Iterable[Unit] = (), first_row: int = FIRST_ROW
) -> tuple[list[Unit], list[RowError]]:
    """The units of the rows, and everything that is wrong with the rows, in the order of the file.

    The units count only when nothing is wrong. `known` is the directory that the rows will join: a parent or
    successor may be there, and a column that the file does not have stays as it is. Empty rows are passed over.
    """
    directory = {unit.code: unit for unit in known}
    lines: list[Line] = []
    errors: list[RowError] = []
    for number, cells in enumerate(rows, first_row):
        row = _Row(number, _completed(cells, directory))
        if not row.is_empty():
            lines.append(row.line())
            errors += row.errors
    errors += check(lines, directory)
    return [line.unit for line in lines if line.unit], sorted(errors, key=lambda error: error.row)


def write_units(units: Iterable[Unit]) -> list[dict[str, str]]:
    """The rows from which `read_units` makes the same units."""
    return [write_unit(unit) for unit in units]


def write_unit(unit: Unit) -> dict[str, str]:
    return {column: _cell(getattr(unit, column)) for column in COLUMNS}


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return ";".join(value)
    return str(value) if value else ""


def _completed(cells: Mapping[str, str], directory: Mapping[str, Unit]) -> Mapping[str, str]:
    if len(cells) >= len(COLUMNS):
        return cells
    known = directory.get(clean(cells.get("code") or ""))
    return {**write_unit(known), **cells} if known else cells


@dataclass(frozen=True)
class _Row:
    """Reads one row, cell by cell, and keeps what is wrong in it."""

    number: int
    cells: Mapping[str, str]
    errors: list[RowError] = field(default_factory=list)

    def is_empty(self) -> bool:
        return not any(self._text(column) for column in COLUMNS)

    def line(self) -> Line:
        return Line(row=self.number, code=self._text("code"), unit=self._unit())

    def _unit(self) -> Unit | None:
        kind = self._choice("kind", Kind, needed=True)
        unit = Unit(
            code=self._code(),
            name=self._bounded("name", needed=True),
            short_name=self._bounded("short_name"),
            aliases=self._list("aliases"),
            kind=kind or Kind.DEPARTMENT,
            relation=self._choice("relation", Relation) or RELATION_OF_KIND[kind or Kind.DEPARTMENT],
            level=self._level(),
            parent=self._text("parent") or None,
            groups=self._list("groups"),
            valid_from=self._day("valid_from"),
            valid_to=self._day("valid_to"),
            successor=self._text("successor") or None,
            protocol_order=self._count("protocol_order"),
            phone=self._phone(),
            address=self._bounded("address"),
            travel_min=self._count("travel_min"),
        )
        self._check_days(unit)
        return None if self.errors else unit

    def _text(self, column: str) -> str:
        return clean(self.cells.get(column) or "")

    def _bounded(self, column: str, longest: int = LONGEST_TEXT, *, needed: bool = False) -> str:
        text = self._text(column)
        if needed and not text:
            self._wrong(column, "missing")
        if len(text) > longest:
            self._wrong(column, "too_long", longest=str(longest))
        return text

    def _code(self) -> str:
        """It names files and stands in commands."""
        code = self._bounded("code", LONGEST_CODE, needed=True)
        if code and not _CODE.fullmatch(code):
            self._wrong("code", "bad_code")
        return code

    def _phone(self) -> str:
        """As it is written, with an extension or a second number."""
        text = self._bounded("phone", LONGEST_CODE)
        if text and sum(map(str.isdigit, text)) < SHORTEST_PHONE:
            self._wrong("phone", "bad_phone")
        return text

    def _list(self, column: str) -> tuple[str, ...]:
        text = (self.cells.get(column) or "")[: LONGEST_LIST + 1]
        items = tuple(dict.fromkeys(filter(None, map(clean, text.split(";")))))
        if len(text) > LONGEST_LIST or any(len(item) > LONGEST_TEXT for item in items):
            longest = LONGEST_LIST if len(text) > LONGEST_LIST else LONGEST_TEXT
            self._wrong(column, "too_long", longest=str(longest))
        return items

    def _choice(self, column: str, choices: type[Choice], *, needed: bool = False) -> Choice | None:
        text = self._text(column).casefold()
        if text in set(choices):
            return choices(text)
        if text or needed:
            self._wrong(column, "unknown_value" if text else "missing", allowed=", ".join(choices))
        return None

    def _level(self) -> str:
        text = self._text("level").casefold()
        if text and text not in LEVELS:
            self._wrong("level", "unknown_value", allowed=", ".join(LEVELS))
        return text

    def _day(self, column: str) -> date | None:
        text = self._text(column)
        try:
            return read_day(text) if text else None
        except ValueError:
            self._wrong(column, "bad_date")
            return None

    def _check_days(self, unit: Unit) -> None:
        if unit.valid_from and unit.valid_to and unit.valid_to < unit.valid_from:
            days = {"value": written_day(unit.valid_to), "start": written_day(unit.valid_from)}
            self._wrong("valid_to", "ends_before_start", **days)

    def _count(self, column: str) -> int:
        text = self._text(column) or "0"
        if not (text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST_NUMBER))):
            self._wrong(column, "bad_number", largest=str(LARGEST_NUMBER))
            return 0
        return int(text)

    def _wrong(self, column: str, code: str, **facts: str) -> None:
        facts = {"value": self._text(column)[:LONGEST_CODE], **facts}
        self.errors.append(RowError(row=self.number, column=column, code=code, facts=facts))


def read_day(text: str) -> date:
    """The day that the text writes, as 2022-02-18 or 18/02/2022; ValueError where it is none."""
    if iso := _DAY.fullmatch(text):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    if slashed := _DAY_BY_SLASHES.fullmatch(text):
        return date(int(slashed[3]), int(slashed[2]), int(slashed[1]))
    raise ValueError(text)
