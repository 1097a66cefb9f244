"""The administrators that the settings name are there when the house opens."""

from collections.abc import Sequence
from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.people import Address, Role


def ensure_administrators(uow: UnitOfWork, addresses: Sequence[Address], name: str, *, now: datetime) -> None:
    """Make the persons that are missing, under `name`, and give the role to all of them.

    Who is no longer named keeps the role: a line lost from a settings file must not shut the office out.
    """
    with uow:
        for address in addresses:
            _ensure(uow, address, name, now)
        uow.commit()


def _ensure(uow: UnitOfWork, address: Address, name: str, now: datetime) -> None:
    viewer = uow.people.viewer(address)
    person_id = viewer.person_id
    if person_id is None:
        person_id = uow.people.add_person(name, now)
        uow.people.settle_address(viewer.address_id, person_id)
    if uow.roles.grant(person_id, Role.ADMINISTRATOR, None, by=None, now=now):
        after = {"role": Role.ADMINISTRATOR, "unit": None}
        uow.audit.add("role_granted", f"person:{person_id}", by=None, now=now, after=after)
