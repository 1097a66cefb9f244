"""Just before sending: is it still wanted, and what does it show now?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from db.files import StoredFile
from db.unit_of_work import UnitOfWork
from domain.delivery import Claimed, Delivery, Operation, State
from domain.errors import DomainError
from domain.face import Face
from domain.notice import Card, CardKind
from domain.people import Viewer
from usecases.faces.contact import contact_request_face, registration_face
from usecases.faces.invitation import invitation_face, morning_face, reminder_face
from usecases.faces.letter import draft_face, guests_face, trial_face
from usecases.faces.panel import panel_face
from usecases.faces.question import question_face

FACES: Mapping[CardKind, Callable[[UnitOfWork, Card, Viewer, datetime], Face | None]] = {
    CardKind.INVITATION: invitation_face,
    CardKind.CHASE: reminder_face,
    CardKind.LAST_CALL: reminder_face,
    CardKind.MORNING: morning_face,
    CardKind.DRAFT: draft_face,
    CardKind.GUESTS: guests_face,
    CardKind.TRIAL: trial_face,
    CardKind.PANEL: panel_face,
    CardKind.QUESTION: question_face,
    CardKind.CONTACT_REQUEST: contact_request_face,
    CardKind.REGISTRATION: registration_face,
}


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


def look_deliveries(uow: UnitOfWork, claims: Sequence[Claimed], *, now: datetime) -> list[Sendable]:
    """The claims that are still wanted, with fresh data; the others are settled as cancelled here and now."""
    with uow:
        cards = uow.cards.some([claimed.delivery.card for claimed in claims])
        looked = [_look(uow, claimed, cards[claimed.delivery.card], now) for claimed in claims]
        uow.commit()
    return [sendable for sendable in looked if sendable is not None]


def _look(uow: UnitOfWork, claimed: Claimed, card: Card, now: datetime) -> Sendable | None:
    delivery = claimed.delivery
    face = face_of(uow, card, uow.people.viewer_at(card.address_id), now)
    nowhere = delivery.operation is Operation.EDIT and not card.message_ids
    if face is None or nowhere:
        uow.outbox.drop(delivery, State.SUPERSEDED if nowhere else State.CANCELLED, now)
        return None
    return Sendable(claimed, card, face, uow.files.load(face.file) if face.file else None)


def face_of(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """What a card shows its reader now; None when it is not to be shown (any more)."""
    try:
        return FACES[card.kind](uow, card, viewer, now)
    except DomainError:
        return None
