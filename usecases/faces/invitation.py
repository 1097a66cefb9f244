"""Faces of an invitation: the card itself and the reminders, which take the same answers."""

from dataclasses import replace
from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain import offers, reconfirm
from domain.errors import DomainError
from domain.face import Button, Face, Rows, rows_of
from domain.invitation import Invitation, PartStat
from domain.meeting import Meeting, MeetingState
from domain.notice import Card, CardKind
from domain.on_whose_word import may_be_before_the_head
from domain.people import Viewer
from domain.proposal import ProposalState, state_of
from domain.reminders import is_silent, propose_deadline
from domain.state_line import state_key
from usecases.naming_doubts import naming_doubts

ANSWERS_A_ROW = 2
NO_DOUBTS: dict[str, object] = {"below": (), "doubled": ()}
NO_PROPOSAL: dict[str, object] = {"proposer": None, "proposed_to": ""}


def invitation_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """The unit's card: the call, the state of its answer, and what may be answered."""
    invitation, meeting = _load(uow, card, viewer)
    offer = offers.answer_options if card.facts.get("reopened") else offers.options
    if invitation.partstat is PartStat.TENTATIVE:
        offer = reconfirm.options
    offered = _still_open(offer(invitation, meeting), invitation, viewer)
    buttons = (*_answer_rows(offered), *_more(invitation, meeting))
    doubts = naming_doubts(uow, invitation, viewer)
    data = _data(uow, invitation, meeting) | doubts | _proposal(uow, invitation, meeting, now)
    return Face(template=CardKind.INVITATION, data=data, buttons=buttons)


def call_face(uow: UnitOfWork, invitation: Invitation, meeting: Meeting, now: datetime) -> Face:
    """The card of a meeting that is not called yet, as its reader will see it; its buttons do nothing."""
    called = replace(meeting, state=MeetingState.CALLED)
    if called.deadline is None:
        called = replace(called, deadline=propose_deadline(called, now))
    buttons = _answer_rows(offers.options(invitation, called))
    data = _data(uow, invitation, called) | NO_DOUBTS | NO_PROPOSAL
    return Face(template=CardKind.INVITATION, data=data, buttons=buttons)


def reminder_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """A chase or last call: offers the answers while there is none, then only tells the state."""
    invitation, meeting = _load(uow, card, viewer)
    if not meeting.is_live:
        return None
    answers = () if invitation.is_answered else offers.options(invitation, meeting)
    return Face(template=card.kind, data=_data(uow, invitation, meeting), buttons=_answer_rows(answers))


def morning_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """The morning message: when to be there, and for what."""
    invitation, meeting = _load(uow, card, viewer)
    if not (meeting.is_live and invitation.is_coming):
        return None
    return Face(
        template=CardKind.MORNING,
        data=_data(uow, invitation, meeting),
        buttons=_more(invitation, meeting),
        silent=is_silent(now, meeting),
    )


def _load(uow: UnitOfWork, card: Card, viewer: Viewer) -> tuple[Invitation, Meeting]:
    if card.invitation_id is None:
        raise DomainError("not_found")
    invitation, meeting = uow.meetings.invitation(card.invitation_id, viewer)
    if invitation.unit not in viewer.units:
        # An organizer may read it all the same, but this card was for one who spoke for the unit.
        raise DomainError("not_found")
    return invitation, meeting


def _data(uow: UnitOfWork, invitation: Invitation, meeting: Meeting) -> dict[str, object]:
    return {
        "invitation": invitation,
        "meeting": meeting,
        "unit": uow.directory.get(invitation.unit),
        "state": state_key(invitation, meeting),
        "brief": meeting.brief_of(invitation.unit),
    }


def _still_open(
    options: tuple[offers.Option, ...], invitation: Invitation, viewer: Viewer
) -> tuple[offers.Option, ...]:
    """After the head's own answer nobody else puts the letter before him any more."""
    if may_be_before_the_head(viewer.contact_for(invitation.unit).function, invitation):
        return options
    return tuple(option for option in options if option.choice is not offers.Choice.RECEIVED)


def _proposal(uow: UnitOfWork, invitation: Invitation, meeting: Meeting, now: datetime) -> dict[str, object]:
    """Who waits for whose word on a change of the answer."""
    waiting = uow.proposals.open_of(invitation.id)
    if waiting is None or state_of(waiting, meeting, now) is not ProposalState.OPEN:
        return NO_PROPOSAL
    proposer = uow.people.contact_at(invitation.unit, waiting.person_id)
    return {"proposer": proposer, "proposed_to": waiting.on_whose_word}


def _answer_rows(options: tuple[offers.Option, ...]) -> Rows:
    return rows_of([Button(option.label, option.choice) for option in options], ANSWERS_A_ROW)


def _more(invitation: Invitation, meeting: Meeting) -> Rows:
    """The lower row: what can be read."""
    more = [Button("see_letter", "see_letter")]
    if meeting.agenda:
        more.append(Button("agenda", "agenda"))
    if meeting.brief_of(invitation.unit):
        more.append(Button("brief", "brief"))
    return rows_of([*more, Button("office_contact", "contact")], ANSWERS_A_ROW)
