"""The organizer says which desk an order's card goes to, and who need not be informed."""

from dataclasses import replace
from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.calling import day_of, guest_list
from domain.concerned import Concerned, concerned_by
from domain.draft import NOBODY, Draft
from domain.errors import DomainError
from domain.informed import DROPPED
from domain.meeting import MeetingAssignment
from domain.notice import CardKind
from domain.orders import desk_candidates, order_phrase
from domain.people import Viewer
from domain.phrase_key import of_key
from usecases.correct_draft import open_draft

ASKING = "desk_of"
"""The fact of a guest list that holds the key of the order whose desk is being chosen; 0: none."""


def ask_desk(uow: UnitOfWork, token: str, key: int, *, by: Viewer, now: datetime, inbox: int) -> None:
    """*Chọn nơi nhận*: show the candidates on the guest list itself; `key` 0 puts them away again."""
    with uow:
        card = uow.cards.pressed(token, owner=by)
        draft = open_draft(uow, card, by)
        if key:
            _order(uow, draft, key)
        uow.cards.set_facts(card, {ASKING: key})
        uow.outbox.edit([card], now)
        uow.commit(closes=inbox)


def choose_desk(
    uow: UnitOfWork, token: str, key: int, candidate: int, *, by: Viewer, now: datetime, inbox: int
) -> None:
    """Give the order of this key to one of its candidates, and remember it for the next letter."""
    with uow:
        card = uow.cards.pressed(token, owner=by)
        draft = open_draft(uow, card, by)
        order = _order(uow, draft, key)
        candidates = desk_candidates(order, uow.directory.all(), on=day_of(draft.reading))
        if not 0 <= candidate < len(candidates):
            raise DomainError("button_old")
        desk = candidates[candidate].code
        uow.orders.choose_desk(order.unit_text, desk, by=by.person_id, now=now)
        uow.cards.set_facts(card, {ASKING: 0})
        after = {"phrase": order.unit_text, "unit": desk}
        uow.audit.add("desk_chosen", f"letter:{draft.id}", by=by.person_id, now=now, after=after)
        uow.outbox.edit(uow.cards.of_letter(draft.id, [CardKind.GUESTS]), now)
        uow.commit(closes=inbox)


def drop_informed(uow: UnitOfWork, token: str, key: int, *, by: Viewer, now: datetime, inbox: int) -> None:
    """*Bỏ dòng này*: the units of this line of Nơi nhận get no message."""
    with uow:
        draft = open_draft(uow, uow.cards.pressed(token, owner=by), by)
        line = of_key(_concerned(uow, draft).informed, key, lambda one: one.text)
        uow.letters.save(replace(draft, picks={**draft.picks, DROPPED + line.text: NOBODY}))
        after = {"line": line.text}
        uow.audit.add("informed_dropped", f"letter:{draft.id}", by=by.person_id, now=now, after=after)
        uow.outbox.edit(uow.cards.of_letter(draft.id, [CardKind.GUESTS]), now)
        uow.commit(closes=inbox)


def _order(uow: UnitOfWork, draft: Draft, key: int) -> MeetingAssignment:
    return of_key(_concerned(uow, draft).orders, key, order_phrase)


def _concerned(uow: UnitOfWork, draft: Draft) -> Concerned:
    directory = uow.directory.all()
    return concerned_by(draft, guest_list(draft, directory).guests, directory, uow.orders.desks())
