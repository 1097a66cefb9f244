"""An administrator lets a contact of the host organize that unit's meetings."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.people import Contact, Grant, Role, Viewer
from usecases.activate_contact import APPROVED
from usecases.approve_contact import pressed_request
from usecases.change_rights import grant, rights_on_offer


def make_organizer(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> Contact:
    """Grant the role from the request's card, once the contact is active; only a body of the host has organizers.

    Raises DomainError: `not_allowed` for all but administrators, `button_old` where there is nothing to grant.
    """
    with uow:
        card, contact = pressed_request(uow, token, by)
        if not by.is_administrator:
            raise DomainError("not_allowed")
        given = Grant(Role.ORGANIZER, contact.unit)
        if card.facts.get("decision") != APPROVED or given not in rights_on_offer(uow, contact):
            raise DomainError("button_old")
        grant(uow, contact, given, by=by, now=now)
        uow.commit(closes=inbox)
    return contact
