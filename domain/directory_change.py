"""What a file would change in the directory, unit by unit and field by field."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.directory_file import COLUMNS, write_unit
from domain.unit import Unit


@dataclass(frozen=True, kw_only=True)
class FieldChange:
    """A cell that would change; `before` and `after` as the file writes them, empty for nothing."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class UnitChange:
    """A unit that the directory has already, as it is to be, and what differs."""

    unit: Unit
    fields: tuple[FieldChange, ...]

    @property
    def before(self) -> dict[str, str]:
        return {field.column: field.before for field in self.fields}

    @property
    def after(self) -> dict[str, str]:
        return {field.column: field.after for field in self.fields}


@dataclass(frozen=True, kw_only=True)
class DirectoryChange:
    """What a file does: units that are new, that differ, how many stand so already, and which it does not name.

    The last ones stay in the directory as they are.
    """

    added: tuple[Unit, ...]
    changed: tuple[UnitChange, ...]
    same: int
    untold: tuple[Unit, ...]


def compare(known: Iterable[Unit], units: Iterable[Unit]) -> DirectoryChange:
    """Hold the units of a file against the directory."""
    directory = {unit.code: unit for unit in known}
    told = {unit.code: unit for unit in units}
    kept = [unit for unit in told.values() if unit.code in directory]
    changed = tuple(unit_change(directory[unit.code], unit) for unit in kept if unit != directory[unit.code])
    return DirectoryChange(
        added=tuple(unit for unit in told.values() if unit.code not in directory),
        changed=changed,
        same=len(kept) - len(changed),
        untold=tuple(unit for unit in directory.values() if unit.code not in told),
    )


def unit_change(before: Unit, after: Unit) -> UnitChange:
    old, new = write_unit(before), write_unit(after)
    differing = (column for column in COLUMNS if old[column] != new[column])
    fields = tuple(FieldChange(column=one, before=old[one], after=new[one]) for one in differing)
    return UnitChange(unit=after, fields=fields)
