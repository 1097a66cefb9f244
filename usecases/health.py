"""What the outside may know of how the house is doing: no names, only counts and ages."""

from dataclasses import dataclass
from datetime import datetime

from db.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Vitals:
    waiting: int
    """Deliveries not yet final."""
    oldest_overdue_s: float
    unresolved: int
    inbox_new: int
    inbox_dead: int
    blocked: tuple[str, ...]


def vitals(uow: UnitOfWork, *, now: datetime) -> Vitals:
    with uow:
        overdue = uow.outbox.next_due()
        counts = uow.outbox.all_counts()
        events = uow.inbox.counts()
        blocked = tuple(sorted(uow.gates.blocked(now)))
    late = (now - overdue).total_seconds() if overdue and overdue < now else 0.0
    return Vitals(
        waiting=counts.get("pending", 0) + counts.get("sending", 0) + counts.get("unknown", 0),
        oldest_overdue_s=late,
        unresolved=counts.get("unresolved", 0),
        inbox_new=events.get("new", 0),
        inbox_dead=events.get("dead", 0),
        blocked=blocked,
    )
