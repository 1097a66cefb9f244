"""Record what a unit answers, and have every copy of its card and the panel shown anew."""

from datetime import datetime, timedelta

from db.unit_of_work import UnitOfWork
from domain import rsvp
from domain.errors import DomainError
from domain.invitation import Attendance, Invitation
from domain.meeting import Meeting
from domain.notice import Card, CardKind
from domain.people import Viewer
from usecases.dialog import ask, leave

PANEL_WITHIN = timedelta(seconds=2)
"""Answers that come close together are shown on the panel by one edit."""
ORDERS_WITHIN = timedelta(minutes=1)
"""And so are the head counts on the cards of orders."""


def press_answer(
    uow: UnitOfWork, token: str, choice: rsvp.Choice, *, by: Viewer, now: datetime, inbox: int
) -> Invitation:
    """Carry out a press on a card: answer at once, or ask for the name or the reason that is missing."""
    with uow:
        card, invitation, meeting = pressed_card(uow, token, by, now)
        if choice is rsvp.Choice.CHANGE:
            uow.cards.set_facts(card, {"reopened": True})
            uow.outbox.edit([card], now)
        elif rsvp.needs_name(invitation, choice):
            rsvp.check_offered(invitation, meeting, choice, now=now)
            _ask(uow, "name_person", invitation, meeting, by, now)
        elif rsvp.needs_reason(invitation, choice):
            rsvp.check_offered(invitation, meeting, choice, now=now)
            _ask(uow, "give_reason", invitation, meeting, by, now)
        else:
            invitation = rsvp.answer(invitation, meeting, choice, by=signature(by), now=now)
            record(uow, invitation, by, now)
        uow.commit(closes=inbox)
    return invitation


def name_person(uow: UnitOfWork, named: Attendance, *, by: Viewer, now: datetime, inbox: int) -> Invitation:
    """The name and post asked for: who comes, or who is asked to be let come."""
    with uow:
        invitation, meeting = _asked_about(uow, "name_person", by)
        answered = rsvp.answer(invitation, meeting, rsvp.Choice.NAME, by=signature(by), now=now, named=named)
        record(uow, answered, by, now)
        uow.commit(closes=inbox)
    return answered


def give_reason(uow: UnitOfWork, reason: str, *, by: Viewer, now: datetime, inbox: int) -> Invitation:
    """The reason asked for: an absence is asked of the chair."""
    with uow:
        invitation, meeting = _asked_about(uow, "give_reason", by)
        answered = rsvp.answer(
            invitation, meeting, rsvp.Choice.DECLINE, by=signature(by), now=now, reason=reason
        )
        record(uow, answered, by, now)
        uow.commit(closes=inbox)
    return answered


def signature(viewer: Viewer) -> str:
    """How an answer is signed: the post and the name of the one who gave it."""
    return f"{viewer.post} {viewer.name}".strip()


def pressed_card(uow: UnitOfWork, token: str, by: Viewer, now: datetime) -> tuple[Card, Invitation, Meeting]:
    """The card under a pressed button, with its line, while its reader speaks for the unit."""
    card = uow.cards.pressed(token, owner=by)
    if card.invitation_id is None:
        raise DomainError("button_old")
    invitation, meeting = uow.meetings.invitation(card.invitation_id, by)
    if not uow.cards.still_speaks(card, invitation.unit):
        raise DomainError("button_unknown")
    uow.cards.note_opened(token, now)
    return card, invitation, meeting


def _ask(
    uow: UnitOfWork, question: str, invitation: Invitation, meeting: Meeting, by: Viewer, now: datetime
) -> None:
    facts = {
        "invitation": invitation.id,
        "role": invitation.role,
        "title": meeting.title,
        "asks_chair": rsvp.asks_the_chair(invitation),
        "rank": invitation.rank,
    }
    ask(uow, question, facts, to=by, now=now)


def _asked_about(uow: UnitOfWork, question: str, by: Viewer) -> tuple[Invitation, Meeting]:
    dialog = uow.dialogs.at(by.address_id)
    if dialog is None or dialog.kind != question:
        raise DomainError("nothing_open")
    invitation_id = dialog.data["invitation"]
    assert isinstance(invitation_id, int)
    return uow.meetings.invitation(invitation_id, by)


def record(uow: UnitOfWork, answered: Invitation, by: Viewer, now: datetime) -> None:
    """Keep an answer with its history and have it shown; part of another use case's transaction."""
    uow.meetings.answer(answered, by=by.person_id, now=now)
    leave(uow, by, now, closed="done")
    for card in uow.cards.of_invitation(answered.id):
        if card.facts.get("reopened"):
            uow.cards.set_facts(card, {"reopened": False})
    show_anew(uow, answered, now)
    after = {"partstat": answered.partstat, "consent": answered.consent, "received": answered.received}
    uow.audit.add("answered", f"invitation:{answered.id}", by=by.person_id, now=now, after=after)


def show_anew(uow: UnitOfWork, invitation: Invitation, now: datetime) -> None:
    """Have every copy of the unit's cards and the panel shown anew; part of another use case's transaction."""
    uow.outbox.edit(uow.cards.of_invitation(invitation.id), now)
    panels = uow.cards.of_meeting(invitation.meeting_id, [CardKind.PANEL])
    uow.outbox.edit_soon(panels, now, within=PANEL_WITHIN)
    orders = uow.cards.of_meeting(invitation.meeting_id, [CardKind.ASSIGNMENT])
    uow.outbox.edit_soon(orders, now, within=ORDERS_WITHIN)
