"""The text of a letter from the places of its words, in the order in which a person reads it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.documents.columns import columns_at
from bot.documents.margins import without_margins
from bot.documents.page import Line, Page, lines_of
from bot.documents.paragraphs import Measure, measure_of, paragraphs
from bot.documents.spaced_tables import table_at
from bot.documents.tables import Table, tables_of


@dataclass(frozen=True, slots=True)
class _Rows:
    """A table: as what it is by itself, and as rows with tabs if it goes on with one of the page before."""

    texts: list[str]
    rows: list[str]


@dataclass(frozen=True, slots=True)
class _Column:
    lines: list[Line]


_Part = Line | _Rows | _Column
_LEAST_MEASURE = 0.6
"""Of the width of the page."""


def text_of_pages(pages: Sequence[Page]) -> str:
    """Paragraphs as lines; rows of a table as lines with tabs, a blank line after them.

    Two columns of a head or a signature come one after the other; page numbers are left out.
    """
    tables = [tables_of(page.words, page.rulings) for page in pages]
    loose = [(page.height, _outside(page, drawn)) for page, drawn in zip(pages, tables, strict=True)]
    parts: list[_Part] = []
    for lines, drawn in zip(without_margins(loose), tables, strict=True):
        parts.extend(_parts(lines, drawn, is_first=not parts))
    return "\n".join(_texts(parts, _measure(parts, pages)))


def _measure(parts: Sequence[_Part], pages: Sequence[Page]) -> Measure:
    """Where lines of prose begin and end; a letter of short lines has wider ones to come."""
    prose = [part for part in parts if isinstance(part, Line)]
    if not prose:
        return 0.0, 0.0
    left, right = measure_of(prose)
    return left, max(right, _LEAST_MEASURE * max(page.width for page in pages))


def _outside(page: Page, tables: Sequence[Table]) -> list[Line]:
    return lines_of([word for word in page.words if not any(table.box.holds(word.box) for table in tables)])


def _parts(lines: list[Line], tables: list[Table], *, is_first: bool) -> Iterator[_Part]:
    """The parts of one page from the top down."""
    waiting = sorted(tables, key=lambda table: table.box.top)
    at = 0
    while at < len(lines):
        while waiting and waiting[0].box.top < lines[at].box.middle:
            yield _rows_of(waiting.pop(0))
        end = next(
            (to for to, line in enumerate(lines) if waiting and waiting[0].box.top < line.box.middle), None
        )
        taken, parts = _next(lines[at:end], near_top=is_first and at < 3)
        yield from parts
        at += taken
    yield from map(_rows_of, waiting)


def _next(lines: list[Line], *, near_top: bool) -> tuple[int, list[_Part]]:
    """How many lines make the next parts, and these."""
    columns = columns_at(lines, near_top=near_top)
    if columns and columns.count:
        return columns.count, [_Column(columns.left), _Column(columns.right)]
    count, rows = table_at(lines)
    return (count, [_Rows(rows, rows)]) if count else (1, [lines[0]])


def _texts(parts: Sequence[_Part], measure: Measure) -> Iterator[str]:
    """A table that goes on over the page keeps its rows together; its repeated headings are said once."""
    prose: list[Line] = []
    rows: list[str] = []
    for part in parts:
        if rows and not isinstance(part, _Rows):
            yield from (*rows, "")
            rows = []
        if isinstance(part, Line):
            prose.append(part)
            continue
        yield from paragraphs(prose, within=measure)
        prose = []
        if isinstance(part, _Rows):
            rows = _continued(rows, part.rows) if rows else part.texts
        else:
            yield from paragraphs(part.lines)
    yield from (*rows, *paragraphs(prose, within=measure))


def _rows_of(table: Table) -> _Rows:
    return _Rows(table.texts, table.tabbed)


def _continued(rows: list[str], below: list[str]) -> list[str]:
    """The rows of a table and of its part on the next page: repeated headings go, a row cut in two is whole."""
    if below[:1] == rows[:1]:
        below = below[1:]
    if below and below[0].startswith("\t") and below[0].count("\t") == rows[-1].count("\t"):
        pairs = zip(rows[-1].split("\t"), below[0].split("\t"), strict=True)
        return [*rows[:-1], "\t".join(f"{one} {other}".strip() for one, other in pairs), *below[1:]]
    return [*rows, *below]
