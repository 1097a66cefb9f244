"""A code is tried: what opens begins a registration, what does not is counted against guessing."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.notice import CardKind, Notice
from domain.people import ContactState, Role, Viewer
from domain.registration import (
    FAILURE_WINDOW,
    FAILURES_KEPT,
    MOST_FAILURES_OF_ALL,
    check_try,
    hash_code,
)
from domain.unit import Unit
from usecases.dialog import ask


def begin_registration(uow: UnitOfWork, code: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """Ask for the name of one who has a code; the code is used up only when all is told.

    A wrong, used or expired code is `code_unknown`, and stays counted although this raises.
    """
    with uow:
        is_open = _open(uow, code, by, now)
        uow.commit(closes=inbox)
    if not is_open:
        raise DomainError("code_unknown")


def forget_failures(uow: UnitOfWork, *, now: datetime) -> int:
    """At night: failed tries that have long counted for nothing; returns how many."""
    with uow:
        forgotten = uow.codes.forget_failures(now - FAILURES_KEPT)
        uow.commit()
    return forgotten


def check_not_registered(uow: UnitOfWork, unit: str, by: Viewer) -> None:
    """Part of another use case's transaction: who speaks for the unit already needs no second approval."""
    active = (one for one in uow.people.contacts_of(unit) if one.state == ContactState.ACTIVE)
    if by.person_id is not None and by.person_id in {one.person_id for one in active}:
        raise DomainError("already_registered")


def open_unit(uow: UnitOfWork, code: str, now: datetime) -> Unit:
    """Part of another use case's transaction: the unit of a code, while it is there to be spoken for.

    Raises `unit_ended`.
    """
    unit = uow.directory.get(code)
    if unit is None or not unit.is_valid(now.date()):
        raise DomainError("unit_ended", unit=unit.name if unit else code)
    return unit


def _open(uow: UnitOfWork, code: str, by: Viewer, now: datetime) -> bool:
    """Whether the code opens; one that does not is counted."""
    since = now - FAILURE_WINDOW
    own = uow.codes.failures(since, by.address_id)
    check_try(code, own_failures=own, all_failures=uow.codes.failures(since))
    code_hash = hash_code(code)
    opened = uow.codes.opens(code_hash, now)
    if opened is None:
        _count_failure(uow, by, now)
        return False
    unit = open_unit(uow, opened.unit, now)
    check_not_registered(uow, unit.code, by)
    ask(uow, "register_name", {"unit": unit.name, "code": code_hash}, to=by, now=now)
    return True


def _count_failure(uow: UnitOfWork, by: Viewer, now: datetime) -> None:
    uow.codes.add_failure(by.address_id, now)
    since = now - FAILURE_WINDOW
    guessed = uow.codes.failures(since) >= MOST_FAILURES_OF_ALL
    if guessed and not uow.cards.of_kind(CardKind.ALARM, since=since):
        _raise_alarm(uow, by, now)


def _raise_alarm(uow: UnitOfWork, by: Viewer, now: datetime) -> None:
    """One for each administrator and hour, however long it goes on."""
    alarms = [
        Notice(kind=CardKind.ALARM, address_id=address_id, due_at=now)
        for address_id in uow.roles.addresses_with(Role.ADMINISTRATOR)
    ]
    uow.outbox.put(alarms, now)
    uow.audit.add("codes_guessed", "registration_codes", by=by.person_id, now=now)
