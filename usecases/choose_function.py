"""Who approves says what a contact is in the unit, where the words of the post told it wrong."""

from dataclasses import replace
from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.people import Contact, Function, Viewer
from domain.registration import other_functions
from usecases.activate_contact import OPEN, write_on_requests
from usecases.approve_contact import pressed_request


def choose_function(
    uow: UnitOfWork, token: str, function: Function, *, by: Viewer, now: datetime, inbox: int
) -> Contact:
    """Also after the approval: a code may have needed nobody's word. Raises `button_old` for what is not offered."""
    with uow:
        card, contact = pressed_request(uow, token, by)
        unit = uow.directory.get(contact.unit)
        offered = other_functions(contact, unit) if unit and card.facts.get("decision") in OPEN else ()
        if function not in offered:
            raise DomainError("button_old")
        uow.people.set_function(contact.id, function)
        write_on_requests(uow, contact.id, {}, now, after=OPEN)
        uow.audit.add(
            "contact_function",
            f"contact:{contact.id}",
            by=by.person_id,
            now=now,
            before={"function": contact.function},
            after={"function": function},
        )
        uow.commit(closes=inbox)
    return replace(contact, function=function)
