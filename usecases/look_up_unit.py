"""Look into the directory: a unit with its people, and how many units can be reached."""

from dataclasses import dataclass

from db.unit_of_work import UnitOfWork
from domain.calling import CARDED
from domain.errors import DomainError
from domain.people import Contact, ContactState, Viewer
from domain.spelling import LONGEST_NAME, clean, skeleton
from domain.unit import Unit
from domain.unit_index import UnitIndex

MOST_FOUND = 8


@dataclass(frozen=True)
class UnitEntry:
    """A unit and those who speak for it, or ask to."""

    unit: Unit
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, kw_only=True)
class DirectorySummary:
    """All units: those that somebody reads for, those that get cards and lack a reader, those that get none."""

    reached: int
    unreached: tuple[Unit, ...]
    uncarded: int


def look_up_unit(uow: UnitOfWork, phrase: str, *, by: Viewer) -> list[UnitEntry]:
    """At most MOST_FOUND units: the one that bears the code or name, else those whose names contain the phrase."""
    check_organizer(by)
    with uow:
        found = find_units(uow.directory.all(), phrase)
        return [UnitEntry(unit, _people(uow, unit.code)) for unit in found[:MOST_FOUND]]


def directory_summary(uow: UnitOfWork, *, by: Viewer) -> DirectorySummary:
    check_organizer(by)
    with uow:
        units = uow.directory.all()
        reached = {one.unit for one in uow.people.recipients(unit.code for unit in units)}
    others = [unit for unit in units if unit.code not in reached]
    unreached = tuple(unit for unit in others if unit.relation in CARDED)
    return DirectorySummary(reached=len(reached), unreached=unreached, uncarded=len(others) - len(unreached))


def list_units(uow: UnitOfWork, *, by: Viewer) -> list[Unit]:
    """The whole directory in the order of protocol."""
    check_organizer(by)
    with uow:
        return uow.directory.all()


def check_organizer(by: Viewer) -> None:
    if not by.may_organize:
        raise DomainError("not_organizer")


def find_units(units: list[Unit], phrase: str) -> list[Unit]:
    """The units that bear this code or name; without one, those with the phrase in a name, marks left out."""
    phrase = clean(phrase[:LONGEST_NAME])
    exact = [unit for unit in units if unit.code.casefold() == phrase.casefold()]
    part = skeleton(phrase)
    if exact or not part:
        return exact
    return list(UnitIndex(units).named(phrase)) or [unit for unit in units if part in _names(unit)]


def _names(unit: Unit) -> str:
    return "\n".join(skeleton(name) for name in (unit.name, unit.short_name, *unit.aliases))


def _people(uow: UnitOfWork, unit: str) -> tuple[Contact, ...]:
    return tuple(one for one in uow.people.contacts_of(unit) if one.state != ContactState.REVOKED)
