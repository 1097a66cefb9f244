"""What must hold between the rows of a directory, beyond each row by itself."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field

from domain.unit import Unit


@dataclass(frozen=True, kw_only=True)
class RowError:
    """One thing that is wrong in the file.

    `row` is the line of the file, the header being 1; `column` a name of the header. `code` names the
    sentence that tells the person, `facts` are its data.
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


def check(lines: Sequence[Line], known_codes: Collection[str]) -> list[RowError]:
    """Codes used twice, parents and successors that do not exist, circles, and successors that ended."""
    codes = {line.code for line in lines} | set(known_codes)
    units = {line.code: line.unit for line in lines if line.unit}
    errors = list(_used_twice(lines))
    for line in lines:
        if line.unit:
            errors += _missing(line, line.unit, codes)
            errors += _parent_circle(line, units)
            errors += _dead_end(line, line.unit, units)
    return errors


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


def _parent_circle(line: Line, units: dict[str, Unit]) -> Iterator[RowError]:
    if line.code in _followers(line.code, units, lambda unit: unit.parent):
        yield RowError(row=line.row, column="parent", code="parent_cycle", facts={"value": line.code})


def _dead_end(line: Line, unit: Unit, units: dict[str, Unit]) -> Iterator[RowError]:
    """A line of successors ends with a living unit, or nobody could be invited in the ended one's place."""
    if unit.successor is None:
        return
    followers = _followers(line.code, units, lambda unit: unit.successor)
    last = units.get(followers[-1])
    if line.code in followers:
        yield RowError(row=line.row, column="successor", code="successor_cycle", facts={"value": line.code})
    elif last and last.valid_to:
        facts = {"value": last.code, "ended": last.valid_to.isoformat()}
        yield RowError(row=line.row, column="successor", code="successor_ended", facts=facts)


def _followers(code: str, units: dict[str, Unit], follow: Callable[[Unit], str | None]) -> list[str]:
    """The codes that one comes to from a unit, step by step, until the end or the first one met twice."""
    met: dict[str, None] = {}
    unit = units.get(code)
    while unit and (step := follow(unit)) and step not in met:
        met[step] = None
        unit = units.get(step)
    return list(met)
