"""What every change of one unit has in common: who may, the law that holds, the record, the card shown anew."""

from datetime import datetime

from db.dialogs import Dialog
from db.unit_of_work import UnitOfWork
from domain.directory_change import unit_change
from domain.errors import DomainError
from domain.notice import Card, CardKind
from domain.people import Viewer
from domain.rights import check_administrator
from domain.unit import Unit
from domain.unit_edit import check_unit
from usecases.dialog import leave


def pressed_unit(uow: UnitOfWork, token: str, by: Viewer) -> tuple[Card, Unit]:
    """The unit under a pressed button, for those who may change it; part of a use case's transaction."""
    card = uow.cards.pressed(token, owner=by)
    check_administrator(by)
    if card.kind is not CardKind.UNIT:
        raise DomainError("button_unknown")
    return card, unit_of(uow, card.facts["unit"])


def asked_unit(uow: UnitOfWork, question: str, by: Viewer) -> tuple[Dialog, Unit]:
    """The open question and the unit that it is about; part of a use case's transaction."""
    dialog = open_question(uow, question, by)
    return dialog, unit_of(uow, dialog.data["unit"])


def open_question(uow: UnitOfWork, question: str, by: Viewer) -> Dialog:
    check_administrator(by)
    dialog = uow.dialogs.at(by.address_id)
    if dialog is None or dialog.kind != question:
        raise DomainError("nothing_open")
    return dialog


def change_unit(uow: UnitOfWork, what: str, before: Unit, after: Unit, *, by: Viewer, now: datetime) -> None:
    """Save a unit that a file could hold too, and write down what it was; part of a use case's transaction."""
    check_unit(after, uow.directory.all())
    if after == before:
        return
    change = unit_change(before, after)
    uow.directory.put([after])
    subject = f"unit:{after.code}"
    uow.audit.add(what, subject, by=by.person_id, now=now, before=change.before, after=change.after)


def close_question(uow: UnitOfWork, dialog: Dialog, *, by: Viewer, now: datetime) -> None:
    """The question is answered, and the unit's card, from which it came, shows the news."""
    leave(uow, by, now, closed="done")
    uow.outbox.edit([uow.cards.get(str(dialog.data["unit_card"]))], now)


def unit_of(uow: UnitOfWork, code: object) -> Unit:
    unit = uow.directory.get(str(code))
    if unit is None:
        raise DomainError("not_found")
    return unit
