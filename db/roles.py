"""What persons may do: one row for each role over one unit's meetings, or over every unit's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from db.tables import addresses, persons, roles, units
from domain.people import Address, Grant, Role


@dataclass(frozen=True)
class HeldRole:
    """A role of a person, as lists show it; `unit_name` is None where it holds for every unit."""

    person_id: int
    person_name: str
    role: Role
    unit_name: str | None


class Roles:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def grant(self, person_id: int, role: Role, unit: str | None, *, by: int | None, now: datetime) -> bool:
        """Give a role; returns whether it is new."""
        held = select(roles.c.id).where(
            roles.c.person_id == person_id, roles.c.role == role, roles.c.unit.is_not_distinct_from(unit)
        )
        if self._connection.execute(held).first():
            return False
        put = insert(roles).values(person_id=person_id, role=role, unit=unit, granted_at=now, granted_by=by)
        self._connection.execute(put)
        return True

    def end(self, person_id: int, role: Role) -> list[Grant]:
        """Take a role back, over whatever unit it is held; returns what was held."""
        return self._end(roles.c.person_id == person_id, roles.c.role == role)

    def end_as_contact(self, person_id: int, unit: str) -> list[Grant]:
        """Take back what a person may do as one who speaks for this unit; returns what was held.

        These are the roles over the unit's own meetings, and those to look at any.
        """
        looking_on = roles.c.role.in_((Role.VIEWER, Role.AIDE))
        return self._end(roles.c.person_id == person_id, (roles.c.unit == unit) | looking_on)

    def _end(self, *which: ColumnElement[bool]) -> list[Grant]:
        ended = delete(roles).where(*which).returning(roles.c.role, roles.c.unit)
        found = [Grant(Role(row.role), row.unit) for row in self._connection.execute(ended)]
        return sorted(found, key=lambda grant: (grant.role, grant.unit or ""))

    def held(self, person_id: int | None = None) -> list[HeldRole]:
        """Every role of everybody, or of one person."""
        query = (
            select(roles.c.person_id, persons.c.name, roles.c.role, units.c.name.label("unit_name"))
            .join(persons, persons.c.id == roles.c.person_id)
            .outerjoin(units, units.c.code == roles.c.unit)
            .order_by(persons.c.name, roles.c.person_id, roles.c.role, units.c.name)
        )
        if person_id is not None:
            query = query.where(roles.c.person_id == person_id)
        rows = self._connection.execute(query)
        return [HeldRole(row.person_id, row.name, Role(row.role), row.unit_name) for row in rows]

    def organizing(self) -> set[str]:
        """The units for which somebody organizes meetings."""
        query = select(roles.c.unit).where(roles.c.role == Role.ORGANIZER, roles.c.unit.is_not(None))
        return set(self._connection.execute(query).scalars())

    def reading_addresses(self, held: Sequence[Role]) -> list[tuple[int, Address]]:
        """(person, address) of everyone who holds one of these roles for any unit."""
        query = (
            select(addresses.c.person_id, addresses.c.channel, addresses.c.value)
            .join(roles, roles.c.person_id == addresses.c.person_id)
            .where(roles.c.role.in_(held), addresses.c.state == "active")
            .distinct()
        )
        return [(row[0], Address(row[1], row[2])) for row in self._connection.execute(query).all()]

    def addresses_with(self, role: Role, unit: str | None = None) -> list[int]:
        """One address of each person who holds this role for the unit (or for all)."""
        query = (
            select(func.min(addresses.c.id))
            .join(roles, roles.c.person_id == addresses.c.person_id)
            .where(roles.c.role == role, addresses.c.state == "active")
            .group_by(addresses.c.person_id)
        )
        if unit is not None:
            query = query.where((roles.c.unit == unit) | roles.c.unit.is_(None))
        return list(self._connection.execute(query).scalars())
