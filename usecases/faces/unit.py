"""Faces of the directory: a unit, the units that were found, a merger's news, what a file would change."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.directory_file import DirectoryTable
from domain.errors import DomainError
from domain.face import Button, Face, Rows, rows_of
from domain.notice import Card, CardKind
from domain.people import Contact, ContactState, Viewer
from domain.unit import Unit
from usecases.import_directory import read_against
from usecases.plan_import import table_of_plan

MOST_PEOPLE = 20
NEW_CODE = Button("unit_code", "code")
EDITS: Rows = (
    (Button("rename_unit", "edit.name"), Button("unit_alias", "edit.alias")),
    (Button("unit_phone", "edit.phone"),),
    (Button("merge_unit", "merge"), Button("end_unit", "end")),
)


def unit_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """A unit with its people; who may change it sees how."""
    if not viewer.may_organize:
        return None
    unit = _unit(uow, str(card.facts["unit"]))
    contacts = [one for one in uow.people.contacts_of(unit.code) if one.state != ContactState.REVOKED]
    data = {
        "unit": unit,
        "parent": uow.directory.get(unit.parent) if unit.parent else None,
        "successor": uow.directory.get(unit.successor) if unit.successor else None,
        "contacts": contacts,
        "codes": uow.codes.in_use(unit.code, now),
        "today": now.date(),
    }
    people = _people_buttons(contacts) if viewer.is_administrator else ()
    return Face(template=CardKind.UNIT, data=data, buttons=(*_unit_buttons(unit, viewer), *people))


def units_found_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """The units among which to choose, each with its button."""
    if not viewer.may_organize:
        return None
    codes = [str(code) for code in _list(card.facts["units"])]
    known = uow.directory.some(codes)
    buttons = [
        Button("unit_name", f"open.{index}", {"name": known[code].name})
        for index, code in enumerate(codes)
        if code in known
    ]
    facts = {"units": [known[code] for code in codes if code in known]}
    return Face(template=CardKind.UNITS_FOUND, data={**card.facts, **facts}, buttons=rows_of(buttons, 1))


def unit_merged_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """The end of a unit, before one who spoke for it."""
    unit = _unit(uow, str(card.facts["unit"]))
    if unit.valid_to is None or unit.successor is None:
        return None
    data = {"unit": unit, "successor": _unit(uow, unit.successor)}
    return Face(template=CardKind.UNIT_MERGED, data=data)


def directory_plan_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """What the file would change, held against the directory of this moment."""
    if not viewer.is_administrator:
        return None
    outcome = str(card.facts.get("outcome", ""))
    table = table_of_plan(uow, card) if not outcome else DirectoryTable(rows=[])
    imported = read_against(uow, table)[1]
    data = {
        "file_name": card.facts["file_name"],
        "letter": card.facts.get("letter", ""),
        "outcome": outcome,
        "counts": card.facts.get("counts"),
        "change": imported.change,
        "errors": imported.errors,
    }
    buttons: Rows = ()
    if not outcome:
        ready = not imported.errors and (imported.change.added or imported.change.changed)
        take = (Button("import_directory", "import"),) if ready else ()
        buttons = ((*take, Button("drop_directory", "drop")),)
    return Face(template=CardKind.DIRECTORY_PLAN, data=data, buttons=buttons)


def _unit(uow: UnitOfWork, code: str) -> Unit:
    unit = uow.directory.get(code)
    if unit is None:
        raise DomainError("not_found")
    return unit


def _unit_buttons(unit: Unit, viewer: Viewer) -> Rows:
    code = () if unit.valid_to else ((NEW_CODE,),)
    if not viewer.is_administrator:
        return code
    return ((Button("revive_unit", "revive"),),) if unit.valid_to else (*code, *EDITS)


def _people_buttons(contacts: list[Contact]) -> Rows:
    """Each opens the person's card, with what he may do."""
    shown = [Button("person_name", f"person.{one.id}", {"name": one.person_name}) for one in contacts]
    return rows_of(shown[:MOST_PEOPLE], 2)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
