"""What must hold between the rows of a directory, beyond each row by itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.unit import Unit


@dataclass(frozen=True, kw_only=True)
class RowError:
    """One thing that is wrong in the file.

    `row` is the line of the file, counted from 1 as a spreadsheet does; `column` a name of the header. `code`
    names the sentence that tells the person, `facts` are its data.
    """

    row: int
    column: str
    code: str
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row of the file with its code; `unit` is None where the row itself could not be read."""

    row: int
    code: str
    unit: Unit | None


def written_day(day: date) -> str:
    """As offices write it."""
    return f"{day:%d/%m/%Y}"


def check(lines: Sequence[Line], known: Mapping[str, Unit]) -> list[RowError]:
    """Codes used twice, parents and successors that do not exist, circles, and successors that ended.

    `known` are the units of the directory that the lines will join, by their codes: a circle may lead through
    them, and one of them may count on a unit that a line ends.
    """
    written = {line.code: line.unit for line in lines if line.unit}
    units = {**known, **written}
    codes = {line.code for line in lines} | set(known)
    parents = {code: unit.parent for code, unit in units.items() if unit.parent}
    successors = {code: unit.successor for code, unit in units.items() if unit.successor}
    ends = _Ends(successors)
    errors = list(_used_twice(lines))
    for line in lines:
        if line.unit:
            errors += _missing(line, line.unit, codes)
            errors += _dead_end(line, line.unit, units, ends)
    errors += _circles(lines, "parent", _Ends(parents).circles)
    errors += _circles(lines, "successor", ends.circles)
    return errors + list(_orphans(lines, known, units, ends))


def _used_twice(lines: Sequence[Line]) -> Iterator[RowError]:
    first: dict[str, int] = {}
    for line in lines:
        if line.code in first:
            facts = {"value": line.code, "first_row": str(first[line.code])}
            yield RowError(row=line.row, column="code", code="duplicate_code", facts=facts)
        elif line.code:
            first[line.code] = line.row


def _missing(line: Line, unit: Unit, codes: set[str]) -> Iterator[RowError]:
    for column, code in (("parent", unit.parent), ("successor", unit.successor)):
        if code and code not in codes:
            yield RowError(row=line.row, column=column, code="unknown_unit", facts={"value": code})


def _circles(lines: Sequence[Line], column: str, circles: set[str]) -> Iterator[RowError]:
    for line in lines:
        if line.unit and line.code in circles:
            yield RowError(row=line.row, column=column, code=f"{column}_cycle", facts={"value": line.code})


def _dead_end(line: Line, unit: Unit, units: Mapping[str, Unit], ends: "_Ends") -> Iterator[RowError]:
    """A line of successors ends with a living unit, or nobody could be invited in the ended one's place.

    Nor can a successor have ended before the unit that it follows.
    """
    follower = units.get(unit.successor or "")
    last = units.get(ends.last(line.code))
    if follower and follower.valid_to and unit.valid_to and follower.valid_to < unit.valid_to:
        yield _ended(line, follower)
    elif follower and last and last.valid_to:
        yield _ended(line, last)


def _ended(line: Line, unit: Unit) -> RowError:
    ended = written_day(unit.valid_to) if unit.valid_to else ""
    facts = {"value": unit.code, "ended": ended}
    return RowError(row=line.row, column="successor", code="successor_ended", facts=facts)


def _orphans(
    lines: Sequence[Line], known: Mapping[str, Unit], units: Mapping[str, Unit], ends: "_Ends"
) -> Iterator[RowError]:
    """A unit that the file does not name would be left without a living successor."""
    rows = {line.code: line for line in lines if line.unit and line.unit.valid_to}
    untold = (code for code, unit in known.items() if unit.successor and units[code] is unit)
    for code in untold:
        line = rows.get(ends.last(code))
        if line and line.code in known and known[line.code].valid_to is None:
            yield RowError(row=line.row, column="valid_to", code="follower_ends", facts={"value": code})


class _Ends:
    """Where one comes to, step by step from code to code; every code is walked over once, however long the line."""

    def __init__(self, steps: Mapping[str, str]) -> None:
        self.circles: set[str] = set()
        self._last: dict[str, str] = {}
        for start in steps:
            self._walk(start, steps)

    def last(self, code: str) -> str:
        """The code at the end of the line; empty where it runs into a circle."""
        return self._last.get(code, code)

    def _walk(self, start: str, steps: Mapping[str, str]) -> None:
        path: dict[str, None] = {}
        code = start
        while code in steps and code not in self._last and code not in path:
            path[code] = None
            code = steps[code]
        if code in path:
            walked = list(path)
            self.circles.update(walked[walked.index(code) :])
        end = "" if code in path else self.last(code)
        self._last.update(dict.fromkeys(path, end))
