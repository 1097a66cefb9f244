"""The telephone of one who registers: offered, never demanded."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.notice import CardKind
from domain.people import Viewer
from domain.registration import check_phone
from usecases.dialog import leave


def share_phone(uow: UnitOfWork, phone: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """Keep a person's own number, asked for or not; requests that still wait show it.

    Raises `phone_unusable`, and `nothing_open` for a stranger.
    """
    number = check_phone(phone)
    with uow:
        if by.person_id is None:
            raise DomainError("nothing_open")
        uow.people.set_phone(by.person_id, number)
        _close_question(uow, by, now, "done")
        for contact in uow.people.contacts_by(by.person_id):
            requests = uow.cards.of_contact(contact.id)
            uow.outbox.edit([one for one in requests if one.kind is CardKind.CONTACT_REQUEST], now)
        uow.audit.add("phone_given", f"person:{by.person_id}", by=by.person_id, now=now)
        uow.commit(closes=inbox)


def skip_phone(uow: UnitOfWork, *, by: Viewer, now: datetime, inbox: int) -> None:
    """*Bỏ qua*, or other words in place of a number: the question is over."""
    with uow:
        _close_question(uow, by, now, "left")
        uow.commit(closes=inbox)


def _close_question(uow: UnitOfWork, by: Viewer, now: datetime, closed: str) -> None:
    dialog = uow.dialogs.at(by.address_id)
    if dialog is not None and dialog.kind == "share_phone":
        leave(uow, by, now, closed=closed)
