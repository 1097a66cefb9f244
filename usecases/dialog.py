"""Dialogs: one open question for each address, asked by a card and answered by a text or a press."""

from collections.abc import Mapping
from datetime import datetime

from db.dialogs import Dialog
from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.notice import CardKind, Notice
from domain.people import Viewer

ASKED_BY_KEYBOARD = frozenset({"share_phone"})
"""A message that brought keys cannot be edited on every network: these questions are closed by another one."""


def ask(
    uow: UnitOfWork,
    question: str,
    facts: Mapping[str, object],
    *,
    to: Viewer,
    now: datetime,
    keeps: Mapping[str, object] | None = None,
    closed: str = "left",
) -> None:
    """Open a dialog and put its question; part of another use case's transaction.

    `keeps` is remembered until the answer and stands on no card; `closed` tells what became of the question
    before.
    """
    leave(uow, to, now, closed=closed)
    notice = Notice(
        kind=CardKind.QUESTION, address_id=to.address_id, due_at=now, facts={"question": question, **facts}
    )
    token = uow.outbox.put_one(notice, now)
    uow.dialogs.open(to.address_id, question, {**facts, **(keeps or {}), "card": token}, now)


def leave(uow: UnitOfWork, viewer: Viewer, now: datetime, *, closed: str = "left") -> None:
    """End what is open, and take the buttons off its question; part of another use case's transaction."""
    dialog = uow.dialogs.at(viewer.address_id)
    if dialog is None:
        return
    uow.dialogs.close(viewer.address_id)
    if token := str(dialog.data.get("card", "")):
        card = uow.cards.get(token)
        uow.cards.set_facts(card, {"closed": closed})
        if dialog.kind in ASKED_BY_KEYBOARD:
            uow.outbox.put_one(_closing(dialog.kind, closed, viewer, now), now)
        else:
            uow.outbox.edit([card], now)


def _closing(question: str, closed: str, viewer: Viewer, now: datetime) -> Notice:
    facts = {"question": question, "closed": closed}
    return Notice(kind=CardKind.QUESTION, address_id=viewer.address_id, due_at=now, facts=facts)


def open_dialog(uow: UnitOfWork, viewer: Viewer) -> Dialog | None:
    """Where the conversation with this person stands."""
    with uow:
        return uow.dialogs.at(viewer.address_id)


def leave_dialog(uow: UnitOfWork, *, by: Viewer, now: datetime, inbox: int) -> None:
    """*Thôi*: end the open dialog; nothing of it is kept."""
    with uow:
        if uow.dialogs.at(by.address_id) is None:
            raise DomainError("nothing_open")
        leave(uow, by, now)
        uow.commit(closes=inbox)
