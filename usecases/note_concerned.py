"""Who has an order or must know says that the message has been received, and may look at more."""

from dataclasses import dataclass
from datetime import datetime

from db.files import StoredFile
from db.unit_of_work import UnitOfWork
from domain import tally
from domain.errors import DomainError
from domain.meeting import Meeting
from domain.notice import CONCERNING, Card, CardKind
from domain.people import HOUSE, Viewer
from usecases.record_answer import PANEL_WITHIN, signature


@dataclass(frozen=True)
class OpenedLetter:
    """The letter behind a card: the file if there was one, else its text."""

    meeting: Meeting
    file: StoredFile | None
    text: str


def note_order(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """*Đã nhận nhiệm vụ*: the first to say so is kept; one who only helps speaks for his own unit."""
    with uow:
        card = _pressed(uow, token, by, now)
        if card.assignment_id is None:
            raise DomainError("button_old")
        if card.facts.get("copy"):
            _sign(uow, [one for one in _copies(uow, card) if _same_unit(one, card)], by, now)
        else:
            uow.orders.note(card.assignment_id, by=_signature(card, by), now=now)
        _show(uow, _copies(uow, card), card, now)
        uow.audit.add("order_noted", f"assignment:{card.assignment_id}", by=by.person_id, now=now)
        uow.commit(closes=inbox)


def note_informed(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """*Đã nhận thông tin*: the unit knows; all its copies of the message show it."""
    with uow:
        card = _pressed(uow, token, by, now)
        copies = [
            one for one in uow.cards.of_meeting(_meeting_id(card), [card.kind]) if _same_unit(one, card)
        ]
        copies = [one for one in copies if one.sequence == card.sequence]
        _sign(uow, copies, by, now)
        _show(uow, copies, card, now)
        uow.audit.add("information_noted", f"meeting:{card.meeting_id}", by=by.person_id, now=now)
        uow.commit(closes=inbox)


def open_letter(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> OpenedLetter:
    """*Xem giấy mời* from a card without an invitation."""
    with uow:
        card = _pressed(uow, token, by, now)
        meeting = uow.meetings.get(_meeting_id(card), by)
        text, file = uow.letters.issued(meeting)
        stored = uow.files.load(file) if file else None
        uow.commit(closes=inbox)
    return OpenedLetter(meeting, stored, text)


def head_count(
    uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int
) -> tuple[Meeting, tally.Tally]:
    """*Số đại biểu*: numbers only; who comes is nobody else's business."""
    with uow:
        card = _pressed(uow, token, by, now)
        meeting = uow.meetings.get(_meeting_id(card), by)
        counted = tally.count(uow.meetings.invitations(meeting.id, HOUSE))
        uow.commit(closes=inbox)
    return meeting, counted


def _pressed(uow: UnitOfWork, token: str, by: Viewer, now: datetime) -> Card:
    """The card under a pressed button, while its reader speaks for the unit that it is for."""
    card = uow.cards.pressed(token, owner=by)
    if card.kind not in CONCERNING or not uow.cards.still_speaks(card, str(card.facts["unit"])):
        raise DomainError("button_unknown")
    uow.cards.note_opened(token, now)
    return card


def _meeting_id(card: Card) -> int:
    if card.meeting_id is None:
        raise DomainError("button_old")
    return card.meeting_id


def _copies(uow: UnitOfWork, card: Card) -> list[Card]:
    return uow.cards.of_order(card.assignment_id) if card.assignment_id is not None else []


def _same_unit(one: Card, other: Card) -> bool:
    return one.facts["unit"] == other.facts["unit"]


def _signature(card: Card, by: Viewer) -> str:
    return signature(by.contact_for(str(card.facts["unit"])))


def _sign(uow: UnitOfWork, cards: list[Card], by: Viewer, now: datetime) -> None:
    for card in cards:
        if card.facts.get("noted_by") is None:
            uow.cards.set_facts(card, {"noted_by": _signature(card, by), "noted_at": now.isoformat()})


def _show(uow: UnitOfWork, cards: list[Card], card: Card, now: datetime) -> None:
    uow.outbox.edit(cards, now)
    panels = uow.cards.of_meeting(_meeting_id(card), [CardKind.PANEL])
    uow.outbox.edit_soon(panels, now, within=PANEL_WITHIN)
