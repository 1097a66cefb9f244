"""Reminders: rows of a meeting, tens of them; who gets one is decided when it fires."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from db.tables import reminders
from domain.reminders import Kind, Reminder


@dataclass(frozen=True)
class PlannedReminder:
    id: int
    meeting_id: int
    kind: Kind
    sequence: int
    due_at: datetime
    expires_at: datetime
    state: str
    note: str


class Reminders:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def plan(self, meeting_id: int, sequence: int, planned: Iterable[Reminder], *, slot: str) -> None:
        rows = [
            {
                "meeting_id": meeting_id,
                "kind": reminder.kind,
                "sequence": sequence,
                "slot": slot,
                "distance_s": None if reminder.distance is None else int(reminder.distance.total_seconds()),
                "due_at": reminder.due_at,
                "expires_at": reminder.expires_at,
                "state": "planned",
            }
            for reminder in planned
        ]
        if rows:
            self._connection.execute(insert(reminders), rows)

    def due(self, now: datetime) -> list[PlannedReminder]:
        query = select(reminders).where(reminders.c.state == "planned", reminders.c.due_at <= now)
        return self._all(query.order_by(reminders.c.due_at))

    def of_meeting(self, meeting_id: int) -> list[PlannedReminder]:
        query = select(reminders).where(reminders.c.meeting_id == meeting_id)
        return self._all(query.order_by(reminders.c.due_at))

    def next_due(self) -> datetime | None:
        query = select(reminders.c.due_at).where(reminders.c.state == "planned")
        return self._connection.execute(query.order_by(reminders.c.due_at).limit(1)).scalar()

    def settle(self, reminder_id: int, state: str, now: datetime, *, note: str = "") -> bool:
        """Fire, skip or postpone once: False when another hand was first."""
        change = update(reminders).where(reminders.c.id == reminder_id, reminders.c.state == "planned")
        return bool(self._connection.execute(change.values(state=state, fired_at=now, note=note)).rowcount)

    def postpone(self, reminder_id: int, until: datetime) -> None:
        change = update(reminders).where(reminders.c.id == reminder_id)
        self._connection.execute(change.values(due_at=until))

    def cancel_meeting(self, meeting_id: int) -> None:
        change = update(reminders).where(reminders.c.meeting_id == meeting_id, reminders.c.state == "planned")
        self._connection.execute(change.values(state="cancelled"))

    def _all(self, query: Any) -> list[PlannedReminder]:
        return [_planned(row) for row in self._connection.execute(query).mappings()]


def _planned(row: Mapping[Any, Any]) -> PlannedReminder:
    kept = ("id", "meeting_id", "sequence", "due_at", "expires_at", "state", "note")
    return PlannedReminder(kind=Kind(row["kind"]), **{key: row[key] for key in kept})
