"""A person has blocked us: nothing is sent to this address until something comes from it again."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.people import Viewer


def lose_address(uow: UnitOfWork, *, by: Viewer, now: datetime, inbox: int) -> None:
    """What waits for the address stays: it is sent if the person comes back in time, else it expires."""
    with uow:
        uow.people.mark_unreachable(by.address_id)
        uow.audit.add("address_lost", f"address:{by.address_id}", by=by.person_id, now=now)
        uow.commit(closes=inbox)
