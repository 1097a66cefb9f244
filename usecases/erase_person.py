"""A person leaves the house: asked once, then taken out of everything but the office's record."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.people import Address, ContactState, Role, Viewer
from usecases.activate_contact import LEFT, end_contact
from usecases.dialog import ask
from usecases.end_roles import is_last_administrator, note_ended
from usecases.tell_people import tell_roles_ended


def ask_erasure(uow: UnitOfWork, *, by: Viewer, now: datetime, inbox: int) -> None:
    """*/huydangky*: say what will go and what stays. Raises `nothing_kept`, `last_administrator`."""
    with uow:
        _check_may_leave(uow, by)
        ask(uow, "erase_person", {}, to=by, now=now)
        uow.commit(closes=inbox)


def erase_person(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> list[Address]:
    """*Đồng ý xóa*, by the token of the question's card; returns the addresses that are nobody's any more.

    The answers given for the unit stay with the post. Raises `button_old`, `last_administrator`.
    """
    with uow:
        dialog = uow.dialogs.at(by.address_id)
        if dialog is None or dialog.kind != "erase_person" or dialog.data["card"] != token:
            raise DomainError("button_old")
        person_id = _check_may_leave(uow, by)
        left = _take_leave(uow, person_id, by, now)
        uow.inbox.close(inbox)
        naming = uow.personal_data.erase(person_id)
        uow.outbox.edit(uow.cards.some(naming).values(), now)
        uow.audit.add("person_erased", f"person:{person_id}", by=person_id, now=now)
        uow.commit()
        uow.scrub()
    return left


def _check_may_leave(uow: UnitOfWork, by: Viewer) -> int:
    if by.person_id is None:
        raise DomainError("nothing_kept")
    if by.is_administrator and is_last_administrator(uow, by.person_id):
        raise DomainError("last_administrator")
    return by.person_id


def _take_leave(uow: UnitOfWork, person_id: int, by: Viewer, now: datetime) -> list[Address]:
    """End every part that the person has; nothing that waits is sent."""
    for contact in uow.people.contacts_by(person_id):
        if contact.state != ContactState.REVOKED:
            end_contact(uow, contact, LEFT, by=person_id, by_name="", now=now)
    if by.grants:
        tell_roles_ended(uow, person_id, {grant.role for grant in by.grants}, now)
        ended = [grant for role in Role for grant in uow.roles.end(person_id, role)]
        note_ended(uow, person_id, ended, by=person_id, now=now)
    at = uow.people.all_addresses_of(person_id)
    for address_id in at:
        uow.outbox.cancel_address(address_id, now)
    return [uow.people.viewer_at(address_id).address for address_id in at]
