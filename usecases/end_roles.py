"""Roles end: the law that holds and the record; parts of other use cases' transactions."""

from collections.abc import Iterable
from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.people import Grant, Role


def is_last_administrator(uow: UnitOfWork, person_id: int) -> bool:
    """Whether nobody else who still reads runs the house."""
    reading = set(uow.roles.addresses_with(Role.ADMINISTRATOR))
    return not reading - set(uow.people.all_addresses_of(person_id))


def note_ended(
    uow: UnitOfWork, person_id: int, ended: Iterable[Grant], *, by: int | None, now: datetime
) -> None:
    """One audit row for each role that was taken back."""
    for grant in ended:
        before = {"role": grant.role, "unit": grant.unit}
        uow.audit.add("role_ended", f"person:{person_id}", by=by, now=now, before=before)
