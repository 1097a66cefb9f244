"""Where a conversation stands: at most one open question for each address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from db.tables import dialogs


@dataclass(frozen=True)
class Dialog:
    kind: str
    data: Mapping[str, object]


class Dialogs:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open(self, address_id: int, kind: str, data: Mapping[str, object], now: datetime) -> None:
        """Begin a dialog, ending the one that was open."""
        row = {"address_id": address_id, "kind": kind, "data": dict(data), "started_at": now}
        put = insert(dialogs).values(row)
        self._connection.execute(put.on_conflict_do_update(index_elements=["address_id"], set_=row))

    def at(self, address_id: int) -> Dialog | None:
        query = select(dialogs.c.kind, dialogs.c.data).where(dialogs.c.address_id == address_id)
        row = self._connection.execute(query).first()
        return None if row is None else Dialog(row.kind, row.data)

    def begun_before(self, kind: str, moment: datetime) -> list[tuple[int, Dialog]]:
        query = select(dialogs).where(dialogs.c.kind == kind, dialogs.c.started_at <= moment)
        rows = self._connection.execute(query.order_by(dialogs.c.started_at)).mappings()
        return [(row["address_id"], Dialog(row["kind"], row["data"])) for row in rows]

    def close(self, address_id: int) -> None:
        self._connection.execute(delete(dialogs).where(dialogs.c.address_id == address_id))
