"""An administrator lets a contact of the host organize that unit's meetings."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.people import Contact, ContactState, Role, Viewer
from domain.rank import Relation
from usecases.activate_contact import APPROVED, write_on_requests
from usecases.approve_contact import pressed_request
from usecases.tell_people import tell_person


def make_organizer(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> Contact:
    """Grant the role from the request's card, once the contact is active; only a body of the host has organizers.

    Raises DomainError: `not_allowed` for all but administrators, `button_old` where there is nothing to grant.
    """
    with uow:
        card, contact = pressed_request(uow, token, by)
        if not by.is_administrator:
            raise DomainError("not_allowed")
        unit = uow.directory.get(contact.unit)
        active = contact.state == ContactState.ACTIVE and card.facts.get("decision") == APPROVED
        if not active or unit is None or unit.relation is not Relation.HOST:
            raise DomainError("button_old")
        if not uow.people.grant(contact.person_id, Role.ORGANIZER, unit.code, by=by.person_id, now=now):
            raise DomainError("button_old")
        write_on_requests(uow, contact.id, {"organizer_by": by.name}, now, after={APPROVED})
        tell_person(uow, contact, "organizer", now)
        subject, after = f"person:{contact.person_id}", {"role": Role.ORGANIZER, "unit": unit.code}
        uow.audit.add("role_granted", subject, by=by.person_id, now=now, after=after)
        uow.commit(closes=inbox)
    return contact
