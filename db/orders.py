"""The orders of a meeting's letter. Their ids stay the same when the meeting changes, for cards refer to them."""

from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from db.tables import assignments, cards, desks
from domain.meeting import MeetingAssignment
from domain.orders import desk_phrase


class Orders:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_meeting(self, meeting_id: int) -> tuple[MeetingAssignment, ...]:
        query = select(assignments).where(assignments.c.meeting_id == meeting_id)
        rows = self._connection.execute(query.order_by(assignments.c.position)).mappings()
        return tuple(_order(row) for row in rows)

    def keep(self, meeting_id: int, orders: Iterable[MeetingAssignment]) -> None:
        """Make these the orders of the meeting: known ones keep their rows, the others go with their notes."""
        known = {(one.unit_text, one.task): one.id for one in self.of_meeting(meeting_id)}
        kept: list[int] = []
        for position, order in enumerate(orders):
            row_id = order.id or known.get((order.unit_text, order.task), 0)
            place = {"meeting_id": meeting_id, "position": position}
            kept.append(self._put(0 if row_id in kept else row_id, order, place))
        gone = select(assignments.c.id).where(
            assignments.c.meeting_id == meeting_id, assignments.c.id.not_in(kept)
        )
        self._connection.execute(
            update(cards).where(cards.c.assignment_id.in_(gone)).values(assignment_id=None)
        )
        self._connection.execute(delete(assignments).where(assignments.c.id.in_(gone)))

    def _put(self, row_id: int, order: MeetingAssignment, place: dict[str, int]) -> int:
        row = asdict(order) | place | {"copies": list(order.copies)}
        del row["id"]
        if row_id:
            self._connection.execute(update(assignments).where(assignments.c.id == row_id).values(row))
            return row_id
        put = insert(assignments).values(row).returning(assignments.c.id)
        return int(self._connection.execute(put).scalar_one())

    def note(self, order_id: int, *, by: str, now: datetime) -> bool:
        """The order has been received; False where somebody has said so before."""
        first = update(assignments).where(assignments.c.id == order_id, assignments.c.noted_at.is_(None))
        return bool(self._connection.execute(first.values(noted_at=now, noted_by=by)).rowcount)

    def concern(self, meeting_id: int, units: Collection[str]) -> bool:
        """Whether one of these units has an order of the meeting, or helps with one."""
        concerned = {
            code for order in self.of_meeting(meeting_id) for code in (order.unit, order.desk, *order.copies)
        }
        return not concerned.isdisjoint(units)

    def desks(self) -> dict[str, str]:
        """The desk that somebody chose for each phrase."""
        rows = self._connection.execute(select(desks.c.phrase, desks.c.unit))
        return {row.phrase: row.unit for row in rows}

    def choose_desk(self, unit_text: str, unit: str, *, by: int | None, now: datetime) -> None:
        """From now on orders to this phrase go to that unit."""
        row = {"phrase": desk_phrase(unit_text), "unit": unit, "chosen_at": now, "chosen_by": by}
        self._connection.execute(delete(desks).where(desks.c.phrase == row["phrase"]))
        self._connection.execute(insert(desks).values(row))


def _order(row: RowMapping) -> MeetingAssignment:
    values: dict[str, Any] = {key: row[key] for key in MeetingAssignment.__dataclass_fields__}
    return MeetingAssignment(**{**values, "copies": tuple(row["copies"])})
