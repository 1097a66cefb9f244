"""A contact begins or ends to speak for a unit, with all that follows: parts of other use cases' transactions."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.calling import gets_a_card, invitation_notice, over_at
from domain.notice import CardKind, Notice
from domain.people import Contact, ContactState
from domain.proposal import ProposalState
from usecases.end_roles import note_ended
from usecases.tell_concerned import missed_notices
from usecases.tell_people import tell_approvers, tell_colleagues, tell_person

APPROVED = "approved"
DECLINED = "declined"
REVOKED = "revoked"
LEFT = "left"
"""What the `decision` on a request's cards may be; there is none while the request waits."""
OPEN = frozenset({None, APPROVED})


def activate_contact(
    uow: UnitOfWork, contact: Contact, name: str, *, by: int | None, now: datetime
) -> Contact:
    """The contact speaks for the unit under this name, and gets what the unit is invited to.

    The person is told, and so are the unit's other people.
    """
    active = replace(contact, state=ContactState.ACTIVE, person_name=name)
    uow.people.decide_contact(contact.id, ContactState.ACTIVE, by=by, now=now)
    uow.people.rename(contact.person_id, name)
    tell_person(uow, active, APPROVED, now)
    tell_colleagues(uow, active, "joined", now)
    uow.outbox.put(_missed_invitations(uow, active, now), now)
    return active


def end_contact(
    uow: UnitOfWork, contact: Contact, decision: str, *, by: int | None, by_name: str, now: datetime
) -> Contact:
    """The contact no longer speaks for the unit (REVOKED by the office, or LEFT): what waits for that is cancelled.

    Roles over the unit's own meetings end too, and those to look on at any. The unit's other people are told; of
    one who left, those who approve are told as well.
    """
    ended = replace(contact, state=ContactState.REVOKED)
    uow.people.decide_contact(contact.id, ContactState.REVOKED, by=by, now=now)
    _end_roles(uow, contact, by, now)
    _cancel_waiting(uow, contact, now)
    _close_proposals(uow, contact, now)
    write_on_requests(uow, contact.id, decided(decision, by_name, now), now, after=OPEN)
    news = [one for one in uow.cards.of_contact(contact.id) if one.kind is CardKind.REGISTRATION]
    uow.outbox.edit([one for one in news if one.facts["news"] == APPROVED], now)
    if contact.state == ContactState.ACTIVE:
        tell_colleagues(uow, ended, "departed", now)
    if decision == LEFT:
        tell_approvers(uow, ended, now)
    after = {"unit": contact.unit, "post": contact.post}
    uow.audit.add(f"contact_{decision}", f"contact:{contact.id}", by=by, now=now, after=after)
    return ended


def _end_roles(uow: UnitOfWork, contact: Contact, by: int | None, now: datetime) -> None:
    ended = uow.roles.end_as_contact(contact.person_id, contact.unit)
    note_ended(uow, contact.person_id, ended, by=by, now=now)


def _close_proposals(uow: UnitOfWork, contact: Contact, now: datetime) -> None:
    """Else the head could agree to what would be signed by one who may sign no more."""
    closed = uow.proposals.close_of(contact.person_id, contact.unit, ProposalState.DEPARTED, now)
    for invitation_id in closed:
        uow.outbox.edit(uow.cards.of_invitation(invitation_id), now)


def decided(decision: str, by_name: str, now: datetime) -> dict[str, object]:
    """The facts of a decision, as every copy of the request shows them."""
    return {"decision": decision, "decided_by": by_name, "decided_at": now.isoformat()}


def write_on_requests(
    uow: UnitOfWork,
    contact_id: int,
    facts: Mapping[str, object],
    now: datetime,
    *,
    after: Collection[str | None],
) -> None:
    """Have every copy of a request show these facts; copies of the contact's earlier requests stay as they are.

    `after` are the decisions of which one stands on the copies so far.
    """
    copies = [
        card
        for card in uow.cards.of_contact(contact_id)
        if card.kind is CardKind.CONTACT_REQUEST and card.facts.get("decision") in after
    ]
    for card in copies:
        uow.cards.set_facts(card, facts)
    uow.outbox.edit(copies, now)


def _missed_invitations(uow: UnitOfWork, contact: Contact, now: datetime) -> Iterator[Notice]:
    """What the unit was sent before this person spoke for it: invitations, orders, what it must know."""
    for address_id in uow.people.addresses_of(contact.person_id)[:1]:
        for invitation, meeting in uow.meetings.invited(uow.people.viewer_at(address_id)):
            to_come = meeting.is_live and now < over_at(meeting)
            if to_come and invitation.unit == contact.unit and gets_a_card(invitation):
                notice = invitation_notice(invitation, meeting, address_id, now)
                # Who was revoked and comes back has this slot filled by a cancelled row.
                yield replace(notice, slot=f"{notice.slot}:{now.isoformat()}")
        yield from missed_notices(uow, contact.unit, address_id, now)


def _cancel_waiting(uow: UnitOfWork, contact: Contact, now: datetime) -> None:
    """What waits because of this unit; and all that waits for one with no other part in the house."""
    at = uow.people.all_addresses_of(contact.person_id)
    uow.outbox.cancel_unit(at, contact.unit, now)
    for address_id in at:
        reader = uow.people.viewer_at(address_id)
        if not (reader.units or reader.grants):
            uow.outbox.cancel_address(address_id, now)
