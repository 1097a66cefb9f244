"""A letter that is wrong goes out before it is corrected, on a leader's word; the cards say what it has wrongly."""

from dataclasses import replace
from datetime import datetime

from db.dialogs import Dialog
from db.unit_of_work import UnitOfWork
from domain.change import is_change
from domain.draft import LetterState
from domain.erratum import erratum_of
from domain.errors import DomainError
from domain.letter.correct import correct
from domain.people import Viewer
from domain.registration import check_post
from usecases.correct_draft import FACES, open_draft
from usecases.dialog import ask, leave


def ask_who_lets_go(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """*Gửi, sẽ đính chính*: ask who has decided so."""
    with uow:
        draft = open_draft(uow, uow.cards.pressed(token, owner=by), by)
        if draft.state is not LetterState.HELD or is_change(draft.reading):
            raise DomainError("button_old")
        ask(uow, "let_go_by", {"letter": draft.id}, to=by, now=now)
        uow.commit(closes=inbox)


def name_who_lets_go(uow: UnitOfWork, text: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """Keep the post, and ask what is right where the letter is wrong."""
    with uow:
        dialog = _asked(uow, "let_go_by", by)
        told = {"letter": dialog.data["letter"], "decided_by": check_post(text)}
        leave(uow, by, now, closed="done")
        ask(uow, "let_go_how", told, to=by, now=now)
        uow.commit(closes=inbox)


def let_go(uow: UnitOfWork, text: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """Take the right facts into the reading, and keep for the cards what the letter has instead."""
    with uow:
        dialog = _asked(uow, "let_go_how", by)
        draft = uow.letters.get(int(str(dialog.data["letter"])), by)
        if draft.state is not LetterState.HELD:
            raise DomainError("button_old")
        right = correct(draft.reading, text, issue_date=draft.reading.issue_date)
        decided_by = str(dialog.data["decided_by"])
        erratum = erratum_of(draft.reading, right, before=draft.erratum, decided_by=decided_by)
        if not erratum.tells_mistakes:
            raise DomainError("nothing_wrong")
        uow.letters.save(replace(draft, reading=right, erratum=erratum, state=LetterState.READ))
        leave(uow, by, now, closed="done")
        uow.outbox.edit(uow.cards.of_letter(draft.id, FACES), now)
        uow.audit.add("letter_let_go", f"letter:{draft.id}", by=by.person_id, now=now)
        uow.commit(closes=inbox)


def _asked(uow: UnitOfWork, question: str, by: Viewer) -> Dialog:
    dialog = uow.dialogs.at(by.address_id)
    if dialog is None or dialog.kind != question:
        raise DomainError("nothing_open")
    return dialog
