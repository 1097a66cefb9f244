"""Tables that are drawn with ruled lines: their rows and cells, told by the lines alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.documents.page import THIN, Box, Word, around, lines_of
from bot.documents.small_tables import only_places

_NEAR = 4.0
"""Lines nearer than this, in points, meet or are one line."""
_MOST_LINES = 60
"""Levels or uprights of one table; more is a drawing."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each the text of its lines."""

    box: Box
    rows: tuple[tuple[tuple[str, ...], ...], ...]

    @property
    def is_layout(self) -> bool:
        """Whether it only places things side by side, as a letterhead or a signature does."""
        return only_places([[" ".join(cell) for cell in row] for row in self.rows])

    @property
    def tabbed(self) -> list[str]:
        """Rows as lines with tabs."""
        return ["\t".join(" ".join(cell) for cell in row) for row in self.rows]

    @property
    def texts(self) -> list[str]:
        """Rows as lines with tabs; of a layout the lines of each cell in turn."""
        if self.is_layout:
            return [line for row in self.rows for cell in row for line in cell]
        return self.tabbed


def tables_of(words: Sequence[Word], rulings: Iterable[Box]) -> list[Table]:
    """The tables of a page that have two columns or more, and words; an inner one before the one around it."""
    grids = [grid for group in _met(rulings) if (grid := _Grid(group)).is_table]
    tables: list[Table] = []
    left = list(words)
    for grid in sorted(grids, key=lambda each: each.box.width * each.box.height):
        held = [word for word in left if grid.box.holds(word.box)]
        left = [word for word in left if not grid.box.holds(word.box)]
        tables.extend([grid.filled(held)] if held else [])
    return tables


def _met(rulings: Iterable[Box]) -> list[list[Box]]:
    """The ruled lines in groups of those that meet."""
    groups: list[tuple[Box, list[Box]]] = []
    for ruling in sorted(rulings, key=lambda each: each.top):
        near = [each for each in groups if _touch(each[0], ruling)]
        together = [ruling, *(one for _, group in near for one in group)]
        groups = [each for each in groups if each not in near]
        groups.append((around(together), together))
    return [group for _, group in groups]


def _touch(one: Box, other: Box) -> bool:
    level = one.left - _NEAR <= other.right and other.left - _NEAR <= one.right
    return level and one.top - _NEAR <= other.bottom and other.top - _NEAR <= one.bottom


class _Grid:
    """Levels and uprights that meet, and the cells between them; a missing piece of line joins two cells."""

    def __init__(self, rulings: list[Box]) -> None:
        self._levels = [one for one in rulings if one.height < THIN and one.width >= THIN]
        self._uprights = [one for one in rulings if one.width < THIN and one.height >= THIN]
        self._tops = _places(one.middle for one in self._levels)
        self._lefts = _places(one.center for one in self._uprights)

    @property
    def is_table(self) -> bool:
        return 2 <= len(self._tops) <= _MOST_LINES and 3 <= len(self._lefts) <= _MOST_LINES

    @property
    def box(self) -> Box:
        return Box(self._lefts[0], self._tops[0], self._lefts[-1], self._tops[-1])

    def filled(self, words: Sequence[Word]) -> Table:
        """The table with words that all stand inside."""
        cells: dict[tuple[int, int], list[Word]] = {}
        for word in words:
            cells.setdefault(self._cell(word.box), []).append(word)
        columns = sorted({column for _, column in cells})
        return Table(
            self.box,
            tuple(
                tuple(
                    tuple(line.text for line in lines_of(cells.get((row, column), ()))) for column in columns
                )
                for row in range(len(self._tops) - 1)
                if any((row, column) in cells for column in columns)
            ),
        )

    def _cell(self, word: Box) -> tuple[int, int]:
        """Row and column of the upper left piece of the cell that holds a word."""
        row = sum(top < word.middle for top in self._tops[1:-1])
        column = sum(left < word.center for left in self._lefts[1:-1])
        while column and not self._parted_left(column, word.middle):
            column -= 1
        while row and not self._parted_above(row, word.center):
            row -= 1
        return row, column

    def _parted_left(self, column: int, middle: float) -> bool:
        return any(
            abs(one.center - self._lefts[column]) < _NEAR and one.top <= middle <= one.bottom
            for one in self._uprights
        )

    def _parted_above(self, row: int, center: float) -> bool:
        return any(
            abs(one.middle - self._tops[row]) < _NEAR and one.left <= center <= one.right
            for one in self._levels
        )


def _places(lengths: Iterable[float]) -> list[float]:
    """The different ones among nearly equal lengths, in order."""
    places: list[float] = []
    for length in sorted(lengths):
        if not places or length - places[-1] > _NEAR:
            places.append(length)
    return places
