"""An administrator, or an organizer of the host, says who speaks for a unit, and may take it back."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.calling import gets_a_card, invitation_notice, over_at
from domain.errors import DomainError
from domain.notice import Card, CardKind, Notice
from domain.people import Contact, ContactState, Viewer

APPROVED = "approved"
DECLINED = "declined"
REVOKED = "revoked"
"""What the `decision` on a request's cards may be; there is none while the request waits."""


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
        state = ContactState.ACTIVE if approve else ContactState.REVOKED
        decided = replace(contact, state=state, person_name=str(card.facts["name"]))
        uow.people.decide_contact(contact.id, state, by=by.person_id, now=now)
        if approve:
            uow.people.rename(contact.person_id, decided.person_name)
        _tell(uow, decided, APPROVED if approve else DECLINED, by, now)
        if approve:
            uow.outbox.put(_missed_invitations(uow, decided, now), now)
        uow.commit(closes=inbox)
    return decided


def revoke_contact(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> Contact:
    """*Thôi làm đầu mối*: the person no longer speaks for the unit, and what waits for that is cancelled."""
    with uow:
        card, contact = pressed_request(uow, token, by)
        if card.facts.get("decision") != APPROVED or contact.state != ContactState.ACTIVE:
            raise DomainError("button_old")
        revoked = replace(contact, state=ContactState.REVOKED)
        uow.people.decide_contact(contact.id, ContactState.REVOKED, by=by.person_id, now=now)
        _cancel_waiting(uow, contact.person_id, now)
        _tell(uow, revoked, REVOKED, by, now)
        uow.commit(closes=inbox)
    return revoked


def pressed_request(uow: UnitOfWork, token: str, by: Viewer) -> tuple[Card, Contact]:
    """The request under a pressed button, for those who may decide; part of a use case's transaction."""
    card = uow.cards.pressed(token, owner=by)
    contact = uow.people.contact(card.contact_id) if card.contact_id else None
    if contact is None or card.kind is not CardKind.CONTACT_REQUEST:
        raise DomainError("button_unknown")
    host = uow.directory.host()
    if not (by.is_administrator or (host is not None and by.may_organize_for(host.code))):
        raise DomainError("not_organizer")
    return card, contact


def write_on_requests(
    uow: UnitOfWork, contact_id: int, facts: Mapping[str, object], now: datetime, *, after: str | None
) -> None:
    """Have every copy of a request show these facts; copies of the contact's earlier requests stay as they are.

    `after` is the decision that stands on the copies so far. Part of a use case's transaction.
    """
    copies = [
        card
        for card in uow.cards.of_contact(contact_id)
        if card.kind is CardKind.CONTACT_REQUEST and card.facts.get("decision") == after
    ]
    for card in copies:
        uow.cards.set_facts(card, facts)
    uow.outbox.edit(copies, now)


def tell_person(uow: UnitOfWork, contact: Contact, news: str, now: datetime) -> None:
    """A new message that rings, at the person's first address; part of a use case's transaction."""
    for address_id in uow.people.addresses_of(contact.person_id)[:1]:
        notice = Notice(
            kind=CardKind.REGISTRATION,
            address_id=address_id,
            due_at=now,
            contact_id=contact.id,
            facts={"news": news},
        )
        uow.outbox.put_one(notice, now)


def _tell(uow: UnitOfWork, contact: Contact, decision: str, by: Viewer, now: datetime) -> None:
    facts = {"decision": decision, "decided_by": by.name, "decided_at": now.isoformat()}
    write_on_requests(uow, contact.id, facts, now, after=APPROVED if decision == REVOKED else None)
    tell_person(uow, contact, decision, now)
    after = {"unit": contact.unit, "name": contact.person_name, "post": contact.post}
    subject = f"contact:{contact.id}"
    uow.audit.add(f"contact_{decision}", subject, by=by.person_id, now=now, after=after)


def _missed_invitations(uow: UnitOfWork, contact: Contact, now: datetime) -> Iterator[Notice]:
    """What the unit was sent before this person spoke for it."""
    for address_id in uow.people.addresses_of(contact.person_id)[:1]:
        for invitation, meeting in uow.meetings.invited(uow.people.viewer_at(address_id)):
            to_come = meeting.is_live and now < over_at(meeting)
            if to_come and invitation.unit == contact.unit and gets_a_card(invitation):
                notice = invitation_notice(invitation, meeting, address_id, now)
                # Who was revoked and comes back has this slot filled by a cancelled row.
                yield replace(notice, slot=f"{notice.slot}:{now.isoformat()}")


def _cancel_waiting(uow: UnitOfWork, person_id: int, now: datetime) -> None:
    """Cancel all that waits for one with no other part in the house.

    What waits for the others is looked at just before it is sent, and dropped then if it was the unit's.
    """
    for address_id in uow.people.addresses_of(person_id):
        reader = uow.people.viewer_at(address_id)
        if not (reader.units or reader.grants):
            uow.outbox.cancel_address(address_id, now)
