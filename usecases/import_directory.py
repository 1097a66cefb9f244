"""Bring the directory to what a file says, all of it or nothing."""

from dataclasses import dataclass
from datetime import datetime

from db.imports import Import
from db.unit_of_work import UnitOfWork
from domain.directory_change import DirectoryChange, compare
from domain.directory_checks import RowError
from domain.directory_file import DirectoryTable, read_table
from domain.people import Viewer
from domain.request_letter import check_letter_number
from domain.rights import check_administrator
from domain.spelling import clean
from domain.unit import Unit

LONGEST_FILE_NAME = 200


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What a file changes in the directory; while `errors` has anything, nothing at all."""

    change: DirectoryChange
    errors: tuple[RowError, ...] = ()


def compare_directory(uow: UnitOfWork, table: DirectoryTable, *, letter: str = "", by: Viewer) -> Imported:
    """What an import would do, and what it would refuse; nothing is written."""
    check_administrator(by)
    check_letter_number(letter)
    with uow:
        return read_against(uow, table)[1]


def import_directory(
    uow: UnitOfWork,
    table: DirectoryTable,
    *,
    file_name: str,
    letter: str = "",
    by: Viewer,
    now: datetime,
    inbox: int = 0,
) -> Imported:
    """Add the units of the file and replace those with the same code; units that it leaves out stay.

    `letter` is the number of the official letter that asked the units for their people. Raises DomainError
    `not_allowed`, `letter_number_unusable`.
    """
    check_administrator(by)
    number = check_letter_number(letter)
    with uow:
        units, imported = read_against(uow, table)
        if not imported.errors:
            write_import(uow, units, imported.change, clean(file_name)[:LONGEST_FILE_NAME], number, by, now)
            uow.commit(closes=inbox)
    return imported


def read_against(uow: UnitOfWork, table: DirectoryTable) -> tuple[list[Unit], Imported]:
    """The units of a file and what they change; part of another use case's transaction."""
    known = uow.directory.all()
    units, errors = read_table(table, known)
    return units, Imported(change=compare(known, units), errors=tuple(errors))


def write_import(
    uow: UnitOfWork,
    units: list[Unit],
    change: DirectoryChange,
    file_name: str,
    letter: str,
    by: Viewer,
    now: datetime,
) -> None:
    moved = {one.unit.code for one in change.changed} | {unit.code for unit in change.added}
    uow.directory.put(unit for unit in units if unit.code in moved)
    done = Import(
        at=now,
        by=by.person_id,
        file_name=file_name,
        letter_number=letter,
        added=len(change.added),
        changed=len(change.changed),
    )
    uow.imports.add(done)
    before = {one.unit.code: one.before for one in change.changed}
    after = _after(change) | {"file": file_name, "letter": letter}
    uow.audit.add("directory_imported", "units", by=by.person_id, now=now, before=before, after=after)


def _after(change: DirectoryChange) -> dict[str, object]:
    return {
        "added": [unit.code for unit in change.added],
        "changed": {one.unit.code: one.after for one in change.changed},
    }
