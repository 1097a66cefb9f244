"""The gate of each channel: open, closed for a while, or until a person mends it."""

from datetime import datetime

from sqlalchemy import Connection, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from db.tables import gates


class Gates:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def block(self, channel: str, until: datetime | None, *, stopped: bool, detail: str) -> None:
        """Close the gate of a channel: until a moment, or until a person mends it."""
        row = {"channel": channel, "blocked_until": until, "stopped": stopped, "detail": detail}
        put = insert(gates).values(row)
        self._connection.execute(put.on_conflict_do_update(index_elements=["channel"], set_=row))

    def open_gates(self) -> None:
        """A new start may try again what was stopped."""
        self._connection.execute(update(gates).values(stopped=False, detail=""))

    def blocked(self, now: datetime) -> dict[str, datetime | None]:
        """Closed gates: until when, or None for stopped."""
        query = select(gates).where(or_(gates.c.stopped, gates.c.blocked_until > now))
        return {
            row["channel"]: None if row["stopped"] else row["blocked_until"]
            for row in self._connection.execute(query).mappings()
        }
