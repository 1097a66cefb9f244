"""Just before sending: is it still wanted, and what does it show now?"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from db.files import StoredFile
from db.unit_of_work import UnitOfWork
from domain.delivery import Claimed, Delivery, Operation, State
from domain.errors import DomainError
from domain.face import Face
from domain.invitation import Invitation
from domain.meeting import Meeting
from domain.notice import Card, CardKind
from domain.people import Viewer
from domain.reminders import Kind, still_needs
from usecases.faces.change import change_face
from usecases.faces.code import alarm_face, code_face
from usecases.faces.contact import contact_request_face, personnel_face, registration_face
from usecases.faces.informed import inform_change_face, inform_face
from usecases.faces.invitation import invitation_face, morning_face, reminder_face
from usecases.faces.letter import draft_face, guests_face, trial_face
from usecases.faces.order import order_face
from usecases.faces.panel import panel_face
from usecases.faces.person import holders_face, person_face, role_news_face
from usecases.faces.proposal import proposal_face
from usecases.faces.question import question_face
from usecases.faces.unit import directory_plan_face, unit_face, unit_merged_face, units_found_face

log = logging.getLogger(__name__)

FACES: Mapping[CardKind, Callable[[UnitOfWork, Card, Viewer, datetime], Face | None]] = {
    CardKind.INVITATION: invitation_face,
    CardKind.CHASE: reminder_face,
    CardKind.LAST_CALL: reminder_face,
    CardKind.MORNING: morning_face,
    CardKind.CHANGE: change_face,
    CardKind.ASSIGNMENT: order_face,
    CardKind.INFORM: inform_face,
    CardKind.INFORM_CHANGE: inform_change_face,
    CardKind.PROPOSAL: proposal_face,
    CardKind.DRAFT: draft_face,
    CardKind.GUESTS: guests_face,
    CardKind.TRIAL: trial_face,
    CardKind.PANEL: panel_face,
    CardKind.QUESTION: question_face,
    CardKind.CONTACT_REQUEST: contact_request_face,
    CardKind.REGISTRATION: registration_face,
    CardKind.PERSONNEL: personnel_face,
    CardKind.PERSON: person_face,
    CardKind.HOLDERS: holders_face,
    CardKind.ROLE_NEWS: role_news_face,
    CardKind.CODE: code_face,
    CardKind.ALARM: alarm_face,
    CardKind.UNIT: unit_face,
    CardKind.UNITS_FOUND: units_found_face,
    CardKind.UNIT_MERGED: unit_merged_face,
    CardKind.DIRECTORY_PLAN: directory_plan_face,
}

CALLS: Mapping[CardKind, Kind | None] = {
    CardKind.INVITATION: None,
    CardKind.CHASE: Kind.CHASE,
    CardKind.LAST_CALL: Kind.LAST_CALL,
    CardKind.MORNING: Kind.MORNING,
}
"""What calls to a meeting, and the reminder that it is. It goes to nobody who need not come any more."""


@dataclass(frozen=True)
class Sendable:
    """A claimed delivery with the face it is to show; `message_ids` are where an edit must go."""

    claimed: Claimed
    card: Card
    face: Face
    file: StoredFile | None

    @property
    def delivery(self) -> Delivery:
        return self.claimed.delivery


def look(uow: UnitOfWork, claims: Sequence[Claimed], *, now: datetime) -> list[Sendable]:
    """The claims that are still wanted, with fresh data; the others are settled here and now.

    Part of the claim's own transaction: a claim that nobody can send must not be left behind.
    """
    cards = uow.cards.some([claimed.delivery.card for claimed in claims])
    looked = [_look(uow, claimed, cards[claimed.delivery.card], now) for claimed in claims]
    return [sendable for sendable in looked if sendable is not None]


def _look(uow: UnitOfWork, claimed: Claimed, card: Card, now: datetime) -> Sendable | None:
    delivery = claimed.delivery
    try:
        face = _wanted_face(uow, claimed, card, now)
    except Exception:
        log.exception("delivery %s has no face", delivery.id)
        uow.claims.drop(delivery, State.FAILED, now)
        return None
    nowhere = delivery.operation is Operation.EDIT and not card.message_ids
    if face is None or nowhere:
        uow.claims.drop(delivery, State.SUPERSEDED if nowhere else State.CANCELLED, now)
        return None
    return Sendable(claimed, card, face, uow.files.load(face.file) if face.file else None)


def _wanted_face(uow: UnitOfWork, claimed: Claimed, card: Card, now: datetime) -> Face | None:
    viewer = uow.people.viewer_at(card.address_id)
    if claimed.delivery.operation is Operation.SEND and not _is_due_to(uow, card, viewer, now):
        return None
    return face_of(uow, card, viewer, now)


def _is_due_to(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> bool:
    """Whether a call or a reminder, put some time ago, is still to reach its reader."""
    if card.kind in (CardKind.ASSIGNMENT, CardKind.INFORM):
        return _is_live(uow, card, viewer)
    if card.kind not in CALLS:
        return True
    if card.invitation_id is None:
        return False
    try:
        invitation, meeting = uow.meetings.invitation(card.invitation_id, viewer)
    except DomainError:
        return False
    reminder = CALLS[card.kind]
    if reminder is None or not meeting.is_live:
        return meeting.is_live
    if card.sequence != meeting.sequence:
        return False
    overtaken = reminder is Kind.CHASE and _is_last_call_due(uow, invitation, meeting, now)
    return not overtaken and still_needs(reminder, invitation, meeting, now)


def _is_live(uow: UnitOfWork, card: Card, viewer: Viewer) -> bool:
    try:
        return uow.meetings.get(card.meeting_id or 0, viewer).is_live
    except DomainError:
        return False


def _is_last_call_due(uow: UnitOfWork, invitation: Invitation, meeting: Meeting, now: datetime) -> bool:
    """After an interruption the chase may still wait when the last call is due: one of them is enough."""
    due = [one.kind for one in uow.reminders.of_meeting(meeting.id) if one.due_at <= now]
    return Kind.LAST_CALL in due and still_needs(Kind.LAST_CALL, invitation, meeting, now)


def face_of(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """What a card shows its reader now; None when it is not to be shown (any more)."""
    try:
        return FACES[card.kind](uow, card, viewer, now)
    except DomainError:
        return None
