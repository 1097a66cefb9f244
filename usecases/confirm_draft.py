"""From a confirmed reading to the guest list, and through the gate."""

from dataclasses import replace
from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.calling import check_issued, check_readable, guest_list
from domain.change import check_told, is_change
from domain.draft import NOBODY, LetterState
from domain.errors import DomainError
from domain.notice import CardKind, Notice
from domain.people import Viewer
from domain.phrase_key import of_key
from usecases.correct_draft import FACES, open_draft


def confirm_draft(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """*Xác nhận đúng*: the reading is right; show the guest list."""
    with uow:
        draft = open_draft(uow, uow.cards.pressed(token, owner=by), by)
        check = check_told if is_change(draft.reading) else check_readable
        check(draft.reading)
        if draft.state not in (LetterState.READ, LetterState.HELD):
            raise DomainError("button_old")
        uow.letters.save(replace(draft, state=LetterState.CONFIRMED))
        guests = Notice(kind=CardKind.GUESTS, address_id=by.address_id, due_at=now, letter_id=draft.id)
        uow.outbox.put_one(guests, now)
        uow.outbox.edit(uow.cards.of_letter(draft.id, FACES), now)
        uow.audit.add("letter_confirmed", f"letter:{draft.id}", by=by.person_id, now=now)
        uow.commit(closes=inbox)


def place_guest(
    uow: UnitOfWork, token: str, key: int, candidate: int | None, *, by: Viewer, now: datetime, inbox: int
) -> None:
    """Give the unmatched phrase of this key to one of its candidate units, or to nobody (`candidate` None)."""
    with uow:
        draft = open_draft(uow, uow.cards.pressed(token, owner=by), by)
        question = of_key(guest_list(draft, uow.directory.all()).questions, key, lambda one: one.phrase)
        if candidate is not None and not 0 <= candidate < len(question.candidates):
            raise DomainError("button_old")
        unit = NOBODY if candidate is None else question.candidates[candidate]
        uow.letters.save(replace(draft, picks={**draft.picks, question.phrase: unit}))
        uow.outbox.edit(uow.cards.of_letter(draft.id, [CardKind.GUESTS]), now)
        after = {"phrase": question.phrase, "unit": unit}
        uow.audit.add("guest_placed", f"letter:{draft.id}", by=by.person_id, now=now, after=after)
        uow.commit(closes=inbox)


def mark_issued(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """*Đã phát hành*: the organizer vouches that the letter is out in the document system."""
    with uow:
        draft = open_draft(uow, uow.cards.pressed(token, owner=by), by)
        check_issued(draft.reading)
        if draft.state is not LetterState.CONFIRMED:
            raise DomainError("button_old")
        issued = replace(draft, state=LetterState.ISSUED, issued_at=now)
        uow.letters.save(issued, issued_by=by.person_id)
        uow.outbox.edit(uow.cards.of_letter(draft.id, [CardKind.GUESTS]), now)
        uow.audit.add("letter_issued", f"letter:{draft.id}", by=by.person_id, now=now)
        uow.commit(closes=inbox)
