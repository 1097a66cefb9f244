"""A code is tried: what opens begins a registration, what does not is counted against guessing."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.people import ContactState, Viewer
from domain.registration import FAILURE_WINDOW, MOST_FAILURES_OF_ALL, check_try, hash_code
from usecases.dialog import ask


def begin_registration(uow: UnitOfWork, code: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """Ask for the name of one who has a code; the code is used up only when all is told.

    A wrong, used or expired code is `code_unknown`, and stays counted although this raises.
    """
    with uow:
        opened = _open(uow, code, by, now)
        uow.commit(closes=inbox)
    if not opened:
        raise DomainError("code_unknown")


def check_not_registered(uow: UnitOfWork, unit: str, by: Viewer) -> None:
    """Part of another use case's transaction: who speaks for the unit already needs no second approval."""
    active = (one for one in uow.people.contacts_of(unit) if one.state == ContactState.ACTIVE)
    if by.person_id is not None and by.person_id in {one.person_id for one in active}:
        raise DomainError("already_registered")


def _open(uow: UnitOfWork, code: str, by: Viewer, now: datetime) -> bool:
    """Whether the code opens; one that does not is counted."""
    since = now - FAILURE_WINDOW
    own = uow.directory.code_failures(since, by.address_id)
    check_try(code, own_failures=own, all_failures=uow.directory.code_failures(since))
    code_hash = hash_code(code)
    found = uow.directory.unit_of_code(code_hash, now)
    unit = uow.directory.get(found) if found else None
    if unit is None:
        _count_failure(uow, by, now)
        return False
    check_not_registered(uow, unit.code, by)
    ask(uow, "register_name", {"unit": unit.name, "code": code_hash}, to=by, now=now)
    return True


def _count_failure(uow: UnitOfWork, by: Viewer, now: datetime) -> None:
    uow.directory.add_code_failure(by.address_id, now)
    if uow.directory.code_failures(now - FAILURE_WINDOW) == MOST_FAILURES_OF_ALL:
        uow.audit.add("codes_guessed", "registration_codes", by=by.person_id, now=now)
