"""A unit ends on a day, alone or by going over into another; it is never deleted."""

from datetime import date, datetime

from db.dialogs import Dialog
from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.notice import CardKind, Notice
from domain.people import Viewer
from domain.unit import Unit
from domain.unit_edit import check_unit, ended
from domain.unit_search import one_unit
from usecases.change_unit import asked_unit, change_unit, close_question, pressed_unit, unit_of
from usecases.dialog import ask, leave


def ask_end(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """*Kết thúc hoạt động*: ask for the last day."""
    _ask(uow, "end_unit", token, by, now, inbox)


def ask_merge(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """*Sáp nhập*: ask for the unit into which it goes."""
    _ask(uow, "merge_unit", token, by, now, inbox)


def give_successor(uow: UnitOfWork, phrase: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """The one unit that the phrase names; ask for the last day, and say who will be told.

    Raises `unit_unknown`, `unit_ambiguous`, `unit_unusable`; the question stays open then.
    """
    with uow:
        dialog, unit = asked_unit(uow, "merge_unit", by)
        others = [one for one in uow.directory.all() if one.code != unit.code]
        successor = one_unit(others, phrase, now.date())
        check_unit(ended(unit, now.date(), successor.code), uow.directory.all())
        told = len(uow.people.recipients([unit.code]))
        facts = {"into": successor.code, "into_name": successor.name, "told": told}
        leave(uow, by, now, closed="done")
        ask(uow, "merge_day", {**_carried(dialog), **facts}, to=by, now=now)
        uow.commit(closes=inbox)


def give_last_day(uow: UnitOfWork, day: date, *, by: Viewer, now: datetime, inbox: int) -> None:
    """The last day of a unit that ends or is merged; those who spoke for a merged one are told."""
    with uow:
        dialog, unit = asked_unit(uow, _question_of_a_day(uow, by), by)
        successor = unit_of(uow, dialog.data["into"]) if dialog.kind == "merge_day" else None
        after = ended(unit, day, successor.code if successor else None)
        what = "unit_merged" if successor else "unit_ended"
        change_unit(uow, what, unit, after, by=by, now=now)
        if successor:
            uow.outbox.put(_news(uow, unit, now), now)
        close_question(uow, dialog, by=by, now=now)
        uow.commit(closes=inbox)


def _ask(uow: UnitOfWork, question: str, token: str, by: Viewer, now: datetime, inbox: int) -> None:
    with uow:
        card, unit = pressed_unit(uow, token, by)
        if unit.valid_to is not None:
            raise DomainError("button_old")
        facts = {"unit": unit.code, "name": unit.name, "unit_card": card.token}
        ask(uow, question, facts, to=by, now=now)
        uow.commit(closes=inbox)


def _carried(dialog: Dialog) -> dict[str, object]:
    return {key: dialog.data[key] for key in ("unit", "name", "unit_card")}


def _question_of_a_day(uow: UnitOfWork, by: Viewer) -> str:
    dialog = uow.dialogs.at(by.address_id)
    return "merge_day" if dialog and dialog.kind == "merge_day" else "end_unit"


def _news(uow: UnitOfWork, unit: Unit, now: datetime) -> list[Notice]:
    return [
        Notice(kind=CardKind.UNIT_MERGED, address_id=one.address_id, due_at=now, facts={"unit": unit.code})
        for one in uow.people.recipients([unit.code])
    ]
