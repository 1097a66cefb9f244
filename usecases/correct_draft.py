"""The organizer mends what the machine misread, or says that the letter itself is wrong."""

from dataclasses import fields, replace
from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.draft import DONE, Draft, LetterState
from domain.errors import DomainError
from domain.letter.correct import correct
from domain.letter.model import Reading
from domain.notice import Card, CardKind
from domain.people import Viewer
from usecases.dialog import ask, leave

FACES = (CardKind.DRAFT, CardKind.GUESTS)


def ask_correction(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """*Máy đọc sai*: ask what is to be read instead."""
    with uow:
        draft = open_draft(uow, uow.cards.pressed(token, owner=by), by)
        ask(uow, "correct_draft", {"letter": draft.id}, to=by, now=now)
        uow.commit(closes=inbox)


def correct_draft(
    uow: UnitOfWork, letter_id: int, text: str, *, by: Viewer, now: datetime, inbox: int
) -> None:
    """Read the organizer's words into the draft, and show the same card anew."""
    with uow:
        draft = uow.letters.get(letter_id, by)
        if draft.state in DONE:
            raise DomainError("letter_called_already")
        reading = correct(draft.reading, text, issue_date=draft.reading.issue_date)
        state = LetterState.HELD if draft.state is LetterState.HELD else LetterState.READ
        mended = replace(draft, reading=reading, state=state, issued_at=None)
        uow.letters.save(mended)
        leave(uow, by, now, closed="done")
        uow.outbox.edit(uow.cards.of_letter(letter_id, FACES), now)
        after = {"fields": _changed(draft.reading, reading)}
        uow.audit.add("letter_corrected", f"letter:{letter_id}", by=by.person_id, now=now, after=after)
        uow.commit(closes=inbox)


def _changed(before: Reading, after: Reading) -> list[str]:
    """The names of the parts that differ: the audit holds no words of persons."""
    names = (part.name for part in fields(Reading) if part.name != "doubts")
    return [name for name in names if getattr(before, name) != getattr(after, name)]


def hold_draft(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """*Giấy mời ghi sai*: the draft waits for a corrected letter."""
    with uow:
        draft = open_draft(uow, uow.cards.pressed(token, owner=by), by)
        uow.letters.save(replace(draft, state=LetterState.HELD))
        uow.outbox.edit(uow.cards.of_letter(draft.id, FACES), now)
        uow.audit.add("letter_held", f"letter:{draft.id}", by=by.person_id, now=now)
        uow.commit(closes=inbox)


def draft_at(uow: UnitOfWork, message_id: str, *, by: Viewer) -> int | None:
    """The letter whose draft card shows as this message, for a reply to it."""
    with uow:
        card = uow.cards.standing_at(by.address_id, message_id)
        return card.letter_id if card is not None and card.kind is CardKind.DRAFT else None


def open_draft(uow: UnitOfWork, card: Card, viewer: Viewer) -> Draft:
    """The draft of a card, while it may still be changed."""
    if card.letter_id is None:
        raise DomainError("button_unknown")
    draft = uow.letters.get(card.letter_id, viewer)
    if draft.state in DONE:
        raise DomainError("button_old")
    return draft
