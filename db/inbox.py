"""Events as the networks gave them, stored before they are acknowledged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from db.tables import inbox

MOST_TRIES = 3


@dataclass(frozen=True)
class InboxRow:
    id: int
    channel: str
    chat: str
    raw: str
    tries: int


class Inbox:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def store(self, channel: str, updates: Sequence[tuple[str, str, str]], now: datetime) -> None:
        """Store (key, chat, raw) of each update; one that is stored already stays as it is."""
        rows = [
            {"channel": channel, "key": key, "chat": chat, "raw": raw, "state": "new", "received_at": now}
            for key, chat, raw in updates
        ]
        if rows:
            self._connection.execute(insert(inbox).on_conflict_do_nothing(), rows)

    def waiting(self, busy: Sequence[tuple[str, str]], limit: int) -> list[InboxRow]:
        """The oldest new row of each chat that is not `busy`: a chat's events are carried out in their order."""
        first = (
            select(func.min(inbox.c.id))
            .where(inbox.c.state == "new")
            .group_by(inbox.c.channel, inbox.c.chat)
            .order_by(func.min(inbox.c.id))
            .limit(limit + len(busy))
        )
        query = select(inbox).where(inbox.c.id.in_(first)).order_by(inbox.c.id)
        rows = self._connection.execute(query).mappings()
        free = [row for row in rows if (row["channel"], row["chat"]) not in busy]
        return [InboxRow(r["id"], r["channel"], r["chat"], r["raw"], r["tries"]) for r in free[:limit]]

    def close(self, row_id: int) -> None:
        """Done: the words are blanked, the key stays so that a repeat is known."""
        done = update(inbox).where(inbox.c.id == row_id, inbox.c.state == "new")
        self._connection.execute(done.values(state="done", raw=""))

    def count_failure(self, row_id: int, detail: str) -> bool:
        """One more try failed; returns whether it was the last: done already, or now set aside for good."""
        still_new = update(inbox).where(inbox.c.id == row_id, inbox.c.state == "new")
        count = still_new.values(tries=inbox.c.tries + 1, detail=detail).returning(inbox.c.tries)
        tries = self._connection.execute(count).scalar()
        if tries is not None and tries >= MOST_TRIES:
            self._connection.execute(still_new.values(state="dead"))
        return tries is None or tries >= MOST_TRIES

    def counts(self) -> dict[str, int]:
        query = select(inbox.c.state, func.count()).group_by(inbox.c.state)
        return {row[0]: row[1] for row in self._connection.execute(query).all()}

    def prune(self, before: datetime) -> int:
        done = delete(inbox).where(inbox.c.state == "done", inbox.c.received_at < before)
        return self._connection.execute(done).rowcount
