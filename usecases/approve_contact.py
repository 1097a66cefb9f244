"""An administrator, or an organizer of the host, says who speaks for a unit, and may take it back."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.notice import Card, CardKind
from domain.people import Contact, ContactState, Viewer
from domain.rights import acts_for, may_decide_on
from usecases.activate_contact import (
    APPROVED,
    DECLINED,
    REVOKED,
    activate_contact,
    decided,
    end_contact,
    write_on_requests,
)
from usecases.tell_people import tell_person

UNDECIDED = frozenset({None})


def approve_contact(
    uow: UnitOfWork, token: str, approve: bool, *, by: Viewer, now: datetime, inbox: int
) -> Contact:
    """Decide a request once; who presses after another is told who decided (`already_decided`).

    A contact who becomes active gets the unit's invitations to the meetings that are still to come.
    """
    with uow:
        card, contact = pressed_request(uow, token, by)
        if "decision" in card.facts:
            raise DomainError("already_decided", by=card.facts["decided_by"], decision=card.facts["decision"])
        if approve:
            contact = activate_contact(uow, contact, str(card.facts["name"]), by=by.person_id, now=now)
        else:
            uow.people.decide_contact(contact.id, ContactState.REVOKED, by=by.person_id, now=now)
            tell_person(uow, contact, DECLINED, now)
        _write_down(uow, contact, APPROVED if approve else DECLINED, by, now)
        uow.commit(closes=inbox)
    return contact


def revoke_contact(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> Contact:
    """*Thôi làm đầu mối*: the person no longer speaks for the unit, and what waits for that is cancelled."""
    with uow:
        card, contact = pressed_request(uow, token, by)
        if card.facts.get("decision") != APPROVED or contact.state != ContactState.ACTIVE:
            raise DomainError("button_old")
        revoked = revoke(uow, contact, by=by, now=now)
        uow.commit(closes=inbox)
    return revoked


def revoke(uow: UnitOfWork, contact: Contact, *, by: Viewer, now: datetime) -> Contact:
    """Part of a use case's transaction: the word for the unit is taken away, and the person told."""
    revoked = end_contact(uow, contact, REVOKED, by=by.person_id, by_name=by.name, now=now)
    tell_person(uow, revoked, REVOKED, now)
    return revoked


def pressed_request(uow: UnitOfWork, token: str, by: Viewer) -> tuple[Card, Contact]:
    """The request under a pressed button, for those who may decide; part of a use case's transaction."""
    card = uow.cards.pressed(token, owner=by)
    contact = uow.people.contact(card.contact_id) if card.contact_id else None
    if contact is None or card.kind is not CardKind.CONTACT_REQUEST:
        raise DomainError("button_unknown")
    host = uow.directory.host()
    if not acts_for(host, by):
        raise DomainError("not_organizer")
    if not may_decide_on(contact, host, by):
        raise DomainError("own_request")
    return card, contact


def _write_down(uow: UnitOfWork, contact: Contact, decision: str, by: Viewer, now: datetime) -> None:
    write_on_requests(uow, contact.id, decided(decision, by.name, now), now, after=UNDECIDED)
    after = {"unit": contact.unit, "post": contact.post}
    uow.audit.add(f"contact_{decision}", f"contact:{contact.id}", by=by.person_id, now=now, after=after)
