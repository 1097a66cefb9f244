"""The directory of units."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, RowMapping, select
from sqlalchemy.dialects.sqlite import insert

from db.tables import units
from domain.rank import Relation
from domain.unit import Kind, Unit


class Directory:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, changed: Iterable[Unit]) -> None:
        """Add units, or replace those with the same code."""
        for unit in changed:
            row = asdict(unit) | {"aliases": list(unit.aliases), "groups": list(unit.groups)}
            put = insert(units).values(row)
            self._connection.execute(put.on_conflict_do_update(index_elements=["code"], set_=row))

    def all(self) -> list[Unit]:
        query = select(units).order_by(units.c.protocol_order, units.c.code)
        return [_unit(row) for row in self._connection.execute(query).mappings()]

    def get(self, code: str) -> Unit | None:
        row = self._connection.execute(select(units).where(units.c.code == code)).mappings().first()
        return None if row is None else _unit(row)

    def some(self, codes: Iterable[str]) -> dict[str, Unit]:
        query = select(units).where(units.c.code.in_(list(codes)))
        return {row["code"]: _unit(row) for row in self._connection.execute(query).mappings()}

    def host(self) -> Unit | None:
        """The unit that invites: of the host's own bodies the last in protocol order, its office."""
        query = select(units).where(units.c.relation == Relation.HOST, units.c.parent.is_(None))
        row = self._connection.execute(query.order_by(units.c.protocol_order.desc())).mappings().first()
        return None if row is None else _unit(row)


def _unit(row: RowMapping) -> Unit:
    values: dict[str, Any] = dict(row)
    values |= {"aliases": tuple(row["aliases"]), "groups": tuple(row["groups"])}
    values |= {"kind": Kind(row["kind"]), "relation": Relation(row["relation"])}
    return Unit(**values)
