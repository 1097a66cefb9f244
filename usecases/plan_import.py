"""A directory that came as a file in the chat: shown first, brought in at a press."""

import json
from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.directory_checks import RowError
from domain.directory_file import DirectoryTable
from domain.errors import DomainError
from domain.notice import Card, CardKind, Notice
from domain.people import Viewer
from domain.request_letter import number_in
from domain.rights import check_administrator
from usecases.import_directory import Imported, read_against, write_import

MEDIA_TYPE = "application/json"


def plan_import(
    uow: UnitOfWork,
    table: DirectoryTable,
    file_name: str,
    caption: str,
    *,
    by: Viewer,
    now: datetime,
    inbox: int,
) -> None:
    """Keep the rows, and put a card that tells what they would change.

    The caption may tell the number of the official letter that asked the units for their people.
    """
    check_administrator(by)
    with uow:
        kept = uow.files.keep(file_name, MEDIA_TYPE, _bytes(table), now)
        facts = {"file": kept, "file_name": file_name, "letter": number_in(caption)}
        notice = Notice(kind=CardKind.DIRECTORY_PLAN, address_id=by.address_id, due_at=now, facts=facts)
        uow.outbox.put_one(notice, now)
        uow.commit(closes=inbox)


def import_plan(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> Imported:
    """*Nhập danh bạ*: bring the rows in as the directory stands now. Raises DomainError `directory_file_wrong`."""
    with uow:
        card = _open_plan(uow, token, by)
        units, imported = read_against(uow, table_of_plan(uow, card))
        if imported.errors:
            raise DomainError("directory_file_wrong", n=len(imported.errors))
        file_name, letter = str(card.facts["file_name"]), str(card.facts.get("letter", ""))
        write_import(uow, units, imported.change, file_name, letter, by, now)
        change = imported.change
        counts = {"added": len(change.added), "changed": len(change.changed), "same": change.same}
        _close(uow, card, {"outcome": "imported", "counts": counts}, now)
        uow.commit(closes=inbox)
    return imported


def drop_plan(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """*Bỏ qua*: nothing of the file is kept."""
    with uow:
        _close(uow, _open_plan(uow, token, by), {"outcome": "dropped"}, now)
        uow.commit(closes=inbox)


def table_of_plan(uow: UnitOfWork, card: Card) -> DirectoryTable:
    """The rows that a plan's card is about; part of another use case's transaction."""
    stored = uow.files.load(str(card.facts["file"]))
    if stored is None:
        raise DomainError("button_old")
    kept = json.loads(stored.data)
    errors = tuple(RowError(**error) for error in kept["errors"])
    return DirectoryTable(rows=kept["rows"], first_row=kept["first_row"], errors=errors)


def _bytes(table: DirectoryTable) -> bytes:
    kept = {
        "rows": [dict(row) for row in table.rows],
        "first_row": table.first_row,
        "errors": [vars(error) for error in table.errors],
    }
    return json.dumps(kept, ensure_ascii=False).encode()


def _open_plan(uow: UnitOfWork, token: str, by: Viewer) -> Card:
    card = uow.cards.pressed(token, owner=by)
    check_administrator(by)
    if card.kind is not CardKind.DIRECTORY_PLAN:
        raise DomainError("button_unknown")
    if "outcome" in card.facts:
        raise DomainError("button_old")
    return card


def _close(uow: UnitOfWork, card: Card, facts: dict[str, object], now: datetime) -> None:
    uow.cards.set_facts(card, facts)
    uow.files.wipe(str(card.facts["file"]))
    uow.outbox.edit([card], now)
