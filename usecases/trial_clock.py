"""The trial's clock: how far it is set off, and where the next reminder waits."""

from datetime import datetime, timedelta

from db.unit_of_work import UnitOfWork
from domain.delivery import Priority


def clock_offset(uow: UnitOfWork) -> timedelta:
    with uow:
        return uow.instance.clock_offset()


def keep_clock_offset(uow: UnitOfWork, offset: timedelta) -> None:
    with uow:
        uow.instance.set_clock_offset(offset)
        uow.commit()


def next_reminder_due(uow: UnitOfWork, *, now: datetime) -> datetime | None:
    """When the next reminder fires, or the next message of one leaves, if that is later than now."""
    with uow:
        planned = uow.reminders.next_due()
        waiting = uow.outbox.next_due(after=now, priority=Priority.REMINDER)
    return min((moment for moment in (planned, waiting) if moment is not None and moment > now), default=None)
