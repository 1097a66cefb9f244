"""Keep an answer with its history, and have every copy of its card and the panel shown anew."""

from datetime import datetime, timedelta

from db.unit_of_work import UnitOfWork
from domain.invitation import Invitation
from domain.notice import CardKind
from domain.people import Contact
from domain.proposal import ProposalState

PANEL_WITHIN = timedelta(seconds=2)
"""What comes close together, answers and deliveries, is shown on the panel by one edit."""
ORDERS_WITHIN = timedelta(minutes=1)
"""And so are the head counts on the cards of orders."""


def record(uow: UnitOfWork, answered: Invitation, *, by: int | None, now: datetime) -> None:
    """Keep what person `by` answered; a proposal that still waits is overtaken by it.

    Part of another use case's transaction.
    """
    uow.meetings.answer(answered, by=by, now=now)
    uow.proposals.close(answered.id, ProposalState.OVERTAKEN, now)
    close_choices(uow, answered)
    show_anew(uow, answered, now)
    after = {
        "partstat": answered.partstat,
        "consent": answered.consent,
        "received": answered.received,
        "function": answered.answered_function,
        "on_whose_word": answered.on_whose_word,
    }
    uow.audit.add("answered", f"invitation:{answered.id}", by=by, now=now, after=after)


def close_choices(uow: UnitOfWork, invitation: Invitation) -> None:
    """*Sửa phản hồi* has shown the choices again, and one was made; part of another use case's transaction."""
    for card in uow.cards.of_invitation(invitation.id):
        if card.facts.get("reopened"):
            uow.cards.set_facts(card, {"reopened": False})


def show_anew(uow: UnitOfWork, invitation: Invitation, now: datetime) -> None:
    """Have every copy of the unit's cards and the panel shown anew; part of another use case's transaction."""
    uow.outbox.edit(uow.cards.of_invitation(invitation.id), now)
    panels = uow.cards.of_meeting(invitation.meeting_id, [CardKind.PANEL])
    uow.outbox.edit_soon(panels, now, within=PANEL_WITHIN)
    orders = uow.cards.of_meeting(invitation.meeting_id, [CardKind.ASSIGNMENT])
    uow.outbox.edit_soon(orders, now, within=ORDERS_WITHIN)


def signature(contact: Contact) -> str:
    """How an answer is signed: the post in this very unit, and the name."""
    return f"{contact.post} {contact.person_name}".strip()
