"""A unit's name, its other names and its telephone: one question, one text."""

from collections.abc import Callable, Mapping
from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.people import Viewer
from domain.spelling import clean
from domain.unit import Unit
from domain.unit_edit import also_named, reached_at, renamed, revived
from usecases.change_unit import asked_unit, change_unit, close_question, pressed_unit
from usecases.dialog import ask

EDITS: Mapping[str, tuple[str, Callable[[Unit, str], Unit]]] = {
    "name": ("unit_renamed", renamed),
    "alias": ("unit_alias_added", also_named),
    "phone": ("unit_phone_changed", reached_at),
}
"""By the field: what the audit calls the change, and how it is made."""


def ask_edit(uow: UnitOfWork, token: str, field: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """*Đổi tên*, *Thêm tên gọi khác*, *Sửa điện thoại*: ask for the text."""
    if field not in EDITS:
        raise DomainError("button_unknown")
    with uow:
        card, unit = pressed_unit(uow, token, by)
        facts = {"unit": unit.code, "name": unit.name, "field": field, "unit_card": card.token}
        ask(uow, "edit_unit", facts, to=by, now=now)
        uow.commit(closes=inbox)


def give_edit(uow: UnitOfWork, text: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """The text that was asked for. Raises `text_missing`, `unit_unusable`; the question stays open then."""
    with uow:
        dialog, unit = asked_unit(uow, "edit_unit", by)
        if not clean(text):
            raise DomainError("text_missing")
        what, edit = EDITS[str(dialog.data["field"])]
        change_unit(uow, what, unit, edit(unit, text), by=by, now=now)
        close_question(uow, dialog, by=by, now=now)
        uow.commit(closes=inbox)


def revive_unit(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """*Bỏ ngày kết thúc*: an end that was set by mistake."""
    with uow:
        card, unit = pressed_unit(uow, token, by)
        if unit.valid_to is None:
            raise DomainError("button_old")
        change_unit(uow, "unit_revived", unit, revived(unit), by=by, now=now)
        uow.outbox.edit([card], now)
        uow.commit(closes=inbox)
