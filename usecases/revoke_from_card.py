"""An administrator takes the word for a unit away, on the person's card: asked once more, for a slip takes much."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.people import Contact, ContactState, Viewer
from domain.rights import check_administrator
from usecases.approve_contact import revoke
from usecases.change_rights import pressed_person
from usecases.dialog import ask, leave


def ask_to_revoke(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """*Thôi làm đầu mối*. Raises `button_old` where the person does not speak for the unit (any more)."""
    with uow:
        card = pressed_person(uow, token, by)
        contact = _active(uow.people.contact_at(str(card.facts["unit"]), int(str(card.facts["person"]))))
        unit = uow.directory.some([contact.unit])[contact.unit]
        facts = {"contact": contact.id, "unit": unit.name, "person_card": card.token}
        ask(uow, "revoke_contact", facts, to=by, now=now)
        uow.commit(closes=inbox)


def revoke_from_card(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> Contact:
    """The answer to that question; the person and the unit's others are told."""
    with uow:
        dialog = uow.dialogs.at(by.address_id)
        if dialog is None or dialog.kind != "revoke_contact" or dialog.data["card"] != token:
            raise DomainError("button_old")
        check_administrator(by)
        contact = _active(uow.people.contact(int(str(dialog.data["contact"]))))
        leave(uow, by, now, closed="done")
        revoked = revoke(uow, contact, by=by, now=now)
        uow.outbox.edit([uow.cards.get(str(dialog.data["person_card"]))], now)
        uow.commit(closes=inbox)
    return revoked


def _active(contact: Contact | None) -> Contact:
    if contact is None or contact.state is not ContactState.ACTIVE:
        raise DomainError("button_old")
    return contact
