"""News of who speaks for whom, put into the outbox: parts of other use cases' transactions."""

from collections.abc import Iterable
from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.notice import CardKind, Notice
from domain.people import Contact, Grant, Role


def tell_person(uow: UnitOfWork, contact: Contact, news: str, now: datetime) -> None:
    """A new message that rings, at the person's first address."""
    for address_id in uow.people.addresses_of(contact.person_id)[:1]:
        notice = Notice(
            kind=CardKind.REGISTRATION,
            address_id=address_id,
            due_at=now,
            contact_id=contact.id,
            facts={"news": news},
        )
        uow.outbox.put_one(notice, now)


def tell_role(uow: UnitOfWork, person_id: int, grant: Grant, *, is_given: bool, now: datetime) -> None:
    """That a role was given or taken back, at the person's first address."""
    facts = {"role": grant.role, "unit": grant.unit, "given": is_given}
    for address_id in uow.people.addresses_of(person_id)[:1]:
        notice = Notice(kind=CardKind.ROLE_NEWS, address_id=address_id, due_at=now, facts=facts)
        uow.outbox.put_one(notice, now)


def tell_colleagues(uow: UnitOfWork, contact: Contact, news: str, now: datetime) -> None:
    """One quiet sentence to everybody else who speaks for the unit."""
    readers = uow.people.recipients([contact.unit])
    others = [one.address_id for one in readers if one.person_id != contact.person_id]
    _tell(uow, contact, news, others, now)


def tell_approvers(uow: UnitOfWork, contact: Contact, now: datetime) -> None:
    """That somebody left of his own will, to those who once approved: his colleagues know already."""
    told = {one.address_id for one in uow.people.recipients([contact.unit])}
    own = set(uow.people.all_addresses_of(contact.person_id))
    _tell(uow, contact, "departed", [one for one in approvers(uow) if one not in told | own], now)


def tell_roles_ended(uow: UnitOfWork, person_id: int, roles: Iterable[Role], now: datetime) -> None:
    """That somebody gave up what he might do in the house, without the name: that is taken out in this moment."""
    facts = {"news": "roles_ended", "roles": sorted(set(roles))}
    own = set(uow.people.all_addresses_of(person_id))
    notices = [
        Notice(kind=CardKind.PERSONNEL, address_id=address_id, due_at=now, facts=facts)
        for address_id in approvers(uow)
        if address_id not in own
    ]
    uow.outbox.put(notices, now)


def approvers(uow: UnitOfWork) -> list[int]:
    """The address of every administrator and of every organizer of the host."""
    host = uow.directory.host()
    readers = uow.roles.addresses_with(Role.ADMINISTRATOR)
    if host is not None:
        readers += uow.roles.addresses_with(Role.ORGANIZER, host.code)
    return list(dict.fromkeys(readers))


def _tell(uow: UnitOfWork, contact: Contact, news: str, at: Iterable[int], now: datetime) -> None:
    notices = [
        Notice(
            kind=CardKind.PERSONNEL,
            address_id=address_id,
            due_at=now,
            contact_id=contact.id,
            facts={"news": news},
        )
        for address_id in at
    ]
    uow.outbox.put(notices, now)
