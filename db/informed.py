"""Which units a meeting's letter names only to let them know."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, delete, insert, select

from db.tables import informed
from domain.informed import Informed


class InformedUnits:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, meeting_id: int, units: Iterable[Informed]) -> None:
        """Make these the units that the meeting informs."""
        self._connection.execute(delete(informed).where(informed.c.meeting_id == meeting_id))
        rows = [{"meeting_id": meeting_id, "unit": one.unit, "unit_text": one.unit_text} for one in units]
        if rows:
            self._connection.execute(insert(informed), rows)

    def of_meeting(self, meeting_id: int) -> tuple[Informed, ...]:
        query = select(informed).where(informed.c.meeting_id == meeting_id).order_by(informed.c.id)
        rows = self._connection.execute(query).mappings()
        return tuple(Informed(row["unit"], row["unit_text"]) for row in rows)

    def concern(self, meeting_id: int, units: Collection[str]) -> bool:
        """Whether one of these units is informed of the meeting."""
        return any(one.unit in units for one in self.of_meeting(meeting_id))
