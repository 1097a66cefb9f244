"""Administrators look up what somebody may do, and who may do anything at all."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.notice import CardKind, Notice
from domain.people import Viewer
from domain.rights import check_administrator


def open_contact(
    uow: UnitOfWork, token: str, contact_id: int, *, by: Viewer, now: datetime, inbox: int
) -> None:
    """The card of a person, from the card of the unit for which he speaks."""
    with uow:
        card = uow.cards.pressed(token, owner=by)
        check_administrator(by)
        contact = uow.people.contact(contact_id)
        if card.kind is not CardKind.UNIT or contact is None or contact.unit != card.facts["unit"]:
            raise DomainError("button_unknown")
        _show(uow, contact.person_id, contact.unit, by, now)
        uow.commit(closes=inbox)


def show_holders(uow: UnitOfWork, *, by: Viewer, now: datetime, inbox: int) -> None:
    """*/donvi quyền*: everybody who has a role."""
    check_administrator(by)
    with uow:
        uow.outbox.put_one(Notice(kind=CardKind.HOLDERS, address_id=by.address_id, due_at=now), now)
        uow.commit(closes=inbox)


def open_holder(
    uow: UnitOfWork, token: str, person_id: int, *, by: Viewer, now: datetime, inbox: int
) -> None:
    """The card of one of them: also of one who speaks for no unit."""
    with uow:
        card = uow.cards.pressed(token, owner=by)
        check_administrator(by)
        if card.kind is not CardKind.HOLDERS:
            raise DomainError("button_unknown")
        if not uow.roles.held(person_id):
            raise DomainError("button_old")
        _show(uow, person_id, "", by, now)
        uow.commit(closes=inbox)


def _show(uow: UnitOfWork, person_id: int, unit: str, to: Viewer, now: datetime) -> None:
    facts = {"person": person_id, "unit": unit}
    notice = Notice(kind=CardKind.PERSON, address_id=to.address_id, due_at=now, facts=facts)
    uow.outbox.put_one(notice, now)
