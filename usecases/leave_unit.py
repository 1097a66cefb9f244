"""A contact stops speaking for a unit of his own will."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.notice import CardKind
from domain.people import Contact, ContactState, Viewer
from usecases.activate_contact import LEFT, end_contact
from usecases.dialog import ask, leave


def ask_to_leave(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """*Thôi làm đầu mối*, on the card of the approval: asked once more. Raises `button_old`."""
    with uow:
        card = uow.cards.pressed(token, owner=by)
        if card.kind is not CardKind.REGISTRATION or card.contact_id is None:
            raise DomainError("button_unknown")
        contact = _own_contact(uow, card.contact_id, by)
        unit = uow.directory.get(contact.unit)
        assert unit is not None
        ask(uow, "leave_unit", {"unit": unit.name, "contact": contact.id}, to=by, now=now)
        uow.commit(closes=inbox)


def leave_unit(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> Contact:
    """The answer to that question; the unit's other people and those who approve are told."""
    with uow:
        dialog = uow.dialogs.at(by.address_id)
        if dialog is None or dialog.kind != "leave_unit" or dialog.data["card"] != token:
            raise DomainError("button_old")
        contact = _own_contact(uow, int(str(dialog.data["contact"])), by)
        leave(uow, by, now, closed="done")
        left = end_contact(uow, contact, LEFT, by=by.person_id, by_name="", now=now)
        uow.commit(closes=inbox)
    return left


def _own_contact(uow: UnitOfWork, contact_id: int, by: Viewer) -> Contact:
    contact = uow.people.contact(contact_id)
    if contact is None or contact.person_id != by.person_id or contact.state != ContactState.ACTIVE:
        raise DomainError("button_old")
    return contact
