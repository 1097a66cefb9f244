"""Bring the directory to what a file says, all of it or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.unit import Unit


@dataclass(frozen=True, kw_only=True)
class Imported:
    """How many units of the file were new, were changed, and stood so already."""

    added: int
    changed: int
    same: int


def import_directory(uow: UnitOfWork, units: Sequence[Unit], *, by: int | None, now: datetime) -> Imported:
    """Add units and replace those with the same code; the units that the file leaves out stay."""
    with uow:
        known = uow.directory.some(unit.code for unit in units)
        added = [unit for unit in units if unit.code not in known]
        changed = [unit for unit in units if unit.code in known and unit != known[unit.code]]
        uow.directory.put([*added, *changed])
        if added or changed:
            after = {"added": [unit.code for unit in added], "changed": [unit.code for unit in changed]}
            uow.audit.add("directory_imported", "units", by=by, now=now, after=after)
        uow.commit()
    same = len(units) - len(added) - len(changed)
    return Imported(added=len(added), changed=len(changed), same=same)
