"""*Xem thử tin*, *Gửi thử cho tôi*: see a card before anybody gets it."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.notice import CardKind, Notice
from domain.people import Viewer
from usecases.correct_draft import open_draft


def offer_trials(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """Ask whose card is to be shown: one unit for each rank and relation of the list."""
    with uow:
        draft = open_draft(uow, uow.cards.pressed(token, owner=by), by)
        notice = Notice(kind=CardKind.TRIAL, address_id=by.address_id, due_at=now, letter_id=draft.id)
        uow.outbox.put_one(notice, now)
        uow.commit(closes=inbox)
