"""An administrator gives a role on a person's card, and takes any back."""

from collections.abc import Collection
from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.notice import Card, CardKind
from domain.people import Contact, ContactState, Grant, Role, Viewer
from domain.rights import check_administrator, may_be_given
from usecases.activate_contact import APPROVED, write_on_requests
from usecases.end_roles import is_last_administrator, note_ended
from usecases.tell_people import tell_role


def give_role(uow: UnitOfWork, token: str, role: Role, *, by: Viewer, now: datetime, inbox: int) -> int:
    """Give what the card offers; returns the person's number.

    Raises `not_allowed`, and `button_old` for what is not offered (any more).
    """
    with uow:
        card = pressed_person(uow, token, by)
        contact = uow.people.contact_at(str(card.facts["unit"]), _person(card))
        offered = {grant.role: grant for grant in rights_on_offer(uow, contact)}
        if contact is None or role not in offered:
            raise DomainError("button_old")
        grant(uow, contact, offered[role], by=by, now=now)
        uow.outbox.edit([card], now)
        uow.commit(closes=inbox)
    return contact.person_id


def end_role(uow: UnitOfWork, token: str, role: Role, *, by: Viewer, now: datetime, inbox: int) -> int:
    """Take a role back, over whatever unit it is held; returns the person's number.

    Raises `not_allowed`, `only_administrator`, and `button_old` for a role that is not held.
    """
    with uow:
        card = pressed_person(uow, token, by)
        person_id = _person(card)
        if role is Role.ADMINISTRATOR and is_last_administrator(uow, person_id):
            raise DomainError("only_administrator")
        ended = uow.roles.end(person_id, role)
        if not ended:
            raise DomainError("button_old")
        note_ended(uow, person_id, ended, by=by.person_id, now=now)
        for one in ended:
            tell_role(uow, person_id, one, is_given=False, now=now)
        if role is Role.ORGANIZER:
            _write_organizer(uow, person_id, {one.unit for one in ended}, "", now)
        uow.outbox.edit([card], now)
        uow.commit(closes=inbox)
    return person_id


def grant(uow: UnitOfWork, contact: Contact, given: Grant, *, by: Viewer, now: datetime) -> None:
    """Give, tell and write down; part of a use case's transaction. Raises `button_old` where it is held already."""
    if not uow.roles.grant(contact.person_id, given.role, given.unit, by=by.person_id, now=now):
        raise DomainError("button_old")
    if given.role is Role.ORGANIZER:
        _write_organizer(uow, contact.person_id, {given.unit}, by.name, now)
    tell_role(uow, contact.person_id, given, is_given=True, now=now)
    after = {"role": given.role, "unit": given.unit}
    uow.audit.add("role_granted", f"person:{contact.person_id}", by=by.person_id, now=now, after=after)


def rights_on_offer(uow: UnitOfWork, contact: Contact | None) -> list[Grant]:
    """What a contact may be given and has not; part of another use case's transaction."""
    unit = uow.directory.get(contact.unit) if contact else None
    office = uow.directory.host()
    if contact is None or unit is None or office is None:
        return []
    held = {one.role for one in uow.roles.held(contact.person_id)}
    offered = may_be_given(contact, unit, office.code, uow.roles.organizing())
    return [one for one in offered if one.role not in held]


def pressed_person(uow: UnitOfWork, token: str, by: Viewer) -> Card:
    """The person's card under a pressed button, for those who may change it; part of a transaction."""
    card = uow.cards.pressed(token, owner=by)
    check_administrator(by)
    if card.kind is not CardKind.PERSON:
        raise DomainError("button_unknown")
    return card


def _person(card: Card) -> int:
    return int(str(card.facts["person"]))


def _write_organizer(
    uow: UnitOfWork, person_id: int, units: Collection[str | None], by_name: str, now: datetime
) -> None:
    """The copies of the request say who gave this, and offer it again when it ended."""
    for contact in uow.people.contacts_by(person_id):
        if contact.unit in units and contact.state is ContactState.ACTIVE:
            write_on_requests(uow, contact.id, {"organizer_by": by_name}, now, after={APPROVED})
