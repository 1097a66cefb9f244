"""A notice about a letter that was not sent yet is read into that letter's draft."""

from dataclasses import replace
from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.draft import Draft, LetterState
from domain.draft_correction import corrected, draft_meant
from domain.errors import DomainError
from domain.people import Viewer
from usecases.correct_draft import FACES, open_draft


def apply_correction(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """*Sửa bản đọc*: the draft tells what the issued notice tells, and waits to be confirmed."""
    with uow:
        notice = open_draft(uow, uow.cards.pressed(token, owner=by), by)
        if notice.state is not LetterState.ISSUED:
            raise DomainError("not_issued")
        draft = unsent_draft(uow, notice, by)
        if draft is None:
            raise DomainError("change_of_nothing")
        uow.letters.save(corrected(draft, notice.reading))
        uow.letters.save(replace(notice, state=LetterState.APPLIED))
        uow.outbox.edit([*uow.cards.of_letter(draft.id, FACES), *uow.cards.of_letter(notice.id, FACES)], now)
        after = {"by": f"letter:{notice.id}"}
        uow.audit.add("letter_amended", f"letter:{draft.id}", by=by.person_id, now=now, after=after)
        uow.commit(closes=inbox)


def unsent_draft(uow: UnitOfWork, notice: Draft, viewer: Viewer) -> Draft | None:
    """The draft that the notice speaks of; part of another use case's transaction."""
    return draft_meant(notice.reading, uow.letters.unsent(viewer))
