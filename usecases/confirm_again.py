"""After a change: one tap confirms the earlier answer, another says that the change is known."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain import reconfirm
from domain.answer import Answer
from domain.people import Viewer
from usecases.answer import pressed_card
from usecases.record_answer import show_anew
from usecases.settle_answer import Answered, Occasion, settle


def keep_answer(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> Answered:
    """*Vẫn tham dự*: the earlier answer holds."""
    with uow:
        _, invitation, meeting = pressed_card(uow, token, by, now)
        kept = settle(uow, Answer(choice=reconfirm.Choice.KEEP), Occasion(invitation, meeting, by, now))
        uow.commit(closes=inbox)
    return kept


def note_change(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> Answered:
    """*Đã nhận thông tin*."""
    with uow:
        _, invitation, meeting = pressed_card(uow, token, by, now)
        noted = reconfirm.note(invitation, meeting)
        uow.meetings.keep([noted])
        show_anew(uow, noted, now)
        uow.audit.add("change_noted", f"invitation:{noted.id}", by=by.person_id, now=now)
        uow.commit(closes=inbox)
    return Answered(noted)
