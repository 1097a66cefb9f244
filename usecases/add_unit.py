"""A unit that the directory lacks: its name, its kind, and the groups under which letters will invite it."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.people import Viewer
from domain.rights import check_administrator
from domain.spelling import clean
from domain.unit import Kind
from domain.unit_edit import check_unit, new_unit, usual_groups
from domain.unit_index import UnitIndex
from usecases.change_unit import open_question
from usecases.dialog import ask, leave
from usecases.look_up_unit import show_unit


def ask_kind(uow: UnitOfWork, name: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """/donvi thêm …: ask for the kind. Raises `unit_exists` when a living unit bears the name already."""
    check_administrator(by)
    with uow:
        name = clean(name)
        directory = uow.directory.all()
        namesakes = [unit for unit in UnitIndex(directory).named(name) if unit.is_valid(now.date())]
        if namesakes:
            raise DomainError("unit_exists", name=namesakes[0].name)
        check_unit(new_unit(name, Kind.DEPARTMENT, (), directory), directory)
        ask(uow, "add_unit_kind", {"name": name}, to=by, now=now)
        uow.commit(closes=inbox)


def choose_kind(uow: UnitOfWork, chosen: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """The kind; ask whether the unit joins the groups of its kind, or add it at once where there are none."""
    if chosen not in set(Kind):
        raise DomainError("button_unknown")
    with uow:
        name = str(open_question(uow, "add_unit_kind", by).data["name"])
        groups = usual_groups(Kind(chosen), name, uow.directory.all(), now.date())
        leave(uow, by, now, closed="done")
        if groups:
            facts = {"name": name, "kind": chosen, "groups": list(groups)}
            ask(uow, "add_unit_groups", facts, to=by, now=now)
        else:
            _add(uow, name, Kind(chosen), (), by, now)
        uow.commit(closes=inbox)


def choose_groups(uow: UnitOfWork, join: bool, *, by: Viewer, now: datetime, inbox: int) -> None:
    """With or without the groups that were shown: the unit is added, and its card put."""
    with uow:
        data = open_question(uow, "add_unit_groups", by).data
        groups = data["groups"] if join and isinstance(data["groups"], list) else []
        leave(uow, by, now, closed="done")
        _add(uow, str(data["name"]), Kind(str(data["kind"])), tuple(map(str, groups)), by, now)
        uow.commit(closes=inbox)


def _add(uow: UnitOfWork, name: str, kind: Kind, groups: tuple[str, ...], by: Viewer, now: datetime) -> None:
    directory = uow.directory.all()
    unit = check_unit(new_unit(name, kind, groups, directory), directory)
    uow.directory.put([unit])
    after = {"name": unit.name, "kind": unit.kind, "groups": list(groups)}
    uow.audit.add("unit_added", f"unit:{unit.code}", by=by.person_id, now=now, after=after)
    show_unit(uow, unit.code, to=by, now=now)
